namespace MilestoneBot.Commands.Paste;

/// <summary>What a column of a pasted table contains.</summary>
internal enum PlanField
{
    None,
    Number,
    Name,
    Share,
    Amount,
    Gross,
    Starts,
    Expected,
    Due,
    Discount,
    DeemedAcceptance,
    Done,
    Unused,
}

namespace MilestoneBot.Domain.Naming;

/// <summary>What is wrong with a milestone name; a good one says what the client receives or signs.</summary>
public enum NameFault
{
    TooLong,

    /// <summary>It holds characters that nobody sees.</summary>
    Invisible,

    /// <summary>It has fewer than two letters.</summary>
    TooFewLetters,

    // What it speaks of instead of a deliverable
    Progress,
    Service,
    Time,
    Payment,
    Counter,
    Placeholder,
}

namespace MilestoneBot.Domain.Milestones;

/// <summary>What an amendment of the contract is about, beside the terms of one milestone.</summary>
public enum AmendedPart
{
    Total,
    Added,
    Split,
    End,
}

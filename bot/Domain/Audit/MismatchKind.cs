namespace MilestoneBot.Domain.Audit;

/// <summary>How the tables differ from the journal. The journal is right.</summary>
public enum MismatchKind
{
    /// <summary>Both have it, with different contents.</summary>
    Changed,

    /// <summary>The journal has it, the tables do not.</summary>
    Missing,

    /// <summary>The tables have it, the journal does not.</summary>
    Added,

    /// <summary>The tables hold something that is no valid value.</summary>
    Unreadable,
}

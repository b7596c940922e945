namespace MilestoneBot.Domain.Audit;

/// <summary>How the tables differ from the journal, which has the say.</summary>
public enum MismatchKind
{
    /// <summary>Both have it, and they say different things of it.</summary>
    Changed,

    /// <summary>The journal has it, the tables do not.</summary>
    Missing,

    /// <summary>The tables have it, the journal does not.</summary>
    Added,

    /// <summary>The tables hold something that is no value at all.</summary>
    Unreadable,
}

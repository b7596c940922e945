namespace MilestoneBot.Domain.Team;

/// <summary>Why work is a person's own, so that somebody else has to check it.</summary>
public enum OwnWorkReason
{
    /// <summary>Made by the same account.</summary>
    SameAccount,

    /// <summary>Made by another account of the same person.</summary>
    OtherAccount,

    /// <summary>Made by the person for whom they would decide as a deputy.</summary>
    ActingForAuthor,
}

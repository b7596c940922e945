namespace MilestoneBot.Domain.Team;

/// <summary>In what way work is somebody's own, so that somebody else has to look at it.</summary>
public enum OwnWorkReason
{
    /// <summary>Made by the same account.</summary>
    SameAccount,

    /// <summary>Made by another account of the same person.</summary>
    OtherAccount,

    /// <summary>Made by the one in whose stead they would decide.</summary>
    ActingForAuthor,
}

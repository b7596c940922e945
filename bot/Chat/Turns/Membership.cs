namespace MilestoneBot.Chat.Turns;

/// <summary>Whether the platform confirms that a person belongs to the workspace.</summary>
public enum Membership
{
    /// <summary>
    /// Not known yet, or the platform does not answer: the person reads no amounts, creates and changes nothing, and
    /// holds no role.
    /// </summary>
    Unknown,

    /// <summary>A member of the workspace.</summary>
    Staff,

    /// <summary>
    /// A guest, or a user of another tenant: can read where they are invited, but has no rights of staff.
    /// </summary>
    Guest,

    /// <summary>
    /// The platform no longer lists the person in the conversation: from there they can read and do nothing.
    /// </summary>
    Away,
}

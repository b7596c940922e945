namespace MilestoneBot.Chat.Turns;

/// <summary>Whether the platform vouches for a person as one of the workspace's own people.</summary>
public enum Membership
{
    /// <summary>
    /// Not known yet, or the platform does not answer: reads no money, creates, holds and changes nothing.
    /// </summary>
    Unknown,

    /// <summary>One of the workspace's own people.</summary>
    Staff,

    /// <summary>A guest, or a user of another tenant: may look where he is invited, never acts as staff.</summary>
    Guest,

    /// <summary>
    /// The platform no longer lists him in the place he speaks from: nothing can be read or done from there.
    /// </summary>
    Away,
}

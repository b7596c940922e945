namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>A stretch of the text that names somebody.</summary>
/// <param name="Text">The stretch as it stands in the text, e.g. <c>&lt;at&gt;Dana&lt;/at&gt;</c>; "" where the
/// platform does not say it.</param>
internal sealed record MentionEntity(string Id, string Name, string Text)
{
    /// <summary>
    /// False for what the id or the entity itself says to be no person. A tag may look like one; only the roster knows
    /// then.
    /// </summary>
    public bool IsPerson { get; init; } = true;
}

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>A part of the text that names somebody.</summary>
/// <param name="Text">The part as it is in the text, e.g. <c>&lt;at&gt;Dana&lt;/at&gt;</c>; "" where it is not
/// stated.</param>
internal sealed record MentionEntity(string Id, string Name, string Text)
{
    /// <summary>
    /// False if the id or the entity itself states that it is not a person. A tag may look like a person; only the
    /// roster knows then.
    /// </summary>
    public bool IsPerson { get; init; } = true;
}

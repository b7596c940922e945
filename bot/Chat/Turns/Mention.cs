using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// A person mentioned with @ in a message. In <see cref="Turn.Text"/> the mention is written as <c>@{id}</c>.
/// </summary>
/// <param name="Id">The sender id of the mentioned person.</param>
/// <param name="Name">The display name that the platform gave: untrusted text.</param>
/// <param name="Membership">What is known of that person's membership.</param>
public sealed record Mention(
    string Id,
    string Name,
    [property: JsonPropertyName("standing")] Membership Membership = Membership.Unknown
)
{
    /// <summary>False for mentions of something other than a person: a channel, a team, a tag, a bot.</summary>
    public bool IsPerson { get; init; } = true;

    /// <summary>
    /// The mention as it is written in the text of a turn. It uses braces because an id may contain any other
    /// character.
    /// </summary>
    public static string ToPlaceholder(string id) => $"@{{{id}}}";
}

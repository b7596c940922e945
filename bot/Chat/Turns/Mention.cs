using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>
/// Somebody named with @ in a message. In <see cref="Turn.Text"/> the mention stands as <c>@{id}</c>.
/// </summary>
/// <param name="Id">The mentioned person's speaker id.</param>
/// <param name="Name">The display name the platform gave: untrusted text.</param>
/// <param name="Membership">What is known of that person.</param>
public sealed record Mention(
    string Id,
    string Name,
    [property: JsonPropertyName("standing")] Membership Membership = Membership.Unknown
)
{
    /// <summary>False for what can be named with @ and is nobody: a channel, a team, a tag, a bot.</summary>
    public bool IsPerson { get; init; } = true;

    /// <summary>
    /// How somebody stands in the words of a turn; braces, since an id may hold anything but a brace.
    /// </summary>
    public static string ToPlaceholder(string id) => $"@{{{id}}}";
}

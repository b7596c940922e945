using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>Who speaks. The id is the key; the name is only what to call him.</summary>
/// <param name="Id">Channel, workspace and the platform's immutable user id, joined with '|'.</param>
/// <param name="Name">The display name at this moment: untrusted text, never a key.</param>
/// <param name="Membership">What the platform says of him.</param>
public sealed record Sender(
    string Id,
    string Name,
    [property: JsonPropertyName("standing")] Membership Membership = Membership.Unknown
)
{
    /// <summary>
    /// The message itself says that they come from another organisation than the one whose place it is, so that they
    /// are its guests.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// The platform says that this is one of the workspace's own people, and in the place that is spoken from.
    /// </summary>
    public bool IsStaff => Membership == Membership.Staff;

    /// <summary>The clock: it speaks inside the process only, and no channel can make its id.</summary>
    public static Sender Clock { get; } = new("clock", "the clock", Membership.Staff);

    /// <summary>A payment source: it too speaks inside the process only.</summary>
    /// <param name="name">What people call it: "the bank statements".</param>
    public static Sender FromSource(string source, string name) => new(SourcePrefix + source, name, Membership.Staff);

    /// <summary>No channel can make such an id: theirs hold a '|'.</summary>
    public bool IsSource => Id.StartsWith(SourcePrefix, StringComparison.Ordinal) && !Id.Contains('|');

    private const string SourcePrefix = "source/";

    public static string CreateId(string channel, string workspace, string userId) => $"{channel}|{workspace}|{userId}";

    /// <summary>The platform's own id of somebody; neither a channel's name nor a workspace holds a '|'.</summary>
    public static string GetUserId(string id) => id.Split('|', 3)[^1];
}

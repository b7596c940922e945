using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>The sender of a turn. The id is the key; the name is for display only.</summary>
/// <param name="Id">Channel, workspace and the platform's immutable user id, joined with '|'.</param>
/// <param name="Name">The display name at the time of the turn: untrusted text, never a key.</param>
/// <param name="Membership">The sender's membership as the platform reports it.</param>
public sealed record Sender(
    string Id,
    string Name,
    [property: JsonPropertyName("standing")] Membership Membership = Membership.Unknown
)
{
    /// <summary>
    /// The message itself states that the sender comes from another organisation than the one that owns the
    /// conversation, so that they are a guest there.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// The address of a guest of this very workspace, as its roster states it now; "" for everybody else. It can show
    /// that they are the client's contact, and nothing more.
    /// </summary>
    public string GuestAddress { get; init; } = "";

    /// <summary>The platform confirms that the sender is a member of the workspace and of the conversation.</summary>
    public bool IsStaff => Membership == Membership.Staff;

    /// <summary>The scheduler. Its turns are created inside the process, and no channel can produce its id.</summary>
    public static Sender Clock { get; } = new("clock", "the clock", Membership.Staff);

    /// <summary>A payment source. Its turns too are created inside the process.</summary>
    /// <param name="name">What people call the source: "the bank statements".</param>
    public static Sender FromSource(string source, string name) => new(SourcePrefix + source, name, Membership.Staff);

    /// <summary>
    /// Whether the sender is a payment source. No channel can produce such an id: theirs contain a '|'.
    /// </summary>
    public bool IsSource => Id.StartsWith(SourcePrefix, StringComparison.Ordinal) && !Id.Contains('|');

    /// <summary>The client's contact, on the page of one project. Their turns too are created inside the process.</summary>
    /// <param name="link">The number of the link in the project.</param>
    public static Sender FromClient(string project, int link, string name) =>
        new($"{ClientPrefix}{project}/{link}", name);

    /// <summary>Whether the sender is the client's contact on their page; no channel can produce such an id.</summary>
    public bool IsClient => Id.StartsWith(ClientPrefix, StringComparison.Ordinal) && !Id.Contains('|');

    private const string ClientPrefix = "client/";

    private const string SourcePrefix = "source/";

    public static string CreateId(string channel, string workspace, string userId) => $"{channel}|{workspace}|{userId}";

    /// <summary>The platform's own user id; neither a channel id nor a workspace id contains a '|'.</summary>
    public static string GetUserId(string id) => id.Split('|', 3)[^1];
}

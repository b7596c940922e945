using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Somebody whom the tester can be in the browser chat. The role is only what the page calls him: his rights are the
/// project's.
/// </summary>
internal sealed record Person(string Key, string Name, string Role, Standing Standing = Standing.Staff)
{
    /// <summary>The people of the examples; the first is who you are until you choose.</summary>
    public static IReadOnlyList<Person> All { get; } =
    [
        new("priya", "Priya Shah", "project lead"),
        new("marc", "Marc Oliver", "approver"),
        new("finn", "Finn Berg", "finance"),
        new("dana", "Dana Weiss", "the client's contact at Acme GmbH", Standing.Guest),
        new("bob", "Bob Stone", "a colleague without a role"),
    ];

    public string FirstName => Name.Split(' ')[0];

    public string Initials => string.Concat(Name.Split(' ').Select(word => word[0]));

    public Speaker Speaker => new(Speaker.IdOf(Room.Place.Channel, Room.Place.Workspace, Key), Name, Standing);

    public static Person? Find(string? key) =>
        All.FirstOrDefault(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}

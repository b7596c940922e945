using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// A person whom the tester can be in the browser chat. The role is only a label of the page: their permissions are
/// those of the project.
/// </summary>
internal sealed record DemoPerson(string Key, string Name, string Role, Membership Membership = Membership.Staff)
{
    /// <summary>What this person does in a project, in one sentence.</summary>
    public string Task =>
        Key switch
        {
            "priya" => "Begins the project, agrees the terms, starts and submits the stages, drafts the invoices.",
            "marc" => "Checks and issues the invoices, and decides what the others ask for.",
            "finn" => "Records the payments, reminds of open invoices, corrects them.",
            "dana" => "Is a guest, who agrees to the terms and approves the stages.",
            _ => "Reads along, and shows what somebody without a role may do.",
        };

    /// <summary>The address of a guest, as a roster would state it; "" for the others.</summary>
    public string Address { get; init; } = "";

    /// <summary>The people of the examples; the first is the default.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("priya", "Priya Shah", "project lead"),
        new("marc", "Marc Oliver", "approver"),
        new("finn", "Finn Berg", "finance"),
        new("dana", "Dana Weiss", "the client's contact at Acme GmbH", Membership.Guest)
        {
            Address = "dana@acme.example",
        },
        new("bob", "Bob Stone", "a colleague without a role"),
    ];

    public string FirstName => Name.Split(' ')[0];

    public string Initials => string.Concat(Name.Split(' ').Select(word => word[0]));

    public Sender Sender =>
        new(Sender.CreateId(ChatRoom.Conversation.Channel, ChatRoom.Conversation.Workspace, Key), Name, Membership)
        {
            GuestAddress = Address,
        };

    public static DemoPerson? Find(string? key) =>
        All.FirstOrDefault(p => p.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}

using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Access;

/// <summary>Somebody of the tests of rights.</summary>
/// <param name="Name">What he is to the project.</param>
/// <param name="Holds">His roles by letter (<see cref="CommandCase.Roles"/>), own ones and those he holds for another.</param>
/// <param name="Membership">What the platform says of him.</param>
/// <param name="Tenant">Whose places he speaks in.</param>
public sealed record Participant(
    string Name,
    string Holds = "",
    Membership Membership = Membership.Staff,
    string Tenant = Participants.Tenant
)
{
    /// <summary>His id at the platform.</summary>
    public string UserId => Name.Replace(' ', '-');

    public string Id => Sender.CreateId(TurnReader.TeamsChannelId, Tenant, UserId);

    public bool IsStaff => Membership == Membership.Staff;

    public override string ToString() => Name;
}

/// <summary>
/// Everybody who could say something: each role, each deputy, and all those who hold none (any more).
/// </summary>
public static class Participants
{
    public const string Tenant = "tenant-agency",
        OtherTenant = "tenant-other";

    public static Participant Lead { get; } = new("lead", "L");

    public static Participant Approver { get; } = new("approver", "A");

    public static Participant Finance { get; } = new("finance", "F");

    public static Participant Member { get; } = new("member", "M");

    public static Participant Stranger { get; } = new("stranger");

    /// <summary>Has a project of her own in the same workspace.</summary>
    public static Participant Neighbour { get; } = new("lead of another project");

    /// <summary>Holds an id of the agency's lead in another tenant.</summary>
    public static Participant OtherTenants { get; } = new("lead", Tenant: OtherTenant);

    /// <summary>Given every role by mistake, before the platform said that she is a guest.</summary>
    public static Participant NamedGuest { get; } = new("guest with every role", Membership: Membership.Guest);

    /// <summary>An approver who was removed from the room.</summary>
    public static Participant Gone { get; } = new("approver who is gone", Membership: Membership.Away);

    public static IReadOnlyList<Participant> Deputies { get; } =
    [
        new("deputy of lead", "L"),
        new("deputy of approver", "A"),
        new("deputy of finance", "F"),
        new("deputy of member", "M"),
    ];

    public static Participant DeputyOfYesterday { get; } = new("deputy of yesterday");

    public static IReadOnlyList<Participant> Former { get; } =
    [new("former lead"), new("former approver"), new("former finance"), new("former member")];

    public static IReadOnlyList<Participant> All { get; } =
    [
        Lead,
        Approver,
        new("second approver", "A"),
        Finance,
        Member,
        .. Deputies,
        DeputyOfYesterday,
        .. Former,
        Stranger,
        Neighbour,
        new("somebody unknown yet", Membership: Membership.Unknown),
        new("guest", Membership: Membership.Guest),
        NamedGuest,
        Gone,
        OtherTenants,
    ];

    /// <summary>The ids of the people as lines name them.</summary>
    public static string WithIds(string line) =>
        All.Where(p => p.Tenant == Tenant)
            .Aggregate(
                line,
                (words, p) => words.Replace($"@{{{p.Name}}}", Mention.ToPlaceholder(p.Id), StringComparison.Ordinal)
            );
}

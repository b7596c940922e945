using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Access;

/// <summary>A person in the tests of permissions.</summary>
/// <param name="Name">Their role in the project, in words.</param>
/// <param name="Holds">Their roles by letter (<see cref="CommandCase.Roles"/>): their own and those they hold as a
/// deputy.</param>
/// <param name="Membership">What the platform reports about them.</param>
/// <param name="Tenant">The tenant of their conversations.</param>
public sealed record Participant(
    string Name,
    string Holds = "",
    Membership Membership = Membership.Staff,
    string Tenant = Participants.Tenant
)
{
    /// <summary>Their id on the platform.</summary>
    public string UserId => Name.Replace(' ', '-');

    public string Id => Sender.CreateId(TurnReader.TeamsChannelId, Tenant, UserId);

    public bool IsStaff => Membership == Membership.Staff;

    public override string ToString() => Name;
}

/// <summary>
/// Everybody who could send a command: each role, each deputy, and people without a role (any more).
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

    /// <summary>Has a project of their own in the same workspace.</summary>
    public static Participant Neighbour { get; } = new("lead of another project");

    /// <summary>Has the same platform id as the agency's lead, in another tenant.</summary>
    public static Participant OtherTenants { get; } = new("lead", Tenant: OtherTenant);

    /// <summary>Was given every role by mistake, before the platform reported that they are a guest.</summary>
    public static Participant NamedGuest { get; } = new("guest with every role", Membership: Membership.Guest);

    /// <summary>An approver who was removed from the conversation.</summary>
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

    /// <summary>Replaces the names of people in a command by their ids.</summary>
    public static string WithIds(string line) =>
        All.Where(p => p.Tenant == Tenant)
            .Aggregate(
                line,
                (words, p) => words.Replace($"@{{{p.Name}}}", Mention.ToPlaceholder(p.Id), StringComparison.Ordinal)
            );
}

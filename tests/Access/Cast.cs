using MilestoneBot.Channels.Teams;
using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Access;

/// <summary>Somebody of the tests of rights.</summary>
/// <param name="Name">What he is to the project.</param>
/// <param name="Holds">His roles by letter (<see cref="Verb.Roles"/>), own ones and those he holds for another.</param>
/// <param name="Standing">What the platform says of him.</param>
/// <param name="Tenant">Whose places he speaks in.</param>
public sealed record Player(
    string Name,
    string Holds = "",
    Standing Standing = Standing.Staff,
    string Tenant = Cast.Tenant
)
{
    /// <summary>His id at the platform.</summary>
    public string UserId => Name.Replace(' ', '-');

    public string Id => Speaker.IdOf(TurnReader.Teams, Tenant, UserId);

    public bool IsStaff => Standing == Standing.Staff;

    public override string ToString() => Name;
}

/// <summary>
/// Everybody who could say something: each role, each deputy, and all those who hold none (any more).
/// </summary>
public static class Cast
{
    public const string Tenant = "tenant-agency",
        OtherTenant = "tenant-other";

    public static Player Lead { get; } = new("lead", "L");

    public static Player Approver { get; } = new("approver", "A");

    public static Player Finance { get; } = new("finance", "F");

    public static Player Member { get; } = new("member", "M");

    public static Player Stranger { get; } = new("stranger");

    /// <summary>Has a project of her own in the same workspace.</summary>
    public static Player Neighbour { get; } = new("lead of another project");

    /// <summary>Holds an id of the agency's lead in another tenant.</summary>
    public static Player OtherTenants { get; } = new("lead", Tenant: OtherTenant);

    /// <summary>Given every role by mistake, before the platform said that she is a guest.</summary>
    public static Player NamedGuest { get; } = new("guest with every role", Standing: Standing.Guest);

    /// <summary>An approver who was removed from the room.</summary>
    public static Player Gone { get; } = new("approver who is gone", Standing: Standing.Away);

    public static IReadOnlyList<Player> Deputies { get; } =
    [
        new("deputy of lead", "L"),
        new("deputy of approver", "A"),
        new("deputy of finance", "F"),
        new("deputy of member", "M"),
    ];

    public static Player DeputyOfYesterday { get; } = new("deputy of yesterday");

    public static IReadOnlyList<Player> Former { get; } =
    [new("former lead"), new("former approver"), new("former finance"), new("former member")];

    public static IReadOnlyList<Player> All { get; } =
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
        new("somebody unknown yet", Standing: Standing.Unknown),
        new("guest", Standing: Standing.Guest),
        NamedGuest,
        Gone,
        OtherTenants,
    ];

    /// <summary>The ids of the people as lines name them.</summary>
    public static string WithIds(string line) =>
        All.Where(p => p.Tenant == Tenant)
            .Aggregate(
                line,
                (words, p) => words.Replace($"@{{{p.Name}}}", Mention.InWords(p.Id), StringComparison.Ordinal)
            );
}

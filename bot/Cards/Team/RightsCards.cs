using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>Who may do what in a project, deputies included, and what one person may do.</summary>
internal static class RightsCards
{
    /// <summary>The permissions to request something, by the permission to do it.</summary>
    private static readonly Dictionary<Permission, Permission[]> RequestPermissions = new()
    {
        [Permission.AskForVat] = [Permission.ChangeVat],
        [Permission.AskForMoney] = [Permission.IssueCredit, Permission.Refund, Permission.WriteOff],
        [Permission.AskForOverride] = [Permission.OverrideGate],
    };

    /// <summary>Conditions that the table of roles alone does not show.</summary>
    private static readonly Dictionary<Permission, string> Conditions = new()
    {
        [Permission.IssueInvoice] = "not the one who drafted it",
        [Permission.ConfirmForTeam] = "for file-delivery and signed-checklist; a lead not her own submission",
        [Permission.AttachEvidence] = "for what the client must confirm; it waits for who may accept it",
        [Permission.AcceptAgreement] = "not the one who handed the link out",
        [Permission.AcceptEvidence] = "for what the client must confirm",
        [Permission.OverrideGate] = "not the one who asked for it",
        [Permission.Decide] = "not the one who asked",
        [Permission.ManageRoles] =
            "nobody makes themselves an approver or a deputy; the last approver goes only by their own word",
    };

    public static Card Mine(ProjectView view, Actor me)
    {
        var p = view.Project;
        bool May(Permission permission) => Permissions.IsAllowed(p, permission, me, view.Now);
        var permissions = Enum.GetValues<Permission>().Where(a => !RequestPermissions.ContainsKey(a)).ToList();
        var requestable = RequestPermissions
            .Where(ask => May(ask.Key))
            .SelectMany(ask => ask.Value)
            .Where(a => !May(a))
            .ToList();
        var others = permissions.Where(a => !May(a) && !requestable.Contains(a)).ToList();
        var own = p.RoleHolders.Where(h => h.Actor == me.Id).Select(h => DisplayText.NameOf(h.Role)).ToList();
        var withoutRole = me.IsInProjectConversation
            ? "member: you speak in a place of the project"
            : "nobody here by a role of your own";
        return new Card($"{p.Name}: what you may do")
        {
            Facts =
            [
                new("You are", own.Count > 0 ? string.Join(", ", own) : withoutRole),
                .. DeputiesOf(view).Where(d => d.Actor == me.Id).Select(d => new Fact("Deputy", Deputy(view, d))),
                new("You may", PermissionNames(permissions.Where(May))),
                .. requestable.Count > 0
                    ? [new Fact("You may ask for", PermissionNames(requestable))]
                    : Array.Empty<Fact>(),
                .. others.Count > 0 ? [new Fact("For others", PermissionNames(others))] : Array.Empty<Fact>(),
            ],
            Lines = p switch
            {
                { IsOver: true } => [$"The project is {DisplayText.NameOf(p.State)}, so nobody changes it any more."],
                { IsSolo: true } => [$"{view.NameOf(p.Created.By)} holds every role, so every act is marked solo."],
                _ => [],
            },
            Footer =
                others.Count + requestable.Count > 0
                    ? "Who may do the others: who can issue, who can record a payment."
                    : view.AsOf(),
        };
    }

    /// <param name="permissions">The permissions that the typed text means; none when everybody is allowed.</param>
    public static Card Who(ProjectView view, string typed, IReadOnlyList<Permission> permissions)
    {
        var action = permissions is [var one] ? RefusalText.PermissionName(one) : RefusalText.Cut(typed);
        var card = new Card($"Who can {action}");
        if (permissions.Count == 0)
            return card with { Lines = ["Everybody of your own organisation. Guests cannot."] };
        return card with
        {
            Facts = [.. permissions.Select(permission => Fact(view, permission))],
            Lines = [.. SoloFacts(view), .. UnavailableHolders(view, permissions)],
            Footer = view.AsOf(),
        };
    }

    /// <summary>
    /// Every permission with its roles. The people are in the list of roles, and in the answer about one permission.
    /// </summary>
    public static Card All(ProjectView view) =>
        new($"{view.Project.Name}: who can do what")
        {
            Facts =
            [
                .. Enum.GetValues<Permission>()
                    .Select(permission => new Fact(
                        RefusalText.PermissionName(permission),
                        DisplayText.JoinWithOr(Permissions.GetRoles(permission).Select(DisplayText.NameOf))
                    )),
            ],
            Lines = [.. SoloFacts(view)],
            Footer = "By name: role list, or for one of them: who can issue",
        };

    public static string Unknown(string typed) =>
        $"I know no act \"{RefusalText.Cut(typed)}\". There are: {PermissionNames(Enum.GetValues<Permission>())}. "
        + "For example: who can issue";

    /// <summary>Deputies whose period has not ended, for a person who still holds a role.</summary>
    internal static IEnumerable<Deputy> DeputiesOf(ProjectView view) =>
        view.Project.Deputies.Where(d =>
            view.Today <= d.Until && view.Project.RoleHolders.Exists(h => h.Actor == d.Holder)
        );

    /// <summary>"for Marc Oliver (approver) until 2026-08-01"</summary>
    internal static string Deputy(ProjectView view, Deputy d)
    {
        var roles = view.Project.RoleHolders.Where(h => h.Actor == d.Holder).Select(h => DisplayText.NameOf(h.Role));
        return $"for {view.DescribeHolder(d.Holder)} ({string.Join(", ", roles)}) until {d.Until.ToDay()}";
    }

    private static Fact Fact(ProjectView view, Permission permission)
    {
        var roles = Permissions.GetRoles(permission);
        var people = roles.SelectMany(role => view.Project.HoldersOf(role)).Distinct(StringComparer.Ordinal).ToList();
        var named = people
            .Select(view.DescribeHolder)
            .Concat(
                DeputiesOf(view)
                    .Where(d => people.Contains(d.Holder, StringComparer.Ordinal))
                    .Select(d =>
                        $"{view.DescribeHolder(d.Actor)} as deputy for {view.NameOf(d.Holder)} until {d.Until.ToDay()}"
                    )
            )
            .ToList();
        if (roles.Contains(Role.Member))
            named.Add("staff who speak in a place of the project");
        var who =
            named.Count == 0
                ? $"nobody yet; say role add {DisplayText.NameOf(roles[0])} @name"
                : DisplayText.First(named, 20);
        var condition = view.Project.IsSolo ? null : Conditions.GetValueOrDefault(permission);
        return new(
            RefusalText.PermissionName(permission),
            $"{DisplayText.JoinWithOr(roles.Select(DisplayText.NameOf))}: {who}{Suffix.With(" (", condition, ")")}"
        );
    }

    /// <summary>
    /// A person who can no longer act keeps the role until it is removed. The card says who else can act, or how to
    /// name somebody else.
    /// </summary>
    private static IEnumerable<string> UnavailableHolders(ProjectView view, IReadOnlyList<Permission> permissions)
    {
        var roles = permissions.SelectMany(Permissions.GetRoles).Distinct().Where(r => r != Role.Member).ToList();
        var people = roles.SelectMany(view.Project.HoldersOf).Distinct(StringComparer.Ordinal).ToList();
        var inactive = people.Where(view.InactiveHolders.ContainsKey).ToList();
        if (inactive.Count == 0)
            return [];
        var others = people.Except(inactive, StringComparer.Ordinal).Select(view.NameOf).ToList();
        var lost = roles.Where(r => view.Project.HoldersOf(r).Any(view.InactiveHolders.ContainsKey)).ToList();
        var next =
            others.Count > 0 ? $"It is for {DisplayText.JoinWithOr(others)}; to name another: " : "To name another: ";
        return
        [
            $"{string.Join(", ", inactive.Select(view.NameOf))} cannot act any more. "
                + $"{next}{string.Join(", ", lost.Select(r => $"role add {DisplayText.NameOf(r)} @name"))}",
        ];
    }

    private static IEnumerable<string> SoloFacts(ProjectView view) =>
        view.Project.IsSolo
            ? [$"{view.NameOf(view.Project.Created.By)} holds every role, so every act is marked solo."]
            : [];

    private static string PermissionNames(IEnumerable<Permission> permissions) =>
        string.Join("; ", permissions.Select(RefusalText.PermissionName));
}

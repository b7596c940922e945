using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Team;

/// <summary>Which roles have which permissions. A person without one of the roles is refused.</summary>
public static class Permissions
{
    private static readonly Dictionary<Permission, Role[]> Table = new()
    {
        [Permission.See] = [Role.Member, Role.Lead, Role.Approver, Role.Finance],
        [Permission.Define] = [Role.Lead, Role.Approver],
        [Permission.RecordAgreement] = [Role.Lead, Role.Approver],
        [Permission.Deliver] = [Role.Member, Role.Lead, Role.Approver],
        [Permission.AttachEvidence] = [Role.Lead, Role.Approver],
        [Permission.AcceptEvidence] = [Role.Approver],
        [Permission.ConfirmForTeam] = [Role.Lead, Role.Approver],
        [Permission.RequestChanges] = [Role.Lead, Role.Approver],
        [Permission.Reopen] = [Role.Approver],
        [Permission.DraftInvoice] = [Role.Lead, Role.Approver, Role.Finance],
        [Permission.IssueInvoice] = [Role.Approver],
        [Permission.RecordPayment] = [Role.Finance],
        [Permission.IssueCredit] = [Role.Approver],
        [Permission.Refund] = [Role.Approver],
        [Permission.WriteOff] = [Role.Approver],
        [Permission.SettleSmall] = [Role.Approver, Role.Finance],
        [Permission.Settle] = [Role.Approver],
        [Permission.SetSettlementRules] = [Role.Approver],
        [Permission.ExportBooks] = [Role.Approver, Role.Finance],
        [Permission.ChangeVat] = [Role.Approver, Role.Finance],
        [Permission.AskForVat] = [Role.Lead, Role.Approver, Role.Finance],
        [Permission.AskForMoney] = [Role.Lead, Role.Approver, Role.Finance],
        [Permission.FollowUp] = [Role.Lead, Role.Approver, Role.Finance],
        [Permission.OverrideGate] = [Role.Approver],
        [Permission.AskForOverride] = [Role.Lead, Role.Approver],
        [Permission.Decide] = [Role.Approver],
        [Permission.ManageRoles] = [Role.Lead, Role.Approver],
        [Permission.LinkClient] = [Role.Lead, Role.Approver],
        [Permission.Pause] = [Role.Lead, Role.Approver],
        [Permission.Close] = [Role.Lead, Role.Approver],
        [Permission.NumberDocuments] = [Role.Approver],
        [Permission.AcceptSellerAccount] = [Role.Approver],
        [Permission.MailClient] = [Role.Approver, Role.Finance],
        [Permission.SendFormalReminder] = [Role.Approver, Role.Finance],
        [Permission.AcceptAgreement] = [Role.Approver],
    };

    public static IReadOnlyList<Role> GetRoles(Permission permission) =>
        Table.TryGetValue(permission, out var roles) ? roles : [];

    /// <summary>
    /// The roles of a person: their own, and those they hold as a deputy. Staff who write in the project's own
    /// conversation are members.
    /// </summary>
    public static IEnumerable<Role> GetRolesOf(Project project, Actor actor, DateTimeOffset now)
    {
        if (actor.Kind != ActorKind.Staff)
            yield break;
        foreach (var holder in project.RoleHolders)
            if (holder.Actor == actor.Id || IsDeputy(project, actor.Id, holder.Actor, now))
                yield return holder.Role;
        if (actor.IsInProjectConversation)
            yield return Role.Member;
    }

    /// <summary>A payment source records what it saw and may do nothing else.</summary>
    public static bool IsAllowed(Project project, Permission permission, Actor actor, DateTimeOffset now) =>
        actor.Kind == ActorKind.Source
            ? permission == Permission.RecordPayment
            : GetRolesOf(project, actor, now).Any(GetRoles(permission).Contains);

    /// <summary>
    /// The refusal for a person who is not allowed, naming those who are; null for a person who is.
    /// </summary>
    public static Refusal? Check(Project project, Permission permission, Actor actor, DateTimeOffset now)
    {
        if (IsAllowed(project, permission, actor, now))
            return null;
        if (actor.Kind == ActorKind.Unknown)
            return new Refusal.MembershipUnknown();
        return new Refusal.NotAllowed(
            permission,
            GetRoles(permission),
            GetHolders(project, GetRoles(permission), now),
            actor.Kind == ActorKind.Guest
        );
    }

    /// <summary>Everybody who holds one of the roles on that day, deputies included.</summary>
    public static IReadOnlyList<string> GetHolders(Project project, IReadOnlyList<Role> roles, DateTimeOffset now)
    {
        var own = project.RoleHolders.Where(h => roles.Contains(h.Role)).Select(h => h.Actor).ToList();
        var deputies = project.Deputies.Where(d =>
            own.Contains(d.Holder, StringComparer.Ordinal) && IsDeputy(project, d.Actor, d.Holder, now)
        );
        return [.. own.Concat(deputies.Select(d => d.Actor)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The people whose roles allow the action to this person: their own, and those of people for whom they act.
    /// </summary>
    internal static IEnumerable<string> GetActingHolders(
        Project project,
        IReadOnlyList<Role> roles,
        string actor,
        DateTimeOffset now
    ) =>
        project
            .RoleHolders.Where(h =>
                roles.Contains(h.Role) && (h.Actor == actor || IsDeputy(project, actor, h.Actor, now))
            )
            .Select(h => h.Actor);

    /// <summary>A guest has no permissions, so a deputy of a guest has none either.</summary>
    private static bool IsDeputy(Project project, string actor, string holder, DateTimeOffset now) =>
        !project.Accounts.IsGuest(holder)
        && project.Deputies.Exists(d => d.Actor == actor && d.Holder == holder && project.Today(now) <= d.Until);
}

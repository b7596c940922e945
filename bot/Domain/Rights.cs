namespace MilestoneBot.Domain;

/// <summary>What somebody is to a project. A person may hold several.</summary>
public enum Role
{
    Member,
    Lead,
    Approver,
    Finance,
}

/// <summary>One role of one person.</summary>
/// <param name="ByCreation">Held only because the project was created by this person; given to somebody else, it is
/// lost.</param>
public sealed record RoleHolder(string Actor, Role Role, bool ByCreation);

/// <summary>What can be done to a project; each has the roles that may do it.</summary>
public enum Act
{
    See,
    Define,
    RecordAgreement,
    Deliver,
    AttachEvidence,
    AcceptEvidence,
    ConfirmForTeam,
    RequestChanges,
    Reopen,
    DraftInvoice,
    IssueInvoice,
    RecordPayment,
    IssueCredit,
    Refund,
    WriteOff,
    AskForMoney,
    FollowUp,
    OverrideGate,
    AskForOverride,
    Decide,
    ManageRoles,
    LinkClient,
    Pause,
    Close,
}

/// <summary>The table of rights, fail closed: who is not in a row may not. (product.md section 8)</summary>
public static class Rights
{
    private static readonly Dictionary<Act, Role[]> Table = new()
    {
        [Act.See] = [Role.Member, Role.Lead, Role.Approver, Role.Finance],
        [Act.Define] = [Role.Lead, Role.Approver],
        [Act.RecordAgreement] = [Role.Lead, Role.Approver],
        [Act.Deliver] = [Role.Member, Role.Lead, Role.Approver],
        [Act.AttachEvidence] = [Role.Lead, Role.Approver],
        [Act.AcceptEvidence] = [Role.Approver],
        [Act.ConfirmForTeam] = [Role.Lead, Role.Approver],
        [Act.RequestChanges] = [Role.Lead, Role.Approver],
        [Act.Reopen] = [Role.Approver],
        [Act.DraftInvoice] = [Role.Lead, Role.Approver, Role.Finance],
        [Act.IssueInvoice] = [Role.Approver],
        [Act.RecordPayment] = [Role.Finance],
        [Act.IssueCredit] = [Role.Approver],
        [Act.Refund] = [Role.Approver],
        [Act.WriteOff] = [Role.Approver],
        [Act.AskForMoney] = [Role.Lead, Role.Approver, Role.Finance],
        [Act.FollowUp] = [Role.Lead, Role.Approver, Role.Finance],
        [Act.OverrideGate] = [Role.Approver],
        [Act.AskForOverride] = [Role.Lead, Role.Approver],
        [Act.Decide] = [Role.Approver],
        [Act.ManageRoles] = [Role.Lead, Role.Approver],
        [Act.LinkClient] = [Role.Lead, Role.Approver],
        [Act.Pause] = [Role.Lead, Role.Approver],
        [Act.Close] = [Role.Lead, Role.Approver],
    };

    public static IReadOnlyList<Role> For(Act act) => Table.TryGetValue(act, out var roles) ? roles : [];

    /// <summary>
    /// The roles somebody holds, his own and those he holds for another; staff who speak in the project's own place are
    /// members.
    /// </summary>
    public static IEnumerable<Role> RolesOf(Project project, Actor actor, DateTimeOffset now)
    {
        if (actor.Kind != ActorKind.Staff)
            yield break;
        foreach (var holder in project.Holders)
            if (holder.Actor == actor.Id || IsDeputy(project, actor.Id, holder.Actor, now))
                yield return holder.Role;
        if (actor.InPlace)
            yield return Role.Member;
    }

    /// <summary>A source of payments records what it saw and may nothing else.</summary>
    public static bool Allow(Project project, Act act, Actor actor, DateTimeOffset now) =>
        actor.Kind == ActorKind.Source ? act == Act.RecordPayment : RolesOf(project, actor, now).Any(For(act).Contains);

    /// <summary>The refusal for somebody who may not, naming those who may; null for somebody who may.</summary>
    public static Refusal? Check(Project project, Act act, Actor actor, DateTimeOffset now)
    {
        if (Allow(project, act, actor, now))
            return null;
        if (actor.Kind == ActorKind.Unknown)
            return new Refusal.StandingUnknown();
        return new Refusal.NotAllowed(act, For(act), Holders(project, For(act), now), actor.Kind == ActorKind.Guest);
    }

    /// <summary>Everybody who holds one of the roles on that day, deputies included.</summary>
    public static IReadOnlyList<string> Holders(Project project, IReadOnlyList<Role> roles, DateTimeOffset now)
    {
        var own = project.Holders.Where(h => roles.Contains(h.Role)).Select(h => h.Actor).ToList();
        var deputies = project.Deputies.Where(d =>
            own.Contains(d.For, StringComparer.Ordinal) && IsDeputy(project, d.Actor, d.For, now)
        );
        return [.. own.Concat(deputies.Select(d => d.Actor)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>By whose roles somebody may: their own, and those of the ones in whose stead they act.</summary>
    internal static IEnumerable<string> Grounds(
        Project project,
        IReadOnlyList<Role> roles,
        string actor,
        DateTimeOffset now
    ) =>
        project
            .Holders.Where(h => roles.Contains(h.Role) && (h.Actor == actor || IsDeputy(project, actor, h.Actor, now)))
            .Select(h => h.Actor);

    /// <summary>A guest may nothing, so nobody may anything in a guest's stead.</summary>
    private static bool IsDeputy(Project project, string actor, string holder, DateTimeOffset now) =>
        !project.Who.IsGuest(holder)
        && project.Deputies.Exists(d => d.Actor == actor && d.For == holder && project.Today(now) <= d.Until);
}

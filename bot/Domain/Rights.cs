namespace MilestoneBot.Domain;

/// <summary>What somebody is to a project. A person may hold several.</summary>
public enum Role { Member, Lead, Approver, Finance }

/// <summary>One role of one person.</summary>
/// <param name="ByCreation">Held only because the project was created by this person; given to somebody else, it is lost.</param>
public sealed record RoleHolder(string Actor, Role Role, bool ByCreation);

/// <summary>What can be done to a project; each has the roles that may do it.</summary>
public enum Act { See, Define, RecordAgreement, Deliver, AttachEvidence, AcceptEvidence, ConfirmForTeam, RequestChanges, DraftInvoice, IssueInvoice, RecordPayment, OverrideGate, ManageRoles, Close }

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
        [Act.DraftInvoice] = [Role.Lead, Role.Approver, Role.Finance],
        [Act.IssueInvoice] = [Role.Approver],
        [Act.RecordPayment] = [Role.Finance],
        [Act.OverrideGate] = [Role.Approver],
        [Act.ManageRoles] = [Role.Lead, Role.Approver],
        [Act.Close] = [Role.Lead, Role.Approver],
    };

    public static IReadOnlyList<Role> For(Act act) => Table.TryGetValue(act, out var roles) ? roles : [];

    /// <summary>The roles somebody holds; staff who speak in the project's own place are members.</summary>
    public static IEnumerable<Role> RolesOf(Project project, Actor actor)
    {
        if (actor.Kind != ActorKind.Staff) yield break;
        foreach (var holder in project.Holders)
            if (holder.Actor == actor.Id) yield return holder.Role;
        if (actor.InPlace) yield return Role.Member;
    }

    public static bool Allow(Project project, Act act, Actor actor) => RolesOf(project, actor).Any(For(act).Contains);

    /// <summary>The refusal for somebody who may not, naming those who may; null for somebody who may.</summary>
    public static Refusal? Check(Project project, Act act, Actor actor) => Allow(project, act, actor)
        ? null
        : new Refusal.NotAllowed(act, For(act), [.. project.Holders.Where(h => For(act).Contains(h.Role)).Select(h => h.Actor).Distinct(StringComparer.Ordinal)], actor.Kind == ActorKind.Guest);
}

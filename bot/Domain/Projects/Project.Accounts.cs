using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Whose eyes are a second pair: which accounts are one person, and whose own work something is.</summary>
public sealed partial record Project
{
    /// <summary>
    /// What the platforms say of the people. No event tells it, so it is no part of what the journal must agree with.
    /// </summary>
    public AccountDirectory Accounts { get; init; } = AccountDirectory.Empty;

    /// <summary>
    /// Whether two accounts count as one person: they have the same reported address, or one joined by the other's
    /// code. That goes from account to account. It takes away and never gives: each account has its own roles.
    /// </summary>
    public bool IsSamePerson(string one, string other)
    {
        if (one == other)
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { one };
        for (var found = new Queue<string>(seen); found.TryDequeue(out var account); )
            foreach (var next in LinkedAccounts(account).Where(seen.Add))
            {
                if (next == other)
                    return true;
                found.Enqueue(next);
            }
        return false;
    }

    /// <summary>The leads and approvers who can still act; nobody else can give a role or issue an invoice.</summary>
    public IReadOnlyList<string> ActiveManagers =>
        [
            .. RoleHolders
                .Where(h => h.Role is Role.Lead or Role.Approver && Accounts.IsActive(h.Actor))
                .Select(h => h.Actor)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// Those of them whom the platform still lists: who is listed nowhere keeps nobody else from taking the project
    /// over.
    /// </summary>
    public IReadOnlyList<string> ListedManagers => [.. ActiveManagers.Where(Accounts.IsListed)];

    /// <summary>
    /// Whether work is somebody's own to whom an act on it is open: made by any of their accounts, or by everybody in
    /// whose stead they could act, since a deputy decides nothing that those may not.
    /// </summary>
    internal bool IsOwnWork(Permission permission, string by, Signature work, DateTimeOffset now) =>
        !IsSolo && FindOwnWorkReason(permission, by, work, now) is not null;

    /// <summary>In what way work is somebody's own; null where it is not.</summary>
    internal OwnWorkReason? FindOwnWorkReason(Permission permission, string by, Signature work, DateTimeOffset now)
    {
        if (work.By == by)
            return OwnWorkReason.SameAccount;
        if (IsSamePerson(by, work.By))
            return OwnWorkReason.OtherAccount;
        var grounds = Permissions.GetActingHolders(this, Permissions.GetRoles(permission), by, now).ToList();
        return grounds.Count > 0 && grounds.TrueForAll(holder => IsSamePerson(holder, work.By))
            ? OwnWorkReason.ActingForAuthor
            : null;
    }

    /// <summary>Those who may decide about work and can still act.</summary>
    internal IReadOnlyList<string> ReviewersOf(Permission permission, Signature work, DateTimeOffset now) =>
        [
            .. Permissions
                .GetHolders(this, Permissions.GetRoles(permission), now)
                .Where(a => Accounts.IsActive(a) && !IsOwnWork(permission, a, work, now)),
        ];

    private IEnumerable<string> LinkedAccounts(string account)
    {
        var links = InvitationUses
            .Concat(Accounts.EarlierInvitationUses)
            .Where(l => (l.Actor == account || l.Inviter == account) && !AreKnownToDiffer(l));
        return Accounts
            .AccountsWithSameEmail(account)
            .Concat(links.Select(l => l.Actor == account ? l.Inviter : l.Actor));
    }

    /// <summary>
    /// Whoever brought the code is somebody else than its maker: named at home by an address that is not the maker's,
    /// or known by the address of another who holds something here.
    /// </summary>
    private bool AreKnownToDiffer(InvitationUse link) =>
        Accounts.EmailOf(link.Inviter) is { Length: > 0 } makers
        && (
            Appointments.Exists(a => a.Actor == link.Actor && a.Address != makers)
            || IsEmailOfAnotherHolder(Accounts.EmailOf(link.Actor), makers)
        );

    /// <summary>
    /// Whoever came by a code themselves speaks for nobody: two second accounts would make each other somebody else.
    /// </summary>
    private bool IsEmailOfAnotherHolder(string address, string makers) =>
        address.Length > 0
        && address != makers
        && RoleHolders.Exists(h => Accounts.EmailOf(h.Actor) == address && !JoinedByInvitation(h.Actor));

    private bool JoinedByInvitation(string account) =>
        InvitationUses.Concat(Accounts.EarlierInvitationUses).Any(l => l.Actor == account);
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Separation of duties: which accounts are the same person, and whether work is a person's own.</summary>
public sealed partial record Project
{
    /// <summary>
    /// What the platforms report about the people. It is not recorded by events, so the journal cannot confirm it.
    /// </summary>
    public AccountDirectory Accounts { get; init; } = AccountDirectory.Empty;

    /// <summary>
    /// Whether two accounts count as one person: they have the same reported e-mail address, or one joined by the
    /// other's invitation code. This also holds through a chain of accounts. It only restricts: each account keeps
    /// its own roles.
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

    /// <summary>The leads and approvers who can still act. Nobody else can give a role or issue an invoice.</summary>
    public IReadOnlyList<string> ActiveManagers =>
        [
            .. RoleHolders
                .Where(h => h.Role is Role.Lead or Role.Approver && Accounts.IsActive(h.Actor))
                .Select(h => h.Actor)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// Those managers whom the platform still lists. A manager who is listed nowhere does not stop others from taking
    /// over the project.
    /// </summary>
    public IReadOnlyList<string> ListedManagers => [.. ActiveManagers.Where(Accounts.IsListed)];

    /// <summary>
    /// Whether work counts as a person's own, so that they may not decide about it. It does if one of their accounts
    /// made it, or the person for whom they act as deputy: a deputy may not decide what that person may not.
    /// </summary>
    internal bool IsOwnWork(Permission permission, string by, Signature work, DateTimeOffset now) =>
        !IsSolo && FindOwnWorkReason(permission, by, work, now) is not null;

    /// <summary>Why work is a person's own; null when it is not.</summary>
    internal OwnWorkReason? FindOwnWorkReason(Permission permission, string by, Signature work, DateTimeOffset now)
    {
        if (work.By == by)
            return OwnWorkReason.SameAccount;
        if (IsSamePerson(by, work.By))
            return OwnWorkReason.OtherAccount;
        var holders = Permissions.GetActingHolders(this, Permissions.GetRoles(permission), by, now).ToList();
        return holders.Count > 0 && holders.TrueForAll(holder => IsSamePerson(holder, work.By))
            ? OwnWorkReason.ActingForAuthor
            : null;
    }

    /// <summary>The people who may decide about work and can still act.</summary>
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
    /// The person who used the code is certainly not the one who created it: they were given a role in the project's
    /// own workspace by an address that is not the creator's, or they have the e-mail address of another role holder.
    /// </summary>
    private bool AreKnownToDiffer(InvitationUse link) =>
        Accounts.EmailOf(link.Inviter) is { Length: > 0 } inviterEmail
        && (
            Appointments.Exists(a => a.Actor == link.Actor && a.Address != inviterEmail)
            || IsEmailOfAnotherHolder(Accounts.EmailOf(link.Actor), inviterEmail)
        );

    /// <summary>
    /// Role holders who joined by a code themselves do not count here. Otherwise two second accounts could confirm
    /// each other.
    /// </summary>
    private bool IsEmailOfAnotherHolder(string address, string inviterEmail) =>
        address.Length > 0
        && address != inviterEmail
        && RoleHolders.Exists(h => Accounts.EmailOf(h.Actor) == address && !JoinedByInvitation(h.Actor));

    private bool JoinedByInvitation(string account) =>
        InvitationUses.Concat(Accounts.EarlierInvitationUses).Any(l => l.Actor == account);
}

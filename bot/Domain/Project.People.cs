namespace MilestoneBot.Domain;

/// <summary>Whose eyes are a second pair: which accounts are one person, and whose own work something is.</summary>
public sealed partial record Project
{
    /// <summary>
    /// What the platforms say of the people. No event tells it, so it is no part of what the journal must agree with.
    /// </summary>
    public WhoIsWho Who { get; init; } = WhoIsWho.Nobody;

    /// <summary>
    /// Whether two accounts count as one person: they have the same reported address, or one joined by the other's
    /// code. That goes from account to account. It takes away and never gives: each account has its own roles.
    /// </summary>
    public bool IsOnePerson(string one, string other)
    {
        if (one == other)
            return true;
        var seen = new HashSet<string>(StringComparer.Ordinal) { one };
        for (var found = new Queue<string>(seen); found.TryDequeue(out var account); )
            foreach (var next in Beside(account).Where(seen.Add))
            {
                if (next == other)
                    return true;
                found.Enqueue(next);
            }
        return false;
    }

    /// <summary>The leads and approvers who can still act; nobody else can give a role or issue an invoice.</summary>
    public IReadOnlyList<string> WorkingManagers =>
        [
            .. Holders
                .Where(h => h.Role is Role.Lead or Role.Approver && Who.IsWorking(h.Actor))
                .Select(h => h.Actor)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// Those of them whom the platform still lists: who is listed nowhere keeps nobody else from taking the project
    /// over.
    /// </summary>
    public IReadOnlyList<string> Keepers => [.. WorkingManagers.Where(Who.IsAround)];

    /// <summary>
    /// Whether work is somebody's own to whom an act on it is open: made by any of their accounts, or by everybody in
    /// whose stead they could act, since a deputy decides nothing that those may not.
    /// </summary>
    internal bool IsOwnWork(Act act, string by, Signature work, DateTimeOffset now) =>
        !IsSolo && WhyOwn(act, by, work, now) is not null;

    /// <summary>In what way work is somebody's own; null where it is not.</summary>
    internal Own? WhyOwn(Act act, string by, Signature work, DateTimeOffset now)
    {
        if (work.By == by)
            return Own.Self;
        if (IsOnePerson(by, work.By))
            return Own.OtherAccount;
        var grounds = Rights.Grounds(this, Rights.For(act), by, now).ToList();
        return grounds.Count > 0 && grounds.TrueForAll(holder => IsOnePerson(holder, work.By)) ? Own.StoodInFor : null;
    }

    /// <summary>Those who may decide about work and can still act.</summary>
    internal IReadOnlyList<string> CheckersOf(Act act, Signature work, DateTimeOffset now) =>
        [.. Rights.Holders(this, Rights.For(act), now).Where(a => Who.IsWorking(a) && !IsOwnWork(act, a, work, now))];

    private IEnumerable<string> Beside(string account)
    {
        var links = CodeLinks
            .Concat(Who.EarlierLinks)
            .Where(l => (l.Actor == account || l.Maker == account) && !IsToldApart(l));
        return Who.Beside(account).Concat(links.Select(l => l.Actor == account ? l.Maker : l.Actor));
    }

    /// <summary>
    /// Whoever brought the code is somebody else than its maker: named at home by an address that is not the maker's,
    /// or known by the address of another who holds something here.
    /// </summary>
    private bool IsToldApart(CodeLink link) =>
        Who.AddressOf(link.Maker) is { Length: > 0 } makers
        && (
            Appointments.Exists(a => a.Actor == link.Actor && a.Address != makers)
            || IsAnothers(Who.AddressOf(link.Actor), makers)
        );

    /// <summary>
    /// Whoever came by a code themselves speaks for nobody: two second accounts would make each other somebody else.
    /// </summary>
    private bool IsAnothers(string address, string makers) =>
        address.Length > 0
        && address != makers
        && Holders.Exists(h => Who.AddressOf(h.Actor) == address && !IsByCode(h.Actor));

    private bool IsByCode(string account) => CodeLinks.Concat(Who.EarlierLinks).Any(l => l.Actor == account);
}

namespace MilestoneBot.Domain.Team;

/// <summary>
/// What the platforms say of a project's people, beside what happened in it: who is none of the staff any more, and
/// which address is reported for whom. It gives nobody a right; whoever is not spoken of is as they were.
/// </summary>
public sealed class AccountDirectory
{
    private readonly HashSet<string> guests,
        gone,
        absent;
    private readonly Dictionary<string, string> addresses;

    /// <param name="guests">Accounts that the platform calls guests.</param>
    /// <param name="gone">Accounts that are in their workspace no more.</param>
    /// <param name="addresses">The reported address of an account, lower case.</param>
    /// <param name="links">Who joined by whose code, as far as no event of the project says so.</param>
    /// <param name="absent">Accounts that are neither in a room of the project any more nor in any other in which they
    /// were known.</param>
    public AccountDirectory(
        IEnumerable<string> guests,
        IEnumerable<string> gone,
        IEnumerable<(string Actor, string Address)> addresses,
        IEnumerable<InvitationUse> links,
        IEnumerable<string>? absent = null
    )
    {
        this.absent = (absent ?? []).ToHashSet(StringComparer.Ordinal);
        this.guests = guests.ToHashSet(StringComparer.Ordinal);
        this.gone = gone.ToHashSet(StringComparer.Ordinal);
        this.addresses = addresses
            .Where(a => a.Address.Length > 0)
            .DistinctBy(a => a.Actor)
            .ToDictionary(a => a.Actor, a => a.Address, StringComparer.Ordinal);
        EarlierInvitationUses = [.. links];
    }

    /// <summary>The platforms have said nothing.</summary>
    public static AccountDirectory Empty { get; } = new([], [], [], []);

    /// <summary>
    /// Joins from before the maker of a code was kept: it is taken to be the one who began the project.
    /// </summary>
    public IReadOnlyList<InvitationUse> EarlierInvitationUses { get; }

    public bool IsGuest(string actor) => guests.Contains(actor);

    /// <summary>Last known as staff, or not spoken of: somebody who can still act.</summary>
    public bool IsActive(string actor) => !guests.Contains(actor) && !gone.Contains(actor);

    /// <summary>
    /// Can still act, and the platform still lists them somewhere. Who is listed nowhere keeps what they hold, but no
    /// project by it.
    /// </summary>
    public bool IsListed(string actor) => IsActive(actor) && !absent.Contains(actor);

    /// <summary>The address that the platform reports; "" where it reports none.</summary>
    public string EmailOf(string actor) => addresses.GetValueOrDefault(actor, "");

    /// <summary>The other accounts with the same address.</summary>
    internal IEnumerable<string> AccountsWithSameEmail(string actor) =>
        EmailOf(actor) is { Length: > 0 } own
            ? addresses.Where(a => a.Key != actor && a.Value == own).Select(a => a.Key)
            : [];
}

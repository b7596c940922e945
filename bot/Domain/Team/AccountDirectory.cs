namespace MilestoneBot.Domain.Team;

/// <summary>
/// What the platforms report about a project's people, in addition to its events: who is not staff any more, and
/// which e-mail address an account has. It gives nobody a permission. People about whom nothing is reported stay as
/// they were.
/// </summary>
public sealed class AccountDirectory
{
    private readonly HashSet<string> guests,
        gone,
        absent;
    private readonly Dictionary<string, string> addresses;

    /// <param name="guests">Accounts that the platform calls guests.</param>
    /// <param name="gone">Accounts that are no longer in their workspace.</param>
    /// <param name="addresses">The e-mail address that the platform reports for an account, lower case.</param>
    /// <param name="links">Who joined by whose code, as far as no event of the project records it.</param>
    /// <param name="absent">Accounts that are no longer in any conversation of the project, nor in any other in which
    /// they were known.</param>
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

    /// <summary>The platforms have reported nothing.</summary>
    public static AccountDirectory Empty { get; } = new([], [], [], []);

    /// <summary>
    /// Joins from before the creator of a code was stored. The project's creator is taken as the inviter.
    /// </summary>
    public IReadOnlyList<InvitationUse> EarlierInvitationUses { get; }

    public bool IsGuest(string actor) => guests.Contains(actor);

    /// <summary>Last known as staff, or nothing is reported: a person who can still act.</summary>
    public bool IsActive(string actor) => !guests.Contains(actor) && !gone.Contains(actor);

    /// <summary>
    /// Can still act, and the platform still lists them somewhere. A person who is listed nowhere keeps their roles,
    /// but does not stop others from taking over the project.
    /// </summary>
    public bool IsListed(string actor) => IsActive(actor) && !absent.Contains(actor);

    /// <summary>The e-mail address that the platform reports; "" when it reports none.</summary>
    public string EmailOf(string actor) => addresses.GetValueOrDefault(actor, "");

    /// <summary>The other accounts with the same e-mail address.</summary>
    internal IEnumerable<string> AccountsWithSameEmail(string actor) =>
        EmailOf(actor) is { Length: > 0 } own
            ? addresses.Where(a => a.Key != actor && a.Value == own).Select(a => a.Key)
            : [];
}

using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Reads from a roster entry who a person is, and whether they are staff or a guest of the tenant of the
/// conversation.
/// </summary>
internal static class RosterEntryReader
{
    /// <summary>The part of an account name that marks an invited guest.</summary>
    private const string GuestMark = "#EXT#";

    private const int LongestId = 1024,
        LongestMail = 320;

    /// <summary>Unknown where the entry does not state enough: then they are looked up again.</summary>
    /// <param name="externalIsStaff">Whether the operator counts invited accounts as staff if the directory lists
    /// them as users.</param>
    public static Membership MembershipOf(JsonElement entry, string tenant, bool externalIsStaff = false)
    {
        var role = entry.GetText("userRole")?.ToLowerInvariant() ?? "";
        var home = entry.GetText("tenantId") ?? "";
        var account = entry.GetText("userPrincipalName") ?? "";
        var isInvited = account.Contains(GuestMark, StringComparison.OrdinalIgnoreCase);
        var isOurs = home.Equals(tenant, StringComparison.OrdinalIgnoreCase);
        if (role is "guest" or "anonymous" || (home.Length > 0 && !isOurs))
            return Membership.Guest;
        return role switch
        {
            "user" when isOurs => isInvited && !externalIsStaff ? Membership.Guest : Membership.Staff,
            // Older services state no role; an invited account is recognized by its name, and without a name it is
            // unknown.
            "" when isOurs && isInvited => Membership.Guest,
            "" when isOurs && account.Length > 0 => Membership.Staff,
            _ => Membership.Unknown,
        };
    }

    /// <summary>
    /// Whether the entry certainly states a guest of this tenant: invited into its directory, and not a user of another.
    /// </summary>
    public static bool IsOwnGuest(JsonElement entry, string tenant) =>
        (entry.GetText("tenantId") ?? "").Equals(tenant, StringComparison.OrdinalIgnoreCase)
        && (entry.GetText("userRole") ?? "").Equals("guest", StringComparison.OrdinalIgnoreCase);

    /// <summary>Their account id for this bot; "" where the entry has none.</summary>
    public static string AddressOf(JsonElement entry) => Id(entry, "id");

    /// <summary>
    /// Their id in the directory; one of the service's APIs uses the older name objectId. "" where there is none.
    /// </summary>
    public static string ObjectIdOf(JsonElement entry) =>
        Id(entry, "aadObjectId") is { Length: > 0 } id ? id : Id(entry, "objectId");

    public static string NameOf(JsonElement entry) =>
        TurnReader.CleanName(entry.GetText("name") is { Length: <= 200 } name ? name : "");

    /// <summary>
    /// The e-mail address of the entry, otherwise the account name, which is an address too; for an invited account
    /// the address that was invited. In lower case; "" where there is none.
    /// </summary>
    public static string MailOf(JsonElement entry)
    {
        var mail = entry.GetText("email") is { Length: > 0 } email ? email : entry.GetText("userPrincipalName") ?? "";
        if (
            mail.IndexOf(GuestMark, StringComparison.OrdinalIgnoreCase) is >= 0 and var cut
            && mail.LastIndexOf('_', cut) is >= 0 and var at
        )
            mail = $"{mail[..at]}@{mail[(at + 1)..cut]}";
        return mail.Length <= LongestMail && mail.Contains('@') ? mail.Trim().ToLowerInvariant() : "";
    }

    private static string Id(JsonElement entry, string name) =>
        entry.GetText(name) is { Length: > 0 and <= LongestId } id && !id.Contains('|', StringComparison.Ordinal)
            ? id
            : "";
}

using System.Text.Json;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// Reads from a roster's entry who somebody is, and whether they are staff or a guest of the tenant whose place it is.
/// </summary>
internal static class RosterEntry
{
    /// <summary>What stands in the account name of somebody who was invited from outside.</summary>
    private const string GuestMark = "#EXT#";

    private const int LongestId = 1024,
        LongestMail = 320;

    /// <summary>Unknown where the entry does not say enough: then they are asked about again.</summary>
    /// <param name="externalIsStaff">Whether the operator counts invited accounts that the directory lists as users as
    /// staff.</param>
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
            // Older services say no role; an invited account is told by its name, and without a name by nothing.
            "" when isOurs && isInvited => Membership.Guest,
            "" when isOurs && account.Length > 0 => Membership.Staff,
            _ => Membership.Unknown,
        };
    }

    /// <summary>Their address for this bot; "" where the entry says none.</summary>
    public static string AddressOf(JsonElement entry) => Id(entry, "id");

    /// <summary>
    /// Their id in the directory; one of the service's ways to list people calls it by its old name. "" where there is
    /// none.
    /// </summary>
    public static string ObjectIdOf(JsonElement entry) =>
        Id(entry, "aadObjectId") is { Length: > 0 } id ? id : Id(entry, "objectId");

    public static string NameOf(JsonElement entry) =>
        TurnReader.CleanName(entry.GetText("name") is { Length: <= 200 } name ? name : "");

    /// <summary>
    /// The e-mail address that is reported, else the account name, which is one too; of an invited account the one that
    /// was invited. In small letters; "" where there is none.
    /// </summary>
    public static string MailOf(JsonElement entry)
    {
        var mail = entry.GetText("email") is { Length: > 0 } said ? said : entry.GetText("userPrincipalName") ?? "";
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

using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Reads from a roster's entry who somebody is, and whether they are staff or a guest of the tenant whose place it is.
/// </summary>
internal static class Member
{
    /// <summary>What stands in the account name of somebody who was invited from outside.</summary>
    private const string Invited = "#EXT#";

    private const int LongestId = 1024,
        LongestMail = 320;

    /// <summary>Unknown where the entry does not say enough: then they are asked about again.</summary>
    /// <param name="externalIsStaff">Whether the operator counts invited accounts that the directory lists as users as
    /// staff.</param>
    public static Standing StandingOf(JsonElement entry, string tenant, bool externalIsStaff = false)
    {
        var role = entry.Text("userRole")?.ToLowerInvariant() ?? "";
        var home = entry.Text("tenantId") ?? "";
        var account = entry.Text("userPrincipalName") ?? "";
        var isInvited = account.Contains(Invited, StringComparison.OrdinalIgnoreCase);
        var isOurs = home.Equals(tenant, StringComparison.OrdinalIgnoreCase);
        if (role is "guest" or "anonymous" || (home.Length > 0 && !isOurs))
            return Standing.Guest;
        return role switch
        {
            "user" when isOurs => isInvited && !externalIsStaff ? Standing.Guest : Standing.Staff,
            // Older services say no role; an invited account is told by its name, and without a name by nothing.
            "" when isOurs && isInvited => Standing.Guest,
            "" when isOurs && account.Length > 0 => Standing.Staff,
            _ => Standing.Unknown,
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
        TurnReader.CleanName(entry.Text("name") is { Length: <= 200 } name ? name : "");

    /// <summary>
    /// The e-mail address that is reported, else the account name, which is one too; of an invited account the one that
    /// was invited. In small letters; "" where there is none.
    /// </summary>
    public static string MailOf(JsonElement entry)
    {
        var mail = entry.Text("email") is { Length: > 0 } said ? said : entry.Text("userPrincipalName") ?? "";
        if (
            mail.IndexOf(Invited, StringComparison.OrdinalIgnoreCase) is >= 0 and var cut
            && mail.LastIndexOf('_', cut) is >= 0 and var at
        )
            mail = $"{mail[..at]}@{mail[(at + 1)..cut]}";
        return mail.Length <= LongestMail && mail.Contains('@') ? mail.Trim().ToLowerInvariant() : "";
    }

    private static string Id(JsonElement entry, string name) =>
        entry.Text(name) is { Length: > 0 and <= LongestId } id && !id.Contains('|', StringComparison.Ordinal)
            ? id
            : "";
}

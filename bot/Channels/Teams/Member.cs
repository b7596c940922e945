using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>Reads from a roster's entry whether somebody is staff or a guest of the tenant whose place it is.</summary>
internal static class Member
{
    /// <summary>What stands in the account name of somebody who was invited from outside.</summary>
    private const string Invited = "#EXT#";

    /// <summary>Unknown where the entry does not say enough: then he is asked about again.</summary>
    public static Standing StandingOf(JsonElement entry, string tenant)
    {
        var role = entry.Text("userRole")?.ToLowerInvariant() ?? "";
        var home = entry.Text("tenantId") ?? "";
        var isOurs = home.Equals(tenant, StringComparison.OrdinalIgnoreCase);
        if (role is "guest" or "anonymous" || (home.Length > 0 && !isOurs)) return Standing.Guest;
        return role switch
        {
            "user" when isOurs => Standing.Staff,
            // Older services say no role; an invited account is told by its name.
            "" when isOurs => entry.Text("userPrincipalName")?.Contains(Invited, StringComparison.OrdinalIgnoreCase) == true ? Standing.Guest : Standing.Staff,
            _ => Standing.Unknown,
        };
    }
}

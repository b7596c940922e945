using MilestoneBot.Channels.Teams.Inbound;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>
/// The service addresses that the bot calls. Each activity names the address for the answer; messages and the bot's
/// token go only to hosts that the operator trusts, however the address is written.
/// </summary>
internal sealed class AllowedServiceUrls(TeamsSettings settings)
{
    /// <summary>The address with a trailing slash; null if the bot does not call it.</summary>
    public Uri? Find(string serviceUrl)
    {
        if (
            !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0
            || address.Query.Length > 0
            || address.Fragment.Length > 0
        )
            return null;
        var host = address.IdnHost.ToLowerInvariant();
        var loopback = IsLoopbackName(host);
        var plain = address.Scheme == Uri.UriSchemeHttp && loopback;
        var secure = address.Scheme == Uri.UriSchemeHttps && (address.IsDefaultPort || loopback);
        if (!plain && !secure)
            return null;
        var trusted =
            settings.EndpointMode == EndpointMode.LoopbackOnly
                ? loopback
                : settings.AllowedServiceHosts.Any(h => Matches(h, host));
        if (!trusted)
            return null;
        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    /// <summary>Names of this machine itself, as in an address or a Host header.</summary>
    public static bool IsLoopbackName(string host) => host is "localhost" or "127.0.0.1" or "[::1]" or "::1";

    private static bool Matches(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}

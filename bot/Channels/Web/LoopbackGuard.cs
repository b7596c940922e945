using System.Net;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// Decides who may use the browser chat, in which everybody may be anybody: a browser on this machine that calls this
/// machine by its own name. A page elsewhere whose host name resolves to this machine is refused, and so is a tunnel.
/// </summary>
internal static class LoopbackGuard
{
    private static readonly string[] ProxyHeaders =
    [
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Original-For",
        "X-Original-Host",
        "X-Real-IP",
    ];

    public static bool IsAllowed(HttpContext http) =>
        IsLoopback(http.Connection.RemoteIpAddress)
        && IsLoopback(http.Connection.LocalIpAddress)
        && IsOwnName(http.Request.Host.Host)
        && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);

    /// <summary>
    /// Whether a form was sent by a page of the same origin. A browser states where a post comes from; a missing
    /// header is refused.
    /// </summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        var (origin, site) = (request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        return (origin.Length > 0 || site.Length > 0)
            && (
                origin.Length == 0
                || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            )
            && (site.Length == 0 || site == "same-origin");
    }

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

using Microsoft.AspNetCore.Http.Features;

namespace MilestoneBot.Pages;

/// <summary>
/// Reads what a browser sends to a page. What is too large is read on and thrown away, since a browser shows the answer only
/// when all that it sends was taken.
/// </summary>
internal static class RequestBody
{
    /// <summary>The form; null for what is none.</summary>
    /// <param name="most">Bytes that are kept; more is too large.</param>
    /// <param name="mostRead">Bytes that are read at all.</param>
    public static async Task<(IFormCollection? Form, bool IsTooLarge)> ReadFormAsync(
        HttpContext http,
        int most,
        long mostRead
    )
    {
        LiftLimit(http);
        try
        {
            var (bytes, length) = await ReadAsync(http.Request.Body, most, mostRead, http.RequestAborted);
            if (length > most)
                return (null, true);
            http.Request.Body = new MemoryStream(bytes);
            return (await http.Request.ReadFormAsync(http.RequestAborted), false);
        }
        // A form with countless fields, one that is cut off, a connection that broke.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return (null, false);
        }
    }

    /// <summary>The server's own limit breaks the connection; here the reader counts.</summary>
    public static void LiftLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
    }

    /// <summary>The first bytes, and how many there are. Reading ends soon behind the last number.</summary>
    public static async Task<(byte[] Bytes, long Length)> ReadAsync(
        Stream body,
        int most,
        long mostRead,
        CancellationToken cancel
    )
    {
        using var kept = new MemoryStream();
        var (part, length) = (new byte[16 * 1024], 0L);
        while (length <= mostRead && await body.ReadAsync(part, cancel) is > 0 and var count)
        {
            kept.Write(part, 0, (int)Math.Min(count, most - kept.Length));
            length += count;
        }
        return (kept.ToArray(), length);
    }
}

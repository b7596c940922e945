using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Checks that a request comes from Slack, now: an HMAC of its time and its raw body under the app's signing secret.
/// It is stricter than Slack's own library in two ways: the time must be a number, and one in the future is refused
/// too, so that a request is valid for ten minutes at most.
/// </summary>
internal static class RequestSignature
{
    private const string Version = "v0";
    private const int LongestTime = 12;

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <param name="time">The header X-Slack-Request-Timestamp, in seconds since 1970.</param>
    /// <param name="signature">The header X-Slack-Signature.</param>
    /// <param name="body">The body as received, byte for byte.</param>
    /// <returns>"" if it is genuine, otherwise the problem.</returns>
    public static string FindProblem(
        string secret,
        string? time,
        string? signature,
        ReadOnlySpan<byte> body,
        DateTimeOffset now
    )
    {
        if (
            time is not { Length: > 0 and <= LongestTime }
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        )
            return "its time is no number";
        if (Math.Abs(now.ToUnixTimeSeconds() - sent) > MaxAge.TotalSeconds)
            return "its time is not now";
        if (signature is null)
            return "it is not signed";
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Compute(secret, time, body)),
            Encoding.UTF8.GetBytes(signature)
        )
            ? ""
            : "it is signed with another secret, or changed on the way";
    }

    /// <summary>The signature that Slack would send.</summary>
    public static string Compute(string secret, string time, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{time}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}

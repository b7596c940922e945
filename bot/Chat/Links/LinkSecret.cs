using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Chat.Links;

/// <summary>
/// The secret part of a link, 256 random bits. Whoever holds the link holds the secret; the bot stores only its hash.
/// </summary>
public static class LinkSecret
{
    private const int Bytes = 32;

    /// <summary>Creates a secret in Base64Url, so that it needs no escaping in a URL.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether the text has the form of a secret. Anything else is not looked up.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(text);

    /// <summary>SHA-256 in hexadecimal, the only form in which a secret is stored.</summary>
    public static string ComputeHash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

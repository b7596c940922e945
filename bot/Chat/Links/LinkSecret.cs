using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MilestoneBot.Chat.Links;

/// <summary>What only the holder of a link knows: 256 random bits. The bot keeps nothing but its hash.</summary>
public static class LinkSecret
{
    private const int Bytes = 32;

    /// <summary>A fresh one, in letters that stand in an address as they are.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether this could be one at all; what could not is not looked up.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(text);

    /// <summary>SHA-256 in hexadecimal; the only form in which a secret is stored.</summary>
    public static string ComputeHash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

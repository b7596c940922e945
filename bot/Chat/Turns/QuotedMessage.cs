using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>A message that the speaker points at, as the platform tells of it; nobody can type one.</summary>
/// <param name="MessageId">The platform's own id of the message, in the place of the turn.</param>
/// <param name="Author">The speaker id of whoever said it.</param>
/// <param name="Email">The e-mail address under which the platform knows him; "" if it does not say.</param>
/// <param name="Text">What it says, in plain words.</param>
/// <param name="Link">Where it can be read; null if the platform gives none.</param>
public sealed record QuotedMessage(
    string MessageId,
    string Author,
    string AuthorName,
    [property: JsonPropertyName("address")] string Email,
    string Text,
    DateTimeOffset At,
    Uri? Link
)
{
    /// <summary>SHA-256 of a message's text in hexadecimal.</summary>
    public static string ComputeHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

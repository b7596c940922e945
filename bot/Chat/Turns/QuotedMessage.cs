using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace MilestoneBot.Chat.Turns;

/// <summary>A message that the sender refers to, as the platform reports it; it cannot be typed by anyone.</summary>
/// <param name="MessageId">The platform's id of the message, in the conversation of the turn.</param>
/// <param name="Author">The sender id of the person who wrote it.</param>
/// <param name="Email">The e-mail address under which the platform knows the author; "" if it gives none.</param>
/// <param name="Text">The message in plain text.</param>
/// <param name="Link">The message's URL; null if the platform gives none.</param>
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

namespace MilestoneBot.Domain.Milestones;

/// <summary>A message of the client in a chat that is kept as his written confirmation, word for word.</summary>
/// <param name="Place">Where it was said: the platform, the workspace and the conversation, with slashes
/// between.</param>
/// <param name="Id">The platform's own id of the message there.</param>
/// <param name="Author">Who said it, as the platform knows him.</param>
/// <param name="Address">The e-mail address under which the platform knows him; "" if it does not say.</param>
/// <param name="Link">Where it can be read; "" if the platform gives none.</param>
/// <param name="Hash">SHA-256 of the text in hexadecimal, so that a text that was changed since can be told.</param>
public sealed record EvidenceMessage(
    string Place,
    string Id,
    string Author,
    string AuthorName,
    string Address,
    string Text,
    DateTimeOffset At,
    string Link,
    string Hash
)
{
    /// <summary>What is longer is a document and no confirmation.</summary>
    public const int MaxLength = 8000;

    /// <summary>
    /// Whether its author is the client's contact: by the whole address, so that one that only looks like it is
    /// another's.
    /// </summary>
    public bool IsFrom(string contact) =>
        Address.Length > 0
        && contact
            .Split([' ', ',', ';', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Contains(Address, StringComparer.OrdinalIgnoreCase);
}

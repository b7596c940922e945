namespace MilestoneBot.Domain.Milestones;

/// <summary>A chat message of the client that is stored word for word as their written confirmation.</summary>
/// <param name="Place">Where it was written: platform, workspace and conversation, separated by slashes.</param>
/// <param name="Id">The platform's own id of the message in that conversation.</param>
/// <param name="Author">Who wrote it, by the name the platform gives.</param>
/// <param name="Address">The author's e-mail address on the platform; "" if the platform does not state it.</param>
/// <param name="Link">Where it can be read; "" if the platform gives no link.</param>
/// <param name="Hash">SHA-256 of the text in hexadecimal, so that a later edit is noticed.</param>
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
    /// <summary>In characters. A longer text is a document and not a confirmation.</summary>
    public const int MaxLength = 8000;

    /// <summary>
    /// Whether its author is the client's contact. The whole address is compared, so that a similar one does not
    /// pass.
    /// </summary>
    public bool IsFrom(string contact) =>
        Address.Length > 0
        && contact
            .Split([' ', ',', ';', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Contains(Address, StringComparer.OrdinalIgnoreCase);
}

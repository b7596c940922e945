using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Documents.Mail;

/// <summary>Which file goes with a mail.</summary>
/// <param name="Form">PDF, or UBL for buyers that take the XML alone.</param>
/// <param name="IsCopy">A later copy, which says so and holds no XML.</param>
public sealed record MailFile(string Name, string MediaType, DocumentForm Form, bool IsCopy);

/// <summary>A mail to the client in words, before it is sent.</summary>
/// <param name="To">"" where nobody has said an address.</param>
/// <param name="ReplyTo">The seller's address; "" where none is said.</param>
/// <param name="File">Null where nothing goes with it.</param>
public sealed record WrittenMail(
    string To,
    IReadOnlyList<string> Copies,
    string ReplyTo,
    string SenderName,
    string Subject,
    string Text,
    string Html,
    MailFile? File
)
{
    /// <summary>What it says of silence; null for nothing.</summary>
    public NamedSilence? Silence { get; init; }
}

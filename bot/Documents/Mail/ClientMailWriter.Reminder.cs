using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>An invoice that is due soon, or overdue.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteReminder(MailOrder order) => null;
}

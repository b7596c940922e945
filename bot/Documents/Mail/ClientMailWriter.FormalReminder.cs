using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>A formal reminder.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteFormalReminder(MailOrder order) => null;
}

using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>The project is closed, ended or cancelled.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteProjectEnded(MailOrder order) => null;
}

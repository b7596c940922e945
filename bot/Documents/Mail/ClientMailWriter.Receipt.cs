using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>A payment arrived.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteReceipt(MailOrder order) => null;
}

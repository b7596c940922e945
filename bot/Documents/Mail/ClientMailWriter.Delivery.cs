using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>Submitted work that waits for the client's approval.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteDelivery(MailOrder order) => null;
}

using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>Somebody else now agrees for the client.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteAddressChanged(MailOrder order) => null;
}

using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>Work is paused until money arrives.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WritePause(MailOrder order) => null;
}

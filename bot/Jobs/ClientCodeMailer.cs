using MilestoneBot.Chat.Delivery;
using MilestoneBot.Connectors.Mail;
using MilestoneBot.Documents.Mail;

namespace MilestoneBot.Jobs;

/// <summary>
/// Mails codes for the client's page at once, since somebody waits for it. A code that does not arrive is asked for again;
/// it is owed to nobody later.
/// </summary>
internal sealed partial class ClientCodeMailer(ILogger<ClientCodeMailer> log, IMailSender? sender = null)
    : IClientMailer
{
    /// <summary>How long somebody waits for the mail server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool CanSend => sender is not null;

    public async Task<bool> SendCodeAsync(ClientCodeMail mail, CancellationToken cancel)
    {
        var written = CodeMailWriter.Write(mail);
        if (sender is null || written.To.Length == 0)
            return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await sender.SendAsync(
                new(
                    $"{Guid.NewGuid():N}.code@milestonebot.invalid",
                    written.SenderName,
                    written.To,
                    [],
                    written.ReplyTo,
                    "",
                    written.Subject,
                    written.Text,
                    written.Html,
                    []
                ),
                limit.Token
            );
            return true;
        }
        catch (MailException e)
        {
            LogNotSent(e.Fault, e.Reply);
            // It may have arrived, and a code that arrived is to work.
            return e.Fault == MailFault.Uncertain;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            LogNotSent(MailFault.TryAgain, "the server did not answer in time");
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A code for a client's page was not mailed: {Fault}, {Reply}")]
    private partial void LogNotSent(MailFault fault, string reply);
}

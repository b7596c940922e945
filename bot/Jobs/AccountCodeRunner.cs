using MilestoneBot.Connectors.Mail;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Jobs;

/// <summary>
/// Mails the codes that were asked for. One that does not arrive is asked for again; it is owed to nobody later.
/// </summary>
internal sealed partial class AccountCodeRunner(
    AccountCodeStore codes,
    IEnumerable<IMailSender> senders,
    ILogger<AccountCodeRunner> log
)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!codes.CanMail || senders.FirstOrDefault() is not { } sender)
            return;
        while (await codes.ClaimAsync(cancel) is { } owed)
        {
            var mail = AccountCodeMailWriter.Write(owed.To, owed.Code);
            try
            {
                await sender.SendAsync(
                    new(
                        $"{Guid.NewGuid():N}.code@milestonebot.invalid",
                        mail.SenderName,
                        mail.To,
                        [],
                        "",
                        "",
                        mail.Subject,
                        mail.Text,
                        mail.Html,
                        []
                    ),
                    cancel
                );
            }
            catch (MailException e)
            {
                LogNotSent(e.Fault, e.Reply);
                // It may have arrived, and a code that arrived is to work.
                if (e.Fault != MailFault.Uncertain)
                    await codes.ForgetAsync(owed, cancel);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A code for the seller's account was not mailed: {Fault}, {Reply}")]
    private partial void LogNotSent(MailFault fault, string reply);
}

using System.ComponentModel;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace MilestoneBot.Connectors.Mail;

/// <summary>
/// Hands a mail to the operator's server, each on a line of its own. Sent is what the server said yes to; when the line
/// breaks behind the text and before that yes, the mail may have arrived.
/// </summary>
internal sealed class SmtpMailSender(SmtpSettings settings, TimeProvider clock) : IMailSender
{
    private const int MostReply = 200;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Timeout);
        var text = new TextProgress();
        using var client = new Client(mail.To);
        // As on every other line of the bot: lists of revoked certificates often cannot be fetched from a server.
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = settings.CheckCertificate;
        var isReady = false;
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, OptionsFor(settings.Security), limit.Token);
            if (settings.User.Length > 0)
                await client.AuthenticateAsync(settings.User, settings.Password, limit.Token);
            isReady = true;
            var message = MailMessages.Create(mail, settings.From, clock.GetUtcNow());
            await client.SendAsync(message, limit.Token, text);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new MailException(text.HasBegun ? MailFault.Uncertain : MailFault.TryAgain, "no answer in time", e);
        }
        catch (OperationCanceledException e) when (text.HasBegun)
        {
            throw new MailException(MailFault.Uncertain, "stopped while it was on its way", e);
        }
        catch (SmtpCommandException e)
        {
            throw new MailException(FaultOf(e), $"{(int)e.StatusCode} {OneLine(e.Message)}".Trim(), e);
        }
        catch (NotSupportedException e) when (!isReady)
        {
            throw new MailException(MailFault.TryAgain, "the mail server offers no TLS, or no login that fits", e);
        }
        // An address with letters that this server cannot carry (SMTPUTF8, RFC 6531).
        catch (NotSupportedException e)
        {
            throw new MailException(MailFault.AddressRefused, "the mail server cannot carry this address", e);
        }
        catch (Exception e)
            when (e
                    is ProtocolException
                        or IOException
                        or Win32Exception
                        or SslHandshakeException
                        or AuthenticationException
                        or TimeoutException
            )
        {
            throw new MailException(
                text.HasBegun ? MailFault.Uncertain : MailFault.TryAgain,
                OneLine(e.Message.Split('\n')[0]),
                e
            );
        }
        await LeaveAsync(client);
    }

    /// <summary>The mail is with the server; how the line ends changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await client.DisconnectAsync(true, limit.Token);
        }
        catch (Exception e)
            when (e is ProtocolException or CommandException or IOException or OperationCanceledException)
        {
            // Some servers hang up first.
        }
    }

    private static SecureSocketOptions OptionsFor(SmtpSecurity security) =>
        security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    /// <summary>4xx is "later", 5xx is "no" (RFC 5321, 4.2.1); a no before there was a mail is about the operator's login.</summary>
    private static MailFault FaultOf(SmtpCommandException e)
    {
        if ((int)e.StatusCode < 500)
            return MailFault.TryAgain;
        return e.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => MailFault.AddressRefused,
            SmtpErrorCode.SenderNotAccepted or SmtpErrorCode.MessageNotAccepted => MailFault.MailRefused,
            _ => MailFault.TryAgain,
        };
    }

    /// <summary>What a server says is untrusted text for a card.</summary>
    private static string OneLine(string text)
    {
        var line = MailMessages.OneLine(text);
        return line.Length <= MostReply ? line : line[..MostReply];
    }

    /// <summary>Notices that the text of the mail has begun to go out.</summary>
    private sealed class TextProgress : ITransferProgress
    {
        private volatile bool hasBegun;

        public bool HasBegun => hasBegun;

        public void Report(long bytesTransferred, long totalSize) => hasBegun = true;

        public void Report(long bytesTransferred) => hasBegun = true;
    }

    /// <summary>A copy that the server refuses keeps the mail from nobody else.</summary>
    private sealed class Client(string to) : SmtpClient
    {
        protected override void OnRecipientNotAccepted(
            MimeMessage message,
            MailboxAddress mailbox,
            SmtpResponse response
        )
        {
            if (mailbox.Address == to || mailbox.GetAddress(true) == to)
                base.OnRecipientNotAccepted(message, mailbox, response);
        }
    }
}

using System.Text;
using MilestoneBot.Connectors.Mail;
using MilestoneBot.Tests.Kit.Mail;
using MimeKit;

namespace MilestoneBot.Tests.Connectors.Mail;

/// <summary>What each end of a line to a mail server means: taken, later, no, or nobody knows.</summary>
public sealed class SmtpMailSenderTests
{
    private static readonly OutgoingMail Mail = new(
        "4f1c@milestonebot.invalid",
        "Studio GmbH",
        "dana@acme.example",
        ["books@acme.example"],
        "bills@studio.example",
        "",
        "Invoice INV-2026-0001",
        "Hello\r\n",
        "<p>Hello</p>",
        [new("INV-2026-0001.pdf", "application/pdf", new byte[] { 1, 2, 3 })]
    );

    private static SmtpMailSender SenderFor(int port, SmtpSecurity security = SmtpSecurity.None) =>
        new(
            new("127.0.0.1", port, new MailboxAddress("", "bot@studio.example"), "", "", security)
            {
                Timeout = TimeSpan.FromSeconds(3),
                CheckCertificate = (_, shown, _, _) => shown?.Subject == "CN=sink.example",
            },
            TimeProvider.System
        );

    [Theory]
    [InlineData(MailTrouble.NoGreeting, MailFault.TryAgain, 0)]
    [InlineData(MailTrouble.SilentFromTheStart, MailFault.TryAgain, 0)]
    [InlineData(MailTrouble.LaterForRecipient, MailFault.TryAgain, 0)]
    [InlineData(MailTrouble.NoSuchRecipient, MailFault.AddressRefused, 0)]
    [InlineData(MailTrouble.NoSuchSender, MailFault.MailRefused, 0)]
    [InlineData(MailTrouble.GoneBeforeText, MailFault.TryAgain, 0)]
    [InlineData(MailTrouble.TextRefused, MailFault.MailRefused, 1)]
    [InlineData(MailTrouble.LaterForText, MailFault.TryAgain, 1)]
    [InlineData(MailTrouble.GoneAfterText, MailFault.Uncertain, 1)]
    [InlineData(MailTrouble.SilentAfterText, MailFault.Uncertain, 1)]
    public async Task Each_end_of_the_line_has_its_meaning(MailTrouble trouble, MailFault fault, int texts)
    {
        await using var server = BadMailServer.Start(trouble);
        var failed = await Assert.ThrowsAsync<MailException>(() => SenderFor(server.Port).SendAsync(Mail, default));
        Assert.Equal(fault, failed.Fault);
        Assert.Equal(texts, server.Texts.Count);
        Assert.DoesNotContain('\n', failed.Reply);
    }

    [Theory]
    [InlineData(MailTrouble.None)]
    [InlineData(MailTrouble.GoneAfterYes)]
    public async Task What_the_server_said_yes_to_is_sent_however_the_line_ends(MailTrouble trouble)
    {
        await using var server = BadMailServer.Start(trouble);
        await SenderFor(server.Port).SendAsync(Mail, default);
        Assert.Single(server.Texts);
    }

    [Fact]
    public async Task Nobody_listening_is_tried_again() =>
        Assert.Equal(
            MailFault.TryAgain,
            (
                await Assert.ThrowsAsync<MailException>(() => SenderFor(MailSink.FreePort()).SendAsync(Mail, default))
            ).Fault
        );

    [Fact]
    public async Task A_refused_copy_keeps_the_mail_from_nobody_else()
    {
        await using var sink = MailSink.Start(accepts: to => to != "books@acme.example");
        await SenderFor(sink.Port).SendAsync(Mail, default);
        Assert.Equal("Invoice INV-2026-0001", Assert.Single(sink.Mails).Subject);
    }

    [Fact]
    public async Task With_STARTTLS_a_server_that_offers_it_gets_the_mail_and_another_one_gets_nothing()
    {
        await using var safe = MailSink.Start(isSecure: true);
        await SenderFor(safe.Port, SmtpSecurity.StartTls).SendAsync(Mail, default);
        Assert.Single(safe.Mails);
        await using var plain = MailSink.Start();
        var failed = await Assert.ThrowsAsync<MailException>(() =>
            SenderFor(plain.Port, SmtpSecurity.StartTls).SendAsync(Mail, default)
        );
        Assert.Equal(MailFault.TryAgain, failed.Fault);
        Assert.Empty(plain.Mails);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_nothing()
    {
        await using var sink = MailSink.Start(isSecure: true);
        var sender = new SmtpMailSender(
            new("127.0.0.1", sink.Port, new MailboxAddress("", "bot@studio.example"), "", "", SmtpSecurity.StartTls),
            TimeProvider.System
        );
        var failed = await Assert.ThrowsAsync<MailException>(() => sender.SendAsync(Mail, default));
        Assert.Equal(MailFault.TryAgain, failed.Fault);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public void Five_hundred_mails_with_hostile_names_read_back_as_they_were_written()
    {
        var random = new Random(4711);
        string[] parts =
        [
            "Müller & Söhne",
            "\r\nBcc: eve@evil.example\r\n",
            "\"quoted\", <b>bold</b>",
            "株式会社",
            "😀👩‍👩‍👧",
            "\u202Egnp.exe",
            "=?utf-8?q?fake?=",
            "Ω ≤ ∑",
            "a;b:c,d",
            "\t\0\u0007",
            "very ",
            new string('x', 90),
            "\u2028",
            "ẞ",
            "\\",
            "()",
        ];
        string Text() =>
            string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)]));
        string[] hosts = ["acme.example", "müller.example", "παράδειγμα.example"];
        for (var n = 0; n < 500; n++)
        {
            var mail = Mail with
            {
                SenderName = Text(),
                Subject = $"INV {Text()}",
                Text = $"{Text()}\r\n.\r\n{Text()}\r\n",
                Html = $"<p>{Text()}</p>",
                To = $"dana.{n}@{hosts[random.Next(hosts.Length)]}",
                References = random.Next(2) == 0 ? "" : "first@milestonebot.invalid",
                Attachments = [new($"INV-{n}.pdf", "application/pdf", Bytes(random))],
            };
            using var wire = new MemoryStream();
            MailMessages.Create(mail, new("", "bot@studio.example"), DateTimeOffset.UnixEpoch).WriteTo(wire);
            Assert.All(Encoding.Latin1.GetString(wire.ToArray()), c => Assert.True(c < 128));
            wire.Position = 0;
            using var read = MimeMessage.Load(wire);
            Assert.Equal(MailMessages.OneLine(mail.Subject), read.Subject);
            Assert.Equal(mail.MessageId, read.MessageId);
            Assert.Equal(mail.To, Assert.IsType<MailboxAddress>(Assert.Single(read.To)).Address);
            Assert.Equal("bot@studio.example", Assert.IsType<MailboxAddress>(Assert.Single(read.From)).Address);
            // A name that needs quotes may be folded, and the fold reads as a space.
            Assert.Equal(
                MailMessages.OneLine(mail.SenderName, MailMessages.MostName).Replace(" ", "", StringComparison.Ordinal),
                (read.From[0].Name ?? "").Replace(" ", "", StringComparison.Ordinal)
            );
            Assert.Equal(mail.Copies, read.Cc.Mailboxes.Select(m => m.Address));
            Assert.Empty(read.Bcc);
            Assert.Equal(mail.References.Length > 0 ? mail.References : null, read.InReplyTo);
            Assert.Equal(Plain(mail.Text), Plain(read.TextBody!));
            Assert.Equal(Plain(mail.Html), Plain(read.HtmlBody!));
            var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(read.Attachments));
            Assert.Equal(mail.Attachments[0].Name, file.FileName);
            using var bytes = new MemoryStream();
            file.Content!.DecodeTo(bytes);
            Assert.Equal(mail.Attachments[0].Bytes.ToArray(), bytes.ToArray());
        }
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 3_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
}

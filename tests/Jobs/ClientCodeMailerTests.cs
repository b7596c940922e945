using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Connectors.Mail;
using MilestoneBot.Jobs;

namespace MilestoneBot.Tests.Jobs;

/// <summary>A code for the client's page goes to the contact alone, and is said to be sent only if it may have been.</summary>
public sealed class ClientCodeMailerTests
{
    private sealed class HandingSender(MailFault? fault) : IMailSender
    {
        public List<OutgoingMail> Taken { get; } = [];

        public Task SendAsync(OutgoingMail mail, CancellationToken cancel)
        {
            if (fault is { } no)
                throw new MailException(no, "no");
            Taken.Add(mail);
            return Task.CompletedTask;
        }
    }

    private static readonly ClientCodeMail German = new(
        "w1",
        "dana@acme.example",
        "de",
        "Studio GmbH",
        "Acme GmbH",
        "Acme website",
        "",
        2,
        "Dana Weiss",
        "123456",
        new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero),
        "office@studio.example"
    );

    [Fact]
    public async Task It_says_the_code_in_the_clients_language_and_holds_no_link()
    {
        var sender = new HandingSender(null);
        Assert.True(
            await new ClientCodeMailer(NullLogger<ClientCodeMailer>.Instance, sender).SendCodeAsync(German, default)
        );
        var mail = Assert.Single(sender.Taken);
        Assert.Equal(("dana@acme.example", "Ihr Code für Acme website"), (mail.To, mail.Subject));
        Assert.Contains("Der Code dafür: 123456.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("als Kontakt von Acme GmbH für Acme website", mail.Text, StringComparison.Ordinal);
        Assert.Equal("office@studio.example", mail.ReplyTo);
        Assert.DoesNotContain("http", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Empty(mail.Copies);
    }

    [Theory]
    [InlineData("en", "", "to agree to terms v2 as Dana Weiss.")]
    [InlineData("de", "", "als Dana Weiss den Konditionen v2 zustimmen.")]
    [InlineData("fr", "", "accepter les conditions v2 en tant que Dana Weiss.")]
    [InlineData("en", "Shop", "to approve Shop as Dana Weiss.")]
    [InlineData("de", "Shop", "als Dana Weiss die Leistung Shop freigeben.")]
    [InlineData("fr", "Shop", "approuver Shop en tant que Dana Weiss.")]
    public async Task It_says_what_the_code_is_for_before_the_code_which_is_not_in_the_subject(
        string language,
        string milestone,
        string act
    )
    {
        var sender = new HandingSender(null);
        await new ClientCodeMailer(NullLogger<ClientCodeMailer>.Instance, sender).SendCodeAsync(
            German with
            {
                Language = language,
                Milestone = milestone,
            },
            default
        );
        var mail = Assert.Single(sender.Taken);
        Assert.DoesNotContain("123456", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(act, mail.Text, StringComparison.Ordinal);
        Assert.True(
            mail.Text.IndexOf(act, StringComparison.Ordinal) < mail.Text.IndexOf("123456", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(MailFault.TryAgain, false)]
    [InlineData(MailFault.AddressRefused, false)]
    [InlineData(MailFault.MailRefused, false)]
    [InlineData(MailFault.Uncertain, true)]
    public async Task What_the_server_did_not_take_is_not_said_to_be_sent(MailFault fault, bool isSaid) =>
        Assert.Equal(
            isSaid,
            await new ClientCodeMailer(NullLogger<ClientCodeMailer>.Instance, new HandingSender(fault)).SendCodeAsync(
                German,
                default
            )
        );

    [Fact]
    public async Task Without_a_mail_server_nothing_is_sent()
    {
        var mailer = new ClientCodeMailer(NullLogger<ClientCodeMailer>.Instance);
        Assert.False(mailer.CanSend);
        Assert.False(await mailer.SendCodeAsync(German, default));
    }
}

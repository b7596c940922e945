using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using MimeKit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>An invoice reaches the client by mail, and "mailed" is said only after the server took it.</summary>
public sealed class MailedInvoiceStory
{
    private static (string, string)[] SettingsFor(int port) =>
        [
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Smtp:From", "bills@studio.example"),
            ("Smtp:Security", "none"),
        ];

    private static async Task<TeamsStory> IssuedAsync(
        int port,
        string contact = "dana@acme.example",
        params string[] before
    )
    {
        var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z", SettingsFor(port));
        foreach (
            var line in (string[])
                [
                    $"project new \"Acme website\" client \"Acme GmbH\" contact {contact} total 12000 EUR vat 19",
                    "role add approver @Marc",
                    "role add finance @Finn",
                    "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                    "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                    "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE",
                    .. before,
                    "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                    "start 1",
                    "submit 1 \"Report v3\"",
                ]
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued; not mailed yet", "4,284.00");
        return story;
    }

    private static Task<int> MailAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<ClientMailRunner>().RunAsync(default);

    private static byte[] BytesOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public async Task The_invoice_arrives_with_its_PDF_and_the_card_says_so_afterwards()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal(0, await MailAsync(story));
        var mail = Assert.Single(sink.Mails);
        Assert.Equal("SAMPLE: Invoice INV-2026-0001 · Acme website", mail.Subject);
        Assert.Equal("dana@acme.example", Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("sample@studio.example", Assert.IsType<MailboxAddress>(Assert.Single(mail.ReplyTo)).Address);
        Assert.Equal("SAMPLE Studio GmbH", Assert.Single(mail.From).Name);
        // 3,600.00 + 19 % = 684.00; due 14 days after the issue.
        foreach (var text in new[] { mail.TextBody, mail.HtmlBody })
        {
            Assert.Contains(
                "Please pay EUR\u00A04,284.00 by 15\u00A0July\u00A02026.",
                System.Net.WebUtility.HtmlDecode(text)
            );
            Assert.Contains("DE89 3704 0044 0532 0130 00", text);
        }
        // Where no address for invoices is set, the contact's is the buyer's on the invoice.
        Assert.Contains("dana@acme.example", story.Bot.Read("select buyer_details from invoices"));
        var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("INV-2026-0001.pdf", file.FileName);
        Assert.Equal(
            story.Bot.Read("select sha256 from documents where form = 'pdf'"),
            Convert.ToHexStringLower(SHA256.HashData(BytesOf(file)))
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "mailed to dana@acme.example");
        Says(
            await story.SayAsync(Priya, "audit"),
            $"mailed INV-2026-0001 to dana@acme.example (message {mail.MessageId})"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_cash_discount_is_offered_while_it_can_be_earned()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port, before: "set 1 discount 2% 10d");
        await MailAsync(story);
        // 2 % of 4,284.00 are 85.68.
        Assert.Contains(
            "Or EUR 4,198.32 if it arrives by 11 July 2026 (2% cash discount).",
            sink.Mails[0].TextBody!.Replace('\u00A0', ' ')
        );
        story.Day("2026-07-12T08:00:00Z");
        await story.SayAsync(Finn, "retry INV-2026-0001");
        await MailAsync(story);
        Assert.Equal(2, sink.Mails.Count);
        Assert.DoesNotContain("cash discount", sink.Mails[1].TextBody);
    }

    [Fact]
    public async Task Without_an_account_the_mail_asks_to_ask_for_it_and_names_no_reference()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(
            sink.Port,
            before: "settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\" vat-id DE123456789 country DE"
        );
        await MailAsync(story);
        var text = Assert.Single(sink.Mails).TextBody;
        Assert.Contains("Please ask us for the account to pay to.", text);
        Assert.DoesNotContain("IBAN", text);
        Assert.DoesNotContain("Reference", text);
    }

    [Fact]
    public async Task A_second_mail_is_a_copy_without_XML_and_hangs_on_the_first()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        await MailAsync(story);
        Says(await story.SayAsync(Priya, "retry INV-2026-0001"), "mail the client again");
        Assert.Equal(0, await MailAsync(story));
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 2000"), "2,284.00");
        story.Clock.Now += TimeSpan.FromHours(1);
        Says(await story.SayAsync(Finn, "retry INV-2026-0001"), "INV-2026-0001 goes to the client again in a moment");
        await story.SayAsync(Finn, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        var (first, second) = (sink.Mails[0], sink.Mails[1]);
        Assert.Equal("SAMPLE: Copy: Invoice INV-2026-0001 · Acme website", second.Subject);
        Assert.Equal(first.MessageId, second.InReplyTo);
        Assert.NotEqual(first.MessageId, second.MessageId);
        // 4,284.00 less 2,000.00.
        foreach (
            var row in new[]
            {
                "Total with VAT: EUR 4,284.00",
                "Already paid: EUR −2,000.00",
                "Still to pay: EUR 2,284.00",
                "a copy of the invoice INV-2026-0001 for Acme website",
                "Reference: RF16 INV2 0260 001",
            }
        )
            Assert.Contains(row, second.TextBody!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var copy = BytesOf(Assert.IsAssignableFrom<MimePart>(Assert.Single(second.Attachments)));
        Assert.True(Contains(BytesOf((MimePart)first.Attachments.Single()), "factur-x.xml"));
        Assert.False(Contains(copy, "factur-x.xml"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    private static bool Contains(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;

    [Fact]
    public async Task A_refused_address_is_told_in_the_place_and_another_one_gets_the_original()
    {
        await using var sink = MailSink.Start(accepts: to => to != "dana@acme.example");
        await using var story = await IssuedAsync(sink.Port);
        Assert.Equal(0, await MailAsync(story));
        var told = await story.CarryAsync();
        Says(
            await story.SayAsync(Marc, "show INV-2026-0001"),
            "INV-2026-0001 was not mailed to dana@acme.example: the mail server refused the address",
            "settings client invoices-to",
            "[Send again] retry INV-2026-0001"
        );
        Assert.Contains(told, call => call.Body.ToString().Contains("was not mailed", StringComparison.Ordinal));
        Says(await story.SayAsync(Priya, "settings client invoices-to billing@acme.example"), "billing@acme.example");
        Says(await story.SayAsync(Marc, "retry INV-2026-0001"), "goes to the client again in a moment");
        Assert.Equal(1, await MailAsync(story));
        var mail = Assert.Single(sink.Mails);
        Assert.Equal("SAMPLE: Invoice INV-2026-0001 · Acme website", mail.Subject);
        Assert.True(Contains(BytesOf((MimePart)mail.Attachments.Single()), "factur-x.xml"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Without_an_address_the_card_says_which_setting_is_missing()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port, "\"dana@acme.example, dora@acme.example\"");
        Assert.Equal(0, await MailAsync(story));
        Says(
            await story.SayAsync(Marc, "show INV-2026-0001"),
            "the client has no mail address",
            "settings client invoices-to <address>"
        );
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_busy_server_gets_it_later_and_once()
    {
        await using var bad = BadMailServer.Start(MailTrouble.LaterForRecipient, MailTrouble.NoGreeting);
        await using var story = await IssuedAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        Says(await story.SayAsync(Marc, "show INV-2026-0001"), "Not mailed yet; it goes out in a moment");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal(1, bad.Lines);
        story.Day("2026-07-01T08:02:00Z");
        Assert.Equal(0, await MailAsync(story));
        story.Day("2026-07-01T08:10:00Z");
        Assert.Equal(1, await MailAsync(story));
        Assert.Single(bad.Texts);
        Says(await story.SayAsync(Marc, "show INV-2026-0001"), "mailed to dana@acme.example");
    }

    [Fact]
    public async Task A_server_that_is_busy_for_a_day_is_told_to_people()
    {
        await using var bad = BadMailServer.Start([.. Enumerable.Repeat(MailTrouble.LaterForText, 40)]);
        await using var story = await IssuedAsync(bad.Port);
        for (var hour = 0; hour < 40; hour++)
        {
            await MailAsync(story);
            story.Clock.Now += TimeSpan.FromHours(1);
        }
        Says(
            await story.SayAsync(Marc, "show INV-2026-0001"),
            "was not mailed to dana@acme.example: the mail server did not take it for a day (451 4.3.0 busy)"
        );
        var tries = bad.Lines;
        await MailAsync(story);
        Assert.Equal(tries, bad.Lines);
    }

    [Fact]
    public async Task A_server_that_dies_with_the_text_is_not_told_twice()
    {
        await using var bad = BadMailServer.Start(MailTrouble.GoneAfterText);
        await using var story = await IssuedAsync(bad.Port);
        Assert.Equal(0, await MailAsync(story));
        story.Day("2026-07-03T08:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Single(bad.Texts);
        Says(
            await story.SayAsync(Marc, "show INV-2026-0001"),
            "INV-2026-0001 may have been mailed to dana@acme.example",
            "Ask the client before you send it again",
            "[Send again] retry INV-2026-0001"
        );
        await story.SayAsync(Marc, "retry INV-2026-0001");
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("Copy", bad.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_the_servers_yes_and_our_record_is_told_and_not_repeated()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        story.Bot.Tamper(
            "update client_mails set begun = 1, leased_until = 1, message_id = 'x@y', recipient = 'dana@acme.example'"
        );
        Assert.Equal(0, await MailAsync(story));
        Assert.Empty(sink.Mails);
        Says(await story.SayAsync(Marc, "show INV-2026-0001"), "may have been mailed to dana@acme.example");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Terms_are_mailed_and_a_refused_address_is_told_with_what_helps()
    {
        await using var sink = MailSink.Start(accepts: to => to != "dana@acme.example");
        await using var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z", SettingsFor(sink.Port));
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "role add approver @Marc",
                "add \"Discovery report\" 30% expected +14d done-when file-delivery",
                "add \"Final delivery\" 70% expected +79d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "terms send"), "The mail to the client goes out in a moment");
        await MailAsync(story);
        var told = await story.CarryAsync();
        Assert.Contains(
            told,
            call =>
                call.Body.ToString()
                    .Contains("The terms were not mailed to dana@acme.example", StringComparison.Ordinal)
        );
        await story.SayAsync(Priya, "settings client contact office@acme.example");
        Says(await story.SayAsync(Marc, "retry terms"), "The terms go to the client again in a moment");
        Assert.Equal(1, await MailAsync(story));
        var mail = Assert.Single(sink.Mails);
        Assert.Equal("SAMPLE: Terms for your agreement · Acme website", mail.Subject);
        // 30 % and 70 % of 12,000.00.
        foreach (var sum in new[] { "EUR\u00A03,600.00", "EUR\u00A08,400.00", "EUR\u00A012,000.00" })
            Assert.Contains(sum, mail.TextBody);
        Assert.Contains("The next milestone starts when the one before it is paid in full.", mail.TextBody);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"");
        Says(await story.SayAsync(Marc, "retry terms"), "No terms wait for the client's agreement");
    }

    [Fact]
    public async Task A_credit_note_is_mailed_with_its_document()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        await MailAsync(story);
        await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong order\"");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[1];
        Assert.StartsWith("SAMPLE: Credit note CN-2026-0001", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(sink.Mails[0].MessageId, mail.InReplyTo);
        Assert.Equal("CN-2026-0001.pdf", ((MimePart)mail.Attachments.Single()).FileName);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}

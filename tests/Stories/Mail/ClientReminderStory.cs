using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.ClientPage;
using MimeKit;
using UglyToad.PdfPig;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>
/// The client is reminded by mail, is told that work is paused, and gets a formal reminder. 3,600.00 + 19 % = 4,284.00,
/// issued on Wed 1 July 2026 and due on Wed 15 July.
/// </summary>
public sealed partial class ClientReminderStory
{
    private static async Task<TeamsStory> IssuedAsync(int port, params string[] before)
    {
        var story = await TeamsStory.BeginAsync(
            _ => { },
            "2026-07-01T08:00:00Z",
            [
                ("Smtp:Host", "127.0.0.1"),
                ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
                ("Smtp:From", "bills@studio.example"),
                ("Smtp:Security", "none"),
            ]
        );
        string[] lines =
        [
            "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 zone Europe/Berlin",
            "role add approver @Marc",
            "role add finance @Finn",
            "add \"Discovery report\" 30% expected +14d done-when file-delivery",
            "add \"Final delivery\" 70% expected +79d done-when file-delivery",
            "settings client street \"Main Street 5\" postcode 10115 city Berlin country DE",
            .. before,
            "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
            "start 1",
            "submit 1 \"Report v3\"",
        ];
        foreach (var line in lines)
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued", "4,284.00");
        await MailAsync(story);
        return story;
    }

    private static Task<int> MailAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<ClientMailRunner>().RunAsync(default);

    private static byte[] FileOf(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        ((MimePart)mail.Attachments.Single()).Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }

    private static string TextOf(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }

    [Fact]
    public async Task The_clock_mails_the_client_on_its_days_and_stops_when_the_money_is_there()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        Says(
            await story.SayAsync(Priya, "settings client-reminders on"),
            "Mails to the client about open invoices: off",
            "on since 2026-07-01: 3 working days before the due date, 7, 14 and 30 days after it"
        );
        await story.TickAsync("2026-07-10T08:00:00Z");
        Assert.Equal(1, await MailAsync(story));
        var ahead = sink.Mails[^1];
        Assert.Equal("SAMPLE: Due soon: invoice INV-2026-0001 · Acme website", ahead.Subject);
        Assert.Contains("is due on 15\u00A0July\u00A02026. EUR\u00A04,284.00 of it is open", ahead.TextBody);
        Assert.Contains("DE89 3704 0044 0532 0130 00", ahead.TextBody);
        Assert.Equal(sink.Mails[0].MessageId, ahead.InReplyTo);
        Assert.Contains("Copy", TextOf(FileOf(ahead)));
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "Client reminded: mailed to dana@acme.example");

        await story.SayAsync(Finn, "pay 1 2000");
        await story.TickAsync("2026-07-22T08:00:00Z");
        await MailAsync(story);
        Assert.Equal("SAMPLE: Reminder: invoice INV-2026-0001 · Acme website", sink.Mails[^1].Subject);
        Assert.Contains("EUR\u00A02,284.00", sink.Mails[^1].TextBody);
        Assert.Contains("Overdue: 7 days", sink.Mails[^1].TextBody);

        // The mail is owed, and the money comes before it is written.
        await story.TickAsync("2026-07-29T08:00:00Z");
        await story.SayAsync(Finn, "pay 1 2284");
        Assert.Equal(0, await MailAsync(story));
        await story.TickAsync("2026-08-14T08:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal(3, sink.Mails.Count);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_person_mails_the_client_from_the_reminder_once_a_day()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(
            sink.Port,
            "settings client language de",
            "settings client copy \"cfo@acme.example\""
        );
        story.Day("2026-08-17T08:00:00Z");
        Says(await story.SayAsync(Priya, "remind 1"), "[Mail to client] remind INV-2026-0001 client");
        Says(await story.PressAsync(Priya, "Mail to client"), "Reminder: INV-2026-0001");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "Client reminded: ");
        Says(await story.SayAsync(Finn, "remind 1 client"), "Nothing was changed.");
        await MailAsync(story);
        var (mail, copy) = (sink.Mails[^2], sink.Mails[^1]);
        Assert.Equal("MUSTER: Zahlungserinnerung: Rechnung INV-2026-0001 · Acme website", mail.Subject);
        Assert.Contains("davon sind noch 4.284,00\u00A0EUR offen. Vielleicht", mail.TextBody);
        Assert.Contains("cfo@acme.example", $"{copy.To}");
        Assert.DoesNotContain("[Mail to client]", (await story.SayAsync(Priya, "show 1")).Text);
        Says(await story.SayAsync(Bob, "remind 1 client"), "You cannot");
        Says(await story.SayAsync(Priya, "audit"), "has a reminder of INV-2026-0001 mailed to the client");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_blocked_gate_tells_the_client_that_work_is_paused_and_lifts_it_with_the_money()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        Says(await story.SayAsync(Priya, "start 2"), "Blocked", "[Tell the client that work is paused] pause notice 2");
        Says(
            await story.PressAsync(Priya, "Tell the client that work is paused"),
            "Since Wed 1 Jul 2026 the client reads that work on it is paused until INV-2026-0001 is paid"
        );
        Says(await story.SayAsync(Priya, "start 2"), "[End the pause] pause notice 2 off");
        Says(await story.SayAsync(Finn, "pause notice 2"), "The client is told already");
        await MailAsync(story);
        Assert.Equal("SAMPLE: Work on Final delivery is paused · Acme website", sink.Mails[^1].Subject);
        const string Line =
            "Work on Final delivery is paused since 1\u00A0July\u00A02026 until invoice INV-2026-0001 is paid. "
            + "EUR\u00A04,284.00 of it is open.";
        Assert.Contains(Line, sink.Mails[^1].TextBody);
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = WebUtility.HtmlDecode(await dana.ReadAsync());
        var starts = page.IndexOf(
            "Work on Final delivery starts as soon as invoice INV-2026-0001 is paid. EUR\u00A04,284.00 of it is open.",
            StringComparison.Ordinal
        );
        Assert.InRange(starts, 1, page.IndexOf("id=\"terms\"", StringComparison.Ordinal));

        await story.SayAsync(Finn, "pay 1 4284");
        Assert.DoesNotContain("starts as soon as", WebUtility.HtmlDecode(await dana.ReadAsync()));
        await story.TickAsync("2026-07-02T08:00:00Z");
        Says(await story.SayAsync(Priya, "audit"), "took back that work on Final delivery is paused");
        Says(await story.SayAsync(Priya, "pause notice 2"), "does not wait for an open invoice");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_formal_reminder_is_seen_before_it_is_sent_and_its_letter_says_the_same_sums()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port, "settings late-interest on");
        Says(await story.SayAsync(Marc, "remind 1 formal"), "not overdue");
        story.Day("2026-07-31T08:00:00Z");
        using (var early = await ClientBrowser.ByPriyaAsync(story))
            Assert.Contains(
                "INV-2026-0001 is 16 days overdue: please pay EUR 4,284.00 (it was due on 15 July 2026).",
                WebUtility.HtmlDecode(await early.ReadAsync()).Replace('\u00A0', ' ')
            );
        // Only a business owes interest, and nobody has said that Acme is one.
        Says(
            await story.SayAsync(Finn, "remind 1 formal"),
            "Formal reminder of INV-2026-0001: €4,284.00",
            "nobody has said that the client is one: settings client business"
        );
        await story.SayAsync(Priya, "settings client business");
        // 16 to 31 July: 16 days at 1.52 + 9 = 10.52 %: 4,284.00 × 16 × 10.52 / 36,500 = 19.7557…
        Says(
            await story.SayAsync(Finn, "remind 1 formal"),
            "Formal reminder of INV-2026-0001: €4,343.76",
            "Nothing has been sent yet.",
            "Interest: €19.76",
            "Flat fee: €40.00",
            "To pay: €4,343.76 by 2026-08-10",
            "10.52 %",
            "Rates are known until Thu 31 Dec 2026",
            "[Send formal reminder]"
        );
        Says(await story.SayAsync(Bob, "remind 1 formal"), "You cannot");
        await story.SayAsync(Finn, "pay 1 284");
        Says(await story.PressAsync(Finn, "Send formal reminder"), "€4,059.67");
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'formal-reminder-sent'"));
        // 15 days on 4,284.00 and the last one on 4,000.00: 68,260 × 10.52 / 36,500 = 19.6738…
        Says(await story.SayAsync(Finn, "remind 1 formal"), "€4,059.67");
        Says(
            await story.PressAsync(Finn, "Send formal reminder"),
            "Formal reminder: 2026-07-31 by Finn",
            "€4,059.67 by 2026-08-10"
        );
        Says(await story.SayAsync(Marc, "remind 1 formal send"), "was sent today");
        Assert.Equal(1, await MailAsync(story));
        var mail = sink.Mails[^1];
        Assert.Equal("SAMPLE: Formal reminder: invoice INV-2026-0001 · Acme website", mail.Subject);
        var letter = TextOf(FileOf(mail));
        foreach (
            var said in new[]
            {
                "4,000.00",
                "19.67",
                "40.00",
                "4,059.67",
                "10.52",
                "§ 288",
                "not an invoice",
                "10 August 2026",
            }
        )
            Assert.Contains(said, letter.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(
            story.Bot.Read("select sha256 from documents where form = 'formal-reminder'"),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(FileOf(mail)))
        );
        Says(
            await story.SayAsync(Finn, "document 1 formal"),
            "INV-2026-0001: formal reminder",
            "INV-2026-0001-reminder.pdf"
        );
        // Below the payment block's heading stands which sum is which, and the letter is fetched as it was mailed.
        using var dana = await ClientBrowser.ByPriyaAsync(story);
        var page = WebUtility.HtmlDecode(await dana.ReadAsync()).Replace('\u00A0', ' ');
        foreach (
            var said in new[]
            {
                "There is a formal reminder of 31 July 2026 for INV-2026-0001: EUR 4,059.67 to pay by 10 August 2026.",
                "(open: EUR 4,000.00, interest: EUR 19.67, flat fee: EUR 40.00)",
                "The amount below is what is open of the invoice. With interest and flat fee the formal reminder asks for EUR 4,059.67.",
                "Completion recorded by",
            }
        )
            Assert.Contains(said, page, StringComparison.Ordinal);
        // One sum is asked for at the top.
        Assert.DoesNotContain("please pay EUR 4,000.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Approved by", page, StringComparison.Ordinal);
        var fetched = await dana.GetAsync("/documents/1/1/formal");
        Assert.Equal(FileOf(mail), await fetched.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", fetched.Content.Headers.ContentType!.MediaType);
        foreach (var path in new[] { "/documents/1/0/formal", "/documents/1/2/formal" })
            Assert.Equal(HttpStatusCode.NotFound, (await dana.GetAsync(path)).StatusCode);
        await story.SayAsync(Finn, "pay 1 100");
        page = WebUtility.HtmlDecode(await dana.ReadAsync()).Replace('\u00A0', ' ');
        Assert.Contains("The open amount has changed since: EUR 3,900.00 of the invoice is open.", page);
        Assert.DoesNotContain("4,059.67", page, StringComparison.Ordinal);
        await story.SayAsync(Finn, "undo");
        Says(await story.SayAsync(Finn, "undo"), "undo cannot take that back");
        Says(await story.SayAsync(Priya, "audit"), "sent formal reminder 1 of INV-2026-0001: €4,000.00 open");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task What_was_paid_of_interest_and_fee_is_not_asked_for_again()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(
            sink.Port,
            "settings late-interest on",
            "settings client kind business"
        );
        story.Day("2026-07-31T08:00:00Z");
        // 4,284.00 + 19.76 interest (16 days at 10.52 %) + 40.00.
        await story.SayAsync(Finn, "remind 1 formal send");
        await story.SayAsync(Finn, "pay 1 50 interest 50");
        Says(
            await story.SayAsync(Finn, "show INV-2026-0001"),
            "Interest and fee owed: €9.76, asked for on Fri 31 Jul 2026"
        );
        story.Day("2026-08-03T08:00:00Z");
        // 19 days: 4,284.00 × 19 × 10.52 / 36,500 = 23.4599…; 4,284.00 + 23.46 + 40.00 - 50.00.
        Says(
            await story.SayAsync(Finn, "remind 1 formal"),
            "€4,297.46",
            "Interest: €23.46",
            "Flat fee: €40.00",
            "Already paid of interest and fee: -€50.00"
        );
        await story.PressAsync(Finn, "Send formal reminder");
        Says(
            await story.SayAsync(Priya, "audit"),
            "interest €23.46, flat fee €40.00, €50.00 of both paid already, to be paid by"
        );
        await MailAsync(story);
        Assert.Contains("Already paid of interest and fee: EUR\u00A0\u221250.00", sink.Mails[^1].TextBody);
        Assert.Contains("4,297.46", TextOf(FileOf(sink.Mails[^1])));

        // The client pays just what the letter says.
        Says(
            await story.SayAsync(Finn, "pay 1 4297.46"),
            "€13.46 too much",
            "which the formal reminder of Mon 3 Aug 2026 asked for",
            "[€13.46 as interest and fee]",
            "[Keep as client credit]"
        );
        Says(await story.PressAsync(Finn, "€13.46 as interest and fee"), "is paid in full", "€13.46 of the €4,297.46");
        Says(await story.SayAsync(Finn, "pay 1 13.46 on 2026-08-02 interest 13.46"), "€13.46 more is booked");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_button_of_the_letter_works_while_the_chat_speaks_of_another_project()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        story.Day("2026-07-31T08:00:00Z");
        await story.SayAsync(Finn, "remind 1 formal");
        await story.SayAsync(Finn, "project new \"Other\" client \"Beta GmbH\" total 1000 EUR vat 19");
        Says(await story.PressAsync(Finn, "Send formal reminder"), "INV-2026-0001");
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'formal-reminder-sent'"));
    }

    [Fact]
    public async Task The_wording_follows_what_was_mailed_and_not_how_late_it_is()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        var subjects = new List<string>();
        foreach (var day in new[] { "2026-08-24", "2026-08-25", "2026-08-26" })
        {
            story.Day($"{day}T08:00:00Z");
            await story.SayAsync(Finn, "remind 1 client");
            await MailAsync(story);
            subjects.Add(sink.Mails[^1].Subject!);
        }
        Assert.Equal(
            [
                "SAMPLE: Reminder: invoice INV-2026-0001 · Acme website",
                "SAMPLE: Second reminder: invoice INV-2026-0001 · Acme website",
                "SAMPLE: Please pay now: invoice INV-2026-0001 · Acme website",
            ],
            subjects
        );
    }
}

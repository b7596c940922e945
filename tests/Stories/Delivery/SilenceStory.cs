using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Tests.Kit.Mail;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.ClientPage;
using MimeKit;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Delivery;

/// <summary>
/// Dana does not answer. Her company agreed that 14 days of silence count as acceptance, and she was told twice. The days
/// are counted on the calendar: submitted on Wednesday 1 July 2026, the last day is Wednesday the 15th.
/// </summary>
public sealed class SilenceStory
{
    private static (string, string)[] SettingsFor(int port) =>
        [
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Smtp:From", "bills@studio.example"),
            ("Smtp:Security", "none"),
        ];

    private static async Task<TeamsStory> SubmittedAsync(MailSink sink, params string[] further)
    {
        var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z", SettingsFor(sink.Port));
        foreach (
            var line in (string[])
                [
                    "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 "
                        + "zone Europe/Berlin deemed-acceptance 14",
                    "role add approver @Marc",
                    "role add finance @Finn",
                    "add \"Discovery report\" 30% expected +14d done-when client-sign-off",
                    "add \"Final delivery\" 70% expected +79d done-when file-delivery",
                    "settings client business street \"Main Street 5\" postcode 10115 city Berlin country DE",
                    .. further,
                    "terms send",
                ]
        )
            await story.SayAsync(Priya, line);
        // The client reads the rule before anybody records that they agreed.
        Assert.Equal(1, await MailAsync(story));
        sink.Clear();
        foreach (
            var line in (string[])
                [
                    "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                    "start 1",
                    "submit 1 \"Report v3\" https://files.example/report.pdf",
                ]
        )
            await story.SayAsync(Priya, line);
        Assert.Equal("submitted", Stage(story));
        return story;
    }

    private static string Stage(TeamsStory story) => story.Bot.Read("select stage from milestones where id = 1");

    private static Task<int> MailAsync(TeamsStory story) =>
        story.Bot.Services.GetRequiredService<ClientMailRunner>().RunAsync(default);

    /// <summary>Told on 1 July, and again on Friday 10 July.</summary>
    private static async Task ToldTwiceAsync(TeamsStory story)
    {
        Assert.Equal(1, await MailAsync(story));
        await story.TickAsync("2026-07-10T07:00:00Z");
        Assert.Equal(1, await MailAsync(story));
    }

    private static string Text(MimeMessage mail) => mail.TextBody!.Replace('\u00A0', ' ');

    [Fact]
    public async Task After_two_notices_and_the_last_day_it_counts_as_accepted_and_can_be_billed()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink);
        Says(await story.SayAsync(Priya, "show 1"), "accepted after 14 days without an answer");
        Assert.Equal(1, await MailAsync(story));
        var first = Assert.Single(sink.Mails);
        Assert.Equal("SAMPLE: For your approval: Discovery report · Acme website", first.Subject);
        Assert.Equal("dana@acme.example", Assert.IsType<MailboxAddress>(Assert.Single(first.To)).Address);
        Assert.Contains("Report v3", Text(first), StringComparison.Ordinal);
        Assert.Contains("https://files.example/report.pdf", Text(first), StringComparison.Ordinal);
        Assert.Contains(
            "Without an answer by 15 July 2026 it counts as accepted, as agreed in terms v1.",
            Text(first),
            StringComparison.Ordinal
        );
        // Saturday and Sunday are before the 12th, so the second notice goes out on the 10th at nine in Berlin.
        await story.TickAsync("2026-07-10T06:59:00Z");
        Assert.Equal(0, await MailAsync(story));
        await story.TickAsync("2026-07-10T07:00:00Z");
        Assert.Equal(1, await MailAsync(story));
        var second = sink.Mails[1];
        Assert.Equal("SAMPLE: Still waiting for your approval: Discovery report · Acme website", second.Subject);
        Assert.Equal(first.MessageId, second.InReplyTo);
        Assert.Contains("Without an answer by 15 July 2026", Text(second), StringComparison.Ordinal);

        await story.TickAsync("2026-07-15T21:59:00Z");
        Assert.Equal("submitted", Stage(story));
        // Midnight in Berlin. The job runs twice, and the bot starts again in between.
        var card = await story.TickAsync("2026-07-15T22:00:00Z");
        await story.RestartAsync();
        await story.TickAsync("2026-07-15T22:02:00Z");
        Assert.Equal("confirmed", Stage(story));
        Assert.Equal("1", story.Bot.Read("select count(*) from journal where verb = 'stage-confirmed'"));
        Says(card, "Discovery report confirmed complete", "by silence", "Create invoice");
        // The client hears of it at once, and once.
        Assert.Equal(1, await MailAsync(story));
        Assert.Equal(0, await MailAsync(story));
        var accepted = sink.Mails[2];
        Assert.Equal("SAMPLE: Counts as accepted: Discovery report · Acme website", accepted.Subject);
        Assert.Contains("no answer about Discovery report (Acme website) by 15 July 2026", Text(accepted));
        Assert.Contains("on 1 July 2026 and on 10 July 2026, at dana@acme.example", Text(accepted));
        Assert.Contains("answer this mail", Text(accepted));

        Says(await story.SayAsync(Priya, "invoice 1"), "4,284.00");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued");
        foreach (var line in new[] { "proof 1", "why INV-2026-0001" })
            Says(
                await story.SayAsync(Priya, line),
                "by silence, as agreed in terms v1: no answer by Wed 15 Jul 2026",
                "dana@acme.example"
            );
        Says(
            await story.SayAsync(Priya, "audit"),
            "first notice of Discovery report taken for dana@acme.example",
            "second notice of Discovery report taken for dana@acme.example",
            "by silence, as agreed in terms v1: no answer by 2026-07-15"
        );
        Says(await story.SayAsync(Priya, "timeline"), "by silence");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task The_client_reads_it_in_the_terms_while_the_days_run_and_afterwards()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink, "settings client language de");
        await MailAsync(story);
        Assert.Contains("Ohne Antwort bis zum 15. Juli 2026 gilt es als abgenommen", Text(sink.Mails[0]));
        using var dana = await ClientBrowser.ByMailAsync(story);
        var page = WebUtility.HtmlDecode(await dana.ReadAsync()).Replace('\u00A0', ' ');
        // The clause stands once, below the table; its cells say the days.
        Assert.Single(Regex.Matches(page, "Ohne Ihre Antwort innerhalb von 14 Kalendertagen nach unserer E-Mail dazu"));
        Assert.Contains("Schweigen: 14 Tage *", page);
        Assert.Contains("Ohne Antwort bis 15. Juli 2026 gilt es als abgenommen", page);
        await story.TickAsync("2026-07-10T07:00:00Z");
        await MailAsync(story);
        await story.TickAsync("2026-07-15T22:00:00Z");
        page = WebUtility.HtmlDecode(await dana.ReadAsync()).Replace('\u00A0', ' ');
        Assert.Contains("Durch Schweigen abgenommen am 16. Juli 2026", page);
        await MailAsync(story);
        Assert.Contains("Gilt als abgenommen: Discovery report", sink.Mails[^1].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"approve-1\"", page);
    }

    [Fact]
    public async Task The_link_in_the_mail_leads_to_the_page_and_an_answer_ends_the_days()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink);
        await MailAsync(story);
        var link = Regex.Match(Text(sink.Mails[0]), @"https?://\S+/client/[\w-]+");
        Assert.True(link.Success, Text(sink.Mails[0]));
        using var dana = new ClientBrowser(story, new(link.Value));
        var page = await dana.ReadAsync();
        Assert.Contains("You asked for changes", await dana.PressAsync(page, "changes-1", "the budget page"));
        await story.TickAsync("2026-07-10T07:00:00Z");
        await story.TickAsync("2026-07-20T07:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal("changes-requested", Stage(story));
        // The next submission is told anew: 20 July and 14 days.
        await story.SayAsync(Priya, "submit 1 \"Report v4\"");
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("Without an answer by 3 August 2026", Text(sink.Mails[1]), StringComparison.Ordinal);
        Assert.Contains("For your approval", sink.Mails[1].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changes 1 \"the budget page\"")]
    [InlineData("project hold reason \"holiday\"")]
    [InlineData("settings client consumer")]
    [InlineData("settings client contact eva@acme.example")]
    [InlineData("settings client contact none")]
    [InlineData("project cancel reason \"the client stops\"")]
    [InlineData("confirm 1 by \"Dana Weiss\" ref \"a call\"")]
    public async Task What_happens_before_the_last_day_stops_the_days(string line)
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink);
        await ToldTwiceAsync(story);
        // Of a lead, so is this confirmation enough?.
        await story.SayAsync(Priya, line);
        await story.TickAsync("2026-07-15T22:00:00Z");
        await story.TickAsync("2026-07-27T22:00:00Z");
        Assert.NotEqual("confirmed", Stage(story));
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'stage-confirmed'"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task After_a_hold_the_client_is_told_anew_and_has_all_the_days()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink);
        await ToldTwiceAsync(story);
        await story.SayAsync(Marc, "project hold reason \"holiday\"");
        Says(await story.SayAsync(Priya, "show 1"), "submitted");
        await story.TickAsync("2026-07-20T08:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        await story.SayAsync(Marc, "project resume reason \"back\"");
        await story.TickAsync("2026-07-20T08:02:00Z");
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("Without an answer by 3 August 2026", Text(sink.Mails[2]), StringComparison.Ordinal);
        await story.TickAsync("2026-08-03T22:00:00Z");
        Assert.Equal("submitted", Stage(story));
    }

    [Fact]
    public async Task A_refused_mail_stops_the_days_and_is_told_with_the_way_out()
    {
        var isOpen = true;
        await using var sink = MailSink.Start(accepts: _ => isOpen);
        await using var story = await SubmittedAsync(sink);
        Assert.Equal(1, await MailAsync(story));
        isOpen = false;
        await story.TickAsync("2026-07-10T07:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        var told = await story.CarryAsync();
        Assert.Contains(
            told,
            call => call.Body.ToString().Contains("Silence does not count", StringComparison.Ordinal)
        );
        await story.TickAsync("2026-08-15T22:00:00Z");
        Assert.Equal("submitted", Stage(story));
        isOpen = true;
        Says(await story.SayAsync(Marc, "retry 1"), "goes to the client again in a moment");
        await MailAsync(story);
        Assert.Contains("Without an answer by 30 August 2026", Text(sink.Mails[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_program_was_down_the_second_notice_moves_the_end()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink);
        await MailAsync(story);
        // Down from 2 to 20 July.
        await story.TickAsync("2026-07-20T07:00:00Z");
        Assert.Equal("submitted", Stage(story));
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("Without an answer by 23 July 2026", Text(sink.Mails[1]), StringComparison.Ordinal);
        await story.TickAsync("2026-07-23T21:59:00Z");
        Assert.Equal("submitted", Stage(story));
        await story.TickAsync("2026-07-23T22:00:00Z");
        Assert.Equal("confirmed", Stage(story));
    }

    [Fact]
    public async Task Without_the_term_the_mail_says_nothing_of_silence_and_nothing_is_ever_accepted_by_it()
    {
        await using var sink = MailSink.Start();
        await using var story = await SubmittedAsync(sink, "set 1 deemed-acceptance none");
        Assert.Equal(1, await MailAsync(story));
        Assert.DoesNotContain("counts as accepted", Text(sink.Mails[0]), StringComparison.Ordinal);
        await story.TickAsync("2026-07-10T07:00:00Z");
        await story.TickAsync("2027-07-10T07:00:00Z");
        Assert.Equal(0, await MailAsync(story));
        Assert.Equal("submitted", Stage(story));
    }

    [Fact]
    public async Task Where_nothing_shows_that_the_client_read_the_rule_their_silence_says_nothing()
    {
        await using var sink = MailSink.Start();
        await using var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z", SettingsFor(sink.Port));
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "role add approver @Marc",
                "add \"Discovery report\" rest expected +14d done-when client-sign-off deemed-acceptance 5",
                "settings client business",
                "terms agreed by \"Dana Weiss\" ref \"a call\"",
                "start 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "submit 1 \"Report v3\""),
            "the team recorded the agreement",
            "no mail with these terms had gone out before",
            "amend 1 deemed-acceptance 6"
        );
        Assert.Equal(1, await MailAsync(story));
        Assert.DoesNotContain("counts as accepted", Text(sink.Mails[0]), StringComparison.Ordinal);
        await story.TickAsync("2026-07-20T08:00:00Z");
        Assert.Equal("submitted", Stage(story));
        // The fix that the card names.
        await story.SayAsync(Priya, "amend 1 deemed-acceptance 6");
        await story.SayAsync(Priya, "terms send");
        Assert.Equal(1, await MailAsync(story));
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"a call\"");
        await story.TickAsync("2026-07-20T08:02:00Z");
        Assert.Equal(1, await MailAsync(story));
        Assert.Contains("Without an answer by 26 July 2026", Text(sink.Mails[^1]), StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task Without_a_mail_server_the_card_says_that_silence_does_not_count()
    {
        await using var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z");
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
                "add \"Discovery report\" rest expected +14d done-when client-sign-off deemed-acceptance 5",
                "settings client business",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "submit 1 \"Report v3\""), "Silence does not count");
        await story.TickAsync("2026-07-20T08:00:00Z");
        Assert.Equal("submitted", Stage(story));
    }

    [Fact]
    public async Task The_term_is_refused_where_it_cannot_be_honest_and_changed_only_with_the_client()
    {
        await using var sink = MailSink.Start();
        await using var story = await TeamsStory.BeginAsync(_ => { }, "2026-07-01T08:00:00Z", SettingsFor(sink.Port));
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19"
        );
        await story.SayAsync(Priya, "add \"Discovery report\" 30% expected +14d done-when client-sign-off");
        await story.SayAsync(Priya, "add \"Final delivery\" 70% expected +79d done-when file-delivery");
        foreach (var wrong in new[] { "4", "61", "0", "-5", "soon", "5.5" })
            Says(await story.SayAsync(Priya, $"set 1 deemed-acceptance {wrong}"), "from 5 to 60");
        Says(
            await story.SayAsync(Priya, "set 2 deemed-acceptance 14"),
            "The team confirms Final delivery (file-delivery)",
            "deemed-acceptance none"
        );
        Says(await story.SayAsync(Priya, "set 1 kind advance deemed-acceptance 14"), "is an advance");
        Says(
            await story.SayAsync(Priya, "set 1 deemed-acceptance 14 days"),
            "accepted after 14 days without an answer"
        );
        Says(
            await story.SayAsync(Priya, "terms send"),
            "settings client business",
            "set \"Discovery report\" deemed-acceptance none"
        );
        await story.SayAsync(Priya, "settings client consumer");
        Says(await story.SayAsync(Priya, "terms send"), "a consumer's silence never counts");
        await story.SayAsync(Priya, "settings client business");
        Says(await story.SayAsync(Priya, "terms send"), "accepted after 14 days without an answer");
        await MailAsync(story);
        Assert.Contains(
            "Discovery report: Without your answer within 14 calendar days after our mail about it, it counts as accepted.",
            Text(sink.Mails[^1]),
            StringComparison.Ordinal
        );
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        Says(
            await story.SayAsync(Priya, "set 1 deemed-acceptance 5"),
            "cannot be changed alone",
            "amend 1 deemed-acceptance 5"
        );
        Says(
            await story.SayAsync(Priya, "amend 1 deemed-acceptance 5"),
            "accepted by silence",
            "14 days without an answer",
            "5 days without an answer"
        );
        Assert.Equal("14", story.Bot.Read("select silence_days from milestones where id = 1"));
        Says(await story.SayAsync(Priya, "terms send"), "terms v2");
        await MailAsync(story);
        Assert.Contains(
            "Discovery report: acceptance without an answer",
            Text(sink.Mails[^1]),
            StringComparison.Ordinal
        );
        await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        Assert.Equal("5", story.Bot.Read("select silence_days from milestones where id = 1"));
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}

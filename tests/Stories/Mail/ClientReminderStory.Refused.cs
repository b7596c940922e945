using MilestoneBot.Tests.Kit.Mail;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Mail;

/// <summary>What people read of a mail that was refused, and who sends a formal one.</summary>
public sealed partial class ClientReminderStory
{
    [Fact]
    public async Task A_refused_mail_about_a_pause_is_told_once_and_can_be_sent_again()
    {
        var isRefusing = false;
        await using var sink = MailSink.Start(accepts: _ => !isRefusing);
        await using var story = await IssuedAsync(sink.Port);
        isRefusing = true;
        await story.SayAsync(Priya, "pause notice 2");
        await MailAsync(story);
        var told = await story.SayAsync(Priya, "start 2");
        Says(
            told,
            "the client's page says that work on it is paused",
            "settings client contact <address>",
            "[End the pause] pause notice 2 off",
            "[Change address]",
            "[Send again] pause notice 2"
        );
        Assert.DoesNotContain("..", told.Text);
        Assert.DoesNotContain("the client reads", told.Text);
        isRefusing = false;
        await story.PressAsync(Priya, "Send again");
        Assert.Equal(1, await MailAsync(story));
        Says(await story.SayAsync(Priya, "start 2"), "the client reads that work on it is paused");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_refused_reminder_is_told_in_the_place_with_what_helps()
    {
        var isRefusing = false;
        await using var sink = MailSink.Start(accepts: address => !isRefusing || address != "dana@acme.example");
        await using var story = await IssuedAsync(sink.Port);
        isRefusing = true;
        story.Day("2026-07-22T08:00:00Z");
        await story.SayAsync(Finn, "remind 1 client");
        await MailAsync(story);
        Says(
            await story.SayAsync(Priya, "show INV-2026-0001"),
            "Client reminded: not mailed to dana@acme.example: the mail server refused the address"
        );
        await story.CarryAsync();
        Assert.NotEmpty(story.Newest("Change address").MessageId);
        Assert.NotEmpty(story.Newest("Mail to client").MessageId);
        await story.SayAsync(Priya, "settings client invoices-to books@acme.example");
        await story.SayAsync(Finn, "remind 1 client");
        await MailAsync(story);
        Assert.Contains("books@acme.example", $"{sink.Mails[^1].To}");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "Client reminded: mailed to books@acme.example");
    }

    [Fact]
    public async Task A_lead_asks_for_a_formal_reminder_and_an_approver_sends_it()
    {
        await using var sink = MailSink.Start();
        await using var story = await IssuedAsync(sink.Port);
        story.Day("2026-07-31T08:00:00Z");
        Says(
            await story.SayAsync(Priya, "remind 1 formal"),
            "€4,284.00",
            "No interest and no flat fee are asked for",
            "[Send formal reminder]"
        );
        Says(await story.PressAsync(Priya, "Send formal reminder"), "is a formal reminder");
        Says(await story.SayAsync(Marc, "approve R1"), "Formal reminder: 2026-07-31 by Marc");
        await MailAsync(story);
        Assert.DoesNotContain("Interest", sink.Mails[^1].TextBody);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_recorded_as_mailed()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "issued");
        await story.SayAsync(Priya, "settings client-reminders on");
        await story.TickAsync("2026-07-10T08:00:00Z");
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where verb = 'client-mail-sent'"));
        using var http = new HttpClient { BaseAddress = story.Bot.Address };
        Assert.Contains(
            "Due soon: invoice INV-2026-0001",
            await http.GetStringAsync(new Uri("/mailbox", UriKind.Relative))
        );
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "shown at /mailbox; nothing was mailed");
    }
}

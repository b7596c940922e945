using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Reminders;

/// <summary>An open invoice is reminded, promised, snoozed and disputed; posted cards follow the payments.</summary>
public sealed class FollowUpStory
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reminder_is_sent_from_the_gate_once_a_day_and_edited_when_the_money_is_there(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo);
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 has €4,284.00 open (due Wed 15 Jul 2026, not overdue)",
            "[Post a team reminder] remind INV-2026-0001",
            solo ? "[Start it anyway]" : "[Ask Marc to allow it]"
        );
        Assert.DoesNotContain(
            "[Save promised date]",
            (await story.SayAsync(Priya, "start 2")).Text,
            StringComparison.Ordinal
        );
        var remind = story.Newest("Post a team reminder");
        Says(
            await story.PressAsync(Priya, remind),
            "Reminder: INV-2026-0001, €4,284.00 open, due in 14 days",
            "Design approval stays closed until it is paid.",
            "Milestone: Discovery report (milestone 1 of 3)",
            "Open: €4,284.00",
            "Due: 2026-07-15",
            "14 days after the invoice date, v1 agreed by Dana Weiss",
            "Reminded: 2026-07-01",
            "[Save promised date]"
        );
        Says(
            await story.SayAsync(Finn, "remind 1"),
            "A reminder for INV-2026-0001 was posted today (Wed 1 Jul 2026) already"
        );
        Assert.DoesNotContain(
            "[Post a team reminder]",
            (await story.SayAsync(Priya, "start 2")).Text,
            StringComparison.Ordinal
        );
        story.Day("2026-07-18T08:00:00Z");
        Says(
            await story.SayAsync(Priya, "start 2"),
            "3 days overdue",
            "Follow up first.",
            "[Post a team reminder]",
            "[Save promised date]",
            solo ? "[Start it anyway]" : "[Ask Marc to allow it]"
        );
        Says(
            await story.PressAsync(Priya, "Save promised date", ("date", "2026-07-22")),
            "Noted that the client promised to pay INV-2026-0001 on 2026-07-22.",
            "Promised: 2026-07-22",
            "reminders rest until that day has passed"
        );
        Says(await story.SayAsync(Bob, "invoices overdue"), "3 days overdue, promised for Wed 22 Jul 2026");
        await story.SayAsync(Finn, "pay 1 4284");
        var settled = await story.EditedAsync("Nothing open since Sat 18 Jul 2026: INV-2026-0001 is paid in full");
        Assert.Equal(
            ["Show"],
            settled.Card.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString())
        );
        Says(
            await story.SayAsync(Finn, "remind 1"),
            "INV-2026-0001 is paid Sat 18 Jul 2026, so remind is not possible"
        );
        Says(await story.SayAsync(Finn, "promise 1 tomorrow"), "promise is not possible");
    }

    [Fact]
    public async Task A_reminder_says_so_when_its_invoice_is_credited_or_written_off_and_comes_back_when_a_payment_bounces()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "remind 1");
        await story.SayAsync(Priya, "pay 1 4284");
        await story.EditedAsync("Nothing open since Wed 1 Jul 2026: INV-2026-0001 is paid in full");
        await story.SayAsync(Priya, "reverse P1 reason \"bounced\"");
        await story.EditedAsync("Reminder: INV-2026-0001, €4,284.00 open");
        await story.SayAsync(Priya, "credit 1 reason \"wrong address\"");
        await story.EditedAsync("Nothing open since Wed 1 Jul 2026: INV-2026-0001 is credited in full");
        foreach (
            var line in new[]
            {
                "invoice 1 again",
                "issue 1",
                "remind INV-2026-0002",
                "writeoff INV-2026-0002 reason \"insolvent\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.EditedAsync("Nothing open since Wed 1 Jul 2026: INV-2026-0002 is written off, €4,284.00 lost");
    }

    [Fact]
    public async Task A_disputed_invoice_closes_the_gate_and_is_not_reminded_until_it_is_settled()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, "remind 1");
        Says(await story.SayAsync(Bob, "dispute 1 \"late\""), "You cannot follow up on an invoice");
        Says(
            await story.SayAsync(Finn, "dispute 1 \"the budget page is missing\""),
            "INV-2026-0001 is disputed: €4,284.00 open",
            "Disputed: the budget page is missing (Finn Berg",
            "[Settle dispute]"
        );
        await story.EditedAsync(
            "INV-2026-0001 is disputed: €4,284.00 open\nReminders rest until the dispute is settled."
        );
        Says(
            await story.SayAsync(Priya, "remind 1"),
            "INV-2026-0001 is disputed (the budget page is missing), and a disputed invoice is not reminded",
            "settle-dispute INV-2026-0001"
        );
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: INV-2026-0001 is disputed (the budget page is missing), €4,284.00 open. Settle it first.",
            "[Settle dispute]",
            "[Ask Marc to allow it]"
        );
        Says(await story.SayAsync(Bob, "status"), "disputed");
        Says(await story.SayAsync(Finn, "dispute 1 \"again\""), "disputed already: the budget page is missing");
        Says(
            await story.PressAsync(Priya, "Settle dispute"),
            "Settled the dispute about INV-2026-0001.",
            "INV-2026-0001 has €4,284.00 open"
        );
        await story.EditedAsync("Blocked: INV-2026-0001 has €4,284.00 open (due Wed 15 Jul 2026, not overdue)");
        Says(await story.SayAsync(Priya, "settle-dispute 1"), "INV-2026-0001 is not disputed");
    }

    [Fact]
    public async Task Reminders_are_snoozed_for_some_days()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "remind 1");
        Says(
            await story.PressAsync(Priya, "Snooze 7 days"),
            "Snoozed reminders for INV-2026-0001 until 2026-07-08.",
            "Snoozed: no reminder before 2026-07-08 (Priya Shah"
        );
        Says(await story.SayAsync(Priya, "snooze 1 14d"), "until 2026-07-15");
        Says(await story.SayAsync(Priya, "invoices"), "due in 14 days, snoozed until Wed 15 Jul 2026");
        story.Day("2026-07-16T08:00:00Z");
        Assert.DoesNotContain(
            "noozed",
            (await story.SayAsync(Priya, "show INV-2026-0001")).Text,
            StringComparison.Ordinal
        );
    }
}

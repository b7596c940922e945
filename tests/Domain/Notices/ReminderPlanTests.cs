using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Notices;

/// <summary>The reminder plan: which step on which day, what counts as done, what pauses reminders.</summary>
public sealed class ReminderPlanTests
{
    // Issued on Wednesday 2026-07-01, due on Wednesday 2026-07-15.
    private static ProjectFixture Issued()
    {
        var fixture = Website().Team().Agreed();
        fixture.Reach(1, "issued");
        return fixture;
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    private static string Next(ProjectFixture fixture, string today) =>
        ReminderPlan.GetNext(fixture.Project, fixture.InvoiceAt(1), Day(today)) is { } next
            ? $"{next.Step.Name} on {next.On.ToIsoDate()}"
            : "none";

    private static Decision Tick(ProjectFixture fixture, string at)
    {
        fixture.Now = DateTimeOffset.Parse(at);
        return fixture.Try(ProjectFixture.Clock, (p, s) => p.SendNotice(NoticeKind.Reminder, 1, s));
    }

    [Fact]
    public void The_ladder_stands_on_working_days() =>
        Assert.Equal(
            "-3 2026-07-10, 0 2026-07-15, +1 2026-07-16, +7 2026-07-22, +14 2026-07-29, +30 2026-08-14, "
                + "+44 2026-08-28, +58 2026-09-11, +72 2026-09-25, +86 2026-10-09",
            string.Join(
                ", ",
                ReminderPlan
                    .GetSteps(Day("2026-07-15"), ReminderSettings.Default)
                    .Select(r => $"{r.Name} {r.Day.ToIsoDate()}")
            )
        );

    [Fact]
    public void Steps_on_a_weekend_move_to_monday_and_the_latest_counts() =>
        Assert.Equal(
            "-3 2026-07-29, 0 2026-08-03, +1 2026-08-03, +7 2026-08-10, +14 2026-08-17",
            string.Join(
                ", ",
                ReminderPlan
                    .GetSteps(Day("2026-08-01"), ReminderSettings.Default)
                    .Take(5)
                    .Select(r => $"{r.Name} {r.Day.ToIsoDate()}")
            )
        );

    [Fact]
    public void A_step_is_posted_at_nine_and_once()
    {
        var fixture = Issued();
        Assert.Equal("-3 on 2026-07-10", Next(fixture, "2026-07-01"));
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-10T07:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Reminder, 1)!.DueAt
        );
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-10T07:00:00Z"),
            Assert
                .IsType<Refusal.NoticeNotDue>(
                    Assert.IsType<Decision.Refused>(Tick(fixture, "2026-07-10T06:59:00Z")).Why
                )
                .LookAgainAt
        );
        Assert.IsType<Decision.Accepted>(Tick(fixture, "2026-07-10T07:00:00Z"));
        Assert.Equal(
            ("-3", Day("2026-07-10"), null),
            (
                fixture.InvoiceAt(1).Reminders[^1].Step,
                fixture.InvoiceAt(1).Reminders[^1].On,
                fixture.InvoiceAt(1).Reminders[^1].MissedOn
            )
        );
        Assert.IsType<Decision.Refused>(Tick(fixture, "2026-07-10T07:00:00Z"));
        Assert.Equal("0 on 2026-07-15", Next(fixture, "2026-07-10"));
    }

    [Fact]
    public void After_down_time_only_the_latest_step_is_posted_and_marked_late()
    {
        var fixture = Issued();
        Assert.IsType<Decision.Accepted>(Tick(fixture, "2026-07-24T09:30:00Z"));
        var reminder = Assert.Single(fixture.InvoiceAt(1).Reminders);
        Assert.Equal(
            ("+7", Day("2026-07-24"), Day("2026-07-22")),
            (reminder.Step, reminder.On, reminder.MissedOn!.Value)
        );
        Assert.Equal("+14 on 2026-07-29", Next(fixture, "2026-07-24"));
    }

    [Fact]
    public void In_the_evening_nothing_is_posted_and_the_next_morning_it_is_late()
    {
        var fixture = Issued();
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-13T07:00:00Z"),
            Assert
                .IsType<Refusal.NoticeNotDue>(
                    Assert.IsType<Decision.Refused>(Tick(fixture, "2026-07-10T15:00:00Z")).Why
                )
                .LookAgainAt
        );
        Assert.IsType<Decision.Accepted>(Tick(fixture, "2026-07-13T07:00:00Z"));
        Assert.Equal(
            ("-3", Day("2026-07-10")),
            (fixture.InvoiceAt(1).Reminders[^1].Step, fixture.InvoiceAt(1).Reminders[^1].MissedOn!.Value)
        );
    }

    [Fact]
    public void A_reminder_by_hand_counts_for_the_day_and_for_what_was_due_before()
    {
        var fixture = Issued();
        fixture.Now = DateTimeOffset.Parse("2026-07-15T06:00:00Z");
        fixture.Do(Priya, (p, s) => p.Remind(p.Invoices[0], s));
        Assert.Equal("+1 on 2026-07-16", Next(fixture, "2026-07-15"));
        Assert.IsType<Decision.Refused>(Tick(fixture, "2026-07-15T08:00:00Z"));
    }

    [Fact]
    public void What_rests_comes_afterwards_once_and_is_not_late()
    {
        var fixture = Issued();
        fixture.Now = DateTimeOffset.Parse("2026-07-09T08:00:00Z");
        fixture.Do(Priya, (p, s) => p.SnoozeReminders(p.Invoices[0], 8, s));
        Assert.Equal("+1 on 2026-07-17", Next(fixture, "2026-07-09"));
        fixture.Do(Priya, (p, s) => p.PromisePayment(p.Invoices[0], Day("2026-07-24"), s));
        // The day after the promise is a Saturday.
        Assert.Equal("+7 on 2026-07-27", Next(fixture, "2026-07-09"));
        Assert.IsType<Decision.Accepted>(Tick(fixture, "2026-07-27T07:00:00Z"));
        Assert.Null(fixture.InvoiceAt(1).Reminders[^1].MissedOn);
    }

    [Fact]
    public void A_dispute_stops_reminders_and_money_ends_them()
    {
        var fixture = Issued();
        fixture.Do(Priya, (p, s) => p.DisputeInvoice(p.Invoices[0], "the budget page", s));
        Assert.Equal("none", Next(fixture, "2026-07-09"));
        Assert.DoesNotContain(fixture.Project.ScheduledNotices(), c => c.Kind == NoticeKind.Reminder);
        fixture.Do(Priya, (p, s) => p.SettleDispute(p.Invoices[0], s));
        fixture.Do(Finn, (p, s) => p.Pay(p.Invoices[0], Payment(p.Invoices[0].Open), s));
        Assert.Equal("none", Next(fixture, "2026-07-09"));
    }

    [Fact]
    public void After_the_last_step_nothing_comes_any_more()
    {
        var fixture = Issued();
        Assert.IsType<Decision.Accepted>(Tick(fixture, "2026-10-12T07:00:00Z"));
        Assert.Equal("none", Next(fixture, "2026-10-13"));
    }

    [Fact]
    public void Only_the_clock_says_what_is_due()
    {
        var fixture = Issued();
        fixture.Now = DateTimeOffset.Parse("2026-07-10T07:00:00Z");
        foreach (var somebody in new[] { Priya, Marc, Finn, Bob })
            fixture.Refused<Refusal.NotAllowed>(somebody, (p, s) => p.SendNotice(NoticeKind.Reminder, 1, s));
    }
}

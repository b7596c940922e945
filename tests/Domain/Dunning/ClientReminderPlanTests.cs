using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Dunning;

/// <summary>When the clock mails the client. The invoice is issued on Wed 1 July 2026 and due on Wed 15 July.</summary>
public sealed class ClientReminderPlanTests
{
    private static ProjectFixture Issued(bool isOn = true)
    {
        var fixture = Website().Team().Agreed();
        if (isOn)
            fixture.Do(Priya, (p, s) => p.ChangeClientReminders(true, s));
        return fixture.Reach(1, "issued");
    }

    private static string Next(ProjectFixture f, DateOnly? today = null) =>
        ClientReminderPlan.GetNext(f.Project, f.InvoiceAt(1), today ?? DateOnly.MinValue) is { } next
            ? $"{next.Step.Name} on {next.On:yyyy-MM-dd}"
            : "none";

    /// <summary>The clock at ten in Berlin on that day.</summary>
    private static Decision Mail(ProjectFixture f, DateOnly day)
    {
        f.Now = new(day.ToDateTime(new(8, 0)), TimeSpan.Zero);
        return f.Try(Clock, (p, s) => p.SendNotice(NoticeKind.ClientReminder, f.InvoiceAt(1).Id, s));
    }

    [Fact]
    public void It_is_off_until_somebody_turns_it_on()
    {
        Assert.Equal("none", Next(Issued(isOn: false)));
        Assert.Equal("-3 on 2026-07-10", Next(Issued()));
    }

    [Fact]
    public void Each_step_is_mailed_once_three_working_days_before_and_7_14_and_30_days_after()
    {
        var fixture = Issued();
        var mailed = new List<string>();
        for (var day = new DateOnly(2026, 7, 1); day < new DateOnly(2026, 12, 1); day = day.AddDays(1))
            if (Mail(fixture, day) is Decision.Accepted(var events))
                mailed.Add($"{events.OfType<NoticeSent>().Single().Occasion} {day:yyyy-MM-dd}");
        Assert.Equal(["-3 2026-07-10", "+7 2026-07-22", "+14 2026-07-29", "+30 2026-08-14"], mailed);
    }

    [Fact]
    public void After_down_time_only_the_latest_step_is_mailed()
    {
        var fixture = Issued();
        var events = Assert.IsType<Decision.Accepted>(Mail(fixture, new(2026, 7, 31))).Events;
        Assert.Equal("+14", events.OfType<NoticeSent>().Single().Occasion);
        Assert.Equal(ClientMailKind.Reminder, events.OfType<ClientMailRequested>().Single().Kind);
        Assert.Equal("+30 on 2026-08-14", Next(fixture));
    }

    [Fact]
    public void A_mail_that_announces_the_due_date_is_not_sent_after_it()
    {
        var fixture = Issued();
        Assert.Equal("-3 on 2026-07-15", Next(fixture, new(2026, 7, 15)));
        Assert.Equal("+7 on 2026-07-22", Next(fixture, new(2026, 7, 16)));
    }

    [Fact]
    public void Turning_it_on_late_mails_nothing_that_was_due_before()
    {
        var fixture = Issued(isOn: false);
        fixture.Now = new(2026, 8, 3, 8, 0, 0, TimeSpan.Zero);
        fixture.Do(Priya, (p, s) => p.ChangeClientReminders(true, s));
        Assert.Equal("+30 on 2026-08-14", Next(fixture, new(2026, 8, 3)));
    }

    [Fact]
    public void It_rests_while_disputed_on_hold_promised_snoozed_or_announced_and_ends_when_paid()
    {
        var fixture = Issued();
        Assert.Equal(
            "none",
            fixture.Fork(f =>
            {
                f.Do(Finn, (p, s) => p.DisputeInvoice(f.InvoiceAt(1), "late", s));
                return Next(f);
            })
        );
        Assert.Equal(
            "none",
            fixture.Fork(f =>
            {
                f.Do(Priya, (p, s) => p.Hold("the client pauses", s));
                return Next(f);
            })
        );
        Assert.Equal(
            "+7 on 2026-07-23",
            fixture.Fork(f =>
            {
                f.Do(Finn, (p, s) => p.PromisePayment(f.InvoiceAt(1), new(2026, 7, 22), s));
                return Next(f, new(2026, 7, 10));
            })
        );
        Assert.Equal(
            "+7 on 2026-07-28",
            fixture.Fork(f =>
            {
                var sum = f.InvoiceAt(1).Open;
                f.Do(Finn, (p, s) => p.Pay(f.InvoiceAt(1), Payment(sum) with { On = new DateOnly(2026, 7, 27) }, s));
                return Next(f, new(2026, 7, 20));
            })
        );
        Assert.Equal("none", fixture.Fork(f => Next(f.Reach(1, "paid"))));
    }

    [Fact]
    public void A_person_mails_once_a_day_whether_it_is_on_or_off_and_the_clock_does_not_repeat_it()
    {
        var fixture = Issued();
        fixture.Now = new(2026, 7, 22, 7, 0, 0, TimeSpan.Zero);
        fixture.Do(Finn, (p, s) => p.MailReminder(fixture.InvoiceAt(1), s));
        fixture.Refused<Refusal.AlreadyMailedToday>(Priya, (p, s) => p.MailReminder(fixture.InvoiceAt(1), s));
        Assert.IsType<Decision.Refused>(Mail(fixture, new(2026, 7, 22)));
        Assert.Equal("+14 on 2026-07-29", Next(fixture));
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.MailReminder(fixture.InvoiceAt(1), s));
    }
}

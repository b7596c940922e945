using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Notices;

/// <summary>The scheduler's notices other than reminders, and when they are due.</summary>
public sealed class DueNoticesTests
{
    private static string Shown(ProjectFixture fixture) =>
        string.Join(
            ", ",
            fixture
                .Project.ScheduledNotices()
                .Where(c => c.Kind is not (NoticeKind.Digest or NoticeKind.Reminder))
                .Select(c => $"{c.Kind} {c.ItemId} {c.DueAt:yyyy-MM-ddTHH:mm}")
        );

    private static Decision Send(ProjectFixture fixture, NoticeKind kind, int item, string at)
    {
        fixture.Now = DateTimeOffset.Parse(at);
        return fixture.Try(Clock, (p, s) => p.SendNotice(kind, item, s));
    }

    private static void Said(ProjectFixture fixture, NoticeKind kind, int item, string at) =>
        Assert.True(Send(fixture, kind, item, at) is Decision.Accepted([NoticeSent]), $"{kind} {item} at {at}");

    [Fact]
    public void Passed_dates_are_asked_about_once_for_each_date_and_starts_are_announced()
    {
        var fixture = Website().Team().Agreed();
        // Expected 2026-07-16 and 2026-08-15; the next stages start the day after, and the first is not confirmed.
        Assert.Equal(
            "Expected 1 2026-07-17T07:00, Ahead 2 2026-07-14T07:00, Expected 2 2026-08-17T07:00, "
                + "Ahead 3 2026-08-12T07:00, Expected 3 2026-09-21T07:00",
            Shown(fixture)
        );
        Said(fixture, NoticeKind.Ahead, 2, "2026-07-14T07:00:00Z");
        Said(fixture, NoticeKind.Expected, 1, "2026-07-17T07:00:00Z");
        Assert.IsType<Decision.Refused>(Send(fixture, NoticeKind.Expected, 1, "2026-07-20T07:00:00Z"));
        Assert.Equal(
            "Expected 2 2026-08-17T07:00, Ahead 3 2026-08-12T07:00, Expected 3 2026-09-21T07:00",
            Shown(fixture)
        );
        fixture.Do(Priya, (p, s) => p.Hold("the client pauses", s));
        Assert.Equal("", Shown(fixture));
    }

    [Fact]
    public void A_stage_that_may_start_is_not_announced_and_a_start_that_has_passed_is_not_ahead()
    {
        var fixture = Website().Team().Agreed();
        fixture.Reach(1, "paid");
        Assert.DoesNotContain(fixture.Project.ScheduledNotices(), c => c is { Kind: NoticeKind.Ahead, ItemId: 2 });
        Assert.Null(
            Assert
                .IsType<Refusal.NoticeNotDue>(
                    Assert.IsType<Decision.Refused>(Send(fixture, NoticeKind.Ahead, 3, "2026-08-20T07:00:00Z")).Why
                )
                .LookAgainAt
        );
    }

    [Fact]
    public void What_is_confirmed_and_not_billed_is_brought_up_a_working_day_later_at_that_hour()
    {
        var fixture = Website().Team().Agreed();
        fixture.Now = DateTimeOffset.Parse("2026-07-03T12:30:00Z");
        fixture.Reach(1, "confirmed");
        var notice = Assert.Single(fixture.Project.ScheduledNotices(), c => c.Kind == NoticeKind.Unbilled);
        Assert.Equal(DateTimeOffset.Parse("2026-07-06T12:30:00Z"), notice.DueAt);
        Said(fixture, NoticeKind.Unbilled, 1, "2026-07-06T12:30:00Z");
        Assert.DoesNotContain(fixture.Project.ScheduledNotices(), c => c.Kind == NoticeKind.Unbilled);
        fixture.Do(Priya, (p, s) => p.Draft(p.Milestones[0], null, s));
        Assert.IsType<Decision.Refused>(Send(fixture, NoticeKind.Unbilled, 1, "2026-07-07T12:30:00Z"));
    }

    [Fact]
    public void An_approver_is_asked_again_after_a_day_and_his_deputies_after_two_and_not_before_he_wants()
    {
        var fixture = Website().Team().Agreed();
        fixture.Now = DateTimeOffset.Parse("2026-07-02T08:00:00Z");
        fixture.Reach(1, "drafted");
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-03T08:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Draft, 1)!.DueAt
        );
        fixture.Do(Marc, (p, s) => p.PostponeDraft(p.Milestones[0], s));
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-03T08:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Draft, 1)!.DueAt
        );
        Said(fixture, NoticeKind.Draft, 1, "2026-07-03T08:00:00Z");
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-06T08:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Draft, 1)!.DueAt
        );
        Said(fixture, NoticeKind.Draft, 1, "2026-07-06T08:00:00Z");
        Assert.Null(fixture.Project.FindNotice(NoticeKind.Draft, 1));
    }

    [Fact]
    public void Requests_and_amendments_expire_at_their_instant_whatever_the_hour()
    {
        var fixture = Website().Team().Agreed();
        fixture.Now = DateTimeOffset.Parse("2026-07-04T20:00:00Z");
        fixture.Do(Priya, (p, s) => p.Amend(p.Milestones[1], new(null, null, null, null, 30, null), s));
        Assert.Equal(
            DateTimeOffset.Parse("2026-08-03T20:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.AmendmentExpired, 0)!.DueAt
        );
        Said(fixture, NoticeKind.AmendmentExpired, 0, "2026-08-03T20:00:00Z");
        Assert.Null(fixture.Project.FindNotice(NoticeKind.AmendmentExpired, 0));
    }

    [Fact]
    public void Terms_without_an_answer_are_brought_up_after_three_working_days_and_once_a_sending()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal("Terms 0 2026-07-06T08:00", Shown(fixture));
        Said(fixture, NoticeKind.Terms, 0, "2026-07-06T08:00:00Z");
        Assert.Equal("", Shown(fixture));
    }

    [Fact]
    public void The_week_is_listed_on_monday_at_nine_in_its_own_week_and_not_when_there_is_nothing()
    {
        var fixture = Website().Team();
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-13T07:00:00Z"),
            Assert
                .IsType<Refusal.NoticeNotDue>(
                    Assert.IsType<Decision.Refused>(Send(fixture, NoticeKind.Digest, 0, "2026-07-06T07:00:00Z")).Why
                )
                .LookAgainAt
        );
        fixture.Agreed();
        Said(fixture, NoticeKind.Digest, 0, "2026-07-13T07:00:00Z");
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-20T07:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Digest, 0)!.DueAt
        );
        // The bot was not running on Monday.
        Said(fixture, NoticeKind.Digest, 0, "2026-07-22T10:00:00Z");
        Assert.Equal(
            DateTimeOffset.Parse("2026-07-27T07:00:00Z"),
            fixture.Project.FindNotice(NoticeKind.Digest, 0)!.DueAt
        );
        fixture.Do(Priya, (p, s) => p.ChangeSettings(null, null, p.ReminderSettings with { Digest = false }, s));
        Assert.Null(fixture.Project.FindNotice(NoticeKind.Digest, 0));
    }
}

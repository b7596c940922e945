using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>Whether a stage may start.</summary>
public sealed class StageGateTests
{
    private static StageGate Gate(ProjectFixture fixture, int position) =>
        fixture.Project.GateOf(fixture.At(position), ZonedCalendar.GetDate(fixture.Now, "Europe/Berlin"));

    [Fact]
    public void The_first_stage_waits_for_the_agreement_and_for_nothing_else()
    {
        var fixture = Website();
        Assert.Equal(GateReason.TermsNotAgreed, Assert.IsType<StageGate.Blocked>(Gate(fixture, 1)).Reason);
        Assert.True(Gate(fixture.Agreed(), 1).IsOpen);
    }

    [Fact]
    public void A_stage_waits_until_the_one_before_is_confirmed_billed_and_paid_in_full()
    {
        var fixture = Website().Agreed();
        Assert.IsType<StageGate.Waiting>(Gate(fixture, 2));
        Assert.IsType<StageGate.Waiting>(Gate(fixture.Reach(1, "submitted"), 2));
        Assert.Equal(
            GateReason.PreviousNotBilled,
            Assert.IsType<StageGate.Blocked>(Gate(fixture.Reach(1, "confirmed"), 2)).Reason
        );
        Assert.Equal(
            GateReason.PreviousNotBilled,
            Assert.IsType<StageGate.Blocked>(Gate(fixture.Reach(1, "drafted"), 2)).Reason
        );
        var blocked = Assert.IsType<StageGate.Blocked>(Gate(fixture.Reach(1, "issued"), 2));
        Assert.Equal((GateReason.PreviousUnpaid, 0, 14), (blocked.Reason, blocked.DaysLate, blocked.DaysLeft));
        fixture.Now = fixture.Now.AddDays(17);
        Assert.Equal(3, Assert.IsType<StageGate.Blocked>(Gate(fixture, 2)).DaysLate);
        Assert.IsType<StageGate.Open>(Gate(fixture.Reach(1, "paid"), 2));
    }

    [Fact]
    public void Overdue_begins_on_the_day_after_due_at_midnight_of_the_seller()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Now = new(2026, 7, 15, 21, 59, 0, TimeSpan.Zero); // 23:59 in Berlin on the due date
        Assert.Equal(0, Assert.IsType<StageGate.Blocked>(Gate(fixture, 2)).DaysLate);
        fixture.Now = fixture.Now.AddMinutes(2);
        Assert.Equal(1, Assert.IsType<StageGate.Blocked>(Gate(fixture, 2)).DaysLate);
    }

    [Fact]
    public void A_milder_policy_lets_an_unpaid_stage_pass_until_it_is_overdue()
    {
        var fixture = Website(GatePolicy.NotOverdue).Agreed().Reach(1, "issued");
        Assert.True(Gate(fixture, 2).IsOpen);
        fixture.Now = fixture.Now.AddDays(15);
        Assert.False(Gate(fixture, 2).IsOpen);
    }

    [Fact]
    public void An_advising_policy_lets_everything_pass_and_says_what_it_let_pass()
    {
        var fixture = Website(GatePolicy.Advise).Agreed();
        Assert.Equal(GateReason.PreviousNotConfirmed, Assert.IsType<StageGate.Open>(Gate(fixture, 2)).Advice);
        Assert.Equal(
            GateReason.PreviousNotBilled,
            Assert.IsType<StageGate.Open>(Gate(fixture.Reach(1, "confirmed"), 2)).Advice
        );
        Assert.Equal(
            GateReason.PreviousUnpaid,
            Assert.IsType<StageGate.Open>(Gate(fixture.Reach(1, "issued"), 2)).Advice
        );
        Assert.Null(Assert.IsType<StageGate.Open>(Gate(fixture.Reach(1, "paid"), 2)).Advice);
    }

    [Fact]
    public void The_stage_before_is_the_nearest_one_that_is_billed()
    {
        var fixture = Website(
                milestones:
                [
                    Stage("Discovery report", 60, Criterion.FileDelivery, 10),
                    new("Kick-off held", new Amount.Unbilled(), null, new(2026, 7, 20), 14, Criterion.FileDelivery),
                    Stage("Final delivery", 40, Criterion.FileDelivery, 40),
                ]
            )
            .Agreed();
        Assert.Equal("Discovery report", Assert.IsType<StageGate.Waiting>(Gate(fixture, 3)).Previous.Name);
        Assert.True(Gate(fixture.Reach(1, "paid"), 3).IsOpen);
    }

    [Fact]
    public void An_override_opens_one_stage_with_a_reason_and_only_by_an_approver()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Override(fixture.At(2), "client promised payment", s));
        fixture.Refused<Refusal.ReasonTooShort>(Marc, (p, s) => p.Override(fixture.At(2), "because I can", s));
        fixture.Do(Marc, (p, s) => p.Override(fixture.At(2), "client promised payment", s));
        Assert.Equal("client promised payment", Assert.IsType<StageGate.Overridden>(Gate(fixture, 2)).Override.Reason);
        Assert.False(Gate(fixture, 3).IsOpen);
        fixture.Refused<Refusal.NothingToOverride>(
            Marc,
            (p, s) => p.Override(fixture.At(2), "client promised payment", s)
        );
        fixture.Do(Priya, (p, s) => p.Start(fixture.At(2), s));
    }

    [Fact]
    public void Nobody_overrides_the_agreement() =>
        Website()
            .Refused<Refusal.TermsNotAgreed>(
                Priya,
                (p, s) => p.Override(p.LiveMilestones.First(), "a reason that is long enough", s)
            );
}

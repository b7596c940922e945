using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// A share that rounds to 0.00 is delivered and confirmed like any other, but never billed, and nothing waits for its
/// invoice.
/// </summary>
public sealed class WorthNothingTests
{
    /// <summary>0.01 at 30/40/30 is 0.00 / 0.01 / 0.00.</summary>
    private static ProjectFixture ACent() => Website(minor: 1).Team().Agreed();

    [Fact]
    public void No_invoice_is_drafted_for_it()
    {
        var fixture = ACent().Reach(1, "confirmed");
        Assert.Equal([false, true, false], fixture.Project.LiveMilestones.Select(fixture.Project.IsBillable));
        Assert.Equal(
            "Discovery and strategy",
            fixture.Refused<Refusal.AmountRoundsToZero>(Priya, (p, s) => p.Draft(fixture.At(1), null, s)).Milestone.Name
        );
        Assert.False(fixture.Project.IsUnbilled(fixture.At(1)));
        Assert.DoesNotContain(
            InboxItem.FindFor(fixture.Project, ContextOf(Priya, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Unbilled
        );
    }

    [Fact]
    public void It_stands_in_the_order_of_the_gate_and_no_stage_waits_for_its_money()
    {
        var fixture = ACent();
        Assert.Equal(
            "Discovery and strategy",
            Assert.IsType<StageGate.Waiting>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 1))).Previous.Name
        );
        fixture.Reach(1, "confirmed");
        Assert.IsType<StageGate.Open>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 1)));
        fixture.Reach(2, "issued");
        Assert.Equal(
            GateReason.PreviousUnpaid,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(3), new(2026, 7, 1))).Reason
        );
        fixture.Reach(2, "paid").Reach(3, "confirmed").Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(["INV-2026-0001"], fixture.Numbers);
        Assert.Equal(fixture.Project.Contract, Totals.Create(fixture.Project).Billed);
    }

    [Fact]
    public void The_money_of_the_stage_before_it_still_counts()
    {
        // 0.03 at 40/20/40: 0.01 / 0.01 / 0.01; at 60/10/30 the middle one rounds to 0.00.
        var fixture = Website(
                minor: 3,
                milestones:
                [
                    Stage("Discovery and strategy", 60, Criterion.FileDelivery, 15),
                    Stage("Design approval", 10, Criterion.FileDelivery, 45),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 80),
                ]
            )
            .Team()
            .Agreed();
        Assert.True(fixture.Project.NetOf(fixture.At(2)).IsZero);
        fixture.Reach(1, "issued");
        Assert.Equal(
            GateReason.PreviousUnpaid,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 1))).Reason
        );
        fixture.Do(Marc, (p, s) => p.Override(fixture.At(2), "the client pays tomorrow", s));
        fixture.Reach(2, "confirmed");
        Assert.Equal(
            GateReason.PreviousUnpaid,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(3), new(2026, 7, 1))).Reason
        );
        fixture.Reach(1, "paid");
        Assert.True(fixture.Project.GateOf(fixture.At(3), new(2026, 7, 1)).IsOpen);
    }

    [Fact]
    public void While_the_schedule_does_not_close_nothing_is_worth_nothing_yet()
    {
        var fixture = Website(
            milestones:
            [
                new("Design approval", new Amount.Share(new(40 * Percent.UnitsPerPercent))),
                new("Final delivery", new Amount.Share(new(1))),
            ],
            minor: 100
        );
        Assert.False(fixture.Project.Allocation.Closes);
        Assert.All(fixture.Project.LiveMilestones, m => Assert.True(fixture.Project.IsBillable(m)));
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

public sealed partial class AmendmentTests
{
    [Fact]
    public void A_stage_that_was_done_meanwhile_holds_the_amendment_up_until_its_change_is_taken_out()
    {
        var fixture = Website().Agreed();
        Accepted(fixture, 1, Due(30));
        Accepted(fixture, 3, Due(30));
        fixture.Reach(1, "confirmed");
        fixture.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.SendTerms(s));
        fixture.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.True(Refused<Refusal.TooLateToAmend>(fixture, 1, Due(7)).IsWaiting);
        Accepted(fixture, 1, Due(14));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal((14, 30), (fixture.At(1).DueDays, fixture.At(3).DueDays));
    }

    [Fact]
    public void An_amendment_that_would_move_a_billed_milestone_by_a_cent_writes_it_as_the_sum_it_was_billed_as()
    {
        var fixture = Website(
                minor: 1_000_001,
                milestones:
                [
                    Stage("Discovery report", 40, Criterion.PortalApproval, 10),
                    Stage("Design approval", 30, Criterion.ClientSignOff, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed()
            .Reach(1, "issued");
        Assert.Equal("€4,000.01", fixture.InvoiceAt(1).Net.ToString());
        Refused<Refusal.TooLateToAmend>(fixture, 1, Sum(4_000));
        Accepted(fixture, 2, Amount(10));
        Accepted(fixture, 3, Amount(50));
        var pin = Assert.Single(fixture.Project.Amendment!.Changes, c => c.Milestone == fixture.At(1).Id);
        Assert.Equal((new Amount.Sum(fixture.InvoiceAt(1).Net), fixture.At(1).Amount), (pin.Amount, pin.Wanted));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal(
            (fixture.InvoiceAt(1).Net, "€1,000.00", "€5,000.00"),
            (
                fixture.Project.NetOf(fixture.At(1)),
                fixture.Project.NetOf(fixture.At(2)).ToString(),
                fixture.Project.NetOf(fixture.At(3)).ToString()
            )
        );
    }

    [Fact]
    public void What_was_written_as_a_sum_for_an_amendment_goes_with_it()
    {
        var fixture = Website(
                minor: 1_000_001,
                milestones:
                [
                    Stage("Discovery report", 40, Criterion.PortalApproval, 10),
                    Stage("Design approval", 30, Criterion.ClientSignOff, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed()
            .Reach(1, "confirmed");
        Accepted(fixture, 2, Amount(10));
        Accepted(fixture, 3, Amount(50));
        Accepted(fixture, 3, Amount(30));
        Accepted(fixture, 2, Amount(30));
        Assert.Null(fixture.Project.Amendment);
    }

    [Fact]
    public void A_milestone_that_was_confirmed_after_the_amendment_holds_it_up_until_it_is_written_as_its_sum()
    {
        var fixture = Website(
                minor: 1_000_001,
                milestones:
                [
                    Stage("Discovery report", 40, Criterion.PortalApproval, 10),
                    Stage("Design approval", 30, Criterion.ClientSignOff, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed();
        Accepted(fixture, 2, Amount(10));
        Accepted(fixture, 3, Amount(50));
        fixture.Reach(1, "confirmed");
        var why = fixture.Refused<Refusal.WouldChangeConfirmedAmount>(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal(("€4,000.00", "€4,000.01", null), (why.Net.ToString(), why.Worth.ToString(), why.Invoice));
        fixture
            .Reach(1, "issued")
            .Refused<Refusal.WouldChangeConfirmedAmount>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        // Stored as the fixed sum at which it was billed, its amount does not change. Any other amount is a change of
        // a billed stage.
        Refused<Refusal.TooLateToAmend>(fixture, 1, Sum(4_000));
        Accepted(fixture, 1, new(null, new Amount.Sum(fixture.InvoiceAt(1).Net), null, null, null, null));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal(
            (fixture.InvoiceAt(1).Net, "€1,000.00", "€5,000.00"),
            (
                fixture.Project.NetOf(fixture.At(1)),
                fixture.Project.NetOf(fixture.At(2)).ToString(),
                fixture.Project.NetOf(fixture.At(3)).ToString()
            )
        );
    }
}

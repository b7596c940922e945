using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>
/// A project ends midway by the client's agreement: what is confirmed stays, the rest is taken out, and a fee may be
/// billed. No untrue delivery and no untrue invoice is needed to close it.
/// </summary>
public sealed class ProjectEndTests
{
    private const string Why = "the client stops the shop",
        Fee = "Cancellation fee";

    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    private static void Agree(ProjectFixture fixture) =>
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "signed letter", s));

    [Fact]
    public void What_is_confirmed_and_the_fee_are_billed_paid_and_closed()
    {
        var fixture = Website().Agreed().Reach(1, "paid").Reach(2, "submitted");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(500), Fee, s));
        Assert.Equal(ProjectState.Active, fixture.Project.State);
        Assert.Equal("€4,100.00", fixture.Project.WithAmendment.Contract.ToString());
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Agree(fixture);
        Assert.Equal(
            (ProjectState.Ended, "€4,100.00", Why),
            (fixture.Project.State, $"{fixture.Project.Contract}", fixture.Project.Ended!.Reason)
        );
        Assert.Equal(["Discovery and strategy", Fee], fixture.Project.LiveMilestones.Select(m => m.Name));
        // The agreement is the fee's completion.
        var fee = fixture.At(2).Confirmation!;
        Assert.Equal(("Dana Weiss", "signed letter", true), (fee.ConfirmedBy, fee.Reference, fee.HeldByTeam));
        Assert.DoesNotContain(fixture.Project.ScheduledNotices(), n => n.Kind.ToString() is "Ahead" or "Expected");
        fixture.Refused<Refusal.ProjectStillOpen>(Priya, (p, s) => p.Close(s));
        fixture.Reach(2, "paid");
        var totals = Totals.Create(fixture.Project);
        Assert.Equal(("€4,100.00", "€0.00"), ($"{totals.Billed}", $"{totals.Owed}"));
        fixture.Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(ProjectState.Closed, fixture.Project.State);
        Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
    }

    [Fact]
    public void Without_a_fee_the_contract_is_what_is_confirmed()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.Hold("waiting for the client", s));
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        Agree(fixture);
        Assert.Equal((ProjectState.Ended, "€3,600.00"), (fixture.Project.State, $"{fixture.Project.Contract}"));
        Assert.Null(fixture.Project.Held);
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void What_is_confirmed_and_not_billed_is_billed_after_the_end()
    {
        var fixture = Website(GatePolicy.Advise).Agreed().Reach(1, "confirmed").Reach(2, "confirmed");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        Agree(fixture);
        Assert.Equal("€8,400.00", fixture.Project.Contract.ToString());
        fixture.Reach(1, "paid").Reach(2, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void Where_nothing_is_confirmed_and_nothing_issued_the_project_is_cancelled_instead()
    {
        var fixture = Website();
        fixture.Refused<Refusal.EndIsCancel>(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        fixture.Refused<Refusal.EndIsCancel>(Priya, (p, s) => p.ProposeEnd(Why, Eur(100), Fee, s));
        fixture.Agreed().Reach(1, "submitted");
        Assert.Equal(
            Why,
            fixture.Refused<Refusal.EndIsCancel>(Priya, (p, s) => p.ProposeEnd($" {Why} ", null, "", s)).Reason
        );
        // With a fee there is something to bill.
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(100), Fee, s));
        Agree(fixture);
        Assert.Equal("€100.00", fixture.Project.Contract.ToString());
        fixture.Reach(1, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void Where_everything_issued_was_credited_and_reopened_the_contract_becomes_nothing()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "billed too early", s));
        fixture.Do(Priya, (p, s) => p.Reopen(fixture.At(1), "not done after all", s));
        fixture.Refused<Refusal.InvoicesAlreadyIssued>(Priya, (p, s) => p.Cancel("no budget", s));
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        Agree(fixture);
        Assert.Equal((ProjectState.Ended, "€0.00"), (fixture.Project.State, $"{fixture.Project.Contract}"));
        Assert.Empty(fixture.Project.LiveMilestones);
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void An_end_is_wrong_without_a_reason_a_good_fee_or_anything_to_end()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.ProposeEnd(" ", null, "", s));
        fixture.Refused<Refusal.InvalidMoney>(Priya, (p, s) => p.ProposeEnd(Why, Eur(0), Fee, s));
        fixture.Refused<Refusal.InvalidMoney>(
            Priya,
            (p, s) => p.ProposeEnd(Why, new(100, Currency.All.First(c => c.Code == "USD")), Fee, s)
        );
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.ProposeEnd(Why, Eur(100), " ", s));
        fixture.Refused<Refusal.NameTaken>(Priya, (p, s) => p.ProposeEnd(Why, Eur(100), "discovery AND strategy", s));
        fixture.Reach(2, "paid").Reach(3, "confirmed");
        fixture.Refused<Refusal.NothingToEnd>(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
    }

    [Fact]
    public void Nothing_else_is_proposed_beside_the_end_and_it_takes_the_place_of_what_was()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(20_000), s));
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        Assert.Equal("€3,600.00", fixture.Project.WithAmendment.Contract.ToString());
        fixture.Refused<Refusal.NothingToAmend>(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        fixture.Refused<Refusal.EndIsProposed>(Priya, (p, s) => p.AmendTotal(Eur(9_000), s));
        fixture.Refused<Refusal.EndIsProposed>(
            Priya,
            (p, s) => p.Amend(fixture.At(2), new(null, null, null, null, 30, null), s)
        );
        fixture.Refused<Refusal.EndIsProposed>(Priya, (p, s) => p.DropMilestone(fixture.At(2), s));
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(250), Fee, s));
        Assert.Equal("€3,850.00", fixture.Project.WithAmendment.Contract.ToString());
        fixture.Do(Priya, (p, s) => p.WithdrawAmendment(s));
        Assert.Equal("€12,000.00", fixture.Project.WithAmendment.Contract.ToString());
    }

    [Fact]
    public void What_is_confirmed_after_the_end_was_proposed_has_it_proposed_again()
    {
        var fixture = Website().Agreed().Reach(1, "paid").Reach(2, "submitted");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        fixture.Reach(2, "confirmed");
        Assert.Equal(
            "Design approval",
            fixture.Refused<Refusal.EndOutdated>(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "mail", s)).Milestone.Name
        );
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        fixture.Do(Priya, (p, s) => p.Reopen(fixture.At(2), "not done after all", s));
        fixture.Refused<Refusal.EndOutdated>(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, null, "", s));
        Agree(fixture);
        Assert.Equal("€3,600.00", fixture.Project.Contract.ToString());
    }

    [Fact]
    public void The_fee_is_neither_undone_nor_reopened_and_the_end_is_not_undone()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(500), Fee, s));
        Agree(fixture);
        Assert.IsType<ProjectEnded>(fixture.Refused<Refusal.NeverUndone>(Priya, (p, s) => p.Undo(s)).Event);
        fixture.Refused<Refusal.FeeNotReopened>(Priya, (p, s) => p.Reopen(fixture.At(2), "a mistake", s));
    }

    [Fact]
    public void The_fee_is_asked_whether_it_is_taxable_or_compensation()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(500), Fee, s));
        Agree(fixture);
        fixture.Refused<Refusal.NotTheFee>(Priya, (p, s) => p.DraftFee(fixture.At(1), null, FeeVat.Taxable, s));
        Assert.Equal(
            "19 %",
            fixture
                .Refused<Refusal.FeeVatOpen>(Priya, (p, s) => p.Draft(fixture.At(2), null, s))
                .Taxable.Rate.ToString()
        );
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(2), null, FeeVat.Compensation, s));
        Assert.Equal(("€500.00", "€0.00"), ($"{fixture.InvoiceAt(2).Net}", $"{fixture.InvoiceAt(2).Vat}"));
        Assert.Equal(VatCategory.OutsideScope, fixture.Project.TreatmentOf(fixture.At(2)).Category);
        // Another answer needs another draft.
        fixture.Do(Priya, (p, s) => p.Discard(fixture.At(2), s));
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(2), null, FeeVat.Taxable, s));
        Assert.Equal(("€500.00", "€95.00"), ($"{fixture.InvoiceAt(2).Net}", $"{fixture.InvoiceAt(2).Vat}"));
        fixture.Reach(2, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void A_project_that_had_ended_goes_on_when_the_client_agrees_to_more()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.ProposeEnd(Why, Eur(500), Fee, s));
        Agree(fixture);
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(7_100), s));
        fixture.Do(
            Priya,
            (p, s) =>
                p.AmendAdd(
                    new("Shop live", new Amount.Sum(Eur(3_000)), null, new(2026, 12, 1), 14, Criterion.FileDelivery),
                    s
                )
        );
        Agree(fixture);
        Assert.Equal((ProjectState.Active, null), (fixture.Project.State, fixture.Project.Ended));
        fixture.Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
    }
}

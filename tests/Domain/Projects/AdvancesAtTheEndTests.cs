using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>
/// A project with an advance ends midway. Contract 10,000: advance 2,000 (INV-1 2,380.00 with 19 %), deliveries 4,000
/// (INV-2 4,760.00, paid) and 4,000 (never done); the fee is 500 (595.00 if it is taxable).
/// </summary>
public sealed class AdvancesAtTheEndTests
{
    private static Money Eur(long cents) => new(cents, Currency.Eur);

    private static ProjectFixture Ended(long paid, bool hasFee = true, VatTreatment? vat = null)
    {
        var fixture = Website(
                GatePolicy.Advise,
                1_000_000,
                milestones:
                [
                    Stage("Contract signed", 20, Criterion.FileDelivery, 5) with
                    {
                        Kind = MilestoneKind.Advance,
                    },
                    Stage("Design approval", 40, Criterion.FileDelivery, 45),
                    Stage("Final delivery", 40, Criterion.FileDelivery, 80),
                ]
            )
            .Agreed();
        if (vat is not null)
            fixture.Do(Priya, (p, s) => p.ChangeVat(null, vat, "the client is outside the EU", s));
        fixture.Reach(1, "issued");
        if (paid > 0)
            fixture.Do(Priya, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(paid)), s));
        fixture.Reach(2, "paid");
        fixture.Do(
            Priya,
            (p, s) => p.ProposeEnd("the client stops", hasFee ? Eur(50_000) : null, hasFee ? "Cancellation fee" : "", s)
        );
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "letter", s));
        return fixture;
    }

    private static void Adds(ProjectFixture fixture, string contract)
    {
        var p = fixture.Project;
        var totals = Totals.Create(p);
        Assert.Equal(
            (contract, contract),
            ($"{p.Contract}", $"{totals.Billed - totals.Credited + totals.GivenUp + totals.NotYetBilled}")
        );
    }

    [Fact]
    public void The_advance_is_no_work_and_its_money_is_deducted_from_the_fee()
    {
        // 595.00 of the advance are paid, exactly what the fee asks for; 1,785.00 are open.
        var fixture = Ended(59_500);
        // 4,000 confirmed + 500 fee; the advance stays in the schedule, worth nothing.
        Assert.Equal(
            ["Contract signed €0.00", "Design approval €4,000.00", "Cancellation fee €500.00"],
            fixture.Project.LiveMilestones.Select(m => $"{m.Name} {fixture.Project.NetOf(m)}")
        );
        Adds(fixture, "€4,500.00");
        var first = fixture.Refused<Refusal.AdvanceToCredit>(
            Priya,
            (p, s) => p.DraftFee(fixture.At(3), null, FeeVat.Taxable, s)
        );
        Assert.Equal("€1,785.00", first.Gross.ToString());
        fixture.Do(Priya, (p, s) => p.Credit(first.Invoice, first.Gross, "end of the project", s));
        Adds(fixture, "€4,500.00");
        fixture.Reach(3, "issued");
        // 500 + 95 less 500 + 95.
        var final = fixture.InvoiceAt(3);
        Assert.Equal(
            (InvoiceKind.Final, "€0.00", "€0.00", "€0.00"),
            (final.Kind, $"{final.Net}", $"{final.Vat}", $"{final.Open}")
        );
        Assert.Equal("€500.00", Assert.Single(final.Deductions).Share.Net.ToString());
        Adds(fixture, "€4,500.00");
        // What was deducted is not credited any more.
        fixture.Refused<Refusal>(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "a mistake", s));
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void What_was_paid_beyond_the_fee_is_credited_and_becomes_the_clients()
    {
        var fixture = Ended(238_000);
        var first = fixture.Refused<Refusal.AdvanceToCredit>(
            Priya,
            (p, s) => p.DraftFee(fixture.At(3), null, FeeVat.Taxable, s)
        );
        // 2,380.00 are paid, the fee takes 595.00.
        Assert.Equal("€1,785.00", first.Gross.ToString());
        fixture.Do(Priya, (p, s) => p.Credit(first.Invoice, first.Gross, "end of the project", s));
        Assert.Equal("€1,785.00", fixture.Project.CreditLeft.ToString());
        Adds(fixture, "€4,500.00");
        fixture.Reach(3, "issued");
        var final = fixture.InvoiceAt(3);
        Assert.Equal(("€0.00", "€0.00"), ($"{final.Gross}", $"{final.Open}"));
        Adds(fixture, "€4,500.00");
        // Received 2,380 + 4,760; the books claim 2,380 - 1,785 + 4,760 + 0 = 5,355 = 4,500 and 19 % of it.
        var totals = Totals.Create(fixture.Project);
        Assert.Equal(("€5,355.00", "€7,140.00"), ($"{totals.Claimed}", $"{totals.Received}"));
    }

    [Fact]
    public void Compensation_outside_the_scope_takes_no_advance_that_was_taxed()
    {
        var fixture = Ended(0);
        // The advance was 19 %, so nothing of it is set off against a fee without VAT.
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(3), null, FeeVat.Compensation, s));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(3), s));
        var fee = fixture.InvoiceAt(3);
        Assert.Equal((InvoiceKind.Ordinary, "€500.00", "€0.00"), (fee.Kind, $"{fee.Net}", $"{fee.Vat}"));
        fixture.Do(Priya, (p, s) => p.Pay(fee, Payment(fee.Open), s));
        var left = fixture.Refused<Refusal.AdvanceToCredit>(Priya, (p, s) => p.Close(s));
        Assert.Equal(("€2,380.00", fixture.InvoiceAt(1)), ($"{left.Gross}", left.Invoice));
        Assert.Equal("€2,380.00", fixture.Project.AdvanceToCredit?.Gross.ToString());
        fixture.Do(Priya, (p, s) => p.Credit(left.Invoice, null, "end of the project", s));
        Adds(fixture, "€4,500.00");
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void The_fee_is_billed_before_an_advance_that_it_takes_is_to_be_credited()
    {
        // 595.00 of the advance stand, exactly what the fee will take.
        var fixture = Ended(59_500);
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(178_500), "not paid", s));
        var open = fixture.Refused<Refusal.ProjectStillOpen>(Priya, (p, s) => p.Close(s));
        Assert.Equal(["Cancellation fee"], open.Unbilled);
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(3), null, FeeVat.Taxable, s));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(3), s));
        Assert.Equal("€0.00", $"{fixture.InvoiceAt(3).Gross}");
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void Compensation_takes_an_advance_that_was_outside_the_scope_too()
    {
        var outside = new VatTreatment(VatCategory.OutsideScope, Percent.Zero);
        var fixture = Ended(50_000, vat: outside);
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(150_000), "end of the project", s));
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(3), null, FeeVat.Compensation, s));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(3), s));
        var fee = fixture.InvoiceAt(3);
        Assert.Equal((InvoiceKind.Final, "€0.00"), (fee.Kind, $"{fee.Gross}"));
        Assert.Equal("€500.00", $"{Assert.Single(fee.Deductions).Share.Net}");
        Assert.True(fee.Lines[0].Treatment.IsCompensation);
        Adds(fixture, "€4,500.00");
    }

    [Fact]
    public void Without_a_fee_the_whole_advance_is_credited()
    {
        var fixture = Ended(0, hasFee: false);
        Adds(fixture, "€4,000.00");
        fixture.Refused<Refusal.AdvanceToCredit>(Priya, (p, s) => p.Close(s));
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "end of the project", s));
        Adds(fixture, "€4,000.00");
        fixture.Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
    }

    [Fact]
    public void An_advance_that_was_only_drafted_leaves_the_schedule_with_its_draft()
    {
        var fixture = Website(
                GatePolicy.Advise,
                1_000_000,
                milestones:
                [
                    Stage("Contract signed", 20, Criterion.FileDelivery, 5) with
                    {
                        Kind = MilestoneKind.Advance,
                    },
                    Stage("Design approval", 80, Criterion.FileDelivery, 45),
                ]
            )
            .Agreed()
            .Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.ProposeEnd("the client stops", Eur(50_000), "Cancellation fee", s));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "letter", s));
        Assert.Equal("Cancellation fee", Assert.Single(fixture.Project.LiveMilestones).Name);
        Assert.Equal(InvoiceState.Discarded, fixture.Project.Invoices[0].State);
        fixture.Reach(1, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void An_advance_that_is_billed_after_the_end_was_proposed_has_it_proposed_again()
    {
        var fixture = Website(
                GatePolicy.Advise,
                1_000_000,
                milestones:
                [
                    Stage("Contract signed", 20, Criterion.FileDelivery, 5) with
                    {
                        Kind = MilestoneKind.Advance,
                    },
                    Stage("Design approval", 80, Criterion.FileDelivery, 45),
                ]
            )
            .Agreed()
            .Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.ProposeEnd("the client stops", Eur(50_000), "Cancellation fee", s));
        fixture.Reach(1, "issued");
        fixture.Refused<Refusal.EndOutdated>(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "letter", s));
    }
}

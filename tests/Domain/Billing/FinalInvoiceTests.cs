using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>An advance is asked for before the work, and the final invoice deducts what was received on it.</summary>
public sealed class FinalInvoiceTests
{
    private static readonly VatTreatment Full = new(VatCategory.Standard, new(19 * Percent.UnitsPerPercent));
    private static readonly VatTreatment Reduced = new(VatCategory.Standard, new(7 * Percent.UnitsPerPercent));

    /// <summary>10,000.00: advance 2,000 at 19 %, deliveries 4,000 at 19 %, 1,000 at 7 %, 3,000 at 19 %.</summary>
    private static ProjectFixture Contract()
    {
        var fixture = Website(
            GatePolicy.Advise,
            1_000_000,
            milestones:
            [
                Of("Contract signed", 2_000) with
                {
                    Kind = MilestoneKind.Advance,
                },
                Of("Design approval", 4_000),
                Of("Printed manual delivered", 1_000) with
                {
                    Vat = Reduced,
                },
                Of("Website launch", 3_000),
            ]
        );
        fixture.Agreed();
        return fixture;
    }

    private static NewMilestone Of(string name, int euros) =>
        new(name, new Amount.Sum(Eur(euros)), null, new DateOnly(2026, 8, 1), 14, Criterion.WrittenEmail);

    private static Money Eur(long euros, int cents = 0) => new(euros * 100 + cents, Currency.Eur);

    private static void Advance(ProjectFixture fixture, string point)
    {
        if (fixture.At(1).Stage != MilestoneBot.Domain.Milestones.Stage.Confirmed)
            fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "signed contract", "", s));
        fixture.Reach(1, point);
    }

    private static void Pay(ProjectFixture fixture, int position, Money amount) =>
        fixture.Do(Priya, (p, s) => p.Pay(p.InvoiceOf(fixture.At(position))!, Payment(amount), s));

    [Fact]
    public void An_advance_is_confirmed_without_start_and_submission()
    {
        var fixture = Contract();
        Advance(fixture, "issued");
        var invoice = fixture.InvoiceAt(1);
        Assert.Equal((InvoiceKind.Advance, Eur(2_000), Eur(380)), (invoice.Kind, invoice.Net, invoice.Vat));
        Assert.StartsWith(
            "Advance payment under terms v1 agreed by Dana Weiss",
            invoice.Note,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_advance_may_also_be_started_and_submitted()
    {
        var fixture = Contract();
        fixture.Reach(1, "issued");
        Assert.Equal(InvoiceKind.Advance, fixture.InvoiceAt(1).Kind);
    }

    [Fact]
    public void Nothing_is_confirmed_before_the_terms_are_agreed()
    {
        var fixture = Website(
            milestones:
            [
                Of("Contract signed", 2_000) with
                {
                    Kind = MilestoneKind.Advance,
                },
                Of("Website launch", 10_000),
            ]
        );
        fixture.Refused<Refusal.TermsNotAgreed>(
            Priya,
            (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "signed contract", "", s)
        );
    }

    [Fact]
    public void The_worked_example_to_the_cent()
    {
        var fixture = Contract();
        Advance(fixture, "issued");
        Pay(fixture, 1, Eur(1_190));
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "drafted");
        var waits = fixture.Refused<Refusal.FinalWaitsForAdvance>(Priya, (p, s) => p.Issue(fixture.At(4), s));
        Assert.Equal(Eur(1_190), waits.Open.Single().Open);

        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(1_190), "billed with the final invoice", s));
        var credit = fixture.InvoiceAt(1).CreditNotes.Single();
        Assert.Equal((Eur(1_000), Eur(190)), (credit.Net, credit.Vat));
        var before = Forecast.Create(fixture.Project, new(2026, 7, 2), new(2026, 7, 2));
        Assert.Equal((Eur(6_000), Eur(4_000)), (before.Billed, before.Unbilled));
        Assert.Equal(Eur(0), before.CreditedInPart);
        Assert.Equal(Eur(4_760), before.Expected);

        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(4), s));
        var final = fixture.InvoiceAt(4);
        Assert.Equal(InvoiceKind.Final, final.Kind);
        Assert.Equal([Eur(3_000), Eur(2_000)], final.Lines.Select(line => line.Net));
        var deduction = Assert.Single(final.Deductions);
        Assert.Equal(
            ("INV-2026-0001", Eur(1_000), Eur(190)),
            (deduction.Number, deduction.Share.Net, deduction.Share.Vat)
        );
        Assert.Equal((Eur(4_000), Eur(760), Eur(4_760)), (final.Net, final.Vat, final.Gross));
        Pay(fixture, 4, Eur(4_760));

        var totals = Totals.Create(fixture.Project);
        Assert.Equal((Eur(11_000), Eur(1_000)), (totals.Billed, totals.Credited));
        Assert.Equal((Eur(11_780), Eur(0)), (totals.Received, totals.Owed));
        Assert.Equal(Eur(1_780), totals.Vat - totals.CreditedVat);
        Assert.Equal(
            [(Full, Eur(1_710)), (Reduced, Eur(70))],
            VatByRate.Create(fixture.Project).Select(rate => (rate.Treatment, rate.Vat))
        );
        var after = Forecast.Create(fixture.Project, new(2026, 7, 2), new(2026, 7, 2));
        Assert.Equal((Eur(10_000), Eur(0), Eur(0)), (after.Billed, after.Unbilled, after.CreditedInPart));
        fixture.Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void A_deducted_advance_that_is_taken_back_is_open_again_and_the_final_invoice_stays()
    {
        var fixture = Contract();
        Advance(fixture, "paid");
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "paid");
        var final = fixture.InvoiceAt(4);
        Assert.Equal((Eur(3_000), Eur(570)), (final.Net, final.Vat));
        fixture.Do(Priya, (p, s) => p.Reverse(fixture.InvoiceAt(1).Payments[0], "returned by the bank", s));
        Assert.Equal(Eur(2_380), fixture.InvoiceAt(1).Open);
        Assert.Equal(Eur(0), fixture.InvoiceAt(4).Open);
        Assert.Equal(final.Claim, fixture.InvoiceAt(4).Claim);
        var refused = fixture.Refused<Refusal.AdvanceDeducted>(
            Priya,
            (p, s) => p.Credit(fixture.InvoiceAt(1), null, "no longer asked for", s)
        );
        Assert.Equal(final.Id, refused.Final.Id);
    }

    [Fact]
    public void The_final_invoice_is_the_last_delivery_whatever_its_position()
    {
        var fixture = Contract();
        Advance(fixture, "paid");
        fixture.Reach(4, "issued").Reach(3, "issued").Reach(2, "issued");
        Assert.Equal(
            [InvoiceKind.Final, InvoiceKind.Ordinary, InvoiceKind.Ordinary],
            new[] { 2, 3, 4 }.Select(at => fixture.InvoiceAt(at).Kind)
        );
        Assert.Equal((Eur(4_000), Eur(760)), (fixture.InvoiceAt(2).Net, fixture.InvoiceAt(2).Vat));
    }

    [Fact]
    public void A_draft_is_reckoned_anew_when_the_advance_is_paid_before_it_is_issued()
    {
        var fixture = Contract();
        Advance(fixture, "issued");
        Pay(fixture, 1, Eur(1_190));
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "drafted");
        Pay(fixture, 1, Eur(1_190));
        // Nothing that was received changed what the advance claims, so the sums stand.
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(4), s));
        Assert.Equal((Eur(3_000), Eur(570)), (fixture.InvoiceAt(4).Net, fixture.InvoiceAt(4).Vat));
    }

    [Fact]
    public void A_draft_that_was_not_the_last_becomes_the_final_invoice_at_issue()
    {
        var fixture = Contract();
        Advance(fixture, "paid");
        fixture.Reach(2, "drafted").Reach(3, "issued").Reach(4, "issued");
        Assert.Equal(InvoiceKind.Ordinary, fixture.InvoiceAt(2).Kind);
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(2), s));
        Assert.Equal(InvoiceKind.Final, fixture.InvoiceAt(2).Kind);
        Assert.Single(fixture.Journal, h => h.Event is InvoiceRecalculated);
    }

    [Fact]
    public void An_advance_that_was_never_billed_is_billed_with_the_final_invoice()
    {
        var fixture = Contract();
        fixture.Reach(2, "issued").Reach(3, "issued").Reach(4, "issued");
        var final = fixture.InvoiceAt(4);
        Assert.Equal((Eur(5_000), Eur(950)), (final.Net, final.Vat));
        Assert.Empty(final.Deductions);
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "signed contract", "", s));
        fixture.Refused<Refusal.AdvanceInFinal>(Priya, (p, s) => p.Draft(fixture.At(1), null, s));
        Assert.False(fixture.Project.IsUnbilled(fixture.At(1)));
    }

    [Fact]
    public void A_final_invoice_waits_for_the_draft_of_an_advance()
    {
        var fixture = Contract();
        Advance(fixture, "drafted");
        fixture.Reach(2, "issued").Reach(3, "issued").Reach(4, "drafted");
        fixture.Refused<Refusal.AdvanceDraftWaits>(Priya, (p, s) => p.Issue(fixture.At(4), s));
        fixture.Do(Priya, (p, s) => p.Discard(fixture.At(1), s));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(4), s));
        Assert.Equal(Eur(5_000), fixture.InvoiceAt(4).Net);
    }

    [Fact]
    public void A_full_credit_of_the_final_frees_its_deductions_and_what_is_billed_again_is_final_again()
    {
        var fixture = Contract();
        Advance(fixture, "paid");
        fixture.Reach(2, "issued").Reach(3, "issued").Reach(4, "issued");
        fixture.Refused<Refusal.FinalBillsAdvances>(
            Priya,
            (p, s) => p.Credit(fixture.InvoiceAt(4), null, "stage cancelled", s)
        );
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(4), null, "wrong address", s));
        var credit = fixture.Project.Invoices.Single(i => i.Milestone == fixture.At(4).Id).CreditNotes.Single();
        Assert.Equal((Eur(3_000), Eur(570)), (credit.Net, credit.Vat));
        Assert.Null(fixture.Project.FinalInvoice);
        Assert.Equal(Eur(3_000), fixture.Project.UnbilledNetOf(fixture.At(4)));
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(4), null, s, again: true));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(4), s));
        Assert.Equal((InvoiceKind.Final, Eur(3_000)), (fixture.InvoiceAt(4).Kind, fixture.InvoiceAt(4).Net));
    }

    [Fact]
    public void Another_delivery_that_is_billed_again_after_the_final_is_ordinary()
    {
        var fixture = Contract();
        Advance(fixture, "paid");
        fixture.Reach(2, "issued").Reach(3, "issued").Reach(4, "issued");
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(2), null, "wrong address", s));
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(2), null, s, again: true));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(2), s));
        Assert.Equal(InvoiceKind.Ordinary, fixture.InvoiceAt(2).Kind);
    }

    [Fact]
    public void An_advance_is_not_written_off()
    {
        var fixture = Contract();
        Advance(fixture, "issued");
        fixture.Refused<Refusal.AdvanceNotForgiven>(
            Priya,
            (p, s) => p.WriteOff(fixture.InvoiceAt(1), "they are insolvent", s)
        );
    }

    [Fact]
    public void Terms_with_an_advance_behind_the_last_delivery_are_not_sent()
    {
        var fixture = Website(
            milestones:
            [
                Of("Website launch", 10_000),
                Of("Contract signed", 2_000) with
                {
                    Kind = MilestoneKind.Advance,
                },
            ]
        );
        var alone = fixture.Refused<Refusal.AdvanceWithoutDelivery>(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal("Contract signed", alone.Advance.Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(99)]
    public void The_open_rest_of_an_advance_can_always_be_credited(int openCents)
    {
        var fixture = Contract();
        Advance(fixture, "issued");
        Pay(fixture, 1, Eur(2_380) - Eur(0, openCents));
        fixture.Do(
            Priya,
            (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(0, openCents), "billed with the final invoice", s)
        );
        Assert.Equal(Eur(0), fixture.InvoiceAt(1).Open);
        fixture.Reach(2, "issued").Reach(3, "issued").Reach(4, "issued");
        var final = fixture.InvoiceAt(4);
        Assert.Equal(Eur(5_950) - Eur(2_380) + Eur(0, openCents), final.Gross);
    }

    [Fact]
    public void A_part_credit_on_several_rates_names_its_milestone()
    {
        var fixture = Website(
            GatePolicy.Advise,
            1_000_000,
            milestones:
            [
                Of("Contract signed", 2_000) with
                {
                    Kind = MilestoneKind.Advance,
                    Vat = Reduced,
                },
                Of("Website launch", 8_000),
            ]
        );
        fixture.Agreed().Reach(2, "issued");
        var final = fixture.InvoiceAt(2);
        Assert.Equal((Eur(10_000), Eur(1_660)), (final.Net, final.Vat));
        fixture.Refused<Refusal.CreditNeedsMilestone>(Priya, (p, s) => p.Credit(final, Eur(107), "less", s));
        fixture.Do(Priya, (p, s) => p.Credit(final, Eur(107), "less", s, fixture.At(1)));
        fixture.Do(Priya, (p, s) => p.Credit(p.InvoiceById(final.Id), Eur(119), "less", s, fixture.At(2)));
        Assert.Equal(
            [(Reduced, Eur(100), Eur(7)), (Full, Eur(100), Eur(19))],
            fixture.InvoiceAt(2).CreditNotes.SelectMany(c => c.Shares).Select(s => (s.Treatment, s.Net, s.Vat))
        );
        fixture.Do(Priya, (p, s) => p.Credit(p.InvoiceById(final.Id), null, "wrong address", s));
        var all = fixture.Project.InvoiceById(final.Id);
        Assert.Equal((final.Net, final.Vat), (all.CreditedNet, all.CreditedVat));
        Assert.All(all.UncreditedShares, share => Assert.True(share.Net.IsZero && share.Vat.IsZero));
    }

    [Fact]
    public void Vat_is_reckoned_once_on_all_lines_of_a_rate_and_the_drift_is_named()
    {
        // 0.03 + 0.03 at 19 %: 0.01 + 0.01 alone, 0.01 together.
        var fixture = Website(
            GatePolicy.Advise,
            6,
            milestones:
            [
                new(
                    "Contract signed",
                    new Amount.Sum(Eur(0, 3)),
                    null,
                    new DateOnly(2026, 8, 1),
                    14,
                    Criterion.WrittenEmail
                )
                {
                    Kind = MilestoneKind.Advance,
                },
                new(
                    "Website launch",
                    new Amount.Sum(Eur(0, 3)),
                    null,
                    new DateOnly(2026, 8, 1),
                    14,
                    Criterion.WrittenEmail
                ),
            ]
        );
        fixture.Agreed();
        Advance(fixture, "paid");
        fixture.Reach(2, "issued");
        var final = fixture.InvoiceAt(2);
        Assert.Equal((Eur(0, 3), Eur(0)), (final.Net, final.Vat));
        Assert.Equal(-Eur(0, 1), final.Claim.VatDriftOf(Currency.Eur));
    }

    [Fact]
    public void Old_projects_have_deliveries_and_one_rate()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        Assert.All(fixture.Project.Milestones, m => Assert.Equal(MilestoneKind.Delivery, m.Kind));
        Assert.Equal(InvoiceKind.Ordinary, fixture.InvoiceAt(1).Kind);
        Assert.Equal(fixture.InvoiceAt(1).Net, fixture.InvoiceAt(1).Shares.Single().Net);
    }
}

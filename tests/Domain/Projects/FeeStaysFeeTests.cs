using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>What was agreed as the fee of an end stays a fee, whatever is agreed later: its draft asks for its VAT.</summary>
public sealed class FeeStaysFeeTests
{
    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    private static void Agree(ProjectFixture fixture) =>
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "signed letter", s));

    /// <summary>Ended with one confirmed milestone (3,600.00) and a fee of 500.00.</summary>
    private static ProjectFixture Ended()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.ProposeEnd("the client stops", Eur(500), "Cancellation fee", s));
        Agree(fixture);
        return fixture;
    }

    private static void Add(ProjectFixture fixture) =>
        fixture.Do(
            Priya,
            (p, s) =>
                p.AmendAdd(
                    Stage("Extra report", 1, Criterion.FileDelivery, 40) with
                    {
                        Amount = new Amount.Sum(Eur(1_000)),
                    },
                    s
                )
        );

    [Theory]
    [InlineData("nothing")]
    [InlineData("add")]
    [InlineData("add and split")]
    [InlineData("end again")]
    [InlineData("vat of all")]
    public void It_is_asked_whether_it_is_taxable_or_compensation(string change)
    {
        var fixture = Ended();
        var fee = fixture.At(2).Id;
        if (change is "add" or "add and split" or "end again")
        {
            Add(fixture);
            fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(5_100), s));
            Agree(fixture);
            Assert.Null(fixture.Project.Ended);
        }
        if (change == "add and split")
        {
            fixture.Do(Priya, (p, s) => p.AmendSplit(fixture.At(3), Eur(400), "Second report", s));
            Agree(fixture);
        }
        if (change == "end again")
        {
            fixture.Do(Priya, (p, s) => p.ProposeEnd("it stops again", Eur(200), "Second fee", s));
            Agree(fixture);
        }
        if (change == "vat of all")
            fixture.Do(Priya, (p, s) => p.ChangeVat(null, VatTreatment.FromRate(new(70_000)), "books", s));
        Assert.Equal(Project.FromEvents(fixture.Journal).Fees, fixture.Project.Fees);
        foreach (var id in fixture.Project.Fees)
        {
            var m = fixture.Project.MilestoneOf(id);
            fixture.Refused<Refusal.FeeVatOpen>(Priya, (p, s) => p.Draft(m, null, s));
            fixture.Fork(f =>
            {
                f.Do(Priya, (p, s) => p.DraftFee(m, null, FeeVat.Taxable, s));
                Assert.Equal(f.Project.Vat, f.Project.InvoiceOf(m)!.Rate);
                return 0;
            });
            fixture.Do(Priya, (p, s) => p.DraftFee(m, null, FeeVat.Compensation, s));
            Assert.Equal(VatCategory.OutsideScope, fixture.Project.InvoiceOf(m)!.Lines[0].Treatment.Category);
            fixture.Refused<Refusal>(Priya, (p, s) => p.Reopen(m, "by mistake", s));
        }
        Assert.Contains(fee, fixture.Project.Fees);
        Assert.Equal(change == "end again" ? 2 : 1, fixture.Project.Fees.Count);
    }

    [Fact]
    public void Compensation_stays_outside_the_scope_when_the_VAT_of_all_is_corrected()
    {
        var fixture = Ended();
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(2), null, FeeVat.Compensation, s));
        fixture.Do(Priya, (p, s) => p.ChangeVat(null, VatTreatment.FromRate(new(70_000)), "books", s));
        Assert.Equal(VatCategory.OutsideScope, fixture.Project.TreatmentOf(fixture.At(2)).Category);
    }

    [Fact]
    public void A_rate_that_was_set_for_the_fee_itself_needs_no_question_and_stays()
    {
        var fixture = Ended();
        var reduced = VatTreatment.FromRate(new(70_000));
        fixture.Do(Priya, (p, s) => p.ChangeVat(fixture.At(2), reduced, "ticket service", s));
        fixture.Fork(f =>
        {
            f.Do(Priya, (p, s) => p.Draft(f.At(2), null, s));
            Assert.Equal(reduced, f.InvoiceAt(2).Lines[0].Treatment);
            return 0;
        });
        fixture.Do(Priya, (p, s) => p.DraftFee(fixture.At(2), null, FeeVat.Taxable, s));
        Assert.Equal(reduced, fixture.InvoiceAt(2).Lines[0].Treatment);
    }
}

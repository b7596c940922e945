using FsCheck.Fluent;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// Credit notes: a partial credit has the right VAT to the cent, a full credit makes the invoice void, and both have
/// numbers of their own.
/// </summary>
public sealed class CreditTests
{
    private static ProjectFixture Issued() => Website().Team().Agreed().Reach(1, "issued");

    private static Money Eur(long minor) => new(minor, Currency.Eur);

    [Fact]
    [Needs(Need.Time)]
    public void A_part_credit_lowers_the_balance_and_leaves_the_invoice_open()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(11_900), " discount ", s));
        var (invoice, note) = (fixture.InvoiceAt(1), fixture.InvoiceAt(1).CreditNotes[0]);
        Assert.Equal(
            ("CN-2026-0001", Eur(10_000), Eur(1_900), "discount", false),
            (note.Number, note.Net, note.Vat, note.Reason, note.IsFull)
        );
        Assert.Equal((Eur(428_400 - 11_900), InvoiceStatus.Open), (invoice.Open, invoice.Status));
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(11_900), "more", s));
        Assert.Equal(["CN-2026-0001", "CN-2026-0002"], fixture.InvoiceAt(1).CreditNotes.Select(c => c.Number));
        Assert.Equal(
            (Eur(20_000), Eur(3_800)),
            (Totals.Create(fixture.Project).Credited, Totals.Create(fixture.Project).CreditedVat)
        );
    }

    [Fact]
    public void All_that_is_left_makes_the_invoice_void_whether_it_is_named_or_not()
    {
        foreach (var named in new[] { true, false })
        {
            var fixture = Issued();
            fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(11_900), "discount", s));
            fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), named ? Eur(416_500) : null, "wrong address", s));
            var invoice = fixture.Project.Invoices[0];
            Assert.Equal(
                (InvoiceState.Credited, InvoiceStatus.Credited, Eur(0)),
                (invoice.State, invoice.Status, invoice.Open)
            );
            Assert.True(invoice.CreditNotes[^1].IsFull);
            Assert.Equal((invoice.Net, invoice.Vat), (invoice.CreditedNet, invoice.CreditedVat));
            Assert.Null(fixture.Project.InvoiceOf(fixture.At(1)));
        }
    }

    [Fact]
    public void Small_notes_never_take_back_more_net_or_tax_than_the_invoice_has()
    {
        Assert.True(Currency.TryGet("JPY", out var jpy));
        Money Yen(long minor) => new(minor, jpy);
        var fixture = Website(
                minor: 50,
                currency: "JPY",
                vat: new(10 * Percent.UnitsPerPercent),
                milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)]
            )
            .Team()
            .Agreed()
            .Reach(1, "issued");
        for (var note = 1; note <= 5; note++)
            fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Yen(6), "discount", s));
        Assert.Equal(
            Yen(25),
            fixture
                .Refused<Refusal.NoNetForGross>(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Yen(6), "discount", s))
                .Above
        );
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Yen(4), "discount", s));
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "all of it", s));
        var invoice = fixture.Project.Invoices[0];
        Assert.All(invoice.CreditNotes, c => Assert.False(c.Net.IsNegative || c.Vat.IsNegative));
        // Each note has the VAT of its own net amount. Only the last one takes the rounding differences, and the card
        // shows it.
        Assert.Equal((invoice.Net, invoice.Vat), (invoice.CreditedNet, invoice.CreditedVat));
        Assert.All(invoice.CreditNotes.SkipLast(1), c => Assert.Equal(Yen(0), invoice.VatRoundingOf(c)));
        Assert.Equal(
            (Yen(21), Yen(0), Yen(-2)),
            (invoice.CreditNotes[^1].Net, invoice.CreditNotes[^1].Vat, invoice.VatRoundingOf(invoice.CreditNotes[^1]))
        );
    }

    [Theory]
    [InlineData("stage cancelled", true)]
    [InlineData("Stage cancelled.", true)]
    [InlineData("STAGE CANCELLED, the client moves on", true)]
    [InlineData("not because stage cancelled", false)]
    [InlineData("the stage cancelled itself", false)]
    [InlineData("stage cancelledness", false)]
    [InlineData("wrong address", false)]
    public void A_reason_cancels_the_stage_only_where_it_begins_with_the_phrase(string reason, bool cancels)
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, reason, s));
        Assert.Equal(cancels, fixture.Project.IsCancelledStage(fixture.At(1)));
        Assert.Equal(cancels, fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)).IsOpen);
    }

    [Fact]
    public void A_void_invoice_is_billed_again_only_by_an_explicit_answer_and_with_a_new_number()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "wrong address", s));
        Assert.Equal(
            "wrong address",
            fixture
                .Refused<Refusal.AlreadyCredited>(Priya, (p, s) => p.Draft(fixture.At(1), null, s))
                .Invoice.CreditNotes[0]
                .Reason
        );
        Assert.Equal(
            GateReason.PreviousCredited,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2))).Reason
        );
        Assert.False(fixture.Try(Priya, (p, s) => p.Close(s)) is Decision.Accepted);
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(1), null, s, again: true));
        fixture.Do(Marc, (p, s) => p.Issue(fixture.At(1), s));
        Assert.Equal(["INV-2026-0001", "INV-2026-0002"], fixture.Numbers);
        Assert.Equal(
            fixture.Project.NetOf(fixture.At(1)),
            Totals.Create(fixture.Project).Billed - Totals.Create(fixture.Project).Credited
        );
        Assert.True(fixture.Reach(1, "paid").Project.GateOf(fixture.At(2), new(2026, 7, 2)).IsOpen);
    }

    [Fact]
    public void A_cancelled_stage_lets_the_next_one_start_and_the_project_close()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "Stage CANCELLED by the client", s));
        Assert.True(fixture.Project.IsCancelledStage(fixture.At(1)));
        Assert.False(fixture.Project.IsUnbilled(fixture.At(1)));
        Assert.IsType<StageGate.Open>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)));
        fixture.Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    [Needs(Need.Time)]
    public void A_part_credit_cancels_no_stage_whatever_its_reason_says()
    {
        var fixture = Issued();
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), Eur(11_900), "stage cancelled", s));
        Assert.False(fixture.Project.IsCancelledStage(fixture.At(1)));
        Assert.False(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 2)).IsOpen);
    }

    [Fact]
    public void What_does_not_fit_is_refused_for_its_own_reason()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        Refusal Credit(Money? gross, string reason = "discount", string who = Marc) =>
            fixture.Refused<Refusal>(
                who,
                (p, s) => p.Credit(fixture.Project.LastInvoiceOf(fixture.At(1))!, gross, reason, s)
            );
        Assert.IsType<Refusal.InvoiceNotIssued>(Credit(null));
        fixture.Reach(1, "issued");
        Assert.IsType<Refusal.NotAllowed>(Credit(null, who: Priya));
        Assert.IsType<Refusal.NotAllowed>(Credit(null, who: Finn));
        Assert.IsType<Refusal.InvalidText>(Credit(null, "  "));
        Assert.IsType<Refusal.InvalidText>(Credit(Eur(100), new string('x', 241)));
        Assert.IsType<Refusal.InvalidMoney>(Credit(Eur(0)));
        Assert.IsType<Refusal.InvalidMoney>(Credit(Eur(-1)));
        Assert.True(Currency.TryGet("USD", out var usd));
        Assert.IsType<Refusal.InvalidMoney>(Credit(new(100, usd)));
        Assert.Equal(Eur(428_400), Assert.IsType<Refusal.CreditTooMuch>(Credit(Eur(428_401))).Most);
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(400_000)), s));
        Assert.Equal(Eur(428_400), Assert.IsType<Refusal.CreditTooMuch>(Credit(Eur(428_401))).Most);
        Assert.IsType<Refusal.MembershipUnknown>(
            fixture.Refused<Refusal>(
                Marc,
                (p, s) =>
                    p.Credit(
                        fixture.InvoiceAt(1),
                        Eur(11_900),
                        "discount",
                        s with
                        {
                            Actor = s.Actor with { Kind = ActorKind.Unknown },
                        }
                    )
            )
        );
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), Eur(400_000), "cancelled", s));
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "wrong address", s));
        Assert.IsType<Refusal.InvoiceNotOpen>(Credit(null));
        Assert.IsType<Refusal.InvoiceNotOpen>(Credit(Eur(100)));
    }

    [Fact]
    [Needs(Need.Time)]
    public void A_part_credit_keeps_the_rate_at_any_rate_and_what_is_offered_instead_can_be_credited()
    {
        var (credited, uneven) = (0, 0);
        Generators.Holds(
            from contract in Generators.Minor.Select(minor => 2 + minor % 10_000_000)
            from rate in Generators.Percent
            from part in Gen.Choose(1, int.MaxValue)
            from paid in Gen.Choose(0, 3)
            select (contract, rate, part, paid),
            x =>
            {
                var fixture = Website(
                        minor: x.contract,
                        milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)],
                        vat: x.rate
                    )
                    .Agreed()
                    .Reach(1, "issued");
                if (x.paid > 0)
                    fixture.Do(
                        Priya,
                        (p, s) =>
                            p.Pay(
                                fixture.InvoiceAt(1),
                                Payment(new(1 + fixture.InvoiceAt(1).Open.Minor * (x.paid - 1) / 3, p.Currency)),
                                s
                            )
                    );
                var open = fixture.InvoiceAt(1).Open;
                if (open.Minor < 2)
                    return true;
                var part = Eur(1 + x.part % (open.Minor - 1));
                if (
                    fixture.Try(Priya, (p, s) => p.Credit(fixture.InvoiceAt(1), part, "discount", s))
                    is not Decision.Refused
                    (var no)
                )
                {
                    credited++;
                    var note = fixture.InvoiceAt(1).CreditNotes[0];
                    return note.Net + VatCalculator.Calculate(note.Net, x.rate) == part
                        && note.Vat == VatCalculator.Calculate(note.Net, x.rate)
                        && fixture.InvoiceAt(1).Open == open - part;
                }
                uneven++;
                var offers = Assert.IsType<Refusal.NoNetForGross>(no);
                return new[] { offers.Below, offers.Above }
                    .OfType<Money>()
                    .All(offer =>
                        offer != part
                        && fixture.Fork(d => d.Try(Priya, (p, s) => p.Credit(d.InvoiceAt(1), offer, "discount", s)))
                            is Decision.Accepted
                    );
            },
            count: 4_000
        );
        Assert.True(credited > 1_000 && uneven > 100, $"{credited} credited, {uneven} uneven: the cases are too tame");
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Payments;

/// <summary>
/// What a payment source reports is booked when it has one meaning; everything else is refused as ambiguous.
/// </summary>
public sealed class ReceiveTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private readonly ProjectFixture fixture = Website().Team().Agreed().Reach(1, "paid").Reach(2, "issued");

    private string Second => fixture.InvoiceAt(2).IssueDetails!.Number;

    [Fact]
    public void A_part_is_booked_with_the_sources_own_id_and_no_surplus()
    {
        var paid = Assert.IsType<PaymentRecorded>(Assert.Single(Receive(2_000, Second)));
        Assert.Equal(
            (Money.Zero(Currency.Eur), "statements/camt:a", $"for {Second}", Day),
            (paid.Surplus, paid.Source, paid.Reference, paid.On)
        );
    }

    [Theory]
    [InlineData(5_712.01, "{2}", "€0.01 more than the €5,712.00 open on INV-2026-0002")]
    [InlineData(100, "", "no invoice number stands in the reference")]
    [InlineData(100, "INV-2026-0009", "there is no invoice INV-2026-0009 in ACME")]
    [InlineData(100, "{1}", "nothing is open on INV-2026-0001")]
    [InlineData(5_712, "{1} {2}", "nothing is open on INV-2026-0001")]
    public void Anything_else_says_why_it_is_unclear(double euros, string reference, string reason)
    {
        var text = reference
            .Replace("{1}", fixture.InvoiceAt(1).IssueDetails!.Number, StringComparison.Ordinal)
            .Replace("{2}", Second, StringComparison.Ordinal);
        Assert.Contains(
            reason,
            Unclear(new("statements/camt:a", Day, new((long)Math.Round(euros * 100), Currency.Eur), text, "")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Another_currency_a_day_years_away_a_doubt_and_an_ended_project_are_unclear()
    {
        Assert.True(Currency.TryGet("USD", out var usd));
        IncomingPayment Plain() => new("statements/camt:a", Day, new(100, Currency.Eur), Second, "");
        Assert.Contains("it is in USD", Unclear(Plain() with { Amount = new(100, usd) }), StringComparison.Ordinal);
        Assert.Contains(
            "more than a year ahead",
            Unclear(Plain() with { On = Day.AddDays(367) }),
            StringComparison.Ordinal
        );
        Assert.Equal("a doubt", Unclear(Plain() with { Doubt = "a doubt" }));
        Assert.Contains("cannot be read", Unclear(Plain() with { Amount = null }), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Unclear(Plain() with { On = null }), StringComparison.Ordinal);
        foreach (var position in new[] { 2, 3 })
            fixture.Reach(position, "paid");
        fixture.Do(Priya, (p, s) => p.Close(s));
        // A closed project still accepts money if any is open.
        Assert.Equal($"nothing is open on {Second}", Unclear(Plain()));
    }

    [Fact]
    public void Several_invoices_are_booked_where_together_they_are_exactly_open()
    {
        var two = Website().Team().Agreed();
        two.Reach(1, "issued");
        two.Do(Marc, (p, s) => p.Override(two.At(2), "the client pays both together", s));
        two.Reach(2, "issued");
        var text = $"{two.InvoiceAt(1).IssueDetails!.Number} + {two.InvoiceAt(2).IssueDetails!.Number}";
        var incomingPayment = new IncomingPayment(
            "statements/camt:a",
            Day,
            two.InvoiceAt(1).Open + two.InvoiceAt(2).Open,
            text,
            ""
        );
        var events = Assert
            .IsType<Decision.Accepted>(Rule(two, incomingPayment))
            .Events.Cast<PaymentRecorded>()
            .ToList();
        Assert.Equal(
            [("statements/camt:a/1", 1, two.InvoiceAt(1).Open), ("statements/camt:a/2", 2, two.InvoiceAt(2).Open)],
            events.Select(e => (e.Source, e.Payment, e.Amount))
        );
        Assert.Contains(
            "names 2 invoices",
            (
                (Refusal.AmbiguousPayment)
                    ((Decision.Refused)Rule(two, incomingPayment with { Amount = new(100, Currency.Eur) })).Why
            ).Said(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_somebody_typed_is_not_booked_again_and_two_equal_transfers_are_two()
    {
        fixture.Do(Finn, (p, s) => p.Pay(p.InvoiceOf(fixture.At(2))!, Payment(new(200_000, Currency.Eur)), s));
        Assert.Contains(
            "it looks like P2, €2,000.00 of 2026-07-01",
            Unclear(new("statements/camt:a", Day, new(200_000, Currency.Eur), Second, "")),
            StringComparison.Ordinal
        );
        Assert.IsType<PaymentRecorded>(Assert.Single(Receive(1_000, Second)));
        fixture.Do(
            "source/statements",
            (p, s) =>
                p.BookIncomingPayment(
                    new("statements/camt:b", Day, new(100_000, Currency.Eur), Second, ""),
                    AsSource(s)
                )
        );
        fixture.Do(
            "source/statements",
            (p, s) =>
                p.BookIncomingPayment(
                    new("statements/camt:c", Day, new(100_000, Currency.Eur), Second, ""),
                    AsSource(s)
                )
        );
        // The same transfer in the other file format needs a person's decision, and so does one that a person types
        // afterwards.
        Assert.Contains(
            "it looks like P3",
            Unclear(new("statements/csv:b", Day, new(100_000, Currency.Eur), Second, "")),
            StringComparison.Ordinal
        );
        fixture.Refused<Refusal.MayBeRecordedAlready>(
            Finn,
            (p, s) => p.Pay(p.InvoiceOf(fixture.At(2))!, Payment(new(100_000, Currency.Eur), again: false), s)
        );
    }

    [Fact]
    public void Only_a_source_receives_and_undo_of_others_leaves_what_it_booked()
    {
        Assert.IsType<Refusal.NotAllowed>(
            fixture.Refused<Refusal.NotAllowed>(
                Finn,
                (p, s) => p.BookIncomingPayment(new("statements/camt:a", Day, new(100, Currency.Eur), Second, ""), s)
            )
        );
        fixture.Do(
            "source/statements",
            (p, s) =>
                p.BookIncomingPayment(
                    new("statements/camt:a", Day, new(100_000, Currency.Eur), Second, ""),
                    AsSource(s)
                )
        );
        var before = fixture.Project.Invoices.SelectMany(i => i.Payments).Count();
        fixture.Try(Finn, (p, s) => p.Undo(s));
        Assert.DoesNotContain(
            fixture.Project.Invoices.SelectMany(i => i.Payments),
            p => p.Reverses is { } id && id == before
        );
        fixture.Do(Finn, (p, s) => p.Reverse(p.FindPayment($"P{before}").Found!, "not ours", s));
    }

    [Fact]
    public void A_parked_receipt_is_recorded_in_parts_until_nothing_is_left()
    {
        var unmatchedPayment = new UnmatchedPayment(
            7,
            new("statements/camt:a", Day, new(300_000, Currency.Eur), "two invoices", ""),
            "july.xml",
            "no number",
            fixture.Now
        )
        {
            RecordedAmount = Money.Zero(Currency.Eur),
        };
        Invoice Its(Project p) => p.InvoiceOf(fixture.At(2))!;
        Assert.Contains(
            "€3,000.00 left",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) => p.RecordUnmatchedPayment(unmatchedPayment, Its(p), Payment(new(300_001, Currency.Eur)), s)
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.IsType<Decision.Accepted>(
            fixture.Try(
                Finn,
                (p, s) => p.RecordUnmatchedPayment(unmatchedPayment, Its(p), Payment(new(100_000, Currency.Eur)), s)
            )
        );
        var paid = Its(fixture.Project).Payments[^1];
        Assert.Equal(("statements/camt:a/1", "two invoices"), (paid.Source, paid.Reference));
        var rest = unmatchedPayment with { RecordedAmount = new(100_000, Currency.Eur), EntryCount = 1 };
        Assert.Equal(
            (new Money(200_000, Currency.Eur), "statements/camt:a/2", true),
            (rest.Remaining, rest.NextSource, rest.IsOpen)
        );
        Assert.Contains(
            "recorded already",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) =>
                        p.RecordUnmatchedPayment(
                            unmatchedPayment with
                            {
                                RecordedAmount = new(300_000, Currency.Eur),
                                EntryCount = 2,
                            },
                            Its(p),
                            Payment(new(1, Currency.Eur)),
                            s
                        )
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "another project",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) => p.DismissPayment(unmatchedPayment with { Projects = ["other"] }, s)
                )
                .Said(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "took back",
            fixture
                .Refused<Refusal.PaymentNotUnmatched>(
                    Finn,
                    (p, s) =>
                        p.RecordUnmatchedPayment(
                            unmatchedPayment with
                            {
                                IncomingPayment = unmatchedPayment.IncomingPayment with { IsBankReturn = true },
                            },
                            Its(p),
                            Payment(new(1, Currency.Eur)),
                            s
                        )
                )
                .Said(),
            StringComparison.Ordinal
        );
        fixture.Refused<Refusal.NotAllowed>(Marc, (p, s) => p.DismissPayment(unmatchedPayment, s));
        fixture.Do(Finn, (p, s) => p.DismissPayment(unmatchedPayment, s));
    }

    private static DecisionContext AsSource(DecisionContext context) =>
        context with
        {
            Actor = new("source/statements", "the bank statements", ActorKind.Source, IsInProjectConversation: false),
        };

    private static Decision Rule(ProjectFixture on, IncomingPayment incomingPayment) =>
        on.Fork(copy => copy.Try("source/statements", (p, s) => p.BookIncomingPayment(incomingPayment, AsSource(s))));

    private IReadOnlyList<ProjectEvent> Receive(long euros, string number) =>
        Assert
            .IsType<Decision.Accepted>(
                Rule(fixture, new("statements/camt:a", Day, new(euros * 100, Currency.Eur), $"for {number}", "Acme"))
            )
            .Events;

    private string Unclear(IncomingPayment incomingPayment) =>
        Assert
            .IsType<Refusal.AmbiguousPayment>(Assert.IsType<Decision.Refused>(Rule(fixture, incomingPayment)).Why)
            .Doubt.Said();
}

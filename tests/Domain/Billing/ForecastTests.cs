using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// The forecast: each amount once, on a day that a person stated, and all of them together are the contract.
/// </summary>
public sealed class ForecastTests
{
    private static Forecast Of(ProjectFixture fixture)
    {
        var forecast = Forecast.Create(
            fixture.Project,
            fixture.Project.Today(fixture.Now),
            ZonedCalendar.GetDate(fixture.Now, "Europe/Berlin")
        );
        Reconciles(fixture.Project, forecast, "");
        return forecast;
    }

    [Fact]
    public void Milestones_to_come_are_billed_when_expected_and_due_by_their_terms()
    {
        var forecast = Of(Website().Agreed());
        Assert.Equal(
            [new DateOnly(2026, 7, 16), new DateOnly(2026, 8, 15), new DateOnly(2026, 9, 19)],
            forecast.Dated.Select(s => s.BilledOn!.Value)
        );
        Assert.Equal(
            [new DateOnly(2026, 7, 30), new DateOnly(2026, 8, 29), new DateOnly(2026, 10, 3)],
            forecast.Dated.Select(s => s.On!.Value)
        );
        Assert.Equal(["€4,284.00", "€5,712.00", "€4,284.00"], forecast.Dated.Select(s => s.Gross.ToString()));
        Assert.Empty(forecast.WithoutDate);
    }

    [Fact]
    public void What_is_complete_counts_as_billed_today_and_what_is_issued_by_its_due_date()
    {
        var fixture = Website().Agreed().Reach(1, "confirmed");
        var ready = Of(fixture).Dated[0];
        Assert.Equal(
            (PaymentOutlook.Ready, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 15)),
            (ready.Outlook, ready.BilledOn, ready.On)
        );
        fixture.Reach(1, "issued");
        var issued = Of(fixture).Dated[0];
        Assert.Equal(
            (PaymentOutlook.Due, null, new DateOnly(2026, 7, 15), true),
            (issued.Outlook, issued.BilledOn, issued.On, issued.Unbilled.IsZero)
        );
        fixture.Do(Priya, (p, s) => p.Pay(p.Invoices[0], Payment(new(100_000, Currency.Eur)), s));
        Assert.Equal("€3,284.00", Of(fixture).Dated[0].Gross.ToString());
    }

    [Fact]
    public void A_promised_day_stands_for_the_due_date_until_it_has_passed()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.PromisePayment(p.Invoices[0], new(2026, 7, 20), s));
        Assert.Equal(
            (PaymentOutlook.Promised, new DateOnly(2026, 7, 20)),
            (Of(fixture).Dated[0].Outlook, Of(fixture).Dated[0].On)
        );
        fixture.Now = fixture.Now.AddDays(20);
        var late = Assert.Single(Of(fixture).WithoutDate, s => s.Invoice is not null);
        Assert.Equal((PaymentOutlook.Overdue, null), (late.Outlook, late.On));
    }

    [Fact]
    public void Nothing_gets_a_day_that_nobody_can_rely_on()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.DisputeInvoice(p.Invoices[0], "too much", s));
        fixture.Now = fixture.Now.AddDays(50);
        Assert.Equal([PaymentOutlook.Disputed, PaymentOutlook.Late], Of(fixture).WithoutDate.Select(s => s.Outlook));
        Assert.Equal("Final delivery", Assert.Single(Of(fixture).Dated).Milestone.Name);
        var undated = Website(milestones: [new("Logo files", new Amount.Rest())]);
        Assert.Equal(PaymentOutlook.Undated, Assert.Single(Of(undated).WithoutDate).Outlook);
    }

    [Fact]
    public void Credits_cancelled_stages_and_gaps_are_of_the_contract_and_not_expected()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.Credit(p.Invoices[0], new(11_900, Currency.Eur), "one page less", s));
        Assert.Equal(
            ("€100.00", "€8,400.00", "€8,400.00"),
            (
                Of(fixture).CreditedInPart.ToString(),
                Of(fixture).Unbilled.ToString(),
                Of(fixture).NotYetBilled.ToString()
            )
        );
        fixture.Do(Priya, (p, s) => p.Credit(p.Invoices[0], null, "stage cancelled", s));
        Assert.Equal(
            ("€0.00", "€3,600.00", "€8,400.00"),
            (
                Of(fixture).CreditedInPart.ToString(),
                Of(fixture).Cancelled.ToString(),
                Of(fixture).NotYetBilled.ToString()
            )
        );
        var gap = Website(milestones: [Stage("Logo files", 30, Criterion.FileDelivery, 10)]);
        Assert.Equal("€8,400.00", Of(gap).Unassigned.ToString());
        gap.Do(Priya, (p, s) => p.Cancel("the client gave up", s));
        Assert.Equal(("€3,600.00", 0), (Of(gap).Cancelled.ToString(), Of(gap).Dated.Count));
    }

    [Fact]
    [Needs(Need.Time)]
    public void Billed_and_not_yet_billed_are_the_contract_after_two_thousand_random_stories()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var fixture = Website(minor: random.Next(3) == 0 ? 1_000_001 : 1_200_000).Agreed();
            foreach (var position in new[] { 1, 2, 3 })
            {
                fixture.Now = fixture.Now.AddDays(random.Next(40));
                if (fixture.Project.GateOf(fixture.At(position), fixture.Project.Today(fixture.Now)).IsOpen)
                    fixture.Reach(
                        position,
                        new[] { "started", "confirmed", "drafted", "issued", "paid" }[random.Next(5)]
                    );
                if (fixture.Project.InvoiceOf(fixture.At(position)) is { State: InvoiceState.Issued } i)
                {
                    _ = random.Next(6) switch
                    {
                        0 => fixture.Try(
                            Priya,
                            (p, s) => p.Credit(i, new(random.Next(1, 200_000), Currency.Eur), "less", s)
                        ),
                        1 => fixture.Try(
                            Priya,
                            (p, s) => p.Credit(i, null, random.Next(2) == 0 ? "stage cancelled" : "wrong buyer", s)
                        ),
                        2 => fixture.Try(Priya, (p, s) => p.WriteOff(i, "lost", s)),
                        3 => fixture.Try(
                            Priya,
                            (p, s) => p.Pay(i, Payment(new(random.Next(1, 200_000), Currency.Eur)), s)
                        ),
                        4 => fixture.Try(Priya, (p, s) => p.DisputeInvoice(i, "no", s)),
                        _ => fixture.Try(
                            Priya,
                            (p, s) => p.PromisePayment(i, p.Today(s.At).AddDays(random.Next(30)), s)
                        ),
                    };
                }
                Reconciles(
                    fixture.Project,
                    Forecast.Create(
                        fixture.Project,
                        fixture.Project.Today(fixture.Now),
                        fixture.Project.Today(fixture.Now)
                    ),
                    $"seed {seed}"
                );
            }
        }
    }

    /// <summary>
    /// Compared with <c>money</c>: billed + not yet billed = contract, and every open or unbilled amount is expected
    /// exactly once.
    /// </summary>
    private static void Reconciles(Project p, Forecast f, string where)
    {
        var totals = Totals.Create(p);
        Assert.True(f.Billed == totals.Billed - totals.Credited, $"billed {where}");
        Assert.True(
            f.NotYetBilled == p.Contract - totals.Billed + totals.Credited - totals.GivenUp,
            $"not yet billed {where}"
        );
        Assert.True(f.Billed + f.GivenUp + f.NotYetBilled == p.Contract, $"contract {where}");
        var all = f.Dated.Concat(f.WithoutDate).ToList();
        Assert.True(
            all.Where(s => s.Invoice is { IsNumbered: true })
                .Aggregate(Money.Zero(p.Currency), (sum, s) => sum + s.Gross) == totals.Owed,
            $"owed {where}"
        );
        Assert.True(
            all.Aggregate(Money.Zero(p.Currency), (sum, s) => sum + s.Unbilled) == f.Unbilled,
            $"unbilled {where}"
        );
        Assert.Equal(all.Count, all.Select(s => (s.Milestone.Id, s.Invoice?.Id)).Distinct().Count());
        Assert.True(f.Dated.All(s => s.On is not null) && f.WithoutDate.All(s => s.On is null));
    }
}

using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// The money that is still to come, by month. Late, overdue or disputed amounts are listed separately, because no
/// date is reliable.
/// </summary>
internal static class ForecastCard
{
    private const int MaxMonths = 12;

    public static Card Create(ProjectView view, int page)
    {
        var p = view.Project;
        var forecast = Forecast.Create(p, view.Today, view.SellerToday);
        var all = forecast.Dated.Concat(forecast.WithoutDate).ToList();
        var (shown, more) = Paging.Page(all, page, "forecast", p.Key);
        var total = forecast.Expected;
        return new Card(all.Count == 0 ? $"{p.Name}: no money is expected" : $"{p.Name}: {total} expected")
        {
            Lines = [.. Lines(view, forecast)],
            Facts = [.. Months(p, forecast), .. UncertainFacts(p, forecast)],
            Table =
                all.Count == 0
                    ? null
                    : new(
                        [
                            new("When", Weight: 4),
                            new("Invoice or milestone", Weight: 6),
                            new("Rests on", Weight: 7),
                            new("Gross", true, 4),
                        ],
                        [
                            .. shown.Select(s =>
                                ScheduleCards.Row(
                                    s.On?.ToIsoDate() ?? "–",
                                    s.Invoice is { IsNumbered: true } i
                                        ? i.NumberOrPending()
                                        : $"{p.PositionOf(s.Milestone)} {s.Milestone.Name}",
                                    RestsOn(view, s) + Besides(view, s),
                                    s.Gross.ToString()
                                )
                            ),
                            ScheduleCards.Row("Sum", "", "", total.ToString()),
                        ],
                        HasTotalRow: true
                    ),
            Footer = view.AsOf(),
            Buttons = more,
        };
    }

    /// <summary>
    /// The same contract total as <c>money</c> shows, so that nothing is counted twice or left out.
    /// </summary>
    private static IEnumerable<string> Lines(ProjectView view, Forecast f)
    {
        var p = view.Project;
        var givenUp = Suffix.When(!f.GivenUp.IsZero, $" + given up {f.GivenUp}");
        yield return $"Billed {f.Billed}{givenUp} + not yet billed {f.NotYetBilled} = contract {p.Contract} net. "
            + $"Expected sums are gross, VAT {Rates(p)} included.";
        if (f.NotYetBilled.IsNegative)
            yield return $"{MoneyCards.ToCredit(p, -f.NotYetBilled)}.";
        var notExpected = NotExpected(f);
        if (GivenUp(f) is { Count: > 0 } causes)
            yield return $"Given up: {string.Join(", ", causes)}.";
        if (notExpected.Count > 0)
            yield return $"Not yet billed and not expected: {string.Join(", ", notExpected)}.";
        if (f.Dated.Any(s => s.BilledOn is not null))
            yield return "A milestone counts as billed on its expected date, a complete one today, "
                + "and as paid on the due date of its terms.";
        if (p.Advances.Any() && f.Dated.Concat(f.WithoutDate).Any(s => OutlookText.KindOf(p, s.Milestone).Length > 0))
            yield return "The final invoice bills the advances too and deducts what was received on them: nothing is counted twice.";
        if (OutlookText.Credit(p) is { Length: > 0 } credit)
            yield return $"{credit}. What is paid with it is not expected as money.";
        if (p.Ended is { } ended)
            yield return $"The project ended early: {ended.Reason}.";
        if (f.OnAccount.IsPositive)
            yield return $"Of it {f.OnAccount} on account: paid out, and then taken back.";
        if (p.Held is not null)
            yield return "The project is on hold; its dates are those from before.";
    }

    /// <summary>The parts of the contract that are neither billed nor expected, by cause.</summary>
    internal static IReadOnlyList<string> NotExpected(Forecast f) => ByCause((f.Unassigned, "in no milestone yet"));

    /// <summary>The parts of the contract that are never billed, by cause.</summary>
    internal static IReadOnlyList<string> GivenUp(Forecast f) =>
        ByCause((f.CreditedInPart, "credited in part"), (f.Cancelled, "of cancelled stages"));

    private static IReadOnlyList<string> ByCause(
        params (MilestoneBot.Domain.Amounts.Money Amount, string Cause)[] parts
    ) => [.. parts.Where(b => !b.Amount.IsZero).Select(b => $"{b.Amount} {b.Cause}")];

    private static IEnumerable<Fact> Months(Project p, Forecast f)
    {
        var months = f.Dated.GroupBy(s => new DateOnly(s.On!.Value.Year, s.On.Value.Month, 1)).ToList();
        foreach (var month in months.Take(MaxMonths))
            yield return new($"{month.Key:yyyy-MM}", $"{Sum(p, month)} ({DisplayText.Count(month.Count(), "sum")})");
        var later = months.Skip(MaxMonths).SelectMany(m => m).ToList();
        if (later.Count > 0)
            yield return new(
                $"from {months[MaxMonths].Key:yyyy-MM}",
                $"{Sum(p, later)} ({DisplayText.Count(later.Count, "sum")})"
            );
    }

    private static IEnumerable<Fact> UncertainFacts(Project p, Forecast f) =>
        f
            .WithoutDate.GroupBy(s => s.Outlook)
            .Select(same => new Fact(
                same.Key switch
                {
                    PaymentOutlook.Overdue => "Overdue",
                    PaymentOutlook.Disputed => "Disputed",
                    PaymentOutlook.Late => "Late, not complete",
                    _ => "Without a date",
                },
                $"{Sum(p, same)} ({DisplayText.Count(same.Count(), "sum")})"
            ));

    private static string RestsOn(ProjectView view, ExpectedPayment s) =>
        s.Outlook switch
        {
            PaymentOutlook.Due => $"due date, {DisplayText.DueIn(s.Invoice!, view.SellerToday)}",
            PaymentOutlook.Promised => $"promised by the client; due {s.Invoice!.IssueDetails!.Due.ToIsoDate()}",
            PaymentOutlook.Overdue =>
                $"due {s.Invoice!.IssueDetails!.Due.ToIsoDate()}, {DisplayText.DueIn(s.Invoice, view.SellerToday)}",
            PaymentOutlook.Disputed => $"disputed: {DisplayText.Truncate(s.Invoice!.Dispute!.Reason, 80)}",
            PaymentOutlook.Ready when s.Invoice is null =>
                $"complete, not billed; billed today, {DisplayText.Days(s.Milestone.DueDays)} to pay",
            PaymentOutlook.Ready => $"drafted; billed today, {DisplayText.Days(s.Milestone.DueDays)} to pay",
            PaymentOutlook.Planned =>
                $"expected {s.Milestone.Expected.ToIso()}, {DisplayText.Days(s.Milestone.DueDays)} to pay",
            PaymentOutlook.Late => $"expected {s.Milestone.Expected.ToIso()}, {DisplayText.NameOf(s.Milestone.Stage)}",
            _ when s.Invoice is { State: InvoiceState.Credited } => "void, but its refunded money was taken back",
            _ => "no expected date yet",
        };

    /// <summary>The rates of what is still to be billed, else the project's.</summary>
    private static string Rates(Project p) =>
        string.Join(
            " and ",
            p.LiveMilestones.Where(p.IsUnbilled).Select(m => p.TreatmentOf(m).Rate).DefaultIfEmpty(p.Vat).Distinct()
        );

    /// <summary>Kind, discount and announced money of an expected sum, behind what it rests on.</summary>
    private static string Besides(ProjectView view, ExpectedPayment s)
    {
        var parts = new List<string> { OutlookText.KindOf(view.Project, s.Milestone) };
        if (s.Invoice is { IsNumbered: true } i)
        {
            parts.Add(OutlookText.Discount(i, view.SellerToday));
            parts.AddRange(BankText.Phrases(i));
        }
        return string.Concat(parts.Where(part => part.Length > 0).Select(part => $"; {part}"));
    }

    private static Money Sum(Project p, IEnumerable<ExpectedPayment> payments) =>
        payments.Aggregate(Money.Zero(p.Currency), (sum, s) => sum + s.Gross);
}

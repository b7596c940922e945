using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// The money still to come, month by month; what is late, overdue or disputed stands apart, since no day can be relied
/// on.
/// </summary>
internal static class ForecastCard
{
    private const int MostMonths = 12;

    public static Card Of(Sight sight, int page)
    {
        var p = sight.Project;
        var forecast = Forecast.Of(p, sight.Today, sight.SellerToday);
        var all = forecast.Dated.Concat(forecast.Apart).ToList();
        var (shown, more) = Paging.Of(all, page, "forecast", p.Key);
        var total = forecast.Expected;
        return new Card(all.Count == 0 ? $"{p.Name}: no money is expected" : $"{p.Name}: {total.WithCode()} expected")
        {
            Lines = [.. Lines(sight, forecast)],
            Facts = [.. Months(p, forecast), .. Apart(p, forecast)],
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
                                    s.On?.Iso() ?? "–",
                                    s.Invoice is { IsNumbered: true } i
                                        ? i.Number()
                                        : $"{p.PositionOf(s.Milestone)} {s.Milestone.Name}",
                                    RestsOn(sight, s),
                                    s.Gross.ToString()
                                )
                            ),
                            ScheduleCards.Row("Sum", "", "", total.ToString()),
                        ],
                        LastRowIsTotal: true
                    ),
            Footer = sight.AsOf(),
            Buttons = more,
        };
    }

    /// <summary>
    /// The same contract that <c>money</c> shows, so that nothing is expected twice and nothing is left out.
    /// </summary>
    private static IEnumerable<string> Lines(Sight sight, Forecast f)
    {
        var p = sight.Project;
        yield return $"Billed {f.Billed} + not yet billed {f.NotYetBilled} = contract {p.Contract} net. "
            + $"Expected sums are gross, VAT {p.Vat} included.";
        var beside = Beside(f);
        if (beside.Count > 0)
            yield return $"Not yet billed and not expected: {string.Join(", ", beside)}.";
        if (f.Dated.Any(s => s.BilledOn is not null))
            yield return "A milestone counts as billed on its expected date, a complete one today, "
                + "and as paid on the due date of its terms.";
        if (p.Held is not null)
            yield return "The project is on hold; its dates are those from before.";
    }

    /// <summary>What of the contract is not billed and not expected either, by its cause.</summary>
    internal static IReadOnlyList<string> Beside(Forecast f) =>
        [
            .. new[]
            {
                (f.CreditedInPart, "credited in part"),
                (f.GivenUp, "of cancelled stages"),
                (f.Unassigned, "in no milestone yet"),
            }
                .Where(b => !b.Item1.IsZero)
                .Select(b => $"{b.Item1} {b.Item2}"),
        ];

    private static IEnumerable<Fact> Months(Project p, Forecast f)
    {
        var months = f.Dated.GroupBy(s => new DateOnly(s.On!.Value.Year, s.On.Value.Month, 1)).ToList();
        foreach (var month in months.Take(MostMonths))
            yield return new($"{month.Key:yyyy-MM}", $"{Sum(p, month)} ({Words.Count(month.Count(), "sum")})");
        var later = months.Skip(MostMonths).SelectMany(m => m).ToList();
        if (later.Count > 0)
            yield return new(
                $"from {months[MostMonths].Key:yyyy-MM}",
                $"{Sum(p, later)} ({Words.Count(later.Count, "sum")})"
            );
    }

    private static IEnumerable<Fact> Apart(Project p, Forecast f) =>
        f
            .Apart.GroupBy(s => s.Outlook)
            .Select(same => new Fact(
                same.Key switch
                {
                    Outlook.Overdue => "Overdue",
                    Outlook.Disputed => "Disputed",
                    Outlook.Late => "Late, not complete",
                    _ => "Without a date",
                },
                $"{Sum(p, same)} ({Words.Count(same.Count(), "sum")})"
            ));

    private static string RestsOn(Sight sight, ExpectedSum s) =>
        s.Outlook switch
        {
            Outlook.Due => $"due date, {Words.DueIn(s.Invoice!, sight.SellerToday)}",
            Outlook.Promised => $"promised by the client; due {s.Invoice!.Issued!.Due.Iso()}",
            Outlook.Overdue => $"due {s.Invoice!.Issued!.Due.Iso()}, {Words.DueIn(s.Invoice, sight.SellerToday)}",
            Outlook.Disputed => $"disputed: {Words.Cut(s.Invoice!.Dispute!.Reason, 80)}",
            Outlook.Ready when s.Invoice is null =>
                $"complete, not billed; billed today, {Words.Days(s.Milestone.DueDays)} to pay",
            Outlook.Ready => $"drafted; billed today, {Words.Days(s.Milestone.DueDays)} to pay",
            Outlook.Planned => $"expected {s.Milestone.Expected.Iso()}, {Words.Days(s.Milestone.DueDays)} to pay",
            Outlook.Late => $"expected {s.Milestone.Expected.Iso()}, {Words.Word(s.Milestone.Stage)}",
            _ => "no expected date yet",
        };

    private static Money Sum(Project p, IEnumerable<ExpectedSum> sums) =>
        sums.Aggregate(Money.Zero(p.Currency), (sum, s) => sum + s.Gross);
}

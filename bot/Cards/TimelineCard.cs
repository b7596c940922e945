using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// The project's dates in their order: starts, expected days, due days of invoices, and where today stands among them.
/// </summary>
internal static class TimelineCard
{
    private sealed record Point(DateOnly On, int Rank, string What, string State);

    public static Card Of(Sight sight, int page)
    {
        var p = sight.Project;
        if (!p.Live.Any())
            return new($"{p.Name}: timeline") { Lines = [ScheduleCards.NextStep(p)], Footer = sight.AsOf() };
        var points = p
            .Live.Select((m, i) => (m, i + 1))
            .SelectMany(x => Of(sight, x.m, x.Item2))
            .Concat(p.NumberedInvoices.SelectMany(i => Of(sight, i)))
            .Append(new(sight.Today, 0, "today", Words.Word(p.State)))
            .OrderBy(x => x.On)
            .ThenBy(x => x.Rank)
            .ToList();
        var (shown, more) = Paging.Of(points, page, "timeline", p.Key);
        return new($"{p.Name}: timeline")
        {
            Lines = [.. Lines(sight, points, page)],
            Table = new(
                [new("Date", Weight: 4), new("What", Weight: 7), new("State", Weight: 7)],
                [.. shown.Select(x => ScheduleCards.Row(x.On.Iso(), x.Rank == 0 ? "– today –" : x.What, x.State))]
            ),
            Footer = sight.AsOf(),
            Buttons = more,
        };
    }

    private static IEnumerable<string> Lines(Sight sight, List<Point> points, int page)
    {
        var p = sight.Project;
        if (p.Live.Count(m => m.IsLate(sight.Today)) is > 0 and var late)
            yield return $"{Words.Count(late, "milestone")} past the expected date and not confirmed.";
        var undated = p.Live.Where(m => m.Expected is null).Select(m => m.Name).ToList();
        if (undated.Count > 0)
            yield return $"Without an expected date: {Words.First(undated, 5)}.";
        var today = points.FindIndex(x => x.Rank == 0) / Paging.Size + 1;
        if (today != Paging.Within(page, points.Count))
            yield return $"Today is on page {today}: timeline {p.Key} page {today}";
    }

    private static IEnumerable<Point> Of(Sight sight, Milestone m, int position)
    {
        var p = sight.Project;
        if (p.StartOf(m) is { } start)
        {
            var notStarted = $"not started{Suffix.When(start < sight.Today, ", late")}";
            var state = m.Started is { } began ? $"started {Calendar.DateOf(began.At, p.Zone).Iso()}" : notStarted;
            yield return new(start, 1, $"{position} {m.Name} starts", state);
        }
        if (m.Expected is { } expected)
        {
            var daysLate = Words.Days(sight.Today.DayNumber - expected.DayNumber);
            var state = m.Confirmation is { } c
                ? Done(c, expected, p.Zone)
                : Words.Word(m.Stage) + Suffix.When(m.IsLate(sight.Today), $", {daysLate} late");
            yield return new(expected, 2, $"{position} {m.Name} expected", state);
        }
    }

    private static string Done(Confirmation c, DateOnly expected, string zone) =>
        Calendar.DateOf(c.Signed.At, zone) is var on && on > expected
            ? $"confirmed complete {on.Iso()}, {Words.Days(on.DayNumber - expected.DayNumber)} late"
            : $"confirmed complete {on.Iso()}";

    private static IEnumerable<Point> Of(Sight sight, Invoice i)
    {
        if (i.State == InvoiceState.Credited)
            yield break;
        var name = sight.Project.MilestoneOf(i).Name;
        yield return new(i.Issued!.Due, 3, $"{i.Number()} due, {name}", Words.Status(i, sight.SellerToday));
        if (i is { Promise: { } promise, Open.IsPositive: true })
            yield return new(promise.On, 3, $"{i.Number()} promised, {name}", $"{i.Open} open");
    }
}

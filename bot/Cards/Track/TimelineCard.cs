using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// The project's dates in order: starts, expected dates, due dates of invoices, and today's position among them.
/// </summary>
internal static class TimelineCard
{
    private sealed record TimelineEntry(DateOnly On, int Rank, string What, string State);

    public static Card Create(ProjectView view, int page)
    {
        var p = view.Project;
        if (!p.LiveMilestones.Any())
            return new($"{p.Name}: timeline") { Lines = [ScheduleCards.NextStep(p)], Footer = view.AsOf() };
        var timelineEntries = p
            .LiveMilestones.Select((m, i) => (m, i + 1))
            .SelectMany(x => Create(view, x.m, x.Item2))
            .Concat(p.NumberedInvoices.SelectMany(i => Create(view, i)))
            .Concat(EndOf(view))
            .Concat(
                ClientMailText
                    .Mailed(view)
                    .Select(m => new TimelineEntry(
                        ZonedCalendar.GetDate(m.Mail.At, p.Zone),
                        1,
                        $"mailed: {m.What}",
                        $"to {m.Mail.To}"
                    ))
            )
            .Append(new(view.Today, 0, "today", DisplayText.NameOf(p.State)))
            .OrderBy(x => x.On)
            .ThenBy(x => x.Rank)
            .ToList();
        var (shown, more) = Paging.Page(timelineEntries, page, "timeline", p.Key);
        return new($"{p.Name}: timeline")
        {
            Lines = [.. Lines(view, timelineEntries, page)],
            Table = new(
                [new("Date", Weight: 4), new("What", Weight: 7), new("State", Weight: 7)],
                [.. shown.Select(x => ScheduleCards.Row(x.On.ToIsoDate(), x.Rank == 0 ? "– today –" : x.What, x.State))]
            ),
            Footer = view.AsOf(),
            Buttons = more,
        };
    }

    private static IEnumerable<string> Lines(ProjectView view, List<TimelineEntry> timelineEntries, int page)
    {
        var p = view.Project;
        if (p.LiveMilestones.Count(m => m.IsLate(view.Today)) is > 0 and var late)
            yield return $"{DisplayText.Count(late, "milestone")} past the expected date and not confirmed.";
        var undated = p.LiveMilestones.Where(m => m.Expected is null).Select(m => m.Name).ToList();
        if (undated.Count > 0)
            yield return $"Without an expected date: {DisplayText.First(undated, 5)}.";
        var today = timelineEntries.FindIndex(x => x.Rank == 0) / Paging.Size + 1;
        if (today != Paging.Clamp(page, timelineEntries.Count))
            yield return $"Today is on page {today}: timeline {p.Key} page {today}";
    }

    private static IEnumerable<TimelineEntry> EndOf(ProjectView view) =>
        view.Project.Ended is { } ended
            ?
            [
                new(
                    ZonedCalendar.GetDate(ended.Signed.At, view.Project.Zone),
                    1,
                    "the project ended early",
                    ended.Reason
                ),
            ]
            : [];

    private static IEnumerable<TimelineEntry> Create(ProjectView view, Milestone m, int position)
    {
        var p = view.Project;
        if (p.StartOf(m) is { } start)
        {
            var notStarted = $"not started{Suffix.When(start < view.Today, ", late")}";
            var state = m.Started is { } began
                ? $"started {ZonedCalendar.GetDate(began.At, p.Zone).ToIsoDate()}"
                : notStarted;
            yield return new(start, 1, $"{position} {m.Name} starts", state);
        }
        if (m.Expected is { } expected)
        {
            var daysLate = DisplayText.Days(view.Today.DayNumber - expected.DayNumber);
            var state = m.Confirmation is { } c
                ? Done(c, expected, p.Zone)
                : DisplayText.NameOf(m.Stage) + Suffix.When(m.IsLate(view.Today), $", {daysLate} late");
            yield return new(expected, 2, $"{position} {m.Name} expected", state);
        }
    }

    private static string Done(Confirmation c, DateOnly expected, string zone) =>
        ZonedCalendar.GetDate(c.Signed.At, zone) is var on && on > expected
            ? $"confirmed complete {on.ToIsoDate()}, {DisplayText.Days(on.DayNumber - expected.DayNumber)} late"
            : $"confirmed complete {on.ToIsoDate()}";

    private static IEnumerable<TimelineEntry> Create(ProjectView view, Invoice i)
    {
        if (i.State == InvoiceState.Credited)
            yield break;
        var name = view.Project.MilestoneOf(i).Name;
        yield return new(
            i.IssueDetails!.Due,
            3,
            $"{OutlookText.NumberOf(i)} due, {name}",
            DisplayText.Status(i, view.SellerToday)
        );
        if (i.DiscountUntil is { } until && OutlookText.Discount(i, view.SellerToday) is { Length: > 0 } discount)
            yield return new(until, 3, $"{i.NumberOrPending()} discount ends, {name}", discount);
        foreach (var a in i.AnnouncedPayments.Where(a => a.IsWaiting))
            yield return new(
                a.On,
                3,
                $"{i.NumberOrPending()} announced payment, {name}",
                $"{a.Amount}, is booked that day"
            );
        if (i is { Promise: { } promise, Open.IsPositive: true })
            yield return new(promise.On, 3, $"{i.NumberOrPending()} promised, {name}", $"{i.Open} open");
    }
}

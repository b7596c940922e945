using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

internal static partial class UnmatchedPaymentCards
{
    /// <summary>The most buttons that a card of the list has, with the one for the next page.</summary>
    private const int MaxListButtons = 6;

    private const int MaxLinesOfPage = 8;

    /// <summary>
    /// The payments that wait for a person, in pages: what arrived, from whom, and a button to record it where it has
    /// one candidate.
    /// </summary>
    /// <param name="putAside">How many were put aside and can be looked at.</param>
    public static Card List(IReadOnlyList<InboxLine> lines, int page, string key, ProjectView any, int putAside)
    {
        var notes = new[] { any.LastChecked().Trim(), AsideNote(putAside) }.Where(n => n.Length > 0).ToList();
        if (lines.Count == 0)
            return new("No reported payment waits for you")
            {
                Tone = Tone.Good,
                Lines = notes,
                Footer = any.AsOf(),
            };
        var card = Page("parked", lines, page, key, notes) with
        {
            Title = $"{DisplayText.Wait(lines.Count, "reported payment")} for you",
        };
        var example = lines.Select(l => l.Item.UnmatchedPayment?.Name).OfType<string>().FirstOrDefault() ?? "B1";
        return card with { Footer = $"Any of them: parked show {example}. {any.AsOf()}" };
    }

    /// <summary>What was put aside: by a person, or when it was read.</summary>
    public static Card PutAside(IReadOnlyList<InboxLine> lines, int page, string key, ProjectView any)
    {
        if (lines.Count == 0)
            return new("No reported payment is put aside") { Footer = any.AsOf() };
        var card = Page("parked aside", lines, page, key, []);
        return card with
        {
            Title = $"{DisplayText.Count(lines.Count, "reported payment")} put aside",
            Footer =
                "Those that were put aside when they were read can still be recorded: "
                + $"parked show {lines[0].Item.UnmatchedPayment!.Name}. {any.AsOf()}",
        };
    }

    private static Card Page(
        string command,
        IReadOnlyList<InboxLine> lines,
        int page,
        string key,
        IReadOnlyList<string> notes
    )
    {
        var pages = Pages(lines);
        var number = Math.Clamp(page, 1, pages.Count);
        var shown = pages[number - 1];
        return new("")
        {
            Lines = notes,
            Table = new(
                [
                    new("Line", Weight: 2),
                    new("What arrived, and why it waits", Weight: 8),
                    new("Payer, reference", Weight: 6),
                    new("Project", Weight: 3),
                ],
                [
                    .. shown.Select(l =>
                        ScheduleCards.Row(
                            l.Item.UnmatchedPayment?.Name ?? "–",
                            Describe(l.Item),
                            Origin(l.Item.UnmatchedPayment),
                            l.ProjectView.Project.Key
                        )
                    ),
                ]
            ),
            Buttons =
            [
                .. shown.SelectMany(l => ListButtons(l, shown)),
                .. Paging.More(number, pages.Count, command, key, size: 1),
            ],
        };
    }

    /// <summary>As many lines on each page as have room for their buttons, and for the one that shows the next.</summary>
    private static List<List<InboxLine>> Pages(IReadOnlyList<InboxLine> lines)
    {
        var (pages, used) = (new List<List<InboxLine>> { new() }, 0);
        foreach (var line in lines)
        {
            var needed = ListButtons(line, lines).Count();
            if (pages[^1].Count == MaxLinesOfPage || used + needed > MaxListButtons - 1)
            {
                pages.Add([]);
                used = 0;
            }
            pages[^1].Add(line);
            used += needed;
        }
        return pages;
    }

    private static IEnumerable<Button> ListButtons(InboxLine line, IReadOnlyList<InboxLine> shown)
    {
        if (line.Item.UnmatchedPayment is not { IsRecordable: true } b)
            yield break;
        var key = line.ProjectView.Project.Key;
        var isAlone = shown.Count(l => l.Item.UnmatchedPayment is not null) == 1;
        if (b.IncomingPayment.IsBankReturn || (b.IsPutAside && line.Candidate is null))
        {
            yield return new(b.Name, OpenCommand(line));
            yield break;
        }
        if (RecordCommand(line) is { } record)
        {
            var number = line.Candidate!.NumberOrPending();
            var isOnly = shown.Count(l => l.Candidate?.NumberOrPending() == number) == 1;
            yield return new(
                isOnly ? $"Record on {number}" : $"Record on {number} ({b.Name})",
                record,
                isAlone ? ButtonStyle.Primary : ButtonStyle.Plain
            );
        }
        if (!b.IsPutAside)
            yield return new(isAlone ? "Put aside" : $"Put aside {b.Name}", $"parked dismiss {b.Name} {key}");
    }

    /// <summary>The words that record all that is left of it on its one candidate; null when there is none.</summary>
    private static string? RecordCommand(InboxLine line) =>
        line is { Candidate: { } invoice, Item.UnmatchedPayment: { IncomingPayment.On: { } on } b }
        && PaymentCandidates.LeftIn(b, line.ProjectView.Project.Currency) is { } left
            ? $"pay {invoice.NumberOrPending()} {left} on {on.ToIsoDate()} from {b.Name}"
            : null;

    private static string Origin(UnmatchedPayment? b) =>
        b is null
            ? ""
            : string.Join(
                ": ",
                new[]
                {
                    DisplayText.Truncate(b.IncomingPayment.Payer, 60),
                    DisplayText.Truncate(b.IncomingPayment.Reference, 120),
                }.Where(t => t.Length > 0)
            );

    private static string AsideNote(int putAside) =>
        putAside == 0 ? "" : $"{DisplayText.Count(putAside, "line")} put aside: parked aside.";
}

using System.Globalization;

namespace MilestoneBot.Chat.Cards;

/// <summary>
/// Shortens a card to what a platform accepts. Long input values are cut first, then long cells, so that each row still
/// says what it is about. Then rows are dropped from the end (the total stays), then lines and facts. The card says
/// what was left out. If nothing else fits, a card of a few words is shown, never an invalid one.
/// </summary>
public static class CardTrimmer
{
    /// <summary>The first limit is longer than any value that a command accepts.</summary>
    private const int LongestValue = 2_000,
        UsualValue = 200;

    /// <summary>A shorter cell would say nothing; dropping rows is better.</summary>
    private const int LongestCell = 2_000,
        ShortestCell = 60;

    /// <summary>Renders as much of the card as the platform accepts.</summary>
    /// <param name="render">Renders a card in the platform's format.</param>
    /// <param name="fits">Whether the platform accepts the rendered card.</param>
    public static T Fit<T>(Card card, Func<Card, T> render, Func<T, bool> fits)
    {
        var rendered = render(card);
        if (fits(rendered))
            return rendered;
        if (
            card.Inputs.Count > 0
            && TryLargest(LongestValue, kept => render(WithValues(card, kept)), fits, out var shorter)
        )
            return shorter;
        card = WithValues(card, UsualValue) with { RestrictedViewers = [] };
        if (
            card.Table is not null
            && TryLargest(
                LongestCell - ShortestCell,
                kept => render(WithCells(card, ShortestCell + kept)),
                fits,
                out var shorterCells
            )
        )
            return shorterCells;
        card = WithCells(card, UsualValue);
        var rows = card.Table is { } table ? table.Rows.Count - (table.HasTotalRow ? 1 : 0) : 0;
        if (TryLargest(rows, kept => render(WithRows(card, kept)), fits, out var fewerRows))
            return fewerRows;
        var withoutTable = WithRows(card, 0) with { Table = null };
        if (
            TryLargest(
                withoutTable.Lines.Count + withoutTable.Facts.Count,
                kept => render(WithLines(withoutTable, kept, rows)),
                fits,
                out var fewerLines
            )
        )
            return fewerLines;
        return render(
            new Card(Truncate(card.Title, 200))
            {
                Tone = card.Tone,
                Lines = ["This is too much to show here. Type the command with less in it."],
            }
        );
    }

    /// <summary>Shortens text without splitting a user-perceived character (grapheme cluster).</summary>
    public static string Truncate(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next < most)
            end += next;
        return text[..end] + "…";
    }

    /// <summary>Finds the largest count that still fits; false if not even zero fits.</summary>
    private static bool TryLargest<T>(int most, Func<int, T> render, Func<T, bool> fits, out T largest)
    {
        largest = default!;
        var found = false;
        for (int low = 0, high = most; low <= high; )
        {
            var kept = (low + high) / 2;
            var rendered = render(kept);
            if (!fits(rendered))
            {
                high = kept - 1;
                continue;
            }
            (largest, found) = (rendered, true);
            low = kept + 1;
        }
        return found;
    }

    /// <summary>Only typed text can be too long; a date or a choice would be invalid if it were cut.</summary>
    private static Card WithValues(Card card, int longest) =>
        card with
        {
            Inputs =
            [
                .. card.Inputs.Select(i =>
                    i.Kind is InputKind.Text or InputKind.LongText ? i with { Value = Truncate(i.Value, longest) } : i
                ),
            ],
        };

    private static Card WithCells(Card card, int longest) =>
        card.Table is { } table
            ? card with
            {
                Table = table with
                {
                    Rows = [.. table.Rows.Select(row => row.Select(cell => Truncate(cell, longest)).ToArray())],
                },
            }
            : card;

    private static Card WithRows(Card card, int kept)
    {
        if (card.Table is not { } table)
            return card;
        var body = table.HasTotalRow ? table.Rows.Count - 1 : table.Rows.Count;
        if (kept >= body)
            return card;
        var rows = table.Rows.Take(kept).Concat(table.HasTotalRow ? [table.Rows[^1]] : []);
        return WithFooterNote(
            card with
            {
                Table = table with { Rows = [.. rows] },
            },
            $"… {body - kept} more rows do not fit here"
        );
    }

    private static Card WithLines(Card card, int kept, int rows)
    {
        var lines = card.Lines.Take(kept).Select(l => Truncate(l, 1000)).ToArray();
        var facts = card
            .Facts.Take(kept - lines.Length)
            .Select(f => f with { Value = Truncate(f.Value, 1000) })
            .ToArray();
        var left = card.Lines.Count + card.Facts.Count - lines.Length - facts.Length + rows;
        return card with
        {
            Lines = lines,
            Facts = facts,
            Footer = left > 0 ? $"… {left} more lines do not fit here" : Truncate(card.Footer, 1000),
        };
    }

    private static Card WithFooterNote(Card card, string note) =>
        card with
        {
            Footer = card.Footer.Length > 0 ? $"{note}\n{card.Footer}" : note,
        };
}

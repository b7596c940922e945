using System.Globalization;

namespace MilestoneBot.Chat.Cards;

/// <summary>
/// Leaves out of a card what a platform does not take. Endless typed values are cut, then long cells, so that every row
/// still says what it is about; then the table gives rows, from its end but for the sum, then lines and facts; what is
/// left out is said. At the very end stands a card of a few words, never a broken one.
/// </summary>
public static class CardTrimmer
{
    /// <summary>Longer than anything that a command takes.</summary>
    private const int LongestValue = 2_000,
        UsualValue = 200;

    /// <summary>Less of a cell says nothing, so that fewer rows are better.</summary>
    private const int LongestCell = 2_000,
        ShortestCell = 60;

    /// <summary>The card as it is drawn with as much of it as the platform takes.</summary>
    /// <param name="draw">Draws a card in the platform's own form.</param>
    /// <param name="fits">Whether the platform takes what was drawn.</param>
    public static T Fit<T>(Card card, Func<Card, T> draw, Func<T, bool> fits)
    {
        var drawn = draw(card);
        if (fits(drawn))
            return drawn;
        if (
            card.Inputs.Count > 0
            && TryLargest(LongestValue, kept => draw(WithValues(card, kept)), fits, out var shorter)
        )
            return shorter;
        card = WithValues(card, UsualValue) with { RestrictedViewers = [] };
        if (
            card.Table is not null
            && TryLargest(
                LongestCell - ShortestCell,
                kept => draw(WithCells(card, ShortestCell + kept)),
                fits,
                out var shorterCells
            )
        )
            return shorterCells;
        card = WithCells(card, UsualValue);
        var rows = card.Table is { } table ? table.Rows.Count - (table.HasTotalRow ? 1 : 0) : 0;
        if (TryLargest(rows, kept => draw(WithRows(card, kept)), fits, out var fewerRows))
            return fewerRows;
        var bare = WithRows(card, 0) with { Table = null };
        if (
            TryLargest(
                bare.Lines.Count + bare.Facts.Count,
                kept => draw(WithLines(bare, kept, rows)),
                fits,
                out var fewerLines
            )
        )
            return fewerLines;
        return draw(
            new Card(Truncate(card.Title, 200))
            {
                Tone = card.Tone,
                Lines = ["This is too much to show here. Type the command with less in it."],
            }
        );
    }

    /// <summary>Shortens text between two characters as people see them.</summary>
    public static string Truncate(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next < most)
            end += next;
        return text[..end] + "…";
    }

    /// <summary>The drawing with the most that still fits; false if not even nothing fits.</summary>
    private static bool TryLargest<T>(int most, Func<int, T> draw, Func<T, bool> fits, out T largest)
    {
        largest = default!;
        var found = false;
        for (int low = 0, high = most; low <= high; )
        {
            var kept = (low + high) / 2;
            var drawn = draw(kept);
            if (!fits(drawn))
            {
                high = kept - 1;
                continue;
            }
            (largest, found) = (drawn, true);
            low = kept + 1;
        }
        return found;
    }

    /// <summary>Only what is typed can be endless; a date or a choice that is cut would be none.</summary>
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

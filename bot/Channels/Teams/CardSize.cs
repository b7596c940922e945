using System.Globalization;
using System.Text;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Keeps a card within what the platform takes. Endless typed values are cut; then the table gives first, from its end but
/// for the sum, then lines and facts; what is left out is said. At the very end stands a card of a few words, never a broken one.
/// </summary>
internal static class CardSize
{
    /// <summary>28,000 bytes as the platform counts: two for each UTF-16 unit.</summary>
    public const int MostUnits = 14_000;

    /// <summary>Longer than anything that a command takes.</summary>
    private const int LongestValue = 2_000, UsualValue = 200;

    public static int UnitsOf(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetCharCount(json.Span);

    public static ReadOnlyMemory<byte> Fit(Card card, Func<Card, ReadOnlyMemory<byte>> draw)
    {
        var drawn = draw(card);
        if (UnitsOf(drawn) <= MostUnits) return drawn;
        if (card.Inputs.Count > 0 && Largest(LongestValue, kept => WithValues(card, kept), draw) is { } shorter) return shorter;
        card = WithValues(card, UsualValue) with { Watchers = [] };
        var rows = card.Table is { } table ? table.Rows.Count - (table.LastRowIsTotal ? 1 : 0) : 0;
        if (Largest(rows, kept => WithRows(card, kept), draw) is { } fewerRows) return fewerRows;
        var bare = WithRows(card, 0) with { Table = null };
        if (Largest(bare.Lines.Count + bare.Facts.Count, kept => WithLines(bare, kept, rows), draw) is { } fewerLines) return fewerLines;
        var words = new Card(Cut(card.Title, 200)) { Tone = card.Tone, Lines = ["This is too much to show here. Type the command with less in it."] };
        return draw(words);
    }

    /// <summary>The drawing with the most that still fits; null if not even nothing fits.</summary>
    private static ReadOnlyMemory<byte>? Largest(int most, Func<int, Card> shrink, Func<Card, ReadOnlyMemory<byte>> draw)
    {
        ReadOnlyMemory<byte>? best = null;
        for (int low = 0, high = most; low <= high;)
        {
            var kept = (low + high) / 2;
            var drawn = draw(shrink(kept));
            if (UnitsOf(drawn) > MostUnits) { high = kept - 1; continue; }
            best = drawn;
            low = kept + 1;
        }
        return best;
    }

    private static Card WithValues(Card card, int longest) => card with { Inputs = [.. card.Inputs.Select(i => i with { Value = Cut(i.Value, longest) })] };

    private static Card WithRows(Card card, int kept)
    {
        if (card.Table is not { } table) return card;
        var body = table.LastRowIsTotal ? table.Rows.Count - 1 : table.Rows.Count;
        if (kept >= body) return card;
        var rows = table.Rows.Take(kept).Concat(table.LastRowIsTotal ? [table.Rows[^1]] : []);
        return Noted(card with { Table = table with { Rows = [.. rows] } }, $"… {body - kept} more rows do not fit here");
    }

    private static Card WithLines(Card card, int kept, int rows)
    {
        var lines = card.Lines.Take(kept).Select(l => Cut(l, 1000)).ToArray();
        var facts = card.Facts.Take(kept - lines.Length).Select(f => f with { Value = Cut(f.Value, 1000) }).ToArray();
        var left = card.Lines.Count + card.Facts.Count - lines.Length - facts.Length + rows;
        return card with { Lines = lines, Facts = facts, Footer = left > 0 ? $"… {left} more lines do not fit here" : Cut(card.Footer, 1000) };
    }

    private static Card Noted(Card card, string note) => card with { Footer = card.Footer.Length > 0 ? $"{note}\n{card.Footer}" : note };

    /// <summary>Shortens text between two characters as people see them.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next < most) end += next;
        return text[..end] + "…";
    }
}

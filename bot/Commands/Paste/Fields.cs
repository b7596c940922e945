using System.Text;

namespace MilestoneBot.Commands.Paste;

/// <summary>Reads the words above columns and those of rows that add up.</summary>
internal static class Fields
{
    /// <summary>What a header's words say; None where they say nothing that is known.</summary>
    public static Field Of(string header)
    {
        if (header.Length is 0 or > 60)
            return Field.None;
        var words = Split(header);
        if (header.Any(char.IsAsciiDigit) && !words.Exists(FieldWords.Taxes.Contains))
            return Field.None;
        if (words.Exists(FieldWords.Including.Contains))
            return Field.Gross;
        if (words.Exists(FieldWords.Taxes.Contains))
            return
                words.TrueForAll(word =>
                    FieldWords.Taxes.Contains(word)
                    || FieldWords.Fillers.Contains(word)
                    || FieldWords.Shares.Contains(word)
                ) && !words.Exists(word => word is "excl" or "exkl" or "zzgl" or "plus" or "net" or "netto")
                ? Field.Unused
                : Of(string.Join(' ', words.Where(word => !FieldWords.Taxes.Contains(word))));
        if (words.Exists(FieldWords.Shares.Contains))
            return Field.Share;
        var own = words.FindAll(word => !FieldWords.Fillers.Contains(word));
        // "Net (EUR)", "€", "Total": nothing is left but what an amount is counted in.
        if (own.Count == 0)
            return words.Exists(word => word is not ("in" or "the" or "of" or "a")) ? Field.Amount : Field.None;
        // "Expected completion date", "milestone / deliverable": the last words say it.
        return Enumerable
            .Range(0, own.Count)
            .Select(at => FieldWords.Of(string.Join(' ', own.Skip(at))))
            .FirstOrDefault(field => field != Field.None);
    }

    /// <summary>Words above columns, not a row below them.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells)
    {
        if (
            cells.Any(cell =>
                cell.Any(char.IsAsciiDigit) ? !IsTax(cell) : cell.Length > 0 && Kinds.Of(cell) != Kind.Text
            )
        )
            return false;
        var fields = cells.Select(Of).ToList();
        var known = fields.Count(field => field != Field.None);
        return known >= 2
            && 2 * known >= cells.Count(cell => cell.Length > 0)
            && fields.Exists(field => field is Field.Share or Field.Amount or Field.Gross or Field.Name);
    }

    /// <summary>"Total", "Summe netto:", "Sum of contract": adds up the rows above it.</summary>
    public static bool IsTotal(string text)
    {
        if (text.Length > 200 || !char.IsLetter(text.AsSpan().TrimStart(" *-|") is [var first, ..] ? first : default))
            return false;
        var words = Split(text.Split(['|', '\t', ';'], 2)[0]);
        return words.Count is > 0 and <= 6
            && words.Exists(FieldWords.Sums.Contains)
            && words.TrueForAll(word =>
                FieldWords.Sums.Contains(word) || FieldWords.SumFillers.Contains(word) || word.All(c => char.IsDigit(c))
            );
    }

    /// <summary>"Gesamt brutto": holds the tax too.</summary>
    public static bool IsGross(string text) => Split(text).Exists(FieldWords.Including.Contains);

    /// <summary>"VAT 19 %", "zzgl. MwSt.": what is added to the sum.</summary>
    public static bool IsTax(string text)
    {
        var words = text.Length > 60 ? [] : Split(text);
        return words.Count > 0
            && words.Exists(FieldWords.Taxes.Contains)
            && words.TrueForAll(word =>
                FieldWords.Taxes.Contains(word)
                || FieldWords.SumFillers.Contains(word)
                || word is "plus" or "at" or "rate"
                || word.All(char.IsDigit)
            );
    }

    /// <summary>The words in lower case; signs of currency and percent are words too.</summary>
    private static List<string> Split(string text)
    {
        var spaced = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c == '#')
                spaced.Append(char.ToLowerInvariant(c));
            else if (c is '%' or '€' or '$' or '£')
                spaced.Append(' ').Append(c).Append(' ');
            else if (c != '.')
                spaced.Append(' ');
        }
        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>
    /// How early among the words for a name a header stands: what is handed over goes before the phase in which it is.
    /// </summary>
    public static int Rank(string header) =>
        FieldWords.Rank(string.Join(' ', Split(header).Where(word => !FieldWords.Fillers.Contains(word))));
}

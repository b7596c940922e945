using System.Text;

namespace MilestoneBot.Commands.Paste;

/// <summary>Reads column names and the names of total rows.</summary>
internal static class PlanFieldReader
{
    /// <summary>The field of a column name; None where it is unknown.</summary>
    public static PlanField FieldOf(string header)
    {
        if (header.Length is 0 or > 60)
            return PlanField.None;
        var words = Split(header);
        if (header.Any(char.IsAsciiDigit) && !words.Exists(PlanFieldWords.Taxes.Contains))
            return PlanField.None;
        if (words.Exists(PlanFieldWords.Including.Contains))
            return PlanField.Gross;
        if (words.Exists(PlanFieldWords.Taxes.Contains))
            return
                words.TrueForAll(word =>
                    PlanFieldWords.Taxes.Contains(word)
                    || PlanFieldWords.Fillers.Contains(word)
                    || PlanFieldWords.Shares.Contains(word)
                ) && !words.Exists(word => word is "excl" or "exkl" or "zzgl" or "plus" or "net" or "netto")
                ? PlanField.Unused
                : FieldOf(string.Join(' ', words.Where(word => !PlanFieldWords.Taxes.Contains(word))));
        if (words.Exists(PlanFieldWords.Shares.Contains))
            return PlanField.Share;
        var own = words.FindAll(word => !PlanFieldWords.Fillers.Contains(word));
        // "Net (EUR)", "€", "Total": only words about an amount are left.
        if (own.Count == 0)
            return words.Exists(word => word is not ("in" or "the" or "of" or "a")) ? PlanField.Amount : PlanField.None;
        // "Expected completion date", "milestone / deliverable": the last words decide.
        return Enumerable
            .Range(0, own.Count)
            .Select(at => PlanFieldWords.FieldOf(string.Join(' ', own.Skip(at))))
            .FirstOrDefault(field => field != PlanField.None);
    }

    /// <summary>Whether the cells are column names, not a row below them.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells)
    {
        if (
            cells.Any(cell =>
                cell.Any(char.IsAsciiDigit)
                    ? !IsTax(cell)
                    : cell.Length > 0 && CellKindReader.KindOf(cell) != CellKind.Text
            )
        )
            return false;
        var fields = cells.Select(FieldOf).ToList();
        var known = fields.Count(field => field != PlanField.None);
        return known >= 2
            && 2 * known >= cells.Count(cell => cell.Length > 0)
            && fields.Exists(field =>
                field is PlanField.Share or PlanField.Amount or PlanField.Gross or PlanField.Name
            );
    }

    /// <summary>"Total", "Summe netto:", "Sum of contract": a total of the rows above it.</summary>
    public static bool IsTotal(string text)
    {
        if (text.Length > 200 || !char.IsLetter(text.AsSpan().TrimStart(" *-|") is [var first, ..] ? first : default))
            return false;
        var words = Split(text.Split(['|', '\t', ';'], 2)[0]);
        return words.Count is > 0 and <= 6
            && words.Exists(PlanFieldWords.Sums.Contains)
            && words.TrueForAll(word =>
                PlanFieldWords.Sums.Contains(word)
                || PlanFieldWords.SumFillers.Contains(word)
                || word.All(c => char.IsDigit(c))
            );
    }

    /// <summary>"Gesamt brutto": includes the tax.</summary>
    public static bool IsGross(string text) => Split(text).Exists(PlanFieldWords.Including.Contains);

    /// <summary>"VAT 19 %", "zzgl. MwSt.": a tax that is added to the total.</summary>
    public static bool IsTax(string text)
    {
        var words = text.Length > 60 ? [] : Split(text);
        return words.Count > 0
            && words.Exists(PlanFieldWords.Taxes.Contains)
            && words.TrueForAll(word =>
                PlanFieldWords.Taxes.Contains(word)
                || PlanFieldWords.SumFillers.Contains(word)
                || word is "plus" or "at" or "rate"
                || word.All(char.IsDigit)
            );
    }

    /// <summary>The words in lower case; currency and percent signs are words too.</summary>
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
    /// The rank of a column name among the words for its field: a deliverable goes before the phase that it belongs
    /// to.
    /// </summary>
    public static int Rank(string header) =>
        PlanFieldWords.Rank(string.Join(' ', Split(header).Where(word => !PlanFieldWords.Fillers.Contains(word))));
}

using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>The name of a column in the one form in which names are compared.</summary>
internal static class ColumnName
{
    private const int MaxLength = 60;

    /// <summary>
    /// Lower-case letters only, without accents, signs, text in brackets and the currency behind it: "Betrag (€)",
    /// "Gutschrift in CHF", "Beschreibung1".
    /// </summary>
    public static string Fold(string cell)
    {
        var words = cell.Split(['(', '['], 2)[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && IsCurrency(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
            if (words.Count > 1 && words[^1].ToLowerInvariant() is "in" or "en" or "w")
                words.RemoveAt(words.Count - 1);
        }
        return string.Concat(DirectionWords.Fold(string.Join(' ', words)).Where(char.IsLetter).Take(MaxLength));
    }

    /// <summary>The same with the text in brackets, which tells apart "Amount (EUR)" and "Amount (Foreign Currency)".</summary>
    public static string FoldWhole(string cell) =>
        string.Concat(DirectionWords.Fold(cell).Where(char.IsLetter).Take(MaxLength));

    /// <summary>The currency that a column's name states: "Betrag (€)", "Amount GBP"; "" for none.</summary>
    public static string CurrencyIn(string cell) =>
        cell.Split(['(', ')', ' ', '[', ']', '/', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length <= 3 && IsCurrency(word))
            .Select(CurrencySigns.CodeOf)
            .FirstOrDefault()
        ?? "";

    private static bool IsCurrency(string word) =>
        (word.All(char.IsUpper) && Currency.TryGet(word, out _))
        || (!word.Any(char.IsLetterOrDigit) && Currency.TryGet(CurrencySigns.CodeOf(word), out _));
}

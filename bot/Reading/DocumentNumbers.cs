using System.Globalization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>
/// Sums, rates and dates as the client's language writes them: 1,234.50 · 1.234,50 · 1 234,50. Spaces inside a number
/// do not break; French groups digits with the narrow one.
/// </summary>
internal static class DocumentNumbers
{
    private const char NoBreakSpace = '\u00A0';
    private const char NarrowNoBreakSpace = '\u202F';
    private const char Minus = '\u2212';

    /// <summary>An amount without its currency, with the decimals of the currency.</summary>
    public static string Sum(Money money, DocumentLanguage language)
    {
        var digits = Int128.Abs(money.Minor).ToString(CultureInfo.InvariantCulture);
        var decimals = money.Currency.Digits;
        digits = digits.PadLeft(decimals + 1, '0');
        var (group, point) = MarksOf(language);
        var whole = Grouped(digits[..^decimals], group);
        var sign = money.IsNegative ? Minus.ToString() : "";
        return decimals == 0 ? sign + whole : $"{sign}{whole}{point}{digits[^decimals..]}";
    }

    /// <summary>An amount with the code of its currency: EUR 1,234.50 · 1.234,50 EUR.</summary>
    public static string SumWithCode(Money money, DocumentLanguage language) =>
        language == DocumentLanguage.English
            ? $"{money.Currency.Code}{NoBreakSpace}{Sum(money, language)}"
            : $"{Sum(money, language)}{NoBreakSpace}{money.Currency.Code}";

    /// <summary>A rate: 19% · 19 % · 5,5 %.</summary>
    public static string Rate(Percent rate, DocumentLanguage language)
    {
        var number = rate.ToString().TrimEnd('%', ' ').Replace('-', Minus).Replace('.', MarksOf(language).Point);
        return language switch
        {
            DocumentLanguage.German => $"{number}{NoBreakSpace}%",
            DocumentLanguage.French => $"{number}{NarrowNoBreakSpace}%",
            _ => $"{number}%",
        };
    }

    /// <summary>A day in words: 16 July 2026 · 16. Juli 2026 · 16 juillet 2026 (the first is "1er").</summary>
    public static string Day(DateOnly day, DocumentLanguage language) =>
        DocumentTexts
            .In(
                language,
                day.Day == 1 ? DocumentText.FirstDay : DocumentText.Day,
                day.Day.ToString(CultureInfo.InvariantCulture),
                DocumentTexts.In(language, DocumentText.Months).Split(' ')[day.Month - 1],
                day.Year.ToString("D4", CultureInfo.InvariantCulture)
            )
            .Replace(' ', NoBreakSpace);

    private static (char Group, char Point) MarksOf(DocumentLanguage language) =>
        language switch
        {
            DocumentLanguage.German => ('.', ','),
            DocumentLanguage.French => (NarrowNoBreakSpace, ','),
            _ => (',', '.'),
        };

    private static string Grouped(string digits, char group)
    {
        for (var at = digits.Length - 3; at > 0; at -= 3)
            digits = digits.Insert(at, group.ToString());
        return digits;
    }
}

using System.Globalization;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Reading;

/// <summary>An amount of money as a person typed it, before the project's currency is applied to it.</summary>
public sealed class MoneyText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["€"] = "EUR",
        ["$"] = "USD",
        ["US$"] = "USD",
        ["£"] = "GBP",
        ["¥"] = "JPY",
        ["￥"] = "JPY",
        ["Euro"] = "EUR",
        ["Euros"] = "EUR",
    };

    private readonly bool isNegative;
    private readonly Currency? typed;
    private readonly string number;
    private readonly TypedNumber typedNumber;

    private MoneyText(bool negative, Currency? typed, string number, TypedNumber typedNumber) =>
        (isNegative, this.typed, this.number, this.typedNumber) = (negative, typed, number, typedNumber);

    /// <summary>The text names its currency.</summary>
    public bool HasCurrency => typed is not null;

    /// <summary>Parses the text. Returns null, and the problem, when it is no amount.</summary>
    public static MoneyText? Parse(string text, out string problem)
    {
        problem = $"{UserText.Quote(text)} is no amount; write it like 12000 EUR";
        var words = UserText.CollapseWhitespace(text).Replace('−', '-');
        var first = words.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
            return null;
        var last = words.AsSpan().LastIndexOfAnyInRange('0', '9');

        var (before, number, after) = (words[..first], words[first..(last + 1)], words[(last + 1)..]);
        var negative = TakeSign(ref before);
        // "12.000,-" means no cents.
        if (after is [',' or '.', '-' or '–' or '—', ..])
            after = after[1..].TrimStart('-', '–', '—');
        // "12k" is twelve thousand.
        var isThousands = after is ['k' or 'K'] or ['k' or 'K', ' ' or '€' or '$' or '£', ..];
        if (isThousands)
            after = after[1..];
        if (
            !TryCurrency(before.Trim(), out var ahead, ref problem)
            || !TryCurrency(after.Trim(), out var behind, ref problem)
        )
            return null;
        if (ahead is not null && behind is not null && ahead != behind)
        {
            problem = $"{UserText.Quote(text)} has two currencies, {ahead} and {behind}; write one, like 12000 EUR";
            return null;
        }
        if ((isThousands ? TypedNumber.ParseThousands(number) : TypedNumber.Parse(number)) is not { } typedNumber)
        {
            if (isThousands)
                problem =
                    $"{UserText.Quote(text)} can be read in more than one way; write the sum in full, like 12000 EUR";
            return null;
        }
        problem = "";
        return new(negative, ahead ?? behind, number, typedNumber);
    }

    /// <summary>
    /// The amount in the project's currency, or in the typed currency when the project has none yet. It may be
    /// negative or zero.
    /// </summary>
    public Money? ToMoney(Currency? projectCurrency, out string problem)
    {
        problem = "";
        if ((typed ?? projectCurrency) is not { } currency)
            problem = "which currency? e.g. 12000 EUR";
        else if (projectCurrency is not null && typed is not null && typed != projectCurrency)
            problem = $"this project is in {projectCurrency}, not {typed}";
        else if (typedNumber.Readings(currency.Digits) is [var one, var other])
            problem =
                $"{number} {currency} has two readings; write {Written(one, currency)} or {Written(other, currency)}";
        else
            return ToMinorUnits(typedNumber.Readings(currency.Digits)[0], currency, out problem);
        return null;
    }

    private Money? ToMinorUnits((string Whole, string Decimals) reading, Currency currency, out string problem)
    {
        problem = "";
        var (whole, decimals) = reading;
        if (decimals.Length > currency.Digits)
        {
            problem =
                currency.Digits == 0
                    ? $"{currency} has no decimals; {number} has {decimals.Length}"
                    : $"{currency} has {currency.Digits} decimals; {number} has {decimals.Length}";
            return null;
        }
        var minor = (whole + decimals.PadRight(currency.Digits, '0')).TrimStart('0');
        if (
            minor.Length < 18
            && long.TryParse("0" + minor, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= Money.MaxMinorUnits
        )
            return new(isNegative ? -value : value, currency);
        problem = $"{UserText.Quote(number)} is too much; the most is {new Money(Money.MaxMinorUnits, currency)}";
        return null;
    }

    private static string Written((string Whole, string Decimals) reading, Currency currency) =>
        reading.Decimals.Length > 0 ? $"{reading.Whole}.{reading.Decimals} {currency}" : $"{reading.Whole} {currency}";

    private static bool TryCurrency(string word, out Currency? currency, ref string problem)
    {
        currency = null;
        if (word.Length == 0)
            return true;
        if (Currency.TryGet(Signs.GetValueOrDefault(word, word), out currency))
            return true;
        if (word.Length == 3 && word.All(char.IsAsciiLetter))
            problem = $"{word.ToUpperInvariant()} is no currency in use; write a code such as EUR, USD or GBP";
        return false;
    }

    private static bool TakeSign(ref string before)
    {
        var (negative, sign) = (before.Contains('-'), before.IndexOfAny(['-', '+']));
        if (sign >= 0)
            before = before.Remove(sign, 1);
        return negative;
    }
}

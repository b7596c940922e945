using System.Buffers;
using System.Globalization;
using System.Net;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Connectors.Statements;

/// <summary>A statement file is not in the format that its name promises. None of it is imported.</summary>
/// <param name="message">The reason, in half a sentence.</param>
internal sealed class UnreadableStatementException(string message) : Exception(message);

/// <summary>Reads texts, dates and amounts of statements in any format.</summary>
internal static class StatementText
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»‹›＂❝❞〝〞〟「」『』");

    private const int MaxTextLength = 1000;
    private const int FirstYear = 2000,
        LastYear = 2100;

    /// <summary>One line of limited length, without characters that could end a quoted value.</summary>
    public static string Tidy(string text)
    {
        if (text.Length > MaxTextLength * 4)
            text = text[..(MaxTextLength * 4)];
        var clean = string.Join(
            ' ',
            CommandLine.Clean(WebUtility.HtmlDecode(text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (clean.AsSpan().IndexOfAny(Quotes) >= 0)
            clean = string.Concat(clean.Select(c => Quotes.Contains(c) ? '\'' : c));
        if (clean.Length <= MaxTextLength)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
    }

    /// <summary>In quotes, for a sentence.</summary>
    public static string Quoted(string text) =>
        Tidy(text) is { Length: > 40 } clean ? $"\"{clean[..39]}…\"" : $"\"{Tidy(text)}\"";

    /// <summary>All cells of a row but these.</summary>
    public static string AllOf(string[] cells, IEnumerable<int> except) =>
        string.Join(' ', Enumerable.Range(0, cells.Length).Except(except).Select(c => cells[c].Trim()));

    /// <summary>Why a payout is put aside, in half a sentence.</summary>
    public static string Payout(string processor) =>
        $"it is a payout of {processor}, which pays out many payments in one sum less its fees";

    /// <summary>Why a payout in whose text an invoice is named waits for a person.</summary>
    public const string NamedPayout = "it is from a card processor, which may have kept its fees";

    /// <summary>Joins several texts, each once.</summary>
    public static string Joined(IEnumerable<string> texts) =>
        Tidy(string.Join(' ', texts.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)));

    /// <summary>
    /// The date that counts: the value date, even if it is after the booking date; without one, the booking date.
    /// </summary>
    public static DateOnly? EffectiveDate(DateOnly? booked, DateOnly? valued) => valued ?? booked;

    public static DateOnly? ParseDate(string text, params string[] forms) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FirstYear and <= LastYear
            ? date
            : null;

    /// <summary>
    /// An amount in machine format: digits, with an optional point and decimals. Null when it has more decimals than
    /// the currency or is too large.
    /// </summary>
    public static Money? ParseAmount(string text, Currency currency)
    {
        var parts = text.Split('.');
        if (parts.Length > 2 || parts.Any(p => p.Length == 0 || !p.All(char.IsAsciiDigit)))
            return null;
        var decimals = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        var digits = (parts[0] + decimals.PadRight(currency.Digits, '0')).TrimStart('0');
        if (decimals.Length > currency.Digits || digits.Length > 18)
            return null;
        return long.Parse("0" + digits, CultureInfo.InvariantCulture) is var minor and <= Money.MaxMinorUnits
            ? new Money(minor, currency)
            : null;
    }
}

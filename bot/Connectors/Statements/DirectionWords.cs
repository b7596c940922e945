using System.Globalization;
using System.Text;
using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What a text states about the direction of a payment.</summary>
internal enum PaymentDirection
{
    /// <summary>Nothing.</summary>
    Unknown,

    In,

    Out,

    /// <summary>
    /// It is usually a debit: "Card payment", "Lastschrift". Not certain, but too likely to count as received.
    /// </summary>
    ProbablyOut,

    /// <summary>It states both directions.</summary>
    Contradictory,
}

/// <summary>
/// Reads the words that banks use for credits, debits and returns. The words stand in a text file beside the banks.
/// Accents and case do not matter.
/// </summary>
internal static class DirectionWords
{
    private static readonly HashSet<string> In = BankWords.Set("sign in"),
        Out = BankWords.Set("sign out"),
        InWords = BankWords.Set("word in"),
        OutWords = BankWords.Set("word out"),
        ProbablyOutWords = BankWords.Set("word probably out"),
        PossibleReturnWords = BankWords.Set("word returned");

    /// <summary>Parts of compound words, of which banks form new ones.</summary>
    private static readonly IReadOnlyList<string> InParts = BankWords.List("part in"),
        OutParts = BankWords.List("part out"),
        ProbablyOutParts = BankWords.List("part probably out"),
        PossibleReturnParts = BankWords.List("part returned");

    private static readonly IReadOnlyList<string> Returned = BankWords.List("returned"),
        Fees = BankWords.List("fee");

    /// <summary>
    /// Kinds of payment whose names contain one of the words, although they go in either direction, or are mostly
    /// debits.
    /// </summary>
    private static readonly IReadOnlyList<(string Name, string Says)> Kinds =
    [
        .. BankWords
            .List("reads as")
            .Select(entry => entry.Split('=', StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>The direction of a cell that holds only a sign: "Debit", "S", "-".</summary>
    public static PaymentDirection ReadSign(string cell)
    {
        var text = Fold(cell);
        if (text.Length == 0)
            return cell.Trim() is { Length: > 0 } sign ? ByMark(sign) : PaymentDirection.Unknown;
        if (In.Contains(text))
            return PaymentDirection.In;
        return Out.Contains(text) ? PaymentDirection.Out : PaymentDirection.Unknown;
    }

    /// <summary>The direction of a longer text: "FASTER PAYMENT", "Gutschrift Überweisung", "Card payment".</summary>
    public static PaymentDirection ReadText(string cell)
    {
        var text = $" {Fold(cell)} ";
        foreach (var (name, replacement) in Kinds)
            text = text.Replace($" {name} ", $" {replacement} ", StringComparison.Ordinal);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isIn = words.Any(w => InWords.Contains(w) || InParts.Any(w.Contains));
        var isOut = words.Any(w => OutWords.Contains(w) || OutParts.Any(w.Contains));
        var isProbablyOut = words.Any(w => ProbablyOutWords.Contains(w) || ProbablyOutParts.Any(w.Contains));
        return (isIn, isOut) switch
        {
            (true, true) => PaymentDirection.Contradictory,
            (true, _) => PaymentDirection.In,
            (_, true) => PaymentDirection.Out,
            _ => isProbablyOut ? PaymentDirection.ProbablyOut : PaymentDirection.Unknown,
        };
    }

    /// <summary>The text says that a payment was returned.</summary>
    /// <param name="isNamed">An invoice is named in the text, so that an ordinary word like "return" is
    /// enough.</param>
    public static bool IsReturn(string text, bool isNamed)
    {
        var folded = $" {Fold(text)} ";
        return !IsReturnFee(text)
            && (
                Returned.Any(r => folded.Contains(r, StringComparison.Ordinal))
                || (isNamed && folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(IsPossiblyReturned))
            );
    }

    /// <summary>
    /// The text is about the fee for a return: "Retourengebühr", "Returned item fee", "Entgelt für Rücklastschrift".
    /// A fee with its amount after the return is a part of the return: "Rücklastschrift INV-2026-0001 Entgelt 3,00".
    /// </summary>
    public static bool IsReturnFee(string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fee = Array.FindIndex(words, IsFee);
        if (fee < 0)
            return false;
        var isSum =
            fee + 1 < words.Length
            && (
                char.IsAsciiDigit(words[fee + 1][0])
                || MilestoneBot.Domain.Amounts.Currency.TryGet(words[fee + 1], out _)
            );
        return !isSum
            || IsPossiblyReturned(words[fee])
            || !Array.Exists(words[..fee], w => IsPossiblyReturned(w) || Returned.Any(r => r.Split(' ')[0] == w));
    }

    private static bool IsFee(string word) =>
        Fees.Any(f => f.Length > 4 ? word.Contains(f, StringComparison.Ordinal) : word == f);

    private static bool IsPossiblyReturned(string word) =>
        PossibleReturnWords.Contains(word) || PossibleReturnParts.Any(p => word.Contains(p, StringComparison.Ordinal));

    /// <summary>Lower case without accents. Signs other than + and a separate - become spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Length > 400 ? text[..400] : text)
        {
            var letter = char.ToLowerInvariant(c);
            folded.Append(
                letter switch
                {
                    'ä' => "ae",
                    'ö' => "oe",
                    'ü' => "ue",
                    'ß' => "ss",
                    'ł' => "l",
                    _ => letter.ToString(),
                }
            );
        }
        var plain = new StringBuilder();
        foreach (var c in folded.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(' ');
        }
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A cell that consists of signs only.</summary>
    private static PaymentDirection ByMark(string sign)
    {
        if (sign.All(AmountCell.IsPlus))
            return PaymentDirection.In;
        return sign.All(AmountCell.IsDash) ? PaymentDirection.Out : PaymentDirection.Unknown;
    }
}

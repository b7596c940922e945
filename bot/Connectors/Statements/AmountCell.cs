using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// A cell with an amount, split into its sign and the amount without it. The sign can be before or after the amount:
/// any kind of minus, a plus, brackets or letters (CR, DR, S, H). A dash that stands for cents ("20,-", "20.—") is
/// not a sign.
/// </summary>
/// <param name="Cell">The text of the cell.</param>
/// <param name="Unsigned">The amount with its currency and without its sign.</param>
/// <param name="Number">Its digits and the separators between them.</param>
/// <param name="Direction">The direction that its sign states.</param>
/// <param name="HasDashCents">A dash stands for its decimals.</param>
/// <param name="IsMarked">Its sign is a plus or letters, which other cells of the column may not have.</param>
internal sealed record AmountCell(
    string Cell,
    string Unsigned,
    string Number,
    PaymentDirection Direction,
    bool HasDashCents,
    bool IsMarked
)
{
    private const int MaxTextAround = 5;

    /// <summary>
    /// It has no amount and nothing that could mean one. "#####" is what a spreadsheet writes for an amount that does
    /// not fit, so such a cell is not empty. Neither are digits of another script.
    /// </summary>
    public bool IsEmpty =>
        Number.Length == 0 && !Cell.Any(c => char.IsLetter(c) || char.IsNumber(c) || c is '#' or '?' or '*');

    /// <summary>
    /// Two dashes after the amount. If the file writes the minus after amounts, the first dash stands for cents and
    /// the second is a minus.
    /// </summary>
    public bool HasTwoDashes => HasDashCents && Direction == PaymentDirection.Unknown && Cell.Count(IsDash) == 2;

    /// <summary>Its sign is a minus after the amount.</summary>
    public bool IsMinusBehind => Direction == PaymentDirection.Out && Cell.Length > 0 && IsDash(Cell[^1]);

    /// <summary>Zero or empty.</summary>
    public bool IsNothing => IsEmpty || (Number.Length > 0 && Number.All(c => !char.IsLetterOrDigit(c) || c == '0'));

    /// <summary>Only a number and the name of a currency, so that its sign is certain.</summary>
    public bool IsPlain =>
        Number.Length > 0
        && Unsigned.Replace(Number, "", StringComparison.Ordinal).Trim() is { Length: <= MaxTextAround } around
        && around.All(c =>
            char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol
        );

    /// <summary>Letters or a sign of a currency stand beside the number.</summary>
    public bool NamesCurrency => IsPlain && Unsigned.Length > Number.Length;

    /// <summary>The sign beside the number is $, which several currencies have.</summary>
    public bool NamesDollar => Unsigned.Contains('$') && !Unsigned.Any(char.IsLetter);

    public static AmountCell Read(string cell)
    {
        var text = string.Concat(cell.Select(c => char.IsWhiteSpace(c) ? ' ' : c)).Trim();
        var (first, last) = (text.AsSpan().IndexOfAnyInRange('0', '9'), text.AsSpan().LastIndexOfAnyInRange('0', '9'));
        if (first < 0)
            return new(cell, text, "", PaymentDirection.Unknown, false, false);
        var (before, number, after) = (text[..first], text[first..(last + 1)], text[(last + 1)..]);
        var cents = Cents(ref after);
        number += cents;
        (before, after) = (Plain(before), Plain(after));
        var paymentDirections = new HashSet<PaymentDirection>();
        var isMarked = Take(ref before, paymentDirections) | Take(ref after, paymentDirections);
        if (before.Contains('(') || after.Contains(')'))
            // A bracket that has lost the other one may be a mark of anything.
            paymentDirections.Add(
                before.Contains('(') && after.Contains(')') ? PaymentDirection.Out : PaymentDirection.Contradictory
            );
        (before, after) = (
            before.Replace("(", "", StringComparison.Ordinal),
            after.Replace(")", "", StringComparison.Ordinal)
        );
        var paymentDirection = paymentDirections.Count switch
        {
            0 => PaymentDirection.Unknown,
            1 => paymentDirections.First(),
            _ => PaymentDirection.Contradictory,
        };
        return new(
            cell,
            $"{before.Trim()} {number} {after.Trim()}".Trim(),
            number,
            paymentDirection,
            cents.Length > 0,
            isMarked
        );
    }

    public static bool IsDash(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '﹣' or '－';

    public static bool IsPlus(char c) => c is '+' or '＋';

    /// <summary>The same number without the dash for cents, for a currency that has no decimals.</summary>
    public AmountCell WithoutCents() =>
        this with
        {
            Unsigned = Unsigned.Replace(Number, Number[..^3], StringComparison.Ordinal),
            Number = Number[..^3],
            HasDashCents = false,
        };

    /// <summary>
    /// Removes ",-" and similar forms, which mean no cents. Returns the decimals for which the dash stands.
    /// </summary>
    private static string Cents(ref string after)
    {
        var rest = after.TrimStart();
        if (
            rest is not [',' or '.', ..]
            || rest[1..].TrimStart() is not [var first, ..] dashes
            || !(IsDash(first) || first == '=')
        )
            return "";
        // "20.--" has one dash for each cent. After a long dash, or one of another kind, the next dash is a sign.
        after = first != '—' && dashes is [_, var second, ..] && second == first ? dashes[2..] : dashes[1..];
        return $"{rest[0]}00";
    }

    private static string Plain(string side) => string.Concat(side.Select(Plain));

    private static char Plain(char sign)
    {
        if (IsDash(sign))
            return '-';
        return IsPlus(sign) ? '+' : sign;
    }

    /// <summary>
    /// Removes the signs from the text on one side of the number. Returns whether there was a plus or letters among
    /// them.
    /// </summary>
    private static bool Take(ref string side, HashSet<PaymentDirection> paymentDirections)
    {
        var isMarked = side.Contains('+');
        if (isMarked)
            paymentDirections.Add(PaymentDirection.In);
        if (side.Contains('-'))
            paymentDirections.Add(PaymentDirection.Out);
        side = side.Replace('+', ' ').Replace('-', ' ');
        var left = new List<string>();
        foreach (var word in side.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var paymentDirection = DirectionOfWord(word.Trim('(', ')', '.'));
            if (paymentDirection == PaymentDirection.Unknown)
                left.Add(word);
            else
            {
                paymentDirections.Add(paymentDirection);
                isMarked = true;
                // "(CR)" has its own brackets; a single bracket belongs to the amount.
                if (word is not ['(', .., ')'])
                    left.Add(string.Concat(word.Where(c => c is '(' or ')')));
            }
        }
        side = string.Join(' ', left.Where(w => w.Length > 0));
        return isMarked;
    }

    /// <summary>The direction of a word next to an amount. The name of a currency has none.</summary>
    private static PaymentDirection DirectionOfWord(string word) =>
        word.ToUpperInvariant() switch
        {
            "C" or "H" => PaymentDirection.In,
            "D" or "S" => PaymentDirection.Out,
            { Length: < 2 } => PaymentDirection.Unknown,
            var name => Currency.TryGet(name, out _) ? PaymentDirection.Unknown : DirectionWords.ReadSign(word),
        };
}

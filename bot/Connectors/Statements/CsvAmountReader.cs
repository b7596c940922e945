using MilestoneBot.Connectors.Statements.Banks;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Reading;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Reads amounts as one statement writes them. One file has one decimal separator.</summary>
/// <param name="decimals">The separators that certainly precede decimals somewhere in the file.</param>
internal sealed class CsvAmountReader(IReadOnlySet<char> decimals)
{
    private const int MostDecimals = 3;

    private static readonly (Currency? None, Currency? Two, Currency? Three) Examples = (
        Of("JPY"),
        Of("EUR"),
        Of("KWD")
    );

    /// <summary>An amount, or why it has no single reading; and the amount of a cell without any currency.</summary>
    public readonly record struct CsvSum(Money? Amount, string Problem, AmountWithoutCurrency? Bare);

    /// <param name="ofBank">The separator before decimals by the bank table; null when it says none.</param>
    public static CsvAmountReader Detect(IEnumerable<AmountCell> cells, char? ofBank = null)
    {
        var shown = cells.Select(c => c.Number).Where(n => LoneAt(n) < 0).Select(Decimal).OfType<char>().ToHashSet();
        if (ofBank is { } mark && shown.Count == 0)
            shown.Add(mark);
        return new(shown);
    }

    /// <summary>The amount without its sign, or why it has no single reading.</summary>
    /// <param name="code">The currency's code; "" when nothing beside the cell names one.</param>
    public CsvSum Read(AmountCell cell, string code)
    {
        var no = new CsvSum(null, $"the amount {StatementText.Quoted(cell.Cell)} has no one reading", null);
        var unsigned = WithoutZeros(cell);
        if (cell.NamesDollar && CurrencySigns.IsDollar(code))
            unsigned = unsigned.Replace("$", "", StringComparison.Ordinal).Trim();
        if (MoneyText.Parse(unsigned, out _) is not { } typed)
            return no;
        Currency? currency = null;
        if (code.Length > 0 && !Currency.TryGet(code, out currency))
            return new(null, $"{StatementText.Quoted(code)} is no currency in use", null);
        // "1.234" is a thousand if points group thousands, and one and a bit if the same file writes "12.50".
        if (LoneAt(cell.Number) is >= 0 and var at && decimals.Contains(cell.Number[at]))
            return no;
        if (currency is null && !typed.HasCurrency)
            return Bare(typed, cell) is { } bare ? new(null, "", bare) : no;
        if (typed.ToMoney(currency, out _) is { } money)
            return new(money, "", null);
        return cell.HasDashCents ? Read(cell.WithoutCents(), code) : no;
    }

    private static AmountWithoutCurrency? Bare(MoneyText typed, AmountCell cell)
    {
        long? In(MoneyText text, Currency? currency) => text.ToMoney(currency, out _)?.Minor;
        var whole = In(typed, Examples.None);
        if (whole is null && cell.HasDashCents && MoneyText.Parse(cell.WithoutCents().Unsigned, out _) is { } dashed)
            whole = In(dashed, Examples.None);
        var bare = new AmountWithoutCurrency(whole, In(typed, Examples.Two), In(typed, Examples.Three));
        return bare is { Whole: null, Hundredths: null, Thousandths: null } ? null : bare;
    }

    /// <summary>Without the zeros that some banks write behind the decimals of any currency: 374.830000000.</summary>
    private static string WithoutZeros(AmountCell cell)
    {
        var at = cell.Number.LastIndexOfAny([',', '.']);
        var written = cell.Number.Length - at - 1;
        if (at < 0 || written <= MostDecimals || !cell.Number[(at + 1)..].All(char.IsAsciiDigit))
            return cell.Unsigned;
        var kept = cell.Number.TrimEnd('0');
        if (kept.Length < at + 3)
            kept = cell.Number[..(at + 3)];
        return cell.Unsigned.Replace(cell.Number, kept, StringComparison.Ordinal);
    }

    /// <summary>The position of the only separator if exactly three digits follow it; otherwise -1.</summary>
    private static int LoneAt(string number) =>
        number.AsSpan().IndexOfAny(',', '.') is > 0 and <= 3 and var at
        && number.Length == at + 4
        && number.Count(c => !char.IsAsciiDigit(c)) == 1
            ? at
            : -1;

    private static char? Decimal(string number) =>
        number.AsSpan().LastIndexOfAny(',', '.') is > 0 and var at && number.Length - at - 1 is 1 or 2
            ? number[at]
            : null;

    private static Currency? Of(string code) => Currency.TryGet(code, out var currency) ? currency : null;
}

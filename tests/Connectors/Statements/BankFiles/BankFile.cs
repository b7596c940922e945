using System.Globalization;
using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>
/// A small statement in the shape of one bank's files, with invented people. Rows of money that came in name an invoice
/// (INV-…) or say IN; rows of money that went out say OUT. No two sums of a file are the same.
/// </summary>
/// <param name="Expected">What must become of it, in the order of the file, as <see cref="Describe"/> says it; what
/// went out is not there.</param>
public sealed record BankFile(string Name, string Text, params string[] Expected)
{
    /// <summary>The file's ending.</summary>
    public string Ending { get; init; } = ".csv";

    /// <summary>The code page of the file; 0 for UTF-8.</summary>
    public int CodePage { get; init; }

    /// <summary>Its accounts in the settings.</summary>
    public IReadOnlyList<PaymentAccount> Accounts { get; init; } = [];

    public byte[] Bytes =>
        (CodePage == 0 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(CodePage)!).GetBytes(Text);

    public override string ToString() => Name;

    internal IReadOnlyList<IncomingPayment> Read() => Read(Bytes);

    internal IReadOnlyList<IncomingPayment> Read(byte[] bytes) =>
        StatementFileKind.ReadEntries($"statement{Ending}", bytes, 1000, new("Europe/Berlin", Accounts));

    /// <summary>"booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme GmbH": what is known before any invoice is looked at.</summary>
    internal static string Describe(IncomingPayment line)
    {
        var sum = line.Amount is { } money ? Sum(money) : "-";
        var numbers = string.Join('+', line.NamedInvoiceNumbers);
        var charges = line.Charges is { } kept ? $" charges {Sum(kept)}" : "";
        return line switch
        {
            { IsBankReturn: true } => $"taken back {sum} {numbers}".TrimEnd(),
            { Doubt.Length: > 0 } => $"parked {sum}: {line.Doubt}",
            { PutAsideReason.Length: > 0 } => $"aside {sum}: {line.PutAsideReason}",
            { AmountWithoutCurrency.Hundredths: { } minor } => $"no currency {Minor(minor)} {numbers} | {line.Payer}",
            _ =>
                $"{(line.ReviewReason.Length == 0 ? "booked" : "unnamed")} {line.On:yyyy-MM-dd} {sum} {numbers}".TrimEnd()
                    + $"{charges} | {line.Payer}",
        };
    }

    private static string Sum(Money money) =>
        $"{(money.Currency.Digits == 2 ? Minor(money.Minor) : money.Minor.ToString(CultureInfo.InvariantCulture))} {money.Currency}";

    private static string Minor(long minor) => $"{minor / 100}.{minor % 100:00}";
}

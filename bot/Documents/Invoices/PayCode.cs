using System.Globalization;
using System.Text;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using QRCoder;

namespace MilestoneBot.Documents.Invoices;

/// <summary>
/// The code that a banking app scans to fill in a credit transfer (EPC069-12 of the European Payments Council). It is
/// left out where it could not say the truth: another currency, a sum out of range, a holder that does not fit, an
/// account outside SEPA.
/// </summary>
public sealed class PayCode
{
    private const int MostOfHolder = 70;
    private const long MostMinor = 99_999_999_999;
    private const int HighestVersion = 13;

    /// <summary>The countries of the European Economic Area: there an IBAN is enough.</summary>
    private static readonly HashSet<string> InsideEea =
    [
        .. "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".Split(' '),
    ];

    /// <summary>The other countries of SEPA (EPC409-09): there a transfer also names the bank.</summary>
    private static readonly HashSet<string> OutsideEea = [.. "AD AL CH GB GI MC MD ME MK RS SM VA".Split(' ')];

    private readonly QRCodeData code;

    private PayCode(string payload, QRCodeData code) => (Payload, this.code) = (payload, code);

    /// <summary>The lines that the code holds.</summary>
    public string Payload { get; }

    /// <summary>How many modules it has in a row, with the quiet zone of four on each side.</summary>
    public int Size => code.ModuleMatrix.Count;

    public bool IsDark(int row, int column) => code.ModuleMatrix[row][column];

    /// <summary>The pay code of a document; null where it has none.</summary>
    /// <param name="sum">What is to be paid; on a copy what is still open.</param>
    public static PayCode? Create(InvoiceDocument document, Money sum) =>
        document.Kind != InvoiceDocumentKind.CreditNote && document.Seller.Details.Account is { } account
            ? Create(account, sum, document.PaymentReference)
            : null;

    /// <summary>A pay code for a sum and a creditor reference.</summary>
    public static PayCode? Create(BankAccount account, Money sum, string reference)
    {
        var country = account.Iban.Length >= 2 ? account.Iban[..2] : "";
        var holder = account.Holder.Trim().Normalize(NormalizationForm.FormC);
        var isReachable = InsideEea.Contains(country) || (OutsideEea.Contains(country) && account.Bic.Length > 0);
        var isTrue =
            sum.Currency == Currency.Eur
            && sum.Minor is > 0 and <= MostMinor
            && holder.Length is > 0 and <= MostOfHolder
            && !holder.Any(char.IsControl)
            && account.Bic.Length is 0 or 8 or 11
            && CreditorReference.IsValid(reference)
            && isReachable;
        if (!isTrue)
            return null;
        var amount = string.Create(CultureInfo.InvariantCulture, $"EUR{sum.ToInvariantString()}");
        var payload = string.Join(
            '\n',
            "BCD",
            "002",
            "1",
            "SCT",
            account.Bic,
            holder,
            account.Iban,
            amount,
            "",
            reference
        );
        // Bytes and no text: the standard knows no other encoding of the code than bytes.
        var matrix = QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(payload), QRCodeGenerator.ECCLevel.M);
        return matrix.Version <= HighestVersion ? new(payload, matrix) : null;
    }

    /// <summary>A picture of it for a web page; one unit is one module.</summary>
    public string ToSvg()
    {
        var path = new StringBuilder();
        foreach (var (row, column, length) in Bars())
            path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Size} {Size}\" shape-rendering=\"crispEdges\">"
            + $"<rect width=\"{Size}\" height=\"{Size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>";
    }

    /// <summary>The dark modules of each row, those side by side as one bar.</summary>
    internal IEnumerable<(int Row, int Column, int Length)> Bars()
    {
        for (var row = 0; row < Size; row++)
        for (var column = 0; column < Size; column++)
        {
            var start = column;
            while (column < Size && IsDark(row, column))
                column++;
            if (column > start)
                yield return (row, start, column - start);
        }
    }
}

using System.Text;

namespace MilestoneBot.Connectors.Statements;

/// <summary>Which column of a statement file is which, by the names that banks use in English and German.</summary>
internal sealed class CsvColumns
{
    private static readonly string[] BookedNames = ["date", "bookingdate", "bookeddate", "transactiondate", "postingdate", "completeddate", "buchungstag", "buchungsdatum", "buchung", "datum"];
    private static readonly string[] ValuedNames = ["value", "valuedate", "valuta", "valutadatum", "wertstellung", "wertstellungstag", "wertstellungsdatum"];
    private static readonly string[] AmountNames = ["amount", "transactionamount", "betrag", "umsatz"];
    private static readonly string[] CreditNames = ["credit", "creditamount", "paidin", "moneyin", "haben", "gutschrift", "eingang"];
    private static readonly string[] SignNames = ["creditdebit", "debitcredit", "creditdebitindicator", "dc", "cd", "sollhaben", "sollhabenkennzeichen", "sh"];
    private static readonly string[] CurrencyNames = ["currency", "ccy", "waehrung", "whg"];
    private static readonly string[] StateNames = ["status", "state", "info"];
    private static readonly string[] PayerNames = ["payer", "payername", "name", "counterparty", "counterpartyname", "sender", "from", "auftraggeber", "zahlungspflichtiger", "auftraggeberempfaenger", "beguenstigterzahlungspflichtiger", "namezahlungsbeteiligter", "auftraggeberbeguenstigter"];
    private static readonly string[] AccountNames = ["account", "accountnumber", "auftragskonto", "ibanauftragskonto", "konto"];
    private static readonly string[] BanksNames = ["transactionid", "bankreference", "bankreferenz", "buchungsreferenz"];
    private static readonly string[] ReferenceNames = ["reference", "paymentreference", "description", "details", "memo", "remittanceinformation", "verwendungszweck", "zweck", "vwz", "endtoendreference", "endtoendreferenz", "kundenreferenzendtoend", "kundenreferenz", "customerreference"];

    public required int Cells { get; init; }

    public required int Booked { get; init; }

    public required int Valued { get; init; }

    public required int Amount { get; init; }

    /// <summary>The amount is money in and never out: a column of its own.</summary>
    public required bool IsCreditOnly { get; init; }

    public required int Sign { get; init; }

    public required int Currency { get; init; }

    public required int State { get; init; }

    public required int Payer { get; init; }

    public required int Account { get; init; }

    public required int Banks { get; init; }

    public required IReadOnlyList<int> References { get; init; }

    /// <summary>The currency in the amount's own name: "Betrag (EUR)"; "" where none is.</summary>
    public required string Named { get; init; }

    /// <summary>Reads a header row; null for any other row.</summary>
    /// <exception cref="UnreadableException">Two columns could be the date, the amount or the currency.</exception>
    public static CsvColumns? Of(IReadOnlyList<string> cells)
    {
        var names = cells.Select(Folded).ToList();
        var (booked, valued) = (Only(names, BookedNames, "booking date"), Only(names, ValuedNames, "value date"));
        var (amount, credit) = (Only(names, AmountNames, "amount"), Only(names, CreditNames, "amount"));
        if ((booked < 0 && valued < 0) || (amount < 0 && credit < 0)) return null;
        var sum = amount >= 0 ? amount : credit;
        return new()
        {
            Cells = cells.Count, Booked = booked, Valued = valued, Amount = sum, IsCreditOnly = amount < 0, Sign = Only(names, SignNames, "sign"), Currency = Only(names, CurrencyNames, "currency"),
            State = First(names, StateNames), Payer = First(names, PayerNames), Account = First(names, AccountNames), Banks = First(names, BanksNames),
            References = [.. names.Index().Where(n => ReferenceNames.Contains(n.Item) || n.Item.StartsWith("verwendungszweck", StringComparison.Ordinal)).Select(n => n.Index)],
            Named = cells[sum].Split('(', ')', ' ').Select(w => w.Trim()).FirstOrDefault(w => w.Length == 3 && Domain.Currency.TryGet(w, out _)) ?? "",
        };
    }

    /// <summary>Letters alone, small, without what stands in brackets and without umlauts.</summary>
    private static string Folded(string cell)
    {
        var text = new StringBuilder();
        foreach (var c in cell.Split('(', 2)[0].ToLowerInvariant().Where(char.IsLetter).Take(60))
            text.Append(c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ => c.ToString() });
        var name = text.ToString();
        return name.Length > 3 && AmountNames.Contains(name[..^3]) && Domain.Currency.TryGet(name[^3..], out _) ? name[..^3] : name;
    }

    private static int First(List<string> names, string[] known) => names.FindIndex(n => known.Contains(n, StringComparer.Ordinal));

    private static int Only(List<string> names, string[] known, string what) => names.Count(n => known.Contains(n, StringComparer.Ordinal)) > 1
        ? throw new UnreadableException($"two of its columns could be the {what}")
        : First(names, known);
}

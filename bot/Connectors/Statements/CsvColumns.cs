namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The columns of a statement file, found by the names that banks use. Names of sign columns are known in seven
/// languages.
/// </summary>
internal sealed class CsvColumns
{
    private static readonly HashSet<string> BookedNames = Names(
        """
        date bookingdate bookeddate transactiondate postingdate completeddate buchungstag buchungsdatum buchung datum
        dateoperation datecomptable boekdatum boekingsdatum fecha fechaoperacion data dataoperazione datacontabile dataoperacji
        dataksiegowania
        """
    );

    private static readonly HashSet<string> ValuedNames = Names(
        """
        value valuedate valuta valutadatum wertstellung wertstellungstag wertstellungsdatum datevaleur dateval rentedatum
        fechavalor datavaluta datawaluty
        """
    );

    private static readonly HashSet<string> AmountNames = Names(
        "amount transactionamount betrag umsatz montant bedrag importe importo kwota"
    );

    private static readonly HashSet<string> CreditNames = Names(
        """
        credit credits creditamount amountcredit paidin moneyin amountin deposit deposits incoming inflow in haben betraghaben
        habenbetrag gutschrift gutschriften eingang
        eingaenge einnahmen montantcredit recettes entrees bij bijgeschreven abono abonos haber ingresos avere accrediti
        accredito entrate uznania uznanie ma wplywy
        """
    );

    private static readonly HashSet<string> DebitNames = Names(
        """
        debit debits debitamount amountdebit paidout moneyout amountout withdrawal withdrawals outgoing outflow out soll
        betragsoll sollbetrag lastschrift lastschriften
        belastung belastungen ausgang ausgaenge ausgaben montantdebit depenses sorties af afgeschreven cargo cargos debe gastos
        dare addebiti addebito uscite
        obciazenia obciazenie wn wyplywy
        """
    );

    /// <summary>Columns that hold only the sign.</summary>
    private static readonly HashSet<string> SignNames = Names(
        """
        creditdebit debitcredit creditdebitindicator debitcreditindicator creditdebitcode debitcreditcode creditordebit
        debitorcredit cdtdbtind dc cd drcr crdr dbcr
        sollhaben habensoll sollhabenkennzeichen shkennzeichen sh hs sign vorzeichen indicator dcindicator direction inout outin
        plusminus flow
        afbij bijaf sens kennzeichen richtung richtungderzahlung transactiondirection amountsign debetcredit debitcreditkennzeichen
        debehaber cargoabono abonocargo signo dareavere segno wnma strona znak dk debitkredit debeteditcredit debeter
        """
    );

    /// <summary>Columns with the kind of transaction, whose text may contain the direction.</summary>
    private static readonly HashSet<string> KindNames = Names(
        """
        type transactiontype txtype kind transactionkind paymenttype bookingtype operationtype umsatzart umsatztyp buchungsart
        buchungstext transaktionstyp transaktionsart
        vorgang vorgangsart art typ category transactioncode mutatiesoort soort typeoperation typedoperation nature operation
        tipo tipooperacion tipodeoperacion
        tipomovimiento tipooperazione causale tipologia rodzaj rodzajtransakcji rodzajoperacji typtransakcji typoperacji
        """
    );

    /// <summary>Columns that are filled when a payment was returned.</summary>
    private static readonly HashSet<string> ReturnsNames = Names(
        """
        redenretour retourreden returnreason reasonforreturn returncode returnreasoncode reasonofreturn rueckgabegrund
        retourengrund ruecklastschriftgrund motifrejet motifderejet motifretour motivodevolucion
        """
    );

    private static readonly HashSet<string> CurrencyNames = Names(
        "currency ccy waehrung whg devise valutacode munt divisa moneda waluta"
    );
    private static readonly HashSet<string> StateNames = Names("status state info");

    private static readonly HashSet<string> PayerNames = Names(
        """
        payer payername name counterparty counterpartyname sender from auftraggeber zahlungspflichtiger auftraggeberempfaenger
        beguenstigterzahlungspflichtiger
        namezahlungsbeteiligter auftraggeberbeguenstigter naam tegenpartij nom nadawca
        """
    );

    private static readonly HashSet<string> PayeeNames = Names(
        """
        to payee payeename recipient recipientname beneficiary beneficiaryname empfaenger empfaengername zahlungsempfaenger
        zahlungsempfaengerin beguenstigter destinataire beneficiaire begunstigde ontvanger beneficiario destinatario odbiorca
        """
    );

    private static readonly HashSet<string> AccountNames = Names(
        "account accountnumber auftragskonto ibanauftragskonto konto rekening rekeningnummer compte cuenta"
    );
    private static readonly HashSet<string> BanksNames = Names(
        "transactionid bankreference bankreferenz buchungsreferenz"
    );

    private static readonly HashSet<string> ReferenceNames = Names(
        """
        reference paymentreference description details memo remittanceinformation verwendungszweck zweck vwz endtoendreference
        endtoendreferenz
        kundenreferenzendtoend kundenreferenz customerreference mededelingen omschrijving libelle concepto descrizione tytul opis
        """
    );

    public required int CellCount { get; init; }

    public required int BookingDate { get; init; }

    public required int ValueDate { get; init; }

    public required int Amount { get; init; }

    /// <summary>The credit column; -1 when there is none.</summary>
    public required int Credit { get; init; }

    /// <summary>The debit column; -1 when there is none.</summary>
    public required int Debit { get; init; }

    /// <summary>Columns that hold only the sign, by their names.</summary>
    public required IReadOnlyList<int> Signs { get; init; }

    /// <summary>Columns with the kind of transaction, whose text may contain the direction.</summary>
    public required IReadOnlyList<int> Kinds { get; init; }

    /// <summary>All other columns that might contain a sign; those without a name first.</summary>
    public required IReadOnlyList<int> Others { get; init; }

    /// <summary>The columns as the file names them.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    public required int Currency { get; init; }

    public required int Status { get; init; }

    public required int Payer { get; init; }

    /// <summary>The payee column; below 0 when there is none.</summary>
    public required int Payee { get; init; }

    public required int Account { get; init; }

    public required int BankReference { get; init; }

    /// <summary>Columns with the reason for a returned payment.</summary>
    public required IReadOnlyList<int> Returns { get; init; }

    public required IReadOnlyList<int> References { get; init; }

    /// <summary>The currency in the header of the amount column: "Betrag (EUR)"; "" when there is none.</summary>
    public required string CurrencyInHeader { get; init; }

    /// <summary>Reads a header row. Returns null for any other row.</summary>
    /// <exception cref="UnreadableStatementException">Two columns could be the date, the amount or the
    /// currency.</exception>
    public static CsvColumns? ReadHeader(IReadOnlyList<string> cells)
    {
        var names = cells.Select(Folded).ToList();
        var (booked, valued) = (Only(names, BookedNames, "booking date"), Only(names, ValuedNames, "value date"));
        var (amount, credit, debit) = (
            Only(names, AmountNames, "amount"),
            Only(names, CreditNames, "amount"),
            Only(names, DebitNames, "amount")
        );
        if ((booked < 0 && valued < 0) || (amount < 0 && credit < 0))
            return null;
        var sum = amount >= 0 ? amount : credit;
        var (currency, state, payer, account, banks) = (
            Only(names, CurrencyNames, "currency"),
            First(names, StateNames),
            First(names, PayerNames),
            First(names, AccountNames),
            First(names, BanksNames)
        );
        IReadOnlyList<int> All(Func<string, bool> isOne) =>
            [.. names.Index().Where(n => isOne(n.Item)).Select(n => n.Index)];
        var (signs, kinds) = (All(n => SignNames.Contains(n)), All(n => KindNames.Contains(n)));
        int[] known = [booked, valued, amount, credit, debit, currency, account, banks, .. signs, .. kinds];
        return new()
        {
            CellCount = cells.Count,
            BookingDate = booked,
            ValueDate = valued,
            Amount = amount,
            Credit = credit,
            Debit = debit,
            Currency = currency,
            Status = state,
            Payer = payer,
            Payee = First(names, PayeeNames),
            Account = account,
            BankReference = banks,
            Signs = signs,
            Kinds = kinds,
            Header = [.. cells.Select(c => c.Trim())],
            Others = [.. Enumerable.Range(0, cells.Count).Except(known).OrderBy(c => names[c].Length > 0)],
            Returns = All(n => ReturnsNames.Contains(n)),
            References = All(n =>
                ReferenceNames.Contains(n) || n.StartsWith("verwendungszweck", StringComparison.Ordinal)
            ),
            CurrencyInHeader =
                cells[sum]
                    .Split('(', ')', ' ')
                    .Select(w => w.Trim())
                    .FirstOrDefault(w => w.Length == 3 && MilestoneBot.Domain.Amounts.Currency.TryGet(w, out _))
                ?? "",
        };
    }

    /// <summary>
    /// A column with long texts of payers and banks, in which a sign would only be a word among others.
    /// </summary>
    public bool IsText(int column) => column == Payer || References.Contains(column);

    /// <summary>
    /// Lower-case letters only, without text in brackets, without accents, and without the currency after an amount.
    /// </summary>
    private static string Folded(string cell)
    {
        var name = string.Concat(DirectionWords.Fold(cell.Split('(', 2)[0]).Where(char.IsLetter).Take(60));
        foreach (var ending in (ReadOnlySpan<int>)[3, 5])
        {
            // "Betrag EUR", "Gutschrift in CHF"
            if (
                name.Length <= ending
                || !MilestoneBot.Domain.Amounts.Currency.TryGet(name[^3..], out _)
                || (ending == 5 && name[^5..^3] != "in")
            )
                continue;
            if (
                name[..^ending] is var sum
                && (AmountNames.Contains(sum) || CreditNames.Contains(sum) || DebitNames.Contains(sum))
            )
                return sum;
        }
        return name;
    }

    private static HashSet<string> Names(string lines) =>
        [.. lines.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static int First(List<string> names, HashSet<string> known) => names.FindIndex(known.Contains);

    private static int Only(List<string> names, HashSet<string> known, string what) =>
        names.Count(known.Contains) > 1
            ? throw new UnreadableStatementException($"two of its columns could be the {what}")
            : First(names, known);
}

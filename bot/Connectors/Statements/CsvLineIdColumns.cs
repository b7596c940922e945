namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The columns of which the ids of entries are made. Ids of stored entries are for good, so these names are never
/// changed: what later versions read beside them is no part of an id.
/// </summary>
internal sealed class CsvLineIdColumns
{
    private static readonly HashSet<string> AccountNames = Names(
        "account accountnumber auftragskonto ibanauftragskonto konto rekening rekeningnummer compte cuenta"
    );
    private static readonly HashSet<string> BankNames = Names(
        "transactionid bankreference bankreferenz buchungsreferenz"
    );
    private static readonly HashSet<string> ReferenceNames = Names(
        """
        reference paymentreference description details memo remittanceinformation verwendungszweck zweck vwz endtoendreference
        endtoendreferenz
        kundenreferenzendtoend kundenreferenz customerreference mededelingen omschrijving libelle concepto descrizione tytul opis
        """
    );

    private readonly int account,
        bank;
    private readonly IReadOnlyList<int> references;

    public CsvLineIdColumns(CsvColumns columns)
    {
        var names = columns.Header.Select(Fold).ToList();
        account = names.FindIndex(AccountNames.Contains);
        bank = names.FindIndex(BankNames.Contains);
        references =
        [
            .. names
                .Index()
                .Where(n =>
                    ReferenceNames.Contains(n.Item) || n.Item.StartsWith("verwendungszweck", StringComparison.Ordinal)
                )
                .Select(n => n.Index),
        ];
        // Tables whose words were not known before have no stored ids.
        if (references.Count == 0)
            references = columns.References;
        if (account < 0)
            account = columns.Account;
    }

    public string Account(string[] row) => CsvStatementReader.Cell(row, account);

    public string Bank(string[] row) => CsvStatementReader.Cell(row, bank);

    public string Reference(string[] row) =>
        StatementText.Joined(references.Select(c => CsvStatementReader.Cell(row, c)));

    private static string Fold(string cell) =>
        string.Concat(DirectionWords.Fold(cell.Split('(', 2)[0]).Where(char.IsLetter).Take(60));

    private static HashSet<string> Names(string lines) =>
        [.. lines.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}

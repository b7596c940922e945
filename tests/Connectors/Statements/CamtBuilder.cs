namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Writes bank statements as banks do, for tests.</summary>
internal static class CamtBuilder
{
    public const string Iban = "DE89370400440532013000";

    public static string File(params string[] entries) => Version("08", entries);

    public static string Version(string version, params string[] entries) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
                <Stmt><Id>S1</Id><Acct><Id><IBAN>{Iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
                  <Bal><Amt Ccy="EUR">99999.00</Amt></Bal>
                  {string.Join('\n', entries)}
                </Stmt>
              </BkToCstmrStmt>
            </Document>
            """;

    /// <param name="bank">The bank's own reference; "" for none.</param>
    /// <param name="details">The entry's NtryDtls; null for one with the text as remittance information.</param>
    public static string Entry(
        string amount,
        string text,
        string on = "2026-07-20",
        string bank = "",
        string credit = "CRDT",
        string status = "<Sts><Cd>BOOK</Cd></Sts>",
        string currency = "EUR",
        string more = "",
        string? details = null
    )
    {
        var (number, reference) =
            bank.Length > 0 ? ("<NtryRef>1</NtryRef>", $"<AcctSvcrRef>{bank}</AcctSvcrRef>") : ("", "");
        details ??= $"<NtryDtls><TxDtls>{Transaction(null, text)}</TxDtls></NtryDtls>";
        return $"<Ntry>{number}<Amt Ccy=\"{currency}\">{amount}</Amt><CdtDbtInd>{credit}</CdtDbtInd>"
            + $"{more}{status}<BookgDt><Dt>{on}</Dt></BookgDt><ValDt><Dt>{on}</Dt></ValDt>\n"
            + $"{reference}{details}<AddtlNtryInf>SEPA CREDIT TRANSFER</AddtlNtryInf></Ntry>";
    }

    public static string Transaction(string? amount, string text, string end = "NOTPROVIDED")
    {
        var sum = amount is null ? "" : $"<Amt Ccy=\"EUR\">{amount}</Amt>";
        return $"<Refs><EndToEndId>{end}</EndToEndId></Refs>{sum}"
            + "<RltdPties><Dbtr><Pty><Nm>Acme GmbH</Nm></Pty></Dbtr></RltdPties>"
            + $"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>";
    }
}

using System.Globalization;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>Statements in camt.053 as banks write them.</summary>
internal static class CamtFiles
{
    private const string Out = "<RmtInf><Ustrd>OUT rent</Ustrd></RmtInf>";

    public static IEnumerable<BankFile> All =>
        [
            Of(
                "camt, version 02 with a debit",
                [Entry(1190, "CRDT", Text("INV-2026-0014")), Entry(700, "DBIT", Out)],
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 |"
            ),
            Of(
                "camt, who owed the money is the payer",
                [
                    Entry(
                        1190,
                        "CRDT",
                        "<RltdPties><Dbtr><Nm>Collect Ltd</Nm></Dbtr><UltmtDbtr><Nm>Acme GmbH</Nm></UltmtDbtr></RltdPties>"
                            + Text("INV-2026-0014")
                    ),
                ],
                "booked 2026-11-30 1190.00 EUR INV-2026-0014 | Acme GmbH"
            ),
            Of(
                "camt, a structured reference and several numbers",
                [
                    Entry(
                        2380,
                        "CRDT",
                        "<RmtInf><Strd><RfrdDocInf><Nb>INV-2026-0014</Nb></RfrdDocInf><RfrdDocInf><Nb>INV-2026-0015</Nb></RfrdDocInf>"
                            + "<RfrdDocAmt><DuePyblAmt Ccy=\"EUR\">2380.00</DuePyblAmt></RfrdDocAmt>"
                            + "<CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>"
                    ),
                ],
                "booked 2026-11-30 2380.00 EUR INV-2026-0014+INV-2026-0015 |"
            ),
            Of(
                "camt, the number stands in another reference",
                [
                    Entry(
                        500,
                        "CRDT",
                        "<Refs><InstrId>INV-2026-0014</InstrId><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
                            + Text("thanks")
                    ),
                ],
                "booked 2026-11-30 500.00 EUR INV-2026-0014 |"
            ),
            Of(
                "camt, charges kept by banks on the way",
                [
                    Entry(
                        1175,
                        "CRDT",
                        Text("INV-2026-0014"),
                        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">15.00</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy=\"EUR\">15.00</Amt></Rcrd></Chrgs>"
                    ),
                ],
                "booked 2026-11-30 1175.00 EUR INV-2026-0014 charges 15.00 EUR |"
            ),
            Of(
                "camt, a batch with its parts",
                [
                    Entry(
                        300,
                        "CRDT",
                        "<Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + Text("INV-2026-0014"),
                        "",
                        "<Amt Ccy=\"EUR\">200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + Text("INV-2026-0015")
                    ),
                ],
                "booked 2026-11-30 100.00 EUR INV-2026-0014 |",
                "booked 2026-11-30 200.00 EUR INV-2026-0015 |"
            ),
            Of(
                "camt, a reversal and a return",
                [
                    Entry(238, "DBIT", "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>" + Text("INV-2026-0014")),
                    Entry(119, "CRDT", Text("INV-2026-0015"), "<RvslInd>true</RvslInd>"),
                ],
                "taken back 238.00 EUR INV-2026-0014",
                "parked 119.00 EUR: the bank says that it reverses an earlier booking"
            ),
            Of(
                "camt, the payout of a processor",
                [
                    Entry(
                        902,
                        "CRDT",
                        "<RltdPties><Dbtr><Nm>Stichting Mollie Payments</Nm></Dbtr></RltdPties>"
                            + Text("IN settlement 4711")
                    ),
                ],
                "aside 902.00 EUR: it is a payout of Mollie, which pays out many payments in one sum less its fees"
            ),
            Of(
                "camt, times with an offset",
                [
                    Entry(44, "CRDT", Text("INV-2026-0014"))
                        .Replace("<Dt>2026-11-30</Dt>", "<DtTm>2026-11-29T23:30:00Z</DtTm>", StringComparison.Ordinal),
                ],
                "booked 2026-11-30 44.00 EUR INV-2026-0014 |"
            ),
            Of(
                "camt, .053",
                [Entry(45, "CRDT", Text("INV-2026-0014"))],
                "booked 2026-11-30 45.00 EUR INV-2026-0014 |"
            ) with
            {
                Ending = ".053",
            },
            Of(
                "camt, older code page",
                [Entry(46, "CRDT", Text("Größe INV-2026-0014"))],
                "booked 2026-11-30 46.00 EUR INV-2026-0014 |"
            ) with
            {
                CodePage = 1252,
            },
        ];

    public static string Entry(int euros, string side, string part, string more = "", params string[] parts)
    {
        var amount = euros.ToString(CultureInfo.InvariantCulture);
        var all = string.Concat(new[] { part }.Concat(parts).Select(p => $"<TxDtls>{p}</TxDtls>"));
        var (before, behind) = more.Contains("Chrgs", StringComparison.Ordinal) ? ("", more) : (more, "");
        return $"<Ntry><Amt Ccy=\"EUR\">{amount}.00</Amt><CdtDbtInd>{side}</CdtDbtInd>{before}"
            + "<Sts>BOOK</Sts><BookgDt><Dt>2026-11-30</Dt></BookgDt><ValDt><Dt>2026-11-30</Dt></ValDt>"
            + $"<AcctSvcrRef>REF{amount}0001</AcctSvcrRef>{behind}<NtryDtls>{all}</NtryDtls></Ntry>";
    }

    private static string Text(string text) => $"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>";

    private static BankFile Of(string name, string[] entries, params string[] expected)
    {
        var encoding = name.Contains("code page", StringComparison.Ordinal) ? "windows-1252" : "utf-8";
        return new(
            name,
            $"""
              <?xml version="1.0" encoding="{encoding}"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <Stmt><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
            {string.Join('\n', entries)}
            </Stmt></BkToCstmrStmt></Document>
            """,
            expected
        )
        {
            Ending = ".xml",
        };
    }
}

using System.Xml;
using System.Xml.Linq;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in ISO 20022 camt.053 of any version, and account reports of the day (camt.052), whose booked
/// entries are the same ones: elements are found by their local names. Reads booked credits, with each part of a batch as an entry of its own. Reversed entries and entries that do not add up are
/// doubtful. Nothing outside the file is ever opened.
/// </summary>
internal static class CamtStatementReader
{
    private const int MaxDepth = 40;

    private const string Instead = "; export CAMT.053 (.xml) or CSV from your bank",
        Statement = "BkToCstmrStmt",
        Report = "BkToCstmrAcctRpt";

    /// <exception cref="UnreadableStatementException">It is not such a statement, or it is malicious.</exception>
    public static IReadOnlyList<IncomingPayment> Read(byte[] file, int most, StatementContext? context = null)
    {
        try
        {
            var text = XmlText.Decode(file);
            using (var depthReader = Open(text))
            {
                while (depthReader.Read())
                    if (depthReader.Depth > MaxDepth)
                        throw new UnreadableStatementException("its elements are nested too deep");
            }
            using var reader = Open(text);
            return Read(reader, most, context ?? StatementContext.Unknown);
        }
        catch (XmlException e)
        {
            throw new UnreadableStatementException(
                e.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "it declares a document type, which a statement never does"
                    : $"it is no well-formed XML (line {e.LineNumber}, character {e.LinePosition}); nothing of it is recorded, fetch it again"
            );
        }
    }

    private static XmlReader Open(string text) =>
        XmlReader.Create(
            new StringReader(text),
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersFromEntities = 1024,
                MaxCharactersInDocument = 2L * StatementFolderSource.MostBytes,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            }
        );

    private static IReadOnlyList<IncomingPayment> Read(XmlReader reader, int most, StatementContext context)
    {
        var (found, ids, account, isStatement) = (
            new List<(int Entry, IncomingPayment Line)>(),
            new StatementLineIds("camt"),
            "",
            false
        );
        var (statements, entries, other) = (0, 0, "");
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && !isStatement && other.Length == 0)
                other = OtherKind(reader.LocalName);
            if (
                reader.NodeType != XmlNodeType.Element
                || reader.LocalName is not (Statement or Report or "Stmt" or "Rpt" or "Acct" or "Ntry")
            )
            {
                reader.Read();
                continue;
            }
            isStatement |= reader.LocalName is Statement or Report;
            if (reader.LocalName is Statement or Report or "Stmt" or "Rpt")
            {
                (ids, account) = (new("camt"), "");
                statements++;
                reader.Read();
                continue;
            }
            if (!isStatement)
                break;
            var element = (XElement)XNode.ReadFrom(reader);
            if (element.Name.LocalName == "Acct")
                account = CamtEntryReader.Text(element, "Id", "IBAN") is { Length: > 0 } iban
                    ? iban
                    : CamtEntryReader.Text(element, "Id", "Othr", "Id");
            else
                found.AddRange(
                    CamtEntryReader.Read(element, account, ids, statements, context).Select(line => (entries, line))
                );
            entries++;
            if (found.Count > most)
                throw new UnreadableStatementException($"it has more than {most:#,0} entries");
        }
        return isStatement
            ? BankReferenceReader.WithoutRepeated(found)
            : throw new UnreadableStatementException(
                $"it is no bank statement (camt.053){(other.Length > 0 ? other : Instead)}"
            );
    }

    /// <summary>
    /// Messages of the same family, and what to do instead. A notification tells parts of what the statement tells in one
    /// sum, so that reading both would count them twice (ISO 20022 camt.054).
    /// </summary>
    private static string OtherKind(string name) =>
        name switch
        {
            "BkToCstmrDbtCdtNtfctn" => " but a notification (camt.054); ask the bank for camt.053",
            "CstmrCdtTrfInitn" or "CstmrDrctDbtInitn" =>
                " but an order to the bank (pain), which is no money yet; export CAMT.053 (.xml) or CSV from your bank",
            "CstmrPmtStsRpt" =>
                " but the bank's answer to an order (pain.002); export CAMT.053 (.xml) or CSV from your bank",
            _ => "",
        };
}

using System.Text;
using System.Xml;
using System.Xml.Linq;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in ISO 20022 camt.053 of any version: elements are found by their local names. Reads booked
/// credits, with each part of a batch as an entry of its own. Reversed entries and entries that do not add up are
/// doubtful. Nothing outside the file is ever opened.
/// </summary>
internal static class CamtStatementReader
{
    private const int MaxDepth = 40;

    /// <summary>
    /// Older banking software declares Windows-1252, which .NET supports only through this provider.
    /// </summary>
    static CamtStatementReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableStatementException">It is not such a statement, or it is malicious.</exception>
    public static IReadOnlyList<IncomingPayment> Read(byte[] file, int most)
    {
        try
        {
            using (var depthReader = Open(file))
            {
                while (depthReader.Read())
                    if (depthReader.Depth > MaxDepth)
                        throw new UnreadableStatementException("its elements are nested too deep");
            }
            using var reader = Open(file);
            return Read(reader, most);
        }
        catch (XmlException e)
        {
            throw new UnreadableStatementException(
                e.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "it declares a document type, which a statement never does"
                    : $"it is no well-formed XML (line {e.LineNumber})"
            );
        }
    }

    private static XmlReader Open(byte[] file) =>
        XmlReader.Create(
            new MemoryStream(file, writable: false),
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

    private static IReadOnlyList<IncomingPayment> Read(XmlReader reader, int most)
    {
        var (found, ids, account, isStatement) = (
            new List<(int Entry, IncomingPayment Line)>(),
            new StatementLineIds("camt"),
            "",
            false
        );
        var (statements, entries) = (0, 0);
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (
                reader.NodeType != XmlNodeType.Element
                || reader.LocalName is not ("BkToCstmrStmt" or "Stmt" or "Acct" or "Ntry")
            )
            {
                reader.Read();
                continue;
            }
            isStatement |= reader.LocalName == "BkToCstmrStmt";
            if (reader.LocalName is "BkToCstmrStmt" or "Stmt")
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
                found.AddRange(CamtEntryReader.Read(element, account, ids, statements).Select(line => (entries, line)));
            entries++;
            if (found.Count > most)
                throw new UnreadableStatementException($"it has more than {most:#,0} entries");
        }
        return isStatement
            ? BankReferenceReader.WithoutRepeated(found)
            : throw new UnreadableStatementException("it is no bank statement (camt.053)");
    }
}

using System.Xml;
using System.Xml.Linq;
using MilestoneBot.Domain;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads bank statements in ISO 20022 camt.053, whatever its version: elements are known by their local names. Booked money in, each
/// part of a batch by itself; what is reversed or does not add up is in doubt. Nothing outside of the file is ever looked at.
/// </summary>
internal static class CamtReader
{
    private const int MostDepth = 40;

    private static readonly string[] OwnRefs = ["AcctSvcrRef", "TxId", "InstrId", "EndToEndId"];

    /// <exception cref="UnreadableException">It is no such statement, or hostile.</exception>
    public static IReadOnlyList<Receipt> Read(byte[] file, int most)
    {
        try
        {
            using (var look = Open(file))
            {
                while (look.Read())
                    if (look.Depth > MostDepth) throw new UnreadableException("its elements are nested too deep");
            }
            using var reader = Open(file);
            return Read(reader, most);
        }
        catch (XmlException e)
        {
            throw new UnreadableException(e.Message.Contains("DTD", StringComparison.Ordinal) ? "it declares a document type, which a statement never does" : $"it is no well-formed XML (line {e.LineNumber})");
        }
    }

    private static XmlReader Open(byte[] file) => XmlReader.Create(new MemoryStream(file, writable: false), new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, MaxCharactersInDocument = 2L * StatementFolder.MostBytes,
        IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
    });

    private static List<Receipt> Read(XmlReader reader, int most)
    {
        var (found, ids, account, isStatement) = (new List<Receipt>(), new LineIds("camt"), "", false);
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("BkToCstmrStmt" or "Stmt" or "Acct" or "Ntry"))
            {
                reader.Read();
                continue;
            }
            isStatement |= reader.LocalName == "BkToCstmrStmt";
            if (reader.LocalName is "BkToCstmrStmt" or "Stmt")
            {
                (ids, account) = (new("camt"), "");
                reader.Read();
                continue;
            }
            if (!isStatement) break;
            var element = (XElement)XNode.ReadFrom(reader);
            if (element.Name.LocalName == "Acct") account = Text(element, "Id", "IBAN") is { Length: > 0 } iban ? iban : Text(element, "Id", "Othr", "Id");
            else found.AddRange(Entry(element, account, ids));
            if (found.Count > most) throw new UnreadableException($"it has more than {most:#,0} entries");
        }
        return isStatement ? found : throw new UnreadableException("it is no bank statement (camt.053)");
    }

    private static IEnumerable<Receipt> Entry(XElement entry, string account, LineIds ids)
    {
        var (sum, status, isCredit) = (Child(entry, "Amt"), Need(entry, "Sts"), Need(entry, "CdtDbtInd") == "CRDT");
        if (sum is null) throw new UnreadableException("an entry has no amount");
        var isReversal = Text(entry, "RvslInd") is "true" or "1";
        if (status != "BOOK" || (!isCredit && !isReversal)) yield break;
        var (booked, valued) = (Day(entry, "BookgDt"), Day(entry, "ValDt"));
        var parts = entry.Elements().Where(e => e.Name.LocalName == "NtryDtls").SelectMany(d => d.Elements().Where(e => e.Name.LocalName == "TxDtls")).ToList();
        var (whole, wrong) = Sum(sum);
        var doubt = wrong.Length > 0 ? wrong
            : isReversal ? isCredit ? "the bank says that it reverses an earlier booking" : "the bank has taken this money back"
            : parts.Count > 1 ? Adds(parts, whole!.Value) : "";
        var known = Ref(Text(entry, "AcctSvcrRef")) is { Length: > 0 } banks ? banks : Ref(Text(entry, "NtryRef"), least: 6);
        // A part is one line; what does not add up is one line as a whole.
        foreach (var part in parts.Count > 1 && doubt.Length == 0 ? parts : [parts.Count == 1 ? parts[0] : new XElement("TxDtls")])
        {
            var amount = parts.Count > 1 && doubt.Length == 0 ? Sum(AmountOf(part)!).Money : whole;
            if (amount is { IsPositive: false }) continue;
            var own = string.Join(' ', OwnRefs.Select(name => Ref(Text(part, "Refs", name))));
            var reference = StatementText.Joined([.. References(part), .. parts.Count > 1 ? [] : new[] { Text(entry, "AddtlNtryInf") }]);
            var day = StatementText.Effective(booked, valued);
            var id = known.Length > 0
                ? ids.Next(account, known, own.Trim(), Text(booked), amount?.WithCode() ?? sum.Value)
                : ids.Next(account, Text(booked ?? valued), amount?.WithCode() ?? sum.Value, reference);
            yield return new(id, day, amount, reference, Payer(part)) { Doubt = doubt, IsTakenBack = isReversal && !isCredit,
                Refs = StatementText.Joined(OwnRefs.Select(name => Ref(Text(part, "Refs", name)))
                .Append(Ref(Text(entry, "AcctSvcrRef")))) };
        }
    }

    /// <summary>What is wrong with the parts of a batch; "" when each has its sum and together they are the entry's.</summary>
    private static string Adds(List<XElement> parts, Money whole)
    {
        long sum = 0;
        foreach (var part in parts)
        {
            if (AmountOf(part) is not { } own || Sum(own).Money is not { } money || money.Currency != whole.Currency || Text(part, "CdtDbtInd") == "DBIT") return "it is a batch whose parts have no sums of their own";
            sum = checked(sum + money.Minor);
        }
        return sum == whole.Minor ? "" : "the parts of this batch do not add up to it";
    }

    private static XElement? AmountOf(XElement part) => Child(part, "Amt") ?? Child(part, "AmtDtls", "TxAmt", "Amt");

    private static (Money? Money, string Problem) Sum(XElement amount)
    {
        var code = amount.Attributes().FirstOrDefault(a => a.Name.LocalName == "Ccy")?.Value.Trim() ?? "";
        if (!Currency.TryGet(code, out var currency)) return (null, $"{StatementText.Quoted(code)} is no currency in use");
        return StatementText.Plain(amount.Value.Trim(), currency) is { } money ? (money, "") : (null, $"the amount {StatementText.Quoted(amount.Value)} is none in {code}");
    }

    private static IEnumerable<string> References(XElement part)
    {
        foreach (var remittance in part.Elements().Where(e => e.Name.LocalName == "RmtInf"))
        {
            foreach (var line in remittance.Elements())
            {
                if (line.Name.LocalName == "Ustrd") yield return line.Value;
                else if (line.Name.LocalName == "Strd")
                {
                    yield return Text(line, "CdtrRefInf", "Ref");
                    foreach (var document in line.Elements().Where(e => e.Name.LocalName == "RfrdDocInf")) yield return Text(document, "Nb");
                    foreach (var more in line.Elements().Where(e => e.Name.LocalName == "AddtlRmtInf")) yield return more.Value;
                }
            }
        }
        yield return Ref(Text(part, "Refs", "EndToEndId"));
        yield return Text(part, "AddtlTxInf");
    }

    private static string Payer(XElement part) =>
        StatementText.Tidy(Text(part, "RltdPties", "Dbtr", "Nm") is { Length: > 0 } name ? name : Text(part, "RltdPties", "Dbtr", "Pty", "Nm"));

    /// <summary>A reference that says something; a running number of the statement tells nothing in another file.</summary>
    private static string Ref(string text, int least = 1) => text.Length >= least && text.ToUpperInvariant() is not ("NOTPROVIDED" or "NONREF" or "NOTAVAILABLE") ? text : "";

    private static DateOnly? Day(XElement entry, string name)
    {
        var text = Text(entry, name, "Dt") is { Length: > 0 } date ? date : Text(entry, name, "DtTm");
        return text.Length < 10 ? null : StatementText.Exact(text[..10], "yyyy-MM-dd");
    }

    private static string Text(DateOnly? day) => day?.Iso() ?? "";

    private static string Need(XElement entry, string name) => Child(entry, name)?.Value.Trim() is { Length: > 0 } text ? text : throw new UnreadableException($"an entry has no {name}");

    private static string Text(XElement of, params string[] path) => Child(of, path)?.Value.Trim() ?? "";

    private static XElement? Child(XElement of, params string[] path) => path.Aggregate((XElement?)of, (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name));
}

using System.Xml.Linq;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads one entry of a camt.053 statement: credits, with each part of a batch as an entry of its own; bank returns;
/// and contradictory entries as doubtful. Entries that are certainly debits are left out.
/// </summary>
internal static class CamtEntryReader
{
    private const string TakenBack = "the bank has taken this money back";

    private static readonly string[] NotBooked = ["PDNG", "INFO", "FUTR"];

    private static readonly string[] Debtors = ["UltmtDbtr", "Dbtr"];

    private static readonly string[] OwnRefs = ["AcctSvcrRef", "TxId", "InstrId", "EndToEndId"];

    /// <summary>ISO 20022 bank transaction codes for payments that are returned or reversed.</summary>
    private static readonly string[] ReturnKinds = ["RRTN", "UPDD", "PRDD", "RCDD", "UPCQ", "UPCT", "RPCR"];

    /// <summary>
    /// The same as transaction codes of German banks (GVC): returned direct debits, cheques and transfers.
    /// </summary>
    private static readonly string[] ReturnNumbers =
    [
        "108",
        "109",
        "110",
        "111",
        "112",
        "159",
        "181",
        "182",
        "183",
        "184",
        "185",
    ];

    /// <summary>
    /// The source of one result: a part of the entry, or the whole entry when it has no parts or they do not add up.
    /// </summary>
    /// <param name="Texts">The element with its texts.</param>
    /// <param name="Part">The part with its own references; an empty element for a batch as a whole.</param>
    private sealed record CamtEntryPart(
        IReadOnlyList<XElement> Texts,
        XElement Part,
        Money? Amount,
        string Doubt,
        bool IsBack
    );

    public static IEnumerable<IncomingPayment> Read(
        XElement entry,
        string account,
        StatementLineIds ids,
        int statement,
        StatementContext context
    )
    {
        // An entry that lacks what every entry has is parked, and the others of the file are read.
        var sum = Child(entry, "Amt") ?? new XElement("Amt");
        var (status, side) = (Text(entry, "Sts"), Text(entry, "CdtDbtInd"));
        // What is not booked yet, or only told, comes again when it is booked (ISO 20022 entry status).
        if (NotBooked.Contains(status, StringComparer.Ordinal))
            yield break;
        var parts = entry
            .Elements()
            .Where(e => e.Name.LocalName == "NtryDtls")
            .SelectMany(d => d.Elements().Where(e => e.Name.LocalName == "TxDtls"))
            .ToList();
        var (booked, valued) = (Day(entry, "BookgDt", context.Zone), Day(entry, "ValDt", context.Zone));
        var known = Ref(Text(entry, "AcctSvcrRef")) is { Length: > 0 } banks
            ? banks
            : Ref(Text(entry, "NtryRef"), least: 6);
        var isReversal = Text(entry, "RvslInd") is "true" or "1";
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var camtEntryPart in side == "DBIT"
                ? ReadDebit(entry, sum, parts, isReversal)
                : ReadCredit(entry, sum, parts, side, isReversal)
        )
        {
            if (camtEntryPart.Amount is { IsPositive: false })
                continue;
            var own = string.Join(' ', OwnRefs.Select(name => Ref(Text(camtEntryPart.Part, "Refs", name))));
            string[] note = parts.Count > 1 ? [] : [Text(entry, "AddtlNtryInf")];
            var (reference, inId) = (
                StatementText.Joined([.. camtEntryPart.Texts.SelectMany(References), .. note]),
                StatementText.Joined([.. References(camtEntryPart.Part), .. note])
            );
            var (day, amountText) = (Text(booked ?? valued), camtEntryPart.Amount?.ToStringWithCode() ?? sum.Value);
            // Earlier versions did not read returns without the bank's reversal indicator. Such a return must not
            // change the running number of other entries.
            string[] returnMark = camtEntryPart.IsBack && !isReversal ? ["taken back"] : [];
            var id =
                known.Length > 0
                    ? ids.Create([account, known, own.Trim(), Text(booked), amountText, .. returnMark])
                    : ids.Create([account, day, amountText, inId, .. returnMark]);
            var (kind, bank) = BankReferenceOf(entry, camtEntryPart.Part);
            var position = positions[amountText] = positions.GetValueOrDefault(amountText) + 1;
            var (payer, text) = (Payer(camtEntryPart.Part), CamtTexts.WithOthers(reference, camtEntryPart.Texts));
            var payout = camtEntryPart.IsBack ? "" : PayoutReader.Find(payer, text);
            var isNamed = InvoiceNumberFinder.FindIn(text).Count > 0;
            var doubt = camtEntryPart.Doubt;
            if (doubt.Length == 0 && status.Length == 0)
                doubt = "it does not say whether it is booked";
            yield return new(id, StatementText.EffectiveDate(booked, valued), camtEntryPart.Amount, text, payer)
            {
                Doubt = doubt.Length == 0 && payout.Length > 0 && isNamed ? StatementText.NamedPayout : doubt,
                PutAsideReason = doubt.Length == 0 && payout.Length > 0 && !isNamed ? StatementText.Payout(payout) : "",
                Charges = CamtTexts.Charges(parts.Count > 1 ? camtEntryPart.Part : entry, camtEntryPart.Part),
                IsBankReturn = camtEntryPart.IsBack,
                BankReferences = StatementText.Joined(
                    OwnRefs
                        .Select(name => Ref(Text(camtEntryPart.Part, "Refs", name)))
                        .Append(Ref(Text(entry, "AcctSvcrRef")))
                ),
                Identity = new(
                    TransferIdentity.NormalizeAccount(account),
                    bank,
                    bank.Length > 0 ? kind : "",
                    kind == "part" ? 1 : position,
                    booked,
                    StatementLineIds.ContentKey(
                        account,
                        day,
                        amountText,
                        reference,
                        camtEntryPart.IsBack ? "taken back" : ""
                    ),
                    statement
                ),
            };
        }
    }

    private static IEnumerable<CamtEntryPart> ReadCredit(
        XElement entry,
        XElement sum,
        List<XElement> parts,
        string side,
        bool isReversal
    )
    {
        var (whole, wrong) = Sum(sum);
        var doubt = Doubt();
        return parts.Count > 1 && doubt.Length == 0
            ? parts.Select(p => new CamtEntryPart([p], p, Sum(AmountOf(p)!).Money, "", IsBack: false))
            : [Whole(parts, whole, doubt, isReturn: false)];

        string Doubt()
        {
            if (wrong.Length > 0)
                return wrong;
            if (side.Length == 0)
                return "it does not say whether it is money in or out";
            if (side != "CRDT")
                return $"{StatementText.Quoted(side)} does not say whether it is money in or out";
            if (isReversal)
                return "the bank says that it reverses an earlier booking";
            if (IsReturn(entry) || parts.Exists(IsReturn))
                return "the bank says that it is a payment which came back";
            if (parts is [var only] && IsOut(only))
                return "its one part is money out, and the entry is money in";
            if (parts.Count <= 1)
                return "";
            return parts.Exists(IsOut) ? "a part of this batch is money out" : FindSumProblem(parts, whole!.Value);
        }
    }

    /// <summary>
    /// Of a debit: bank returns, and the parts of a batch that are credits. Everything else is certainly a debit.
    /// </summary>
    private static IEnumerable<CamtEntryPart> ReadDebit(
        XElement entry,
        XElement sum,
        List<XElement> parts,
        bool isReversal
    )
    {
        var (whole, wrong) = Sum(sum);
        var isWholeReturned = isReversal || IsReturn(entry) || (parts is [var only] && IsReturn(only));
        if (
            isWholeReturned
            && (
                parts.Count <= 1
                || wrong.Length > 0
                || parts.Exists(IsIn)
                || FindSumProblem(parts, whole!.Value).Length > 0
            )
        )
            return [Whole(parts, whole, wrong.Length > 0 ? $"{TakenBack}, and {wrong}" : TakenBack, isReturn: true)];
        return
        [
            .. parts
                .Where(p => !IsIn(p) && (isWholeReturned || IsReturn(p)))
                .Select(p => Of(p, TakenBack, isReturn: true)),
            .. parts.Where(IsIn).Select(p => Of(p, "it is money in, and its entry is money out", isReturn: false)),
        ];
    }

    private static CamtEntryPart Of(XElement part, string doubt, bool isReturn) =>
        new([part], part, AmountOf(part) is { } own ? Sum(own).Money : null, doubt, isReturn);

    private static CamtEntryPart Whole(List<XElement> parts, Money? amount, string doubt, bool isReturn) =>
        new(parts, parts.Count == 1 ? parts[0] : new XElement("TxDtls"), amount, doubt, isReturn);

    /// <summary>
    /// The bank's reference of an entry: its own; otherwise that of its part; otherwise the number of the entry if it
    /// is more than a counter.
    /// </summary>
    private static (string Kind, string Reference) BankReferenceOf(XElement entry, XElement part)
    {
        if (BankReferenceReader.Read(Text(entry, "AcctSvcrRef")) is { Length: > 0 } own)
            return ("entry", own);
        if (BankReferenceReader.Read(Text(part, "Refs", "AcctSvcrRef")) is { Length: > 0 } ofPart)
            return ("part", ofPart);
        return ("number", BankReferenceReader.Read(Text(entry, "NtryRef")));
    }

    private static bool IsOut(XElement part) => Text(part, "CdtDbtInd") == "DBIT";

    private static bool IsIn(XElement part) => Text(part, "CdtDbtInd") == "CRDT";

    /// <summary>
    /// The bank marks an entry or a part as a return: by a reason, by the transaction code, or by its text.
    /// </summary>
    private static bool IsReturn(XElement one)
    {
        if (
            Child(one, "RtrInf") is not null
            || ReturnKinds.Contains(Text(one, "BkTxCd", "Domn", "Fmly", "SubFmlyCd"), StringComparer.Ordinal)
        )
            return true;
        if (
            Text(one, "BkTxCd", "Prtry", "Cd").Split('+') is [_, var number, ..]
            && ReturnNumbers.Contains(number, StringComparer.Ordinal)
        )
            return true;
        var isNamed =
            InvoiceNumberFinder
                .FindIn(string.Join(' ', one.DescendantsAndSelf().Where(e => !e.HasElements).Select(e => e.Value)))
                .Count > 0;
        return DirectionWords.IsReturn(Text(one, "AddtlNtryInf"), isNamed)
            || DirectionWords.IsReturn(Text(one, "AddtlTxInf"), isNamed)
            // The text of a credit is written by the payer; the text of a debit by the bank.
            || (!IsCredit(one) && DirectionWords.IsReturn(string.Join(' ', References(one)), isNamed));
    }

    private static bool IsCredit(XElement one) =>
        (Text(one, "CdtDbtInd") is { Length: > 0 } own ? own : Text(one.Parent?.Parent ?? one, "CdtDbtInd")) == "CRDT";

    /// <summary>
    /// What is wrong with the parts of a batch; "" when each has its amount and together they equal the entry.
    /// </summary>
    private static string FindSumProblem(List<XElement> parts, Money whole)
    {
        Int128 sum = 0;
        foreach (var part in parts)
        {
            if (AmountOf(part) is not { } own || Sum(own).Money is not { } money || money.Currency != whole.Currency)
                return "it is a batch whose parts have no sums of their own";
            sum += money.Minor;
        }
        return sum == whole.Minor ? "" : "the parts of this batch do not add up to it";
    }

    private static XElement? AmountOf(XElement part) => Child(part, "Amt") ?? Child(part, "AmtDtls", "TxAmt", "Amt");

    public static (Money? Money, string Problem) Sum(XElement amount)
    {
        if (amount.Value.Trim().Length == 0)
            return (null, "it has no amount");
        var code = amount.Attributes().FirstOrDefault(a => a.Name.LocalName == "Ccy")?.Value.Trim() ?? "";
        if (!Currency.TryGet(code, out var currency))
            return (null, $"{StatementText.Quoted(code)} is no currency in use");
        return StatementText.ParseAmount(amount.Value.Trim(), currency) is { } money
            ? (money, "")
            : (null, $"the amount {StatementText.Quoted(amount.Value)} is none in {code}");
    }

    private static IEnumerable<string> References(XElement part)
    {
        foreach (var remittance in part.Elements().Where(e => e.Name.LocalName == "RmtInf"))
        {
            foreach (var line in remittance.Elements())
            {
                if (line.Name.LocalName == "Ustrd")
                    yield return line.Value;
                else if (line.Name.LocalName == "Strd")
                {
                    yield return Text(line, "CdtrRefInf", "Ref");
                    foreach (var document in line.Elements().Where(e => e.Name.LocalName == "RfrdDocInf"))
                        yield return Text(document, "Nb");
                    foreach (var more in line.Elements().Where(e => e.Name.LocalName == "AddtlRmtInf"))
                        yield return more.Value;
                }
            }
        }
        yield return Ref(Text(part, "Refs", "EndToEndId"));
        yield return Text(part, "AddtlTxInf");
    }

    /// <summary>Who owed the money; otherwise who sent it.</summary>
    private static string Payer(XElement part) =>
        StatementText.Tidy(
            Debtors
                .SelectMany(who =>
                    new[] { Text(part, "RltdPties", who, "Nm"), Text(part, "RltdPties", who, "Pty", "Nm") }
                )
                .FirstOrDefault(name => name.Length > 0)
                ?? ""
        );

    /// <summary>A usable reference. A running number within the statement says nothing in another file.</summary>
    private static string Ref(string text, int least = 1) =>
        text.Length >= least && text.ToUpperInvariant() is not ("NOTPROVIDED" or "NONREF" or "NOTAVAILABLE")
            ? text
            : "";

    private static DateOnly? Day(XElement entry, string name, string zone)
    {
        var text = Text(entry, name, "Dt") is { Length: > 0 } date ? date : Text(entry, name, "DtTm");
        if (CsvDateReader.WithOffset(text) is { } instant)
            return ZonedCalendar.GetDate(instant, zone);
        return text.Length < 10 ? null : StatementText.ParseDate(text[..10], "yyyy-MM-dd");
    }

    private static string Text(DateOnly? day) => day?.ToIsoDate() ?? "";

    public static string Text(XElement of, params string[] path) => Child(of, path)?.Value.Trim() ?? "";

    public static XElement? Child(XElement of, params string[] path) =>
        path.Aggregate((XElement?)of, (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name));
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

internal sealed partial class DocumentBody
{
    private static readonly double LeftOfSums = Right - WidthOfNet - Millimetres(62);

    private void AddSums()
    {
        var table = new PageTable();
        AddSum(table, context.Say(DocumentText.NetTotal), Document.Net);
        foreach (var share in Document.Shares)
            AddSum(table, LabelOf(share), share.Vat);
        AddSum(table, context.Say(DocumentText.GrossTotal), Document.Gross, isStrong: true);
        if (Document.Deductions.Count > 0)
            AddDeductions();
        AddTotal(
            new(),
            context.Say(context.IsCreditNote ? DocumentText.CreditTotal : DocumentText.ToPay),
            Document.ToPay
        );
        flow.Space(14);
    }

    /// <summary>A sum with its name; all of them stay together, and with the total below.</summary>
    private void AddSum(PageTable table, string label, Money sum, bool isStrong = false)
    {
        var (row, style, text) = (new Element(PageRole.Row, table), isStrong ? SmallStrong : Small, context.Sum(sum));
        var lines = BlockFlow.LinesOf(row, style.Wrap(label, widthOfLabel), style, LeftOfSums).ToList();
        var name = lines[0].Cells[0];
        lines[0] = lines[0] with
        {
            Cells =
            [
                name,
                (canvas, top) =>
                    canvas.TextRight(text, style.Fitting(text, WidthOfNet - 8), Right, top + BaselineOf(style)),
            ],
        };
        lines[^1] = lines[^1] with { Height = lines[^1].Height + 2.5 };
        foreach (var line in lines)
            flow.Add(line with { StaysWithNext = true });
    }

    /// <summary>The last sum, large, below a rule in the seller's colour.</summary>
    private void AddTotal(PageTable table, string label, Money sum)
    {
        var text = context.SumWithCode(sum);
        var style = Typography.Sum with { Colour = context.Colours.Heading };
        flow.Add(
            new(new(PageRole.Row, table), 26)
            {
                Decoration = (canvas, top) => canvas.Rule(context.Colours.Accent, LeftOfSums, Right, top + 3, 1.1),
                Cells =
                [
                    (canvas, top) => canvas.Text(label, style, LeftOfSums, top + 19.5),
                    (canvas, top) =>
                        canvas.TextRight(
                            text,
                            style.Fitting(text, Right - LeftOfSums - style.WidthOf(label) - 12),
                            Right,
                            top + 19.5
                        ),
                ],
            }
        );
    }

    private string LabelOf(TaxShare share)
    {
        var text = share.Treatment.Category switch
        {
            VatCategory.ReverseCharge => DocumentText.ReverseChargeOn,
            VatCategory.Exempt => DocumentText.ExemptOn,
            VatCategory.OutsideScope => DocumentText.OutsideScopeOn,
            VatCategory.IntraEuGoods => DocumentText.GoodsToEuOn,
            VatCategory.ExportGoods => DocumentText.ExportOn,
            _ => DocumentText.VatOn,
        };
        return context.Say(text, context.Rate(share.Treatment.Rate), context.Sum(share.Net));
    }

    /// <summary>What was received on each prepayment: number, day, net, VAT by rate.</summary>
    private void AddDeductions()
    {
        flow.Space(10);
        flow.Paragraph(context.Say(DocumentText.Advances), Strong, Width, PageRole.Heading);
        flow.StayWithNext();
        var table = new PageTable();
        table.Heading =
        [
            Heading(
                table,
                (canvas, at) => canvas.Text(context.Say(DocumentText.AdvanceInvoice), LabelStrong, Left, at),
                (canvas, at) => canvas.Text(context.Say(DocumentText.PaidOn), LabelStrong, LeftOfPaidOn, at),
                (canvas, at) => canvas.TextRight(context.Say(DocumentText.NetShort), LabelStrong, EndOfNet, at),
                (canvas, at) => canvas.TextRight(context.Say(DocumentText.Vat), LabelStrong, EndOfVat, at),
                (canvas, at) => canvas.TextRight(context.Say(DocumentText.GrossShort), LabelStrong, Right, at)
            ),
        ];
        flow.Add(table.Heading[0]);
        foreach (var (index, deduction) in Document.Deductions.Index())
            AddDeduction(table, deduction, isLast: index == Document.Deductions.Count - 1);
        flow.Space(6);
        AddSum(new(), context.Say(DocumentText.AdvancesTotal), -Document.Deducted, isStrong: true);
    }

    private static double LeftOfPaidOn => Left + Millimetres(40);

    private static double EndOfNet => Left + Millimetres(98);

    private static double EndOfVat => Left + Millimetres(130);

    private void AddDeduction(PageTable table, DocumentDeduction deduction, bool isLast)
    {
        var share = deduction.Share;
        var vat = $"{context.Sum(share.Vat)} ({context.Rate(share.Treatment.Rate)})";
        var block = new Block(new(PageRole.Row, table), Small.Leading + 3)
        {
            Cells =
            [
                AtLeft(deduction.Number, Left, Millimetres(38)),
                AtLeft(deduction.PaidOn is { } day ? context.Day(day) : "–", LeftOfPaidOn, Millimetres(32)),
                AtRight(context.Sum(share.Net), EndOfNet, Millimetres(26)),
                AtRight(vat, EndOfVat, Millimetres(31)),
                AtRight(context.Sum(share.Gross), Right, Millimetres(29)),
            ],
        };
        flow.Add(Closed(block with { Height = block.Height - 3 }) with { StaysWithNext = isLast });
    }

    private static Action<Canvas, double> AtLeft(string text, double left, double width) =>
        (canvas, top) => canvas.Text(text, Small.Fitting(text, width), left, top + 3 + BaselineOf(Small));

    private static Action<Canvas, double> AtRight(string text, double right, double width) =>
        (canvas, top) => canvas.TextRight(text, Small.Fitting(text, width), right, top + 3 + BaselineOf(Small));

    /// <summary>What happened since, and what is still open; where nothing did, the sum to pay says it already.</summary>
    private void AddCopy()
    {
        if (context.Options.Copy is not { Entries.Count: > 0 } copy)
            return;
        flow.Paragraph(
            context.Say(DocumentText.PaymentsSoFar, context.Day(copy.AsOf)),
            Strong,
            Width,
            PageRole.Heading
        );
        flow.StayWithNext();
        var table = new PageTable();
        foreach (var entry in copy.Entries)
            AddEntry(table, entry);
        AddTotal(new(), context.Say(DocumentText.AmountOpen), copy.Open);
        flow.Space(14);
    }

    private void AddEntry(PageTable table, CopyEntry entry)
    {
        var text = entry.Kind switch
        {
            CopyEntryKind.Returned => context.Say(DocumentText.EntryReturned),
            CopyEntryKind.CreditNote => context.Say(DocumentText.EntryCreditNote, entry.Number),
            CopyEntryKind.CreditUsed => context.Say(DocumentText.EntryCreditUsed),
            CopyEntryKind.Settled => context.Say(DocumentText.EntrySettled),
            _ => context.Say(DocumentText.EntryPayment),
        };
        var block = new Block(new(PageRole.Row, table), Small.Leading)
        {
            Cells =
            [
                AtLeft(context.Day(entry.On), Left, Millimetres(38)),
                AtLeft(text, LeftOfPaidOn, Millimetres(80)),
                AtRight(context.Sum(-entry.Amount), Right, Millimetres(38)),
            ],
        };
        flow.Add(Closed(block) with { StaysWithNext = true });
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;
using PdfSharp.Drawing;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>What stands between letterhead and footer, as blocks from top to bottom.</summary>
internal sealed partial class DocumentBody
{
    private const double WidthOfNet = 118;

    /// <summary>A column of the positions: where it ends on the right.</summary>
    private static readonly double EndOfRate = Right - WidthOfNet;

    private static readonly double WidthOfText = Millimetres(98);

    private readonly PageContext context;
    private readonly BlockFlow flow;
    private readonly double widthOfLabel = Millimetres(62);

    private DocumentBody(PageContext context) => (this.context, flow) = (context, new(context.Density));

    private double PadOfRow => context.Between(3, 6);

    private InvoiceDocument Document => context.Document;

    public static IReadOnlyList<Block> BlocksOf(PageContext context)
    {
        var body = new DocumentBody(context);
        body.AddTitle();
        body.AddKeyFacts();
        if (context.Options.Reminder is { } reminder)
        {
            body.AddReminder(reminder);
            body.AddPayment();
            return body.flow.Blocks;
        }
        body.AddLines();
        body.AddSums();
        body.AddCopy();
        body.AddNotes();
        body.AddPayment();
        return body.flow.Blocks;
    }

    private void AddTitle()
    {
        var style = Title with { Colour = context.Colours.Heading };
        flow.Paragraph(context.Title, style, Width, PageRole.Title);
        flow.StayWithNext();
        if (context.Options.Copy is not null)
            AddMark(context.Say(DocumentText.Copy));
        Opening(Document.ProjectName, Body with { Colour = SellerColours.Grey });
        if (Document.Credits is { } credits)
            Opening(
                context.Say(
                    credits.IsFull ? DocumentText.CorrectsInFull : DocumentText.CorrectsInPart,
                    credits.Number,
                    context.Day(credits.IssuedOn)
                ),
                Body
            );
        if (Document.IsSample)
            Opening(context.Say(DocumentText.SampleNote), Typography.Warning);
        flow.Space(11);
    }

    private void Opening(string text, TextStyle style)
    {
        flow.Paragraph(text, style, Width);
        flow.StayWithNext();
    }

    /// <summary>A word in a frame beside the title: "Copy".</summary>
    private void AddMark(string word)
    {
        var style = SmallStrong with { Colour = SellerColours.Warning };
        var width = style.WidthOf(word) + 14;
        flow.Add(
            new(new(PageRole.Paragraph), 18)
            {
                StaysWithNext = true,
                Decoration = (canvas, top) =>
                {
                    canvas.Fill(SellerColours.Warning, Left, top, width, 15);
                    canvas.Fill(XColors.White, Left + 0.8, top + 0.8, width - 1.6, 13.4);
                },
                Cells = [(canvas, top) => canvas.Text(word, style, Left + 7, top + 10.6)],
            }
        );
    }

    /// <summary>The sum and the day, large, on a light ground.</summary>
    private void AddKeyFacts()
    {
        var height = context.Between(42, 50);
        var half = Left + (Width / 2);
        var (label, value) = KeyOnTheRight();
        var sum = context.SumWithCode(context.Asked);
        var style = Key with { Colour = context.Colours.Heading };
        flow.Add(
            new(new(PageRole.Paragraph), height)
            {
                StaysWithNext = true,
                Decoration = (canvas, top) =>
                {
                    canvas.Fill(context.Colours.Tint, Left, top, Width, height);
                    canvas.Fill(context.Colours.Accent, Left, top, 3, height);
                },
                Cells =
                [
                    (canvas, top) =>
                    {
                        canvas.Text(Canvas.Followed(LabelOfSum()), Label, Left + 16, top + (height * 0.34));
                        canvas.Text(
                            Canvas.Followed(sum),
                            style.Fitting(sum, (Width / 2) - 26),
                            Left + 16,
                            top + (height * 0.74)
                        );
                        canvas.Text(Canvas.Followed(label), Label, half + 10, top + (height * 0.34));
                        canvas.Text(value, style.Fitting(value, (Width / 2) - 20), half + 10, top + (height * 0.74));
                    },
                ],
            }
        );
        flow.Space(16);
    }

    private string LabelOfSum()
    {
        if (context.Options.Reminder is not null)
            return context.Remind(ReminderText.AmountDue);
        if (context.IsCreditNote)
            return context.Say(DocumentText.AmountCredited);
        return context.Say(context.Options.Copy is null ? DocumentText.AmountDue : DocumentText.AmountOpen);
    }

    private (string Label, string Value) KeyOnTheRight()
    {
        if (context.Options.Reminder is { } reminder)
            return (context.Remind(ReminderText.PayBy), context.Day(reminder.PayBy));
        if (Document.Credits is { } credits)
            return (context.Say(DocumentText.CorrectedInvoice), credits.Number);
        return Document.Due is { } due
            ? (context.Say(DocumentText.DueOn), context.Day(due))
            : (context.Say(DocumentText.IssuedOn), context.Day(Document.IssuedOn));
    }

    private void AddLines()
    {
        var table = new PageTable();
        table.Heading = [HeadingOfLines(table)];
        foreach (var block in table.Heading)
            flow.Add(block);
        foreach (var (index, line) in Document.Lines.Index())
            AddLine(table, line, isLast: index == Document.Lines.Count - 1);
        flow.Space(7);
    }

    private Block HeadingOfLines(PageTable table) =>
        Heading(
            table,
            (canvas, baseline) => canvas.Text(context.Say(DocumentText.Description), LabelStrong, Left, baseline),
            (canvas, baseline) => canvas.TextRight(context.Say(DocumentText.Vat), LabelStrong, EndOfRate, baseline),
            (canvas, baseline) =>
                canvas.TextRight(context.Say(DocumentText.Net, Document.Currency.Code), LabelStrong, Right, baseline)
        );

    /// <summary>The names of columns above a rule in the seller's colour.</summary>
    private Block Heading(PageTable table, params Action<Canvas, double>[] cells) =>
        new(new(PageRole.HeadingRow, table), 18)
        {
            StaysWithNext = true,
            Decoration = (canvas, top) => canvas.Rule(context.Colours.Accent, Left, Right, top + 16.5, 1.1),
            Cells = [.. cells.Select(cell => (Action<Canvas, double>)((canvas, top) => cell(canvas, top + 10)))],
        };

    private void AddLine(PageTable table, DocumentLine line, bool isLast)
    {
        var row = new Element(PageRole.Row, table);
        var lines = BlockFlow
            .LinesOf(row, Strong.Wrap(line.Name, WidthOfText), Strong, Left)
            .Concat(BlockFlow.LinesOf(row, Quiet.Wrap(line.Text, WidthOfText), Quiet, Left))
            .ToList();
        if (lines.Count == 0)
            lines.Add(new(row, Strong.Leading) { Cells = [(_, _) => { }] });
        lines[0] = WithSums(lines[0], line);
        lines[^1] = Closed(lines[^1]) with { StaysWithNext = isLast };
        flow.AddKept(lines);
    }

    /// <summary>The rate and the net amount beside the first line.</summary>
    private Block WithSums(Block first, DocumentLine line)
    {
        var (name, rate, net) = (first.Cells[0], RateOf(line.Treatment), context.Sum(line.Net));
        return first with
        {
            Height = first.Height + PadOfRow,
            Cells =
            [
                (canvas, top) => name(canvas, top + PadOfRow),
                (canvas, top) => canvas.TextRight(rate, Body, EndOfRate, top + PadOfRow + BaselineOf(Body)),
                (canvas, top) =>
                    canvas.TextRight(net, Body.Fitting(net, WidthOfNet - 8), Right, top + PadOfRow + BaselineOf(Body)),
            ],
        };
    }

    /// <summary>With space and a thin rule below.</summary>
    private Block Closed(Block last) =>
        last with
        {
            Height = last.Height + PadOfRow,
            Decoration = (canvas, top) =>
                canvas.Rule(SellerColours.Line, Left, Right, top + last.Height + PadOfRow - 0.6),
        };

    private string RateOf(VatTreatment treatment) =>
        treatment.Category is VatCategory.OutsideScope or VatCategory.Exempt ? "–" : context.Rate(treatment.Rate);
}

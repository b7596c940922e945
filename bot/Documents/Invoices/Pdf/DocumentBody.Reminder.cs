using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Reading;
using static MilestoneBot.Documents.Invoices.Pdf.Typography;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>The parts of a formal reminder: what is late, what is asked for, how the interest comes about.</summary>
internal sealed partial class DocumentBody
{
    private static double EndOfOpen => Left + Millimetres(118);

    private void AddReminder(FormalReminder reminder)
    {
        var claim = reminder.Claim;
        Paragraph(
            context.Remind(
                ReminderText.Intro,
                Document.Number,
                context.Day(Document.IssuedOn),
                context.Day(claim.Due),
                ReminderTexts.DaysLate(context.Language, claim.DaysLate),
                context.SumWithCode(claim.Open),
                context.SumWithCode(claim.Total),
                context.Day(reminder.PayBy)
            ),
            Body
        );
        flow.Space(6);
        var table = new PageTable();
        AddSum(table, context.Remind(ReminderText.Open, Document.Number), claim.Open);
        if (claim.Interest.IsPositive)
            AddSum(table, context.Remind(ReminderText.Interest), claim.Interest);
        if (claim.FlatFee.IsPositive)
            AddSum(table, context.Remind(ReminderText.FlatFee), claim.FlatFee);
        if (claim.AlreadyPaid.IsPositive)
            AddSum(table, context.Remind(ReminderText.AlreadyPaid), -claim.AlreadyPaid);
        AddTotal(new(), context.Remind(ReminderText.ToPay), claim.Total);
        flow.Space(10);
        if (claim.Interest.IsPositive)
            AddPeriods(claim);
        if (claim is { Law: { } law, Interest.IsPositive: true })
            Paragraph(context.Remind(IsGerman(law) ? ReminderText.German : ReminderText.EuroArea), Small);
        if (claim is { Law: { } by, FlatFee.IsPositive: true })
            Paragraph(context.Remind(IsGerman(by) ? ReminderText.FeeGerman : ReminderText.FeeEuroArea), Small);
        if (claim is { LateFrom: { } from, Interest.IsPositive: true })
            Paragraph(context.Remind(ReminderText.DayOff, context.Day(from)), Small);
        Paragraph(
            claim.AsksForLate
                ? $"{context.Remind(ReminderText.NoInvoice)} {context.Remind(ReminderText.NoVat)}"
                : context.Remind(ReminderText.NoInvoice),
            Small
        );
        Paragraph(context.Remind(ReminderText.Crossed), Body);
    }

    private static bool IsGerman(LateInterestLaw law) => law == LateInterestLaw.German;

    private void Paragraph(string text, TextStyle style)
    {
        flow.Paragraph(text, style, Width);
        flow.Space(6);
    }

    private void AddPeriods(LateClaim claim)
    {
        flow.Paragraph(context.Remind(ReminderText.InterestBy), Strong, Width, PageRole.Heading);
        flow.StayWithNext();
        var table = new PageTable();
        table.Heading =
        [
            Heading(
                table,
                (canvas, at) => canvas.Text(context.Remind(ReminderText.Days), LabelStrong, Left, at),
                (canvas, at) => canvas.TextRight(context.Remind(ReminderText.OpenSum), LabelStrong, EndOfOpen, at),
                (canvas, at) => canvas.TextRight(context.Remind(ReminderText.YearlyRate), LabelStrong, Right, at)
            ),
        ];
        flow.Add(table.Heading[0]);
        foreach (var period in claim.Periods)
            AddPeriod(table, period);
        flow.Space(8);
    }

    private void AddPeriod(PageTable table, InterestPeriod period)
    {
        var days = $"{context.Day(period.From)} – {context.Day(period.To)} ({period.Days})";
        var (open, rate) = (context.Sum(period.Open), context.Rate(new Percent(period.Rate * 100)));
        flow.Add(
            new(new(PageRole.Row, table), Small.Leading + 3)
            {
                Cells =
                [
                    (canvas, top) =>
                        canvas.Text(days, Small.Fitting(days, Millimetres(80)), Left, top + BaselineOf(Small)),
                    (canvas, top) =>
                        canvas.TextRight(open, Small.Fitting(open, WidthOfNet - 8), EndOfOpen, top + BaselineOf(Small)),
                    (canvas, top) => canvas.TextRight(rate, Small, Right, top + BaselineOf(Small)),
                ],
            }
        );
    }
}

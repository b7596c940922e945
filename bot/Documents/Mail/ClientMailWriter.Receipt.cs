using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>A payment arrived: its sum and day, the invoice, and what is left to pay.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteReceipt(MailOrder order)
    {
        if (order.FindInvoice() is not { } invoice || FindReceived(invoice, order.Item) is not { } payment)
            return null;
        var p = order.Project;
        var language = p.ClientDetails.Language;
        var seller = SellerOf(order.View);
        string Say(NewsText text, params ReadOnlySpan<string> filledIn) => NewsTexts.In(language, text, filledIn);
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);

        var number = invoice.IssueDetails!.Number;
        var due = DocumentNumbers.Day(invoice.IssueDetails.Due, language);
        List<string> paragraphs =
        [
            Say(NewsText.ReceiptIntro, seller.Name, Sum(payment.Amount), number),
            invoice.Open.IsPositive ? Say(NewsText.ReceiptLeft, Sum(invoice.Open), due) : Say(NewsText.ReceiptPaid),
        ];
        if (payment.Surplus.IsPositive)
            paragraphs.Add(Say(NewsText.ReceiptCredit, Sum(payment.Surplus)));
        return News(
            order,
            Say(NewsText.ReceiptSubject, number, p.Name),
            paragraphs,
            [
                (MailTexts.In(language, MailText.Project), p.Name),
                (MailTexts.In(language, MailText.CreditedInvoice), number),
                (Say(NewsText.Received), Sum(payment.Amount)),
                (Say(NewsText.ReceivedOn), DocumentNumbers.Day(payment.On, language)),
                (MailTexts.In(language, MailText.StillToPay), Sum(invoice.Open)),
            ],
            [],
            (MailTexts.In(language, MailText.OpenInvoice), "invoices")
        );
    }

    /// <summary>A payment that was taken back meanwhile is no payment.</summary>
    private static Payment? FindReceived(Invoice invoice, int id) =>
        invoice.Payments.FirstOrDefault(p => p.Id == id) is { Kind: PaymentKind.Payment } payment
        && !invoice.Payments.Any(p => p.Reverses == id)
            ? payment
            : null;

    /// <summary>A mail that asks for nothing and brings no document.</summary>
    private static WrittenMail News(
        MailOrder order,
        string title,
        IReadOnlyList<string> paragraphs,
        IReadOnlyList<(string, string)> rows,
        IReadOnlyList<string> after,
        (string Label, string Part) link,
        string? footer = null
    )
    {
        var p = order.Project;
        var language = p.ClientDetails.Language;
        var seller = SellerOf(order.View);
        var isSample = order.View.Seller is { IsSample: true };
        return Create(
            order,
            seller,
            isSample ? MailTexts.In(language, MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                isSample ? [MailTexts.In(language, MailText.Sample), .. paragraphs] : paragraphs,
                rows,
                [.. after, MailTexts.In(language, MailText.Questions)],
                seller.Name,
                footer ?? MailTexts.In(language, WhyOf(order), p.Client, p.Name),
                seller.Details.Colour
            ),
            null,
            link.Label,
            link.Part
        );
    }
}

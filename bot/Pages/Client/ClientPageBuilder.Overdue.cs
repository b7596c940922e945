using System.Globalization;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>What is asked of the client about an open invoice: at the top of the page, and above how to pay it.</summary>
internal sealed partial class ClientPageBuilder
{
    /// <summary>Of what the client disputes, nothing is asked for.</summary>
    private string ToDoOf(Invoice invoice)
    {
        var number = invoice.IssueDetails!.Number;
        var (open, due, late) = (Sum(invoice.Open), Day(invoice.Due), invoice.DaysLate(view.SellerToday));
        // One sum is asked for: the letter's, while it is the last word.
        if (invoice is { Dispute: null, FormalReminder: { } letter } && letter.Claim.Open == invoice.Open)
            return Say(ClientPageText.ToDoFormal, number, Day(letter.On), Sum(letter.Claim.Total), Day(letter.PayBy));
        return (invoice.Dispute, late) switch
        {
            ({ }, _) => Say(ClientPageText.ToDoDisputed, number, open),
            (_, 0) => Say(ClientPageText.ToDoInvoice, number, open, due),
            (_, 1) => Say(ClientPageText.ToDoOverdueOne, number, open, due),
            _ => Say(ClientPageText.ToDoOverdue, number, late.ToString(CultureInfo.InvariantCulture), open, due),
        };
    }

    /// <summary>
    /// The last formal reminder, while the invoice is open and not disputed. Its sums are said only while the open sum is
    /// still the one that it names.
    /// </summary>
    private ClientFormalReminder? FormalOf(Invoice invoice, InvoiceDocument document)
    {
        if (invoice is not { Dispute: null, Open.IsPositive: true, FormalReminder: { } letter })
            return null;
        var claim = letter.Claim;
        var path =
            InvoiceForms.FormalReminderProblems(document, letter).Count == 0
                ? $"documents/{invoice.Id}/{letter.Number}/formal"
                : "";
        if (claim.Open != invoice.Open)
            return new(Say(ClientPageText.FormalOld, Day(letter.On), Sum(invoice.Open)), "", path);
        string[] parts =
        [
            Say(ClientPageText.FormalOpen, Sum(claim.Open)),
            .. claim.Interest.IsPositive
                ? [Say(ClientPageText.FormalInterest, Sum(claim.Interest))]
                : Array.Empty<string>(),
            .. claim.FlatFee.IsPositive ? [Say(ClientPageText.FormalFee, Sum(claim.FlatFee))] : Array.Empty<string>(),
        ];
        var said = Say(ClientPageText.Formal, Day(letter.On), Sum(claim.Total), Day(letter.PayBy));
        return new(
            $"{said} ({string.Join(", ", parts)}).",
            claim.Total == claim.Open ? "" : Say(ClientPageText.FormalPay, Sum(claim.Total)),
            path
        );
    }
}

using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

/// <summary>What the page says of one invoice: its sums, what it deducts, and its cash discount while its days run.</summary>
internal sealed partial class ClientPageBuilder
{
    private IEnumerable<ClientFact> FactsOf(Invoice invoice, InvoiceDocument document)
    {
        yield return Fact(
            ClientPageText.Milestone,
            string.Join(", ", document.Lines.Select(line => line.Name).Distinct())
        );
        if (project.MilestoneOf(invoice).Confirmation is { } done)
            yield return new(
                Say(ClientPageText.Completion),
                done.Silence is { } silence
                    ? SilenceProofOf(silence, done)
                    : ConfirmedText(project.MilestoneOf(invoice), done, Day(project.Today(done.Signed.At)))
            );
        yield return Fact(ClientPageText.IssuedOn, Day(document.IssuedOn));
        yield return Fact(ClientPageText.DueOn, Day(invoice.Due));
        foreach (var fact in DeductionsOf(document))
            yield return fact;
        yield return Fact(
            document.Deductions.Count > 0 ? ClientPageText.AmountToPay : ClientPageText.AmountOf,
            Sum(invoice.Gross)
        );
        var paid = invoice.Used + invoice.AppliedCredit;
        if (!paid.IsZero)
            yield return Fact(ClientPageText.Paid, Sum(paid));
        if (!invoice.Credited.IsZero)
            yield return Fact(ClientPageText.Credited, Sum(invoice.Credited));
        if (!invoice.Settled.IsZero)
            yield return Fact(ClientPageText.Settled, Sum(invoice.Settled));
        yield return Fact(ClientPageText.Open, Sum(invoice.Open));
        if (DiscountOf(invoice) is var (toPay, until))
            yield return Fact(
                ClientPageText.CashDiscount,
                Say(ClientPageText.CashDiscountUntil, Sum(toPay), Day(until), Sum(invoice.Open))
            );
    }

    /// <summary>A final invoice: all that it bills, and each advance that it deducts.</summary>
    private IEnumerable<ClientFact> DeductionsOf(InvoiceDocument document)
    {
        if (document.Deductions.Count == 0)
            yield break;
        yield return new(DocumentTexts.In(language, DocumentText.GrossTotal), Sum(document.Gross));
        foreach (var advance in document.Deductions.GroupBy(d => d.Number, StringComparer.Ordinal))
        {
            var sum = advance.Aggregate(Money.Zero(document.Currency), (all, one) => all + one.Share.Gross);
            var day = advance.Select(d => d.PaidOn).Max();
            yield return new(
                Say(ClientPageText.LessAdvance, advance.Key),
                day is { } on ? Say(ClientPageText.PaymentOn, Sum(-sum), Day(on)) : Sum(-sum)
            );
        }
    }

    /// <summary>
    /// What is still to be paid where the days of the cash discount run and only money is missing; null otherwise. The pay
    /// code holds the full sum all the same: that one is never too little, whenever it arrives.
    /// </summary>
    private (Money ToPay, DateOnly Until)? DiscountOf(Invoice invoice)
    {
        var toPay = invoice.Open - invoice.DiscountAmount;
        var isPlain =
            invoice.State == InvoiceState.Issued
            && invoice.Settled.IsZero
            && !invoice.OpenReturns.Any()
            && invoice.Open == invoice.Gross - invoice.Credited - invoice.Used - invoice.AppliedCredit;
        return
            isPlain
            && invoice.DiscountAmount.IsPositive
            && toPay.IsPositive
            && invoice.DiscountUntil is { } until
            && view.SellerToday <= until
            ? (toPay, until)
            : null;
    }
}

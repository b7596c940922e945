using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change invoices and their corrections.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyInvoices(ProjectEvent what, Signature signed) =>
        what switch
        {
            InvoiceDrafted e => this with
            {
                Invoices = Invoices.Add(
                    new(e.Invoice, e.Milestone, e.Net, e.Rate, e.Vat, e.DueDays, e.CompletedOn, e.Note, signed)
                    {
                        Discount = e.Discount,
                        Completion = e.Completion,
                        Claim = e.Claim ?? InvoiceClaim.ForOneRate(e.Milestone, e.Net, e.Rate, e.Vat),
                    }
                ),
            },
            InvoiceRecalculated e => With(
                e.Invoice,
                i => i with { Net = e.Net, Rate = e.Rate, Vat = e.Vat, Claim = e.Claim }
            ),
            InvoiceDiscarded e => With(e.Invoice, i => i with { State = InvoiceState.Discarded, Ended = signed }),
            InvoiceIssued e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        State = InvoiceState.Issued,
                        IssueDetails = new(e.Number, e.On, e.Due, e.Seller, e.Buyer, e.IsSample, signed)
                        {
                            SellerDetails = e.SellerDetails ?? PartyDetails.None,
                            BuyerDetails = e.BuyerDetails ?? PartyDetails.None,
                        },
                    }
            ),
            InvoiceSentBack e => With(
                e.Invoice,
                i => i with { State = InvoiceState.Discarded, SendBackReason = e.Why, Ended = signed }
            ),
            InvoicePostponed e => With(e.Invoice, i => i with { PostponedUntil = e.Until }),
            CreditIssued e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        CreditNotes =
                        [
                            .. i.CreditNotes,
                            new(e.Credit, e.Number, e.On, e.Net, e.Vat, e.Reason, e.IsFull, signed)
                            {
                                Released = e.Released ?? CreditParts.None,
                                Shares = e.Shares ?? [new(i.Shares[0].Treatment, e.Net, e.Vat)],
                            },
                        ],
                    }
            ),
            InvoiceVoided e => With(e.Invoice, i => i with { State = InvoiceState.Credited }),
            InvoiceWrittenOff e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        State = InvoiceState.WrittenOff,
                        WriteOff = new(e.Reason, signed) { Mark = Mark },
                    }
            ),
            WriteOffLapsed e => With(e.Invoice, i => i with { State = InvoiceState.Issued, WriteOff = null }),
            _ => null,
        };
}

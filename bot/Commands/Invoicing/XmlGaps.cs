using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>
/// What the XML forms of an invoice lack by the rules of EN 16931, and which characters the PDF cannot show, in sentences
/// with the line that fills it in. The first holds back the XML and never the invoice.
/// </summary>
internal static class XmlGaps
{
    public static IReadOnlyList<string> Find(ProjectView view, Milestone milestone) =>
        DocumentOf(view, milestone) is { } document
            ? [.. InvoiceForms.XmlFaults(document).Select(DocumentFaultText.Of)]
            : [];

    /// <summary>
    /// The issued document, or the one that would be issued today; null where no seller is known or nothing is billed.
    /// </summary>
    private static InvoiceDocument? DocumentOf(ProjectView view, Milestone milestone)
    {
        var p = view.Project;
        var invoice = p.InvoiceOf(milestone);
        if (invoice is { IsNumbered: true })
            return InvoiceDocumentReader.FromInvoice(p, invoice);
        if (view.Seller is not { } seller || !p.IsBillable(milestone))
            return null;
        var net = p.NetOf(milestone);
        var treatment = p.TreatmentOf(milestone);
        var draft =
            invoice
            ?? new Invoice(
                0,
                milestone.Id,
                net,
                treatment.Rate,
                treatment.Calculate(net),
                milestone.DueDays,
                view.SellerToday,
                "",
                p.Created
            );
        return InvoiceDocumentReader.FromDraft(
            p,
            draft,
            new(seller.Party, seller.Details),
            new(new(p.Client, p.ClientAddress, p.ClientVatId), p.ClientDetails),
            seller.IsSample,
            view.SellerToday
        );
    }
}

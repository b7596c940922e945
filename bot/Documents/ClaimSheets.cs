using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Documents;

/// <summary>
/// How the claims of invoices and credit notes come about. The sum of a document's VAT rows is its net and its VAT.
/// </summary>
internal static class ClaimSheets
{
    public static Sheet Lines(Project p) =>
        Sheet.Create<(Invoice Invoice, InvoiceLine Line)>(
            "invoice-lines",
            [.. p.Invoices.SelectMany(i => i.Lines.Select(line => (i, line)))],
            ("invoice_id", x => (long)x.Invoice.Id),
            ("invoice", x => x.Invoice.IssueDetails?.Number),
            ("milestone_id", x => (long)x.Line.Milestone),
            ("milestone", x => x.Line.Name.Length > 0 ? x.Line.Name : p.MilestoneOf(x.Line.Milestone).Name),
            ("currency", _ => p.Currency.Code),
            ("net", x => x.Line.Net),
            ("vat_percent", x => x.Line.Treatment.Rate),
            ("vat_category", x => x.Line.Treatment.Category),
            ("vat_detail", x => x.Line.Treatment.Detail)
        );

    public static Sheet Deductions(Project p) =>
        Sheet.Create<(Invoice Invoice, InvoiceDeduction Deduction)>(
            "invoice-deductions",
            [.. p.Invoices.SelectMany(i => i.Deductions.Select(deduction => (i, deduction)))],
            ("invoice_id", x => (long)x.Invoice.Id),
            ("invoice", x => x.Invoice.IssueDetails?.Number),
            ("advance", x => x.Deduction.Number),
            ("received_on", x => x.Deduction.PaidOn),
            ("currency", _ => p.Currency.Code),
            ("net", x => x.Deduction.Share.Net),
            ("vat", x => x.Deduction.Share.Vat),
            ("vat_percent", x => x.Deduction.Share.Treatment.Rate),
            ("vat_category", x => x.Deduction.Share.Treatment.Category)
        );

    public static Sheet Vat(Project p) =>
        Sheet.Create<(string? Number, string Document, TaxShare Share)>(
            "vat",
            [
                .. p.NumberedInvoices.SelectMany(i =>
                    i.Shares.Select(share => ((string?)i.IssueDetails!.Number, "invoice", share))
                ),
                .. p
                    .NumberedInvoices.SelectMany(i => i.CreditNotes)
                    .OrderBy(c => c.Id)
                    .SelectMany(c => c.Shares.Select(share => ((string?)c.Number, "credit-note", share))),
            ],
            ("document", x => x.Document),
            ("number", x => x.Number),
            ("currency", _ => p.Currency.Code),
            ("vat_percent", x => x.Share.Treatment.Rate),
            ("vat_category", x => x.Share.Treatment.Category),
            ("vat_detail", x => x.Share.Treatment.Detail),
            ("net", x => x.Share.Net),
            ("vat", x => x.Share.Vat)
        );
}

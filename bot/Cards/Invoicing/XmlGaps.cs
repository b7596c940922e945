using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>
/// What the XML forms of an invoice lack by the rules of EN 16931, in sentences with the line that fills it in. It holds
/// back the XML and never the invoice.
/// </summary>
internal static class XmlGaps
{
    /// <summary>A card names so many; the command check names them all.</summary>
    private const int MostOnCard = 3;

    public static IReadOnlyList<string> Find(ProjectView view, Milestone milestone) =>
        [.. FindFaults(view, milestone).Select(f => DocumentFaultText.Of(f, DocumentOf(view, milestone)))];

    /// <summary>The rules that the document breaks, as it would be issued today.</summary>
    public static IReadOnlyList<DocumentFault> FindFaults(ProjectView view, Milestone milestone) =>
        DocumentOf(view, milestone) is { } document ? InvoiceForms.XmlFaults(document) : [];

    /// <summary>
    /// The short form for a draft: that there will be a PDF only, by which rules, and what to type. A currency that the
    /// standard has no place for is named alone, since nothing else helps then.
    /// </summary>
    public static IEnumerable<Fact> Facts(ProjectView view, Milestone m, IReadOnlyList<DocumentFault> faults)
    {
        if (faults.Count == 0)
            yield break;
        var (p, document) = (view.Project, DocumentOf(view, m));
        IReadOnlyList<DocumentFault> named = faults.FirstOrDefault(f => f.Term == DocumentTerm.Currency) is { } currency
            ? [currency]
            : [.. faults.Take(MostOnCard)];
        var more = faults.Any(f => f.Term == DocumentTerm.Currency) ? 0 : faults.Count - named.Count;
        yield return new(
            "PDF only",
            string.Join("; ", named.Select(f => DocumentFaultText.Of(f, document)))
                + Suffix.When(more > 0, $"; and {more} more, which the command check names: check {p.Say(m)}")
        );
    }

    /// <summary>The form in which the first of them that has a field is filled in; nothing where none has.</summary>
    public static IReadOnlyList<Button> FillIn(IReadOnlyList<DocumentFault> faults) =>
        faults.Any(f => f.Term == DocumentTerm.Currency)
            ? []
            :
            [
                .. faults
                    .Select(f => DocumentFaultText.CommandFor(f.Term))
                    .SelectMany(line => Forms.Where(f => line.StartsWith(f.CommandText, StringComparison.Ordinal)))
                    .Take(1),
            ];

    private static readonly Button[] Forms =
    [
        new("Fill in the seller", "settings seller"),
        new("Fill in the client", "settings client"),
    ];

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
            new(new(p.Client, p.ClientAddress, p.ClientVatId), p.BuyerDetails),
            seller.IsSample,
            view.SellerToday
        );
    }
}

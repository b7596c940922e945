using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Books;

/// <summary>
/// The books of one project: what each of its events changed, dated by the event's own date. Together the entries are
/// exactly the sums that the project's money shows.
/// </summary>
/// <param name="Entries">In the order in which they were recorded.</param>
public sealed record ProjectBooks(Project Project, IReadOnlyList<BookEntry> Entries)
{
    /// <param name="zone">The time zone of the seller's books, for what has no date of its own.</param>
    public static ProjectBooks Create(IReadOnlyList<RecordedEvent> journal, string zone)
    {
        var project = Project.FromEvents(journal.Take(1));
        var entries = new List<BookEntry>();
        var (lastAt, lastOn) = (DateTimeOffset.MinValue, DateOnly.MinValue);
        foreach (var recorded in journal.Skip(1))
        {
            var before = project;
            project = project.Apply(recorded);
            if (DateOf(recorded.Event) is { } own)
                (lastAt, lastOn) = (recorded.Signed.At, own);
            // What follows from an entry of the same moment has that entry's date.
            var on = recorded.Signed.At == lastAt ? lastOn : ZonedCalendar.GetDate(recorded.Signed.At, zone);
            AddInvoices(entries, before, project, recorded.Event, on);
            if (!ReferenceEquals(before.AccountEntries, project.AccountEntries))
                AddChange(
                    entries,
                    BookBalance.OfAccount(before),
                    BookBalance.OfAccount(project),
                    new(on, $"{project.Key}-{NameOf(recorded.Event)}", NameOf(recorded.Event), "")
                );
        }
        return new(project, entries);
    }

    /// <summary>The entries of one month.</summary>
    /// <param name="month">Its first day.</param>
    public ProjectBooks In(DateOnly month) =>
        this with
        {
            Entries = [.. Entries.Where(e => e.On >= month && e.On < month.AddMonths(1))],
        };

    private static void AddInvoices(
        List<BookEntry> entries,
        Project before,
        Project after,
        ProjectEvent what,
        DateOnly on
    )
    {
        if (ReferenceEquals(before.Invoices, after.Invoices))
            return;
        for (var i = 0; i < after.Invoices.Count; i++)
        {
            var (old, now) = (i < before.Invoices.Count ? before.Invoices[i] : null, after.Invoices[i]);
            if (ReferenceEquals(old, now) || now.IssueDetails is not { } issued)
                continue;
            var name = NameOf(what) is { Length: > 0 } own ? own : issued.Number;
            AddChange(
                entries,
                old is null ? BookBalance.Empty : BookBalance.Of(old),
                BookBalance.Of(now),
                new(on, issued.Number, name, issued.Buyer.VatId) { Invoice = now }
            );
        }
    }

    private static void AddChange(List<BookEntry> entries, BookBalance old, BookBalance now, Origin from)
    {
        foreach (var place in now.Places.Keys.Union(old.Places.Keys))
        {
            var (amount, vat) = Less(now, old, place);
            if (!amount.IsZero)
                entries.Add(
                    new(
                        place.Sum,
                        place.Account,
                        place.Treatment,
                        from.On,
                        from.Document,
                        from.Name,
                        place.Treatment is { NeedsVatIds: true } ? from.VatId : "",
                        amount,
                        vat
                    )
                    {
                        Due = place.Sum == BookSum.Billed ? from.Invoice?.IssueDetails?.Due : null,
                        Delivered = place.Sum == BookSum.Billed ? DeliveryOf(from.Invoice) : null,
                    }
                );
        }
    }

    /// <summary>An advance is money before the work, so its invoice has no day of delivery.</summary>
    private static DateOnly? DeliveryOf(Invoice? invoice) =>
        invoice is { Kind: not InvoiceKind.Advance } delivery ? delivery.CompletedOn : null;

    private static (Money Amount, Money Vat) Less(BookBalance now, BookBalance old, BookPlace place)
    {
        var isOld = old.Places.TryGetValue(place, out var before);
        if (!now.Places.TryGetValue(place, out var after))
            return (-before.Amount, -before.Vat);
        return isOld ? (after.Amount - before.Amount, after.Vat - before.Vat) : after;
    }

    /// <summary>The date that an entry itself has; null where it follows from another or only has a moment.</summary>
    private static DateOnly? DateOf(ProjectEvent what) =>
        what switch
        {
            InvoiceIssued e => e.On,
            CreditIssued e => e.On,
            PaymentRecorded e => e.On,
            PaymentReversed e => e.On,
            RefundRecorded e => e.On,
            PaymentOnAccountRecorded e => e.On,
            OnAccountReversed e => e.On,
            CreditRefunded e => e.On,
            InvoiceSettled e => e.On,
            _ => null,
        };

    private static string NameOf(ProjectEvent what) =>
        what switch
        {
            CreditIssued e => e.Number,
            PaymentRecorded e => $"P{e.Payment}",
            PaymentReversed e => $"P{e.Payment}",
            RefundRecorded e => $"P{e.Payment}",
            PaymentOnAccountRecorded e => $"P{e.Payment}",
            OnAccountReversed e => $"P{e.Payment}",
            CreditRefunded e => $"P{e.Payment}",
            InvoiceSettled e => $"S{e.Settlement}",
            SettlementReversed e => $"S{e.Settlement}",
            BadDebtRecovered e => $"S{e.Settlement}",
            _ => "",
        };

    private sealed record Origin(DateOnly On, string Document, string Name, string VatId)
    {
        public Invoice? Invoice { get; init; }
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Books;

/// <summary>Where a sum stands in the books.</summary>
internal sealed record BookPlace(BookSum Sum, BookAccount Account, VatTreatment? Treatment);

/// <summary>
/// What an invoice, or the money on account, amounts to in the books at one moment, account by account. The difference of
/// two moments is what has to be booked between them.
/// </summary>
internal sealed class BookBalance
{
    private readonly Dictionary<BookPlace, (Money Amount, Money Vat)> places = [];

    public static BookBalance Empty { get; } = new();

    public IReadOnlyDictionary<BookPlace, (Money Amount, Money Vat)> Places => places;

    /// <summary>The entries of an invoice. Bank returns that nobody has handled are not booked.</summary>
    public static BookBalance Of(Invoice invoice)
    {
        if (!invoice.IsNumbered)
            return Empty;
        var balance = new BookBalance();
        var own = invoice.Kind == InvoiceKind.Advance ? BookAccount.Advances : BookAccount.Revenue;
        foreach (var share in invoice.Shares)
            balance.Add(BookSum.Billed, own, share, isDebit: true);
        balance.AddDeductions(BookSum.Billed, invoice, isFreed: false);
        foreach (var note in invoice.CreditNotes)
        {
            IReadOnlyList<TaxShare> shares =
                note.Shares.Count > 0 ? note.Shares : [new(invoice.Shares[0].Treatment, note.Net, note.Vat)];
            foreach (var share in shares)
                balance.Add(BookSum.Credited, own, share, isDebit: false);
            if (note.IsFull)
                balance.AddDeductions(BookSum.Credited, invoice, isFreed: true);
        }
        balance.Add(BookSum.Received, BookAccount.Bank, -invoice.TotalArrived);
        balance.Add(BookSum.Refunded, BookAccount.Bank, invoice.Refunded);
        foreach (var payment in invoice.StandingPayments)
            balance.Add(BookSum.Interest, BookAccount.Interest, payment.Interest);
        balance.AddSettled(invoice);
        return balance;
    }

    /// <summary>Money that no invoice has asked for, and what was paid back of it.</summary>
    public static BookBalance OfAccount(Project project)
    {
        var balance = new BookBalance();
        foreach (var entry in project.AccountEntries.Where(p => !project.IsReversed(p)))
            if (entry.Kind == PaymentKind.Payment)
                balance.Add(BookSum.Received, BookAccount.Bank, -entry.Amount);
            else if (entry.Kind == PaymentKind.Refund)
                balance.Add(BookSum.Refunded, BookAccount.Bank, entry.Amount);
        return balance;
    }

    /// <summary>
    /// The lines of a final invoice are all revenue; what it deducts goes from the advances to the revenue. A full credit
    /// note turns that round.
    /// </summary>
    private void AddDeductions(BookSum sum, Invoice invoice, bool isFreed)
    {
        foreach (var deduction in invoice.Deductions)
        {
            Add(sum, BookAccount.Revenue, deduction.Share, isDebit: !isFreed);
            Add(sum, BookAccount.Advances, deduction.Share, isDebit: isFreed);
        }
    }

    private void AddSettled(Invoice invoice)
    {
        Add(BookSum.BankFee, BookAccount.BankFee, -invoice.SettledAs(SettlementKind.BankFee));
        Add(BookSum.WithheldTax, BookAccount.WithheldTax, -invoice.SettledAs(SettlementKind.WithheldTax));
        foreach (var settled in invoice.StandingSettlements)
        foreach (var share in settled.StandingShares)
            if (settled.Kind == SettlementKind.Discount)
                Add(BookSum.Discount, BookAccount.Discount, share, isDebit: false);
            else if (settled.Kind == SettlementKind.Difference)
                Add(BookSum.Difference, BookAccount.Difference, share, isDebit: false);
            else if (settled.Kind == SettlementKind.BadDebt)
                Add(BookSum.BadDebt, BookAccount.BadDebt, share, isDebit: false);
        if (invoice is { State: InvoiceState.WrittenOff, BookedBalance.IsPositive: true })
            foreach (var share in TaxSplit.Take(invoice.UncreditedShares, invoice.BookedBalance))
                Add(BookSum.BadDebt, BookAccount.BadDebt, share, isDebit: false);
    }

    private void Add(BookSum sum, BookAccount account, TaxShare share, bool isDebit) =>
        Add(new(sum, account, share.Treatment), isDebit ? share.Gross : -share.Gross, isDebit ? share.Vat : -share.Vat);

    private void Add(BookSum sum, BookAccount account, Money amount) =>
        Add(new(sum, account, null), amount, Money.Zero(amount.Currency));

    private void Add(BookPlace place, Money amount, Money vat)
    {
        if (places.TryGetValue(place, out var before))
            (amount, vat) = (before.Amount + amount, before.Vat + vat);
        places[place] = (amount, vat);
    }
}

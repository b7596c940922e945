using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Why reported money has no one meaning in a project, so that a person decides. Closed set; the words are found above.
/// </summary>
public abstract record PaymentDoubt
{
    /// <summary>Known from the line alone.</summary>
    /// <param name="Reason">As it is stored with the line, in half a sentence.</param>
    public sealed record InTheLine(string Reason) : PaymentDoubt;

    public sealed record ProjectOver(string Key) : PaymentDoubt;

    public sealed record NamesUnknownInvoice(string Number, string Key) : PaymentDoubt;

    public sealed record NothingOpen(string Number) : PaymentDoubt;

    /// <param name="Billed">The invoice or the project that is in another currency.</param>
    public sealed record CurrencyDiffers(Currency Paid, string Billed, Currency Currency) : PaymentDoubt;

    /// <summary>Its account belongs to another project alone.</summary>
    /// <param name="Key">The key of that project, as the settings name it.</param>
    public sealed record AccountOfOther(string Key) : PaymentDoubt;

    public sealed record DateTooFarAhead(DateOnly On) : PaymentDoubt;

    /// <summary>It names several invoices, and is not what is open on them together.</summary>
    public sealed record NotTheSum(int Invoices, Money Open) : PaymentDoubt;

    /// <summary>It names invoices of several projects, and is not what is open on them together.</summary>
    public sealed record NotTheSumOfProjects(IReadOnlyList<string> Numbers) : PaymentDoubt;

    public sealed record MoreThanOpen(Money Surplus, Money Open, string Number) : PaymentDoubt;

    public sealed record LooksRecorded(Payment Payment) : PaymentDoubt;

    public sealed record LooksAnnounced(AnnouncedPayment Announced) : PaymentDoubt;

    public sealed record NotRecordable(string Number) : PaymentDoubt;

    // What the bank took back
    public sealed record AmountUnreadable : PaymentDoubt;

    /// <summary>It takes back a part of money that is recorded on several invoices.</summary>
    public sealed record PartOfSeveral : PaymentDoubt;

    /// <summary>Nobody had recorded the money that it takes back.</summary>
    public sealed record NeverRecorded : PaymentDoubt;

    /// <summary>It takes back money that no invoice has asked for.</summary>
    /// <param name="Return">The bank's entry that takes it back: B7.</param>
    public sealed record TakesBackOnAccount(Payment Payment, string Key, string Return) : PaymentDoubt;

    public sealed record NamesNothing : PaymentDoubt;

    public sealed record FitsNoPayment(int Invoices) : PaymentDoubt;
}

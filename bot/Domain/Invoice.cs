namespace MilestoneBot.Domain;

/// <summary>What an invoice is in itself; how far it is paid follows from its payments.</summary>
public enum InvoiceState { Draft, Issued, Discarded }

/// <summary>How an invoice stands in the money on a given day.</summary>
public enum InvoiceStatus { Draft, Open, PartPaid, Paid, Discarded }

/// <summary>Money that arrived for an invoice. Never deleted.</summary>
/// <param name="Amount">What arrived, gross.</param>
/// <param name="Surplus">The part above the open balance, kept as the client's credit by an explicit choice.</param>
/// <param name="On">The value date.</param>
/// <param name="Source">Who reported it: "" for a person, else the payment source's own id, which counts once.</param>
public sealed record Payment(int Id, int Invoice, Money Amount, Money Surplus, DateOnly On, string Reference, string Source, Signature Signed)
{
    /// <summary>What it pays of the invoice.</summary>
    public Money Applied => Amount - Surplus;
}

/// <summary>What issue fixes for good.</summary>
public sealed record Issued(string Number, DateOnly On, DateOnly Due, Party Seller, Party Buyer, bool IsSample, Signature Signed);

/// <summary>A bill for one milestone: a draft without a number, or issued and frozen.</summary>
/// <param name="Net">The milestone's agreed amount; it cannot be edited.</param>
/// <param name="Rate">The VAT rate copied from the project.</param>
/// <param name="Vat">Net x rate, rounded once, half away from zero.</param>
public sealed record Invoice(int Id, int Milestone, Money Net, Percent Rate, Money Vat, int DueDays, DateOnly CompletedOn, string Note, Signature Drafted)
{
    public InvoiceState State { get; init; }

    public Issued? Issued { get; init; }

    public IReadOnlyList<Payment> Payments { get; init; } = [];

    public Money Gross => Net + Vat;

    public Money Received => Payments.Aggregate(Money.Zero(Net.Currency), (sum, p) => sum + p.Applied);

    /// <summary>The payments that paid something of it; one that is all surplus paid nothing.</summary>
    public IEnumerable<Payment> Paying => Payments.Where(p => p.Applied.IsPositive);

    public Money Open => State == InvoiceState.Issued ? Gross - Received : Money.Zero(Net.Currency);

    /// <summary>Draft or issued: the one live invoice of its milestone.</summary>
    public bool IsLive => State != InvoiceState.Discarded;

    public InvoiceStatus Status => State switch
    {
        InvoiceState.Draft => InvoiceStatus.Draft,
        InvoiceState.Discarded => InvoiceStatus.Discarded,
        _ when !Open.IsPositive => InvoiceStatus.Paid,
        _ when Received.IsPositive => InvoiceStatus.PartPaid,
        _ => InvoiceStatus.Open,
    };

    /// <summary>Days past the due date with money still open; 0 on the due date and before.</summary>
    public int DaysLate(DateOnly today) => Issued is { } issued && Open.IsPositive && today > issued.Due ? today.DayNumber - issued.Due.DayNumber : 0;

    /// <summary>The value date of the payment that closed the balance; null while something is open.</summary>
    public DateOnly? PaidOn => Status == InvoiceStatus.Paid && Paying.Any() ? Paying.Max(p => p.On) : null;
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Decisions;

/// <param name="Claim">Kind, lines, deductions and VAT by treatment; null in records from before them: one line, one
/// rate.</param>
public sealed record InvoiceDrafted(
    int Invoice,
    int Milestone,
    Money Net,
    Percent Rate,
    Money Vat,
    int DueDays,
    DateOnly CompletedOn,
    string Note,
    InvoiceClaim? Claim = null
) : MilestoneEvent(Milestone)
{
    /// <summary>The cash discount of its terms; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>What the note says, in parts; null in records from before them.</summary>
    public InvoiceCompletion? Completion { get; init; }
}

/// <summary>
/// A draft is reckoned anew, because an advance was paid or credited, another stage was billed, or its VAT was
/// corrected since.
/// </summary>
public sealed record InvoiceRecalculated(
    int Invoice,
    int Milestone,
    Money Net,
    Percent Rate,
    Money Vat,
    InvoiceClaim Claim
) : MilestoneEvent(Milestone);

public sealed record InvoiceDiscarded(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceIssued(
    int Invoice,
    int Milestone,
    string Number,
    DateOnly On,
    DateOnly Due,
    Party Seller,
    Party Buyer,
    bool IsSample
) : MilestoneEvent(Milestone)
{
    /// <summary>What else was known of the seller; null for nothing, as in older records.</summary>
    public PartyDetails? SellerDetails { get; init; }

    /// <summary>What else was known of the buyer; null for nothing, as in older records.</summary>
    public PartyDetails? BuyerDetails { get; init; }
}

public sealed record InvoiceSentBack(int Invoice, int Milestone, string Why) : MilestoneEvent(Milestone);

/// <param name="Until">The day on which the approver is asked again.</param>
public sealed record InvoicePostponed(int Invoice, int Milestone, DateOnly Until) : MilestoneEvent(Milestone);

/// <param name="Shares">What is credited by VAT treatment; null in records from before treatments.</param>
/// <param name="Released">What was used on the invoice and is the client's credit now, payment by payment; null where
/// the credit note is not beyond what was open.</param>
public sealed record CreditIssued(
    int Credit,
    int Invoice,
    int Milestone,
    string Number,
    DateOnly On,
    Money Net,
    Money Vat,
    string Reason,
    bool IsFull,
    IReadOnlyList<TaxShare>? Shares = null,
    CreditParts? Released = null
) : MilestoneEvent(Milestone)
{
    public bool Equals(CreditIssued? other) =>
        other is not null
        && (Credit, Invoice, Milestone, Number, On, Net, Vat, Reason, IsFull)
            == (
                other.Credit,
                other.Invoice,
                other.Milestone,
                other.Number,
                other.On,
                other.Net,
                other.Vat,
                other.Reason,
                other.IsFull
            )
        && Released == other.Released
        && (Shares ?? []).SequenceEqual(other.Shares ?? []);

    public override int GetHashCode() => HashCode.Combine(Credit, Invoice, Number);
}

/// <summary>The invoice is void: credit notes have credited all of it.</summary>
public sealed record InvoiceVoided(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceWrittenOff(int Invoice, int Milestone, Money Amount, string Reason)
    : MilestoneEvent(Milestone);

/// <summary>
/// A payment on which a write-off was based was reversed. More is open than the approver gave up, so the balance is
/// owed again.
/// </summary>
public sealed record WriteOffLapsed(int Invoice, int Milestone) : MilestoneEvent(Milestone);

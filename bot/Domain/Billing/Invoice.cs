using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Billing;

/// <summary>What is fixed for good when an invoice is issued.</summary>
public sealed record IssueDetails(
    string Number,
    DateOnly On,
    DateOnly Due,
    Party Seller,
    Party Buyer,
    bool IsSample,
    Signature Signed
)
{
    /// <summary>What else was known of the seller; nothing on invoices from before.</summary>
    public PartyDetails SellerDetails { get; init; } = PartyDetails.None;

    /// <summary>What else was known of the buyer; nothing on invoices from before.</summary>
    public PartyDetails BuyerDetails { get; init; } = PartyDetails.None;
}

/// <summary>A correction of an issued invoice: a separate document with its own number.</summary>
/// <param name="Net">The part of the invoice's net amount that is credited; with its VAT it lowers the
/// balance.</param>
/// <param name="IsFull">It credits everything that was left, so that the invoice is void.</param>
public sealed record CreditNote(
    int Id,
    string Number,
    DateOnly On,
    Money Net,
    Money Vat,
    string Reason,
    bool IsFull,
    Signature Signed
)
{
    /// <summary>What was used on the invoice and has become the client's credit, payment by payment.</summary>
    public CreditParts Released { get; init; } = CreditParts.None;

    /// <summary>What is credited, by VAT treatment.</summary>
    public IReadOnlyList<TaxShare> Shares { get; init; } = [];

    public bool Equals(CreditNote? other) =>
        other is not null
        && (Id, Number, On, Net, Vat, Reason, IsFull, Signed)
            == (other.Id, other.Number, other.On, other.Net, other.Vat, other.Reason, other.IsFull, other.Signed)
        && Released == other.Released
        && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(Id, Number, Net, Vat);

    /// <summary>
    /// The reason that says the stage will never be billed; the gate of the next stage then lets it pass.
    /// </summary>
    public const string StageCancelled = "stage cancelled";

    public Money Gross => Net + Vat;

    /// <summary>
    /// The credit is full, and the reason is this phrase or begins with it. A reason that only mentions it cancels
    /// nothing.
    /// </summary>
    public bool CancelsStage => IsFull && SaysStageCancelled(Reason);

    /// <summary>The reason is the phrase or begins with it.</summary>
    internal static bool SaysStageCancelled(string reason) =>
        reason.Trim().StartsWith(StageCancelled, StringComparison.OrdinalIgnoreCase)
        && !reason.Trim().Skip(StageCancelled.Length).Take(1).Any(char.IsLetterOrDigit);
}

/// <summary>
/// The client does not accept the invoice. Reminders pause and the next gate stays closed until it is settled.
/// </summary>
public sealed record Dispute(string Reason, Signature Signed);

/// <summary>The client said when they will pay. Reminders pause until then.</summary>
public sealed record PaymentPromise(DateOnly On, Signature Signed);

/// <summary>A person paused the reminders until that day.</summary>
public sealed record ReminderSnooze(DateOnly Until, Signature Signed);

/// <summary>An open balance that was given up for good, with the reason.</summary>
public sealed record WriteOff(string Reason, Signature Signed)
{
    /// <summary>What had happened to the money before: it left the balance open that was given up.</summary>
    public LedgerMark Mark { get; init; } = LedgerMark.Empty;
}

/// <summary>
/// A bill for one milestone: a draft without a number, or an issued invoice that cannot be changed.
/// </summary>
/// <param name="Net">The net claim: the milestone's agreed amount; of a final invoice its lines less its
/// deductions.</param>
/// <param name="Rate">The VAT rate of the milestone.</param>
/// <param name="Vat">The VAT of the claim: net × rate for each rate of the lines, rounded once, half away from zero, less
/// the VAT of the deductions.</param>
public sealed partial record Invoice(
    int Id,
    int Milestone,
    Money Net,
    Percent Rate,
    Money Vat,
    int DueDays,
    DateOnly CompletedOn,
    string Note,
    Signature Drafted
)
{
    public InvoiceState State { get; init; }

    /// <summary>How the claim comes about: kind, lines, deductions, and VAT by treatment.</summary>
    public InvoiceClaim Claim { get; init; } = InvoiceClaim.ForOneRate(Milestone, Net, Rate, Vat);

    /// <summary>What it says of its milestone; null for one that was drafted before this was kept in parts.</summary>
    public InvoiceCompletion? Completion { get; init; }

    public InvoiceKind Kind => Claim.Kind;

    public IReadOnlyList<InvoiceLine> Lines => Claim.Lines;

    public IReadOnlyList<InvoiceDeduction> Deductions => Claim.Deductions;

    /// <summary>The claim by VAT treatment; an invoice with one rate has one share.</summary>
    public IReadOnlyList<TaxShare> Shares => Claim.Shares;

    /// <summary>
    /// The day before which the approver does not want to be asked again; null when they did not postpone it.
    /// </summary>
    public DateOnly? PostponedUntil { get; init; }

    /// <summary>Why the approver sent the draft back; "" when they did not.</summary>
    public string SendBackReason { get; init; } = "";

    /// <summary>Who sent the draft back or discarded it; null while it is a draft or issued.</summary>
    public Signature? Ended { get; init; }

    public IssueDetails? IssueDetails { get; init; }

    public IReadOnlyList<Payment> Payments { get; init; } = [];

    public IReadOnlyList<CreditNote> CreditNotes { get; init; } = [];

    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>What the bank returned of its payments, settled or not.</summary>
    public IReadOnlyList<BankReturn> BankReturns { get; init; } = [];

    /// <summary>Which reversals settle which bank returns.</summary>
    public IReadOnlyList<ReturnSettlement> Settlements { get; init; } = [];

    /// <summary>Payments with a future value date, waiting or ended.</summary>
    public IReadOnlyList<AnnouncedPayment> AnnouncedPayments { get; init; } = [];

    public Dispute? Dispute { get; init; }

    public PaymentPromise? Promise { get; init; }

    public ReminderSnooze? Snooze { get; init; }

    public WriteOff? WriteOff { get; init; }

    /// <summary>The last mail with it or a credit note on it; null while none was tried.</summary>
    public ClientMail? Mail { get; init; }

    /// <summary>The last mail that reminded the client of it; null while none was tried.</summary>
    public ClientMail? ReminderMail { get; init; }

    /// <summary>The last formal reminder of it; null when there was none.</summary>
    public FormalReminder? FormalReminder { get; init; }

    /// <summary>The mail with the last formal reminder; null while none was tried.</summary>
    public ClientMail? FormalMail { get; init; }

    /// <summary>The last mail about it that brought no document: a receipt; null while none was tried.</summary>
    public ClientMail? NoticeMail { get; init; }

    /// <summary>The last copy of a mail about it that was refused; null while none is.</summary>
    public ClientMail? CopyMail { get; init; }

    public Money Gross => Net + Vat;

    public Money CreditedNet => Sum(CreditNotes, c => c.Net);

    public Money CreditedVat => Sum(CreditNotes, c => c.Vat);

    public Money Credited => CreditedNet + CreditedVat;

    /// <summary>
    /// How far the VAT of one of its credit notes is from that note's own net × rate. The last note takes the
    /// rounding differences of those before it, so that together they equal the invoice's VAT.
    /// </summary>
    public Money VatRoundingOf(CreditNote note) =>
        note.Shares.Aggregate(Zero, (sum, share) => sum + share.Vat - share.Treatment.Calculate(share.Net));

    /// <summary>Bank returns that nobody has settled.</summary>
    public IEnumerable<BankReturn> OpenReturns => BankReturns.Where(r => RemainingOf(r).IsPositive);

    /// <summary>How much of a bank return is not settled.</summary>
    public Money RemainingOf(BankReturn bankReturn) =>
        bankReturn.IsDismissed
            ? Zero
            : bankReturn.Amount - Sum(Settlements.Where(s => s.Line == bankReturn.Line), s => s.Amount);

    /// <summary>
    /// The payments that may be reversed for a bank return: the payment that is certain; otherwise those of the same
    /// amount; otherwise all.
    /// </summary>
    public IReadOnlyList<Payment> ReversiblePayments(BankReturn bankReturn)
    {
        var payments = Payments.Where(p => p.Kind == PaymentKind.Payment && !IsReversed(p)).ToList();
        if (bankReturn.Payment is { } certain)
            return payments.FindAll(p => p.Id == certain);
        return payments.FindAll(p => p.Amount == RemainingOf(bankReturn)) is { Count: > 0 } same ? same : payments;
    }

    /// <summary>
    /// What is still to be paid. Of a void invoice that is nothing, except what was refunded on it and also returned
    /// by the bank.
    /// </summary>
    public Money Open => State is InvoiceState.Issued or InvoiceState.Credited ? Balance : Zero;

    /// <summary>Draft, issued or written off: the one live invoice of its milestone.</summary>
    public bool IsLive => State is not (InvoiceState.Discarded or InvoiceState.Credited);

    /// <summary>It has been issued and keeps its number for good.</summary>
    public bool IsNumbered => IssueDetails is not null;

    public InvoiceStatus Status =>
        State switch
        {
            InvoiceState.Draft => InvoiceStatus.Draft,
            InvoiceState.Discarded => InvoiceStatus.Discarded,
            InvoiceState.Credited => InvoiceStatus.Credited,
            InvoiceState.WrittenOff when Balance.IsPositive => InvoiceStatus.WrittenOff,
            _ when !Balance.IsPositive && WrittenOffBalance.IsPositive => InvoiceStatus.WrittenOff,
            _ when !Balance.IsPositive => InvoiceStatus.Paid,
            _ when (Used + AppliedCredit).IsPositive => InvoiceStatus.PartPaid,
            _ => InvoiceStatus.Open,
        };

    /// <summary>The invoice's due date.</summary>
    public DateOnly? Due => IssueDetails?.Due;

    /// <summary>Days past the due date with money still open; 0 on the due date and before.</summary>
    public int DaysLate(DateOnly today) =>
        IssueDetails is { } issueDetails && Open.IsPositive && today > issueDetails.Due
            ? today.DayNumber - issueDetails.Due.DayNumber
            : 0;

    /// <summary>
    /// The value date of the payment, or the day of the use of credit, that closed the balance; the day of the settling
    /// where only that closed it; null while something is open.
    /// </summary>
    public DateOnly? PaidOn =>
        Status == InvoiceStatus.Paid
            ? EffectivePayments
                .Select(p => p.On)
                .Concat(Applications.Where(a => a.Remaining.IsPositive).Select(a => a.On))
                .Select(on => (DateOnly?)on)
                .Max()
                ?? StandingSettlements.Select(s => (DateOnly?)s.On).Max()
            : null;

    /// <summary>A person has paused the reminders on that day.</summary>
    public bool AreRemindersPaused(DateOnly today) =>
        Dispute is not null || Snooze?.Until > today || Promise?.On >= today;

    public bool IsReversed(Payment payment) => Payments.Any(p => p.Reverses == payment.Id);

    private static Money Min(Money one, Money other) => one < other ? one : other;

    private Money Zero => Money.Zero(Net.Currency);

    private Money Sum<T>(IEnumerable<T> all, Func<T, Money> one) => all.Aggregate(Zero, (sum, x) => sum + one(x));

    public bool Equals(Invoice? other) =>
        other is not null
        && ValueKey.Equals(other.ValueKey)
        && Payments.SequenceEqual(other.Payments)
        && CreditNotes.SequenceEqual(other.CreditNotes)
        && Reminders.SequenceEqual(other.Reminders)
        && BankReturns.SequenceEqual(other.BankReturns)
        && Settlements.SequenceEqual(other.Settlements)
        && AnnouncedPayments.SequenceEqual(other.AnnouncedPayments)
        && SettledAmounts.SequenceEqual(other.SettledAmounts)
        && Applications.SequenceEqual(other.Applications);

    public override int GetHashCode() => ValueKey.GetHashCode();

    /// <summary>All fields that are single values, for comparison.</summary>
    private object ValueKey =>
        (
            (Id, Milestone, Net, Rate, Vat, DueDays, CompletedOn),
            (Note, Drafted, State, PostponedUntil, SendBackReason, Ended, IssueDetails),
            (Dispute, Promise, Snooze, WriteOff, Claim, Discount, Mail, NoticeMail, CopyMail),
            (ReminderMail, FormalReminder, FormalMail, Completion)
        );
}

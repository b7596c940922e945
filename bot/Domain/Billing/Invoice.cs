using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Billing;

/// <summary>What issue fixes for good.</summary>
public sealed record IssueDetails(
    string Number,
    DateOnly On,
    DateOnly Due,
    Party Seller,
    Party Buyer,
    bool IsSample,
    Signature Signed
);

/// <summary>A correction of an issued invoice: a document of its own with a number of its own.</summary>
/// <param name="Net">What is taken back of the invoice's net; with its VAT it lowers the balance.</param>
/// <param name="IsFull">It takes back all that was left, so that the invoice is void.</param>
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
    /// <summary>
    /// The reason that says the stage will never be billed; the next one's gate passes it. (product.md section 4)
    /// </summary>
    public const string StageCancelled = "stage cancelled";

    public Money Gross => Net + Vat;

    /// <summary>
    /// All of it is taken back, and the reason is or begins with the phrase; a reason that only speaks of it cancels
    /// nothing.
    /// </summary>
    public bool CancelsStage =>
        IsFull
        && Reason.StartsWith(StageCancelled, StringComparison.OrdinalIgnoreCase)
        && !Reason.Skip(StageCancelled.Length).Take(1).Any(char.IsLetterOrDigit);
}

/// <summary>
/// The client does not accept the invoice; reminders rest and the next gate stays closed until it is settled.
/// </summary>
public sealed record Dispute(string Reason, Signature Signed);

/// <summary>The client said when he pays; reminders rest until then.</summary>
public sealed record PaymentPromise(DateOnly On, Signature Signed);

/// <summary>Nobody is reminded before that day, by a person's word.</summary>
public sealed record ReminderSnooze(DateOnly Until, Signature Signed);

/// <summary>An open balance given up for good, with the reason.</summary>
public sealed record WriteOff(string Reason, Signature Signed);

/// <summary>A bill for one milestone: a draft without a number, or issued and frozen.</summary>
/// <param name="Net">The milestone's agreed amount; it cannot be edited.</param>
/// <param name="Rate">The VAT rate copied from the project.</param>
/// <param name="Vat">Net x rate, rounded once, half away from zero.</param>
public sealed record Invoice(
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

    /// <summary>
    /// The day before which the approver does not want to be asked again; null when he has not put it off.
    /// </summary>
    public DateOnly? PostponedUntil { get; init; }

    /// <summary>Why the approver sent the draft back; "" when he did not.</summary>
    public string SendBackReason { get; init; } = "";

    /// <summary>Who sent the draft back or discarded it; null while it stands or is issued.</summary>
    public Signature? Ended { get; init; }

    public IssueDetails? IssueDetails { get; init; }

    public IReadOnlyList<Payment> Payments { get; init; } = [];

    public IReadOnlyList<CreditNote> CreditNotes { get; init; } = [];

    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>What the bank took back of it, dealt with or not.</summary>
    public IReadOnlyList<BankReturn> BankReturns { get; init; } = [];

    /// <summary>Which reversals stand for what the bank took back.</summary>
    public IReadOnlyList<ReturnSettlement> Settlements { get; init; } = [];

    /// <summary>Money with a value date to come, waiting or not.</summary>
    public IReadOnlyList<AnnouncedPayment> AnnouncedPayments { get; init; } = [];

    public Dispute? Dispute { get; init; }

    public PaymentPromise? Promise { get; init; }

    public ReminderSnooze? Snooze { get; init; }

    public WriteOff? WriteOff { get; init; }

    public Money Gross => Net + Vat;

    public Money CreditedNet => Sum(CreditNotes, c => c.Net);

    public Money CreditedVat => Sum(CreditNotes, c => c.Vat);

    public Money Credited => CreditedNet + CreditedVat;

    /// <summary>
    /// How far the VAT of one of its credit notes is from that note's own net x rate: the last one takes back what the
    /// rounding of those before it has left, so that all of them are the invoice's VAT.
    /// </summary>
    public Money VatRoundingOf(CreditNote note) =>
        note.Vat - MilestoneBot.Domain.Amounts.VatCalculator.Calculate(note.Net, Rate);

    /// <summary>What is paid of it: payments less reversals and refunds, without surplus. What the bank took back is
    /// not, dealt with or not.</summary>
    public Money Received => Booked - ReturnedByBank;

    /// <summary>The same as the entries say, whatever the bank took back since.</summary>
    public Money Booked => Sum(Payments, p => p.WithSign(p.Applied));

    /// <summary>What is kept as credit as the entries say.</summary>
    public Money BookedSurplus => Sum(Payments, p => p.WithSign(p.Surplus));

    /// <summary>What the bank took back of what paid it, and nobody has dealt with.</summary>
    public Money ReturnedByBank => OpenReturns.Any() ? OpenReturnParts.Applied : Zero;

    /// <summary>What the bank took back and nobody has dealt with.</summary>
    public IEnumerable<BankReturn> OpenReturns => BankReturns.Where(r => RemainingOf(r).IsPositive);

    /// <summary>How much of what the bank took back is not dealt with.</summary>
    public Money RemainingOf(BankReturn back) =>
        back.IsDismissed ? Zero : back.Amount - Sum(Settlements.Where(s => s.Line == back.Line), s => s.Amount);

    /// <summary>The payments that what the bank took back may be reversed by: the one that is certain, else those of
    /// that sum, else all.</summary>
    public IReadOnlyList<Payment> ReversiblePayments(BankReturn back)
    {
        var standing = Payments.Where(p => p.Kind == PaymentKind.Payment && !IsReversed(p)).ToList();
        if (back.Payment is { } certain)
            return standing.FindAll(p => p.Id == certain);
        return standing.FindAll(p => p.Amount == RemainingOf(back)) is { Count: > 0 } same ? same : standing;
    }

    /// <summary>What arrived for it and stayed recorded, surplus included, refunds not taken off.</summary>
    public Money TotalArrived => Sum(Payments, p => p.IsRefund ? Zero : p.WithSign(p.Amount));

    public Money Refunded => Sum(Payments, p => p.IsRefund ? -p.WithSign(p.Amount) : Zero);

    /// <summary>What was paid too much and is still kept for the client.</summary>
    public Money Surplus => OpenReturns.Any() ? BookedSurplus - OpenReturnParts.Surplus : BookedSurplus;

    /// <summary>The payments that stand and paid something of it; one that is all surplus paid nothing.</summary>
    public IEnumerable<Payment> EffectivePayments =>
        Payments.Where(p =>
            p.Kind == PaymentKind.Payment
            && p.Applied.IsPositive
            && !IsReversed(p)
            && !OpenReturns.Any(r => r.Payment == p.Id && r.Amount >= p.Amount)
        );

    /// <summary>Gross - credits - payments + refunds: what the client has not paid, given up or not.</summary>
    public Money Balance => Gross - Credited - Received;

    /// <summary>What is to come. Of a void invoice that is nothing, but for what was refunded on it and taken back by
    /// the bank too.</summary>
    public Money Open => State is InvoiceState.Issued or InvoiceState.Credited ? Balance : Zero;

    public Money WrittenOffBalance => State == InvoiceState.WrittenOff ? Balance : Zero;

    /// <summary>Draft, issued or written off: the one live invoice of its milestone.</summary>
    public bool IsLive => State is not (InvoiceState.Discarded or InvoiceState.Credited);

    /// <summary>It has been issued and has a number for good.</summary>
    public bool IsNumbered => IssueDetails is not null;

    public InvoiceStatus Status =>
        State switch
        {
            InvoiceState.Draft => InvoiceStatus.Draft,
            InvoiceState.Discarded => InvoiceStatus.Discarded,
            InvoiceState.Credited => InvoiceStatus.Credited,
            InvoiceState.WrittenOff when Balance.IsPositive => InvoiceStatus.WrittenOff,
            _ when !Balance.IsPositive => InvoiceStatus.Paid,
            _ when Received.IsPositive => InvoiceStatus.PartPaid,
            _ => InvoiceStatus.Open,
        };

    /// <summary>The due date that holds: the invoice's own.</summary>
    public DateOnly? Due => IssueDetails?.Due;

    /// <summary>Days past the due date with money still open; 0 on the due date and before.</summary>
    public int DaysLate(DateOnly today) =>
        IssueDetails is { } issueDetails && Open.IsPositive && today > issueDetails.Due
            ? today.DayNumber - issueDetails.Due.DayNumber
            : 0;

    /// <summary>The value date of the payment that closed the balance; null while something is open.</summary>
    public DateOnly? PaidOn =>
        Status == InvoiceStatus.Paid && EffectivePayments.Any() ? EffectivePayments.Max(p => p.On) : null;

    /// <summary>Whether reminders rest on that day by a person's word.</summary>
    public bool AreRemindersPaused(DateOnly today) =>
        Dispute is not null || Snooze?.Until > today || Promise?.On >= today;

    public bool IsReversed(Payment payment) => Payments.Any(p => p.Reverses == payment.Id);

    /// <summary>
    /// What the open returns take: of a payment its own credit first, then what it paid. Where only the invoice is
    /// certain, what it paid first, so that nobody is let through on a guess; never more than was booked, so that a
    /// return may come before its payment.
    /// </summary>
    private (Money Applied, Money Surplus) OpenReturnParts
    {
        get
        {
            var (applied, surplus) = (Zero, Zero);
            foreach (var back in OpenReturns.OrderBy(r => r.Payment is null))
            {
                var left = RemainingOf(back);
                if (back.Payment is { } id)
                {
                    if (StandingPayments.FirstOrDefault(p => p.Id == id) is not { } of)
                        continue;
                    var own = Least(left, RemainingCreditOf(of));
                    (applied, surplus) = (applied + Least(left - own, of.Amount - own), surplus + own);
                    continue;
                }
                var most = Sum(StandingPayments, p => p.Applied) - applied;
                var part = Least(left, most.IsPositive ? most : Zero);
                (applied, surplus) = (applied + part, surplus + Least(left - part, BookedSurplus - surplus));
            }
            return (applied, surplus);
        }
    }

    /// <summary>What is left of the credit that a payment made: refunds take the oldest first.</summary>
    public Money RemainingCreditOf(Payment payment)
    {
        var spent = Sum(StandingPayments, p => p.Surplus) - BookedSurplus;
        foreach (var one in StandingPayments)
        {
            var taken = Least(one.Surplus, spent);
            if (one.Id == payment.Id)
                return one.Surplus - taken;
            spent -= taken;
        }
        return Zero;
    }

    /// <summary>The payments that stand.</summary>
    private IEnumerable<Payment> StandingPayments =>
        Payments.Where(p => p.Kind == PaymentKind.Payment && !IsReversed(p));

    private static Money Least(Money one, Money other) => one < other ? one : other;

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
        && AnnouncedPayments.SequenceEqual(other.AnnouncedPayments);

    public override int GetHashCode() => ValueKey.GetHashCode();

    /// <summary>Everything of it that is one value.</summary>
    private object ValueKey =>
        (
            (Id, Milestone, Net, Rate, Vat, DueDays, CompletedOn),
            (Note, Drafted, State, PostponedUntil, SendBackReason, Ended, IssueDetails),
            (Dispute, Promise, Snooze, WriteOff)
        );
}

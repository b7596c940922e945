using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// The sums of an invoice. Received = used + moved to credit + refunded out of use + interest, and open = claim − credited − used −
/// applied − settled. Money that the bank has taken back counts as not received, handled or not.
/// </summary>
public sealed partial record Invoice
{
    /// <summary>Client credit that was used on this invoice.</summary>
    public IReadOnlyList<CreditApplication> Applications { get; init; } = [];

    /// <summary>
    /// Money that arrived for this invoice and pays it. Below zero where money was paid out that was taken back later.
    /// </summary>
    public Money Used => BookedUse - ReturnedByBank;

    /// <summary>What is used on it according to the entries, ignoring bank returns that nobody has settled.</summary>
    public Money BookedUse =>
        Sum(StandingPayments, p => p.Applied - p.MovedToCredit)
        - Sum(Payments.Where(p => p.Kind == PaymentKind.Payment && IsReversed(p)), p => p.RefundedCredit)
        - RefundedOutOfUse;

    /// <summary>Client credit that pays it, whatever payment it came from.</summary>
    public Money AppliedCredit => Sum(Applications, a => a.Remaining - a.InDoubt);

    /// <summary>Money that arrived for this invoice, whatever became of it, less what the bank has taken back.</summary>
    public Money Received => TotalArrived - TakenBackInDoubt;

    /// <summary>What of the received money became the client's credit, used since or not.</summary>
    public Money MovedToCredit => Received - Used - RefundedOutOfUse - Interest;

    /// <summary>Money that arrived and is still recorded, refunds not deducted.</summary>
    public Money TotalArrived => Sum(StandingPayments, p => p.Amount);

    /// <summary>What was paid back by naming this invoice.</summary>
    public Money Refunded => Sum(StandingRefunds, p => p.Amount);

    /// <summary>What was paid back out of the money that paid this invoice, so that it is open again.</summary>
    public Money RefundedOutOfUse => Sum(StandingRefunds, p => p.Applied);

    /// <summary>What is left of the client credit that arose from payments on this invoice.</summary>
    public Money CreditLeft => BookedCredit - OpenReturnParts.Credit;

    /// <summary>The credit that is left according to the entries, ignoring bank returns.</summary>
    public Money BookedCredit => Sum(StandingPayments, p => p.Credit);

    /// <summary>The part of unsettled bank returns that reduces what is used on this invoice.</summary>
    public Money ReturnedByBank => OpenReturnParts.Used;

    /// <summary>
    /// What pays it and is not certain: its own money, or client credit, that the bank has taken back and nobody has
    /// handled.
    /// </summary>
    public Money PaidInDoubt => ReturnedByBank + Sum(Applications, a => a.InDoubt);

    /// <summary>All that unsettled bank returns take: use, credit that is left, and credit used on other invoices.</summary>
    public Money TakenBackInDoubt =>
        OpenReturnParts is var (used, credit, applied, interest) ? used + credit + applied + interest : Zero;

    /// <summary>Interest and flat fees that arrived with its money: no invoice asks for them, and they have no VAT.</summary>
    public Money Interest => Sum(StandingPayments, p => p.Interest) - OpenReturnParts.Interest;

    /// <summary>
    /// Interest and flat fee that the last formal reminder named, less what has arrived of them; below zero where more
    /// has arrived. 0 where no letter asked for any, and of a void invoice.
    /// </summary>
    public Money LateOwed =>
        FormalReminder?.Claim is { AsksForLate: true } asked && State != InvoiceState.Credited
            ? asked.Interest + asked.FlatFee - Interest
            : Zero;

    /// <summary>
    /// The payments that are valid and paid a part of the invoice. A payment that is all surplus paid nothing.
    /// </summary>
    public IEnumerable<Payment> EffectivePayments =>
        StandingPayments.Where(p =>
            (p.Applied - p.MovedToCredit).IsPositive && !OpenReturns.Any(r => r.Payment == p.Id && r.Amount >= p.Amount)
        );

    /// <summary>Claim − credited − used − applied − settled: what the client has not paid, written off or not.</summary>
    public Money Balance => Gross - Credited - Used - AppliedCredit - Settled;

    /// <summary>What is open according to the entries, ignoring bank returns that nobody has settled.</summary>
    public Money BookedBalance => Gross - Credited - BookedUse - Sum(Applications, a => a.Remaining) - Settled;

    /// <summary>The payments that are not reversed, oldest first.</summary>
    public IEnumerable<Payment> StandingPayments =>
        Payments.Where(p => p.Kind == PaymentKind.Payment && !IsReversed(p));

    private IEnumerable<Payment> StandingRefunds => Payments.Where(p => p.Kind == PaymentKind.Refund && !IsReversed(p));

    /// <summary>
    /// What unsettled bank returns take: first the payment's own credit, then its credit that is used on other invoices,
    /// then its interest, then what it paid here. When only the invoice is certain, what it paid comes first, so that no gate opens on a
    /// guess. Never more than was booked, because a return may arrive before its payment.
    /// </summary>
    private (Money Used, Money Credit, Money Applied, Money Interest) OpenReturnParts
    {
        get
        {
            var (used, credit, applied, interest) = (Zero, Zero, Zero, Zero);
            if (BankReturns.Count == 0)
                return (used, credit, applied, interest);
            foreach (var bankReturn in OpenReturns.OrderBy(r => r.Payment is null))
            {
                var left = RemainingOf(bankReturn);
                if (bankReturn.Payment is { } id)
                {
                    if (StandingPayments.FirstOrDefault(p => p.Id == id) is not { } of)
                        continue;
                    var own = Min(left, of.Credit);
                    var elsewhere = Min(left - own, of.AppliedCredit);
                    var late = Min(left - own - elsewhere, of.Interest);
                    used += Min(left - own - elsewhere - late, of.Amount - own - elsewhere - late);
                    (credit, applied, interest) = (credit + own, applied + elsewhere, interest + late);
                    continue;
                }
                var most = Sum(StandingPayments, p => p.Applied - p.MovedToCredit) - used;
                var part = Min(left, most.IsPositive ? most : Zero);
                (used, credit) = (used + part, credit + Min(left - part, BookedCredit - credit));
            }
            return (used, credit, applied, interest);
        }
    }
}

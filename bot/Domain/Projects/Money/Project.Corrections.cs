using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Refunds, write-offs and entries of money that are taken back.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Pays money back to the client: first from their credit, then from what the invoice has received.
    /// </summary>
    public Decision Refund(Invoice invoice, Money amount, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.Refund, context) is { } no)
            return no;
        if (CheckRefund(invoice, amount, reason) is { } wrong)
            return wrong;
        if (
            CheckNotOwnRequest(
                RequestKind.Refund,
                invoice.Milestone,
                r => r.Invoice == invoice.Id && r.Amount == amount,
                context
            ) is
            { } own
        )
            return own;
        var parts = CreditParts.Take(UsableCredit.Where(p => invoice.Payments.Any(x => x.Id == p.Payment)), amount);
        var outOfUse = amount - parts.Sum(Currency);
        return new Decision.Accepted([
            new RefundRecorded(
                NextPaymentId,
                invoice.Id,
                invoice.Milestone,
                amount,
                parts.Sum(Currency),
                context.SellerToday,
                reason.Trim(),
                parts
            ),
            // An approver gave up what was open, and not what is paid back since.
            .. invoice.State == InvoiceState.WrittenOff && outOfUse > invoice.UsedSinceWriteOff
                ? [new WriteOffLapsed(invoice.Id, invoice.Milestone)]
                : Array.Empty<ProjectEvent>(),
            .. DecideMatchingRequests(
                RequestKind.Refund,
                invoice.Milestone,
                r => r.Invoice == invoice.Id && r.Amount == amount,
                context
            ),
        ]);
    }

    /// <summary>Writes off an open balance for good. The gate of the next stage lets it pass and says so.</summary>
    public Decision WriteOff(Invoice invoice, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.WriteOff, context) is { } no)
            return no;
        if (CheckWriteOff(invoice, reason) is { } wrong)
            return wrong;
        bool OfBadDebt(ApprovalRequest r) => r.Invoice == invoice.Id && r.Settles == SettlementKind.BadDebt;
        if (
            (
                CheckNotOwnRequest(RequestKind.WriteOff, invoice.Milestone, r => r.Invoice == invoice.Id, context)
                ?? CheckNotOwnRequest(RequestKind.Settle, invoice.Milestone, OfBadDebt, context)
            ) is
            { } own
        )
            return own;
        return new ProjectEvent[] { new InvoiceWrittenOff(invoice.Id, invoice.Milestone, invoice.Open, reason.Trim()) }
            .Concat(
                DecideMatchingRequests(RequestKind.WriteOff, invoice.Milestone, r => r.Invoice == invoice.Id, context)
            )
            .ToArray();
    }

    private Decision ReverseEntry(Payment payment, string reason, DecisionContext context)
    {
        if (payment.Kind == PaymentKind.Reversal)
            return new Refusal.PaymentNotReversible(payment, new ReversalObstacle.IsReversal());
        if (IsReversed(payment))
            return new Refusal.AlreadyReversed(payment);
        if (payment.IsRefund)
            return ReverseRefund(payment, reason, context);
        if (payment.IsOnAccount)
            return new Decision.Accepted(TakeBack(payment, reason, context));
        var invoice = InvoiceById(payment.Invoice);
        return FindReturnOf(payment, invoice) is { } bankReturn
            ? ReverseReturned(payment, invoice, bankReturn, reason, context)
            : new Decision.Accepted(TakeBack(payment, reason, context));
    }

    /// <summary>
    /// Takes a payment back: its own credit first. Where its credit was used, the newest uses come off, and those
    /// invoices are open again. What was paid out of it, or used, opens its own invoice.
    /// </summary>
    private List<ProjectEvent> TakeBack(Payment payment, string reason, DecisionContext context)
    {
        var credit = payment.Credit.IsPositive ? payment.Credit : Money.Zero(Currency);
        List<ProjectEvent> events =
        [
            Opposite(payment, CreditParts.Take([(payment.Id, credit)], credit), reason, context),
        ];
        if (!payment.IsOnAccount && WriteOffRestsOn(payment, InvoiceById(payment.Invoice)))
            events.Add(new WriteOffLapsed(payment.Invoice, InvoiceById(payment.Invoice).Milestone));
        if (!payment.IsOnAccount)
            events.AddRange(SettlementsRestingOn(InvoiceById(payment.Invoice), s => s.Mark.IsAfter(payment), reason));
        events.AddRange(UndoApplicationsOf(payment, reason));
        return [.. events.Distinct()];
    }

    /// <summary>The money was not paid out after all: it is the client's credit, or used on its invoice, as before.</summary>
    private Decision ReverseRefund(Payment refund, string reason, DecisionContext context)
    {
        var opposite = Opposite(refund, refund.Parts ?? CreditParts.None, reason, context);
        if (!refund.IsOnAccount && refund.Parts is null)
            opposite = (PaymentReversed)opposite with { Parts = null, Surplus = refund.Surplus };
        // What it opened may have been paid or credited since.
        var after = Apply(new(opposite, new(context.Actor.Id, context.At, IsSolo)));
        return after.Invoices.Exists(i =>
            i.BookedBalance.IsNegative && i.BookedBalance < InvoiceById(i.Id).BookedBalance
        )
            ? new Refusal.PaymentNotReversible(refund, new ReversalObstacle.SettledSince())
            : opposite;
    }

    private ProjectEvent Opposite(Payment payment, CreditParts parts, string reason, DecisionContext context) =>
        payment.IsOnAccount
            ? new OnAccountReversed(
                NextPaymentId,
                payment.Id,
                payment.IsRefund,
                payment.Amount,
                context.SellerToday,
                reason,
                parts
            )
            : new PaymentReversed(
                NextPaymentId,
                payment.Id,
                payment.IsRefund,
                payment.Invoice,
                InvoiceById(payment.Invoice).Milestone,
                payment.Amount,
                parts.Sum(Currency),
                context.SellerToday,
                reason,
                parts
            );

    /// <summary>
    /// The write-off is based on what this payment left open. An approver has given up no more than that.
    /// </summary>
    private static bool WriteOffRestsOn(Payment payment, Invoice invoice) =>
        invoice is { State: InvoiceState.WrittenOff, WriteOff: { } given }
        && !payment.IsRefund
        && (payment.Applied - payment.MovedToCredit + payment.RefundedCredit).IsPositive
        && given.Mark.IsAfter(payment);

    private Refusal? CheckRefund(Invoice invoice, Money amount, string reason)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.OpenReturns.FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(invoice, bankReturn);
        // Where more was paid out than arrived, the used sum is below zero: nothing goes out twice.
        var most = (invoice.CreditLeft < CreditLeft ? invoice.CreditLeft : CreditLeft) + invoice.Used;
        if (most.IsNegative)
            most = Money.Zero(Currency);
        if (invoice.State != InvoiceState.Issued && !most.IsPositive)
            return new Refusal.InvoiceNotOpen(invoice, "refund");
        if ((CheckSum(amount) ?? CheckText(TextField.Reason, reason, 1, 240)) is { } wrong)
            return wrong;
        return amount > most ? new Refusal.RefundTooMuch(invoice, most) : null;
    }

    private Refusal? CheckWriteOff(Invoice invoice, string reason)
    {
        if (CheckAdvanceForgiven(invoice, "writeoff") is { } advance)
            return advance;
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (CheckNoDoubt(invoice) is { } doubt)
            return doubt;
        if (invoice is { Kind: InvoiceKind.Advance, Open.IsPositive: true })
            return new Refusal.NotOnAdvance(invoice, SettlementKind.BadDebt);
        // What is open on a void invoice was paid back and then taken back. A loss would make the invoice live again.
        return !invoice.Open.IsPositive || invoice.State != InvoiceState.Issued
            ? new Refusal.InvoiceNotOpen(invoice, "writeoff")
            : CheckText(TextField.Reason, reason, 1, 240);
    }

    private Refusal.InvalidMoney? CheckSum(Money amount)
    {
        if (amount.Currency != Currency)
            return new(new MoneyFault.NotProjectCurrency(Currency));
        return amount.IsPositive ? null : new(new MoneyFault.NotPositive());
    }
}

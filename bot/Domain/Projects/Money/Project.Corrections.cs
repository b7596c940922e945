using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Credits an issued invoice, in part or in full, by a document with its own number.</summary>
    /// <param name="gross">The amount to credit, VAT included; null for everything that is left.</param>
    public Decision Credit(Invoice invoice, Money? gross, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.IssueCredit, context) is { } no)
            return no;
        if (CheckCredit(invoice, gross, reason, out var net, out var vat, out var full) is { } wrong)
            return wrong;
        var sum = net + vat;
        bool Same(ApprovalRequest r) =>
            r.Invoice == invoice.Id && (r.Amount == gross || (full && (r.Amount is null || r.Amount == sum)));
        if (CheckNotOwnRequest(RequestKind.Credit, invoice.Milestone, Same, context) is { } own)
            return own;
        var on = context.SellerToday;
        var credit = new CreditIssued(
            Invoices.Sum(i => i.CreditNotes.Count) + 1,
            invoice.Id,
            invoice.Milestone,
            context.NextNumber(NumberSeries.CreditNotes(on)),
            on,
            net,
            vat,
            reason.Trim(),
            full,
            [new(invoice.Shares[0].Treatment, net, vat)]
        );
        var decidedRequests = DecideMatchingRequests(RequestKind.Credit, invoice.Milestone, Same, context);
        return new ProjectEvent[] { credit }
            .Concat(full ? [new InvoiceVoided(invoice.Id, invoice.Milestone)] : Array.Empty<ProjectEvent>())
            .Concat(decidedRequests)
            .ToArray();
    }

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
        var surplus = amount < invoice.Surplus ? amount : invoice.Surplus;
        return new ProjectEvent[]
        {
            new RefundRecorded(
                NextPaymentId,
                invoice.Id,
                invoice.Milestone,
                amount,
                surplus,
                context.SellerToday,
                reason.Trim()
            ),
        }
            .Concat(
                DecideMatchingRequests(
                    RequestKind.Refund,
                    invoice.Milestone,
                    r => r.Invoice == invoice.Id && r.Amount == amount,
                    context
                )
            )
            .ToArray();
    }

    /// <summary>Writes off an open balance for good. The gate of the next stage lets it pass and says so.</summary>
    public Decision WriteOff(Invoice invoice, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.WriteOff, context) is { } no)
            return no;
        if (CheckWriteOff(invoice, reason) is { } wrong)
            return wrong;
        if (
            CheckNotOwnRequest(RequestKind.WriteOff, invoice.Milestone, r => r.Invoice == invoice.Id, context) is
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
        var invoice = InvoiceById(payment.Invoice);
        if (payment.Kind == PaymentKind.Reversal)
            return new Refusal.PaymentNotReversible(payment, new ReversalObstacle.IsReversal());
        if (invoice.IsReversed(payment))
            return new Refusal.AlreadyReversed(payment);
        var bankReturn = payment.IsRefund ? null : FindReturnOf(payment, invoice);
        if (
            payment.IsRefund
                ? payment.Applied > invoice.Gross - invoice.Credited - invoice.Booked
                : bankReturn is null && (payment.Applied > invoice.Booked || payment.Surplus > invoice.BookedSurplus)
        )
            return new Refusal.PaymentNotReversible(
                payment,
                payment.IsRefund
                    ? new ReversalObstacle.SettledSince()
                    : new ReversalObstacle.RefundedSince(StandingRefund(invoice))
            );
        if (bankReturn is not null)
            return ReverseReturned(payment, invoice, bankReturn, reason, context);
        var reversed = new PaymentReversed(
            NextPaymentId,
            payment.Id,
            payment.IsRefund,
            invoice.Id,
            invoice.Milestone,
            payment.Amount,
            payment.Surplus,
            context.SellerToday,
            reason
        );
        return WriteOffRestsOn(payment, invoice)
            ? new ProjectEvent[] { reversed, new WriteOffLapsed(invoice.Id, invoice.Milestone) }
            : reversed;
    }

    private static Payment? StandingRefund(Invoice invoice) =>
        invoice.Payments.LastOrDefault(p => p.Kind == PaymentKind.Refund && !invoice.IsReversed(p));

    /// <summary>
    /// The write-off is based on what this payment left open. An approver has given up no more than that.
    /// </summary>
    private static bool WriteOffRestsOn(Payment payment, Invoice invoice) =>
        invoice is { State: InvoiceState.WrittenOff, WriteOff: { } given }
        && payment is { IsRefund: false, Applied.IsPositive: true }
        && payment.Signed.At <= given.Signed.At;

    private Refusal? CheckCredit(
        Invoice invoice,
        Money? gross,
        string reason,
        out Money net,
        out Money vat,
        out bool full
    )
    {
        var left = invoice.Gross - invoice.Credited;
        (net, vat, full) = (
            invoice.Net - invoice.CreditedNet,
            invoice.Vat - invoice.CreditedVat,
            gross is null || gross == left
        );
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.State != InvoiceState.Issued)
            return new Refusal.InvoiceNotOpen(invoice, "credit");
        if (invoice.OpenReturns.FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(invoice, bankReturn);
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        // What was refunded of money that the bank returned is still owed, whatever is billed.
        if (full && invoice.TotalArrived < invoice.Refunded)
            return new Refusal.RefundReturned(invoice, invoice.Refunded - invoice.TotalArrived);
        if (full)
            return (invoice.TotalArrived - invoice.Refunded).IsPositive
                ? new Refusal.PaymentsNotReversed(invoice, invoice.TotalArrived - invoice.Refunded)
                : null;
        var amount = gross!.Value;
        if (CheckSum(amount) is { } wrong)
            return wrong;
        if (amount > invoice.Balance)
            return new Refusal.CreditTooMuch(invoice, amount, invoice.Balance);
        if (NetOfGross(amount, invoice.Rate, out var below, out var above) is not { } exact)
            return new Refusal.NoNetForGross(
                invoice,
                amount,
                below.IsPositive ? below : null,
                above <= invoice.Balance && (above < left || invoice.TotalArrived == invoice.Refunded) ? above : null
            );
        // Many small credit notes can add up to more rounding than the invoice has. Then only a full credit is
        // possible.
        if (exact > net || amount - exact > vat)
            return new Refusal.NoNetForGross(
                invoice,
                amount,
                null,
                invoice.TotalArrived == invoice.Refunded ? left : null
            );
        (net, vat) = (exact, amount - exact);
        return null;
    }

    private Refusal? CheckRefund(Invoice invoice, Money amount, string reason)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.OpenReturns.FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(invoice, bankReturn);
        // An overpayment belongs to the client whatever became of the invoice.
        if (invoice.State != InvoiceState.Issued && !invoice.Surplus.IsPositive)
            return new Refusal.InvoiceNotOpen(invoice, "refund");
        if ((CheckSum(amount) ?? CheckText(TextField.Reason, reason, 1, 240)) is { } wrong)
            return wrong;
        var most = invoice.State == InvoiceState.Issued ? invoice.Received + invoice.Surplus : invoice.Surplus;
        return amount > most ? new Refusal.RefundTooMuch(invoice, most) : null;
    }

    private Refusal? CheckWriteOff(Invoice invoice, string reason)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.OpenReturns.FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(invoice, bankReturn);
        return !invoice.Open.IsPositive
            ? new Refusal.InvoiceNotOpen(invoice, "writeoff")
            : CheckText(TextField.Reason, reason, 1, 240);
    }

    private Refusal.InvalidMoney? CheckSum(Money amount)
    {
        if (amount.Currency != Currency)
            return new(new MoneyFault.NotProjectCurrency(Currency));
        return amount.IsPositive ? null : new(new MoneyFault.NotPositive());
    }

    /// <summary>
    /// The net amount whose VAT gives exactly that gross, because VAT is always base × rate (EN 16931, BR-CO-17).
    /// Null when rounding leaves none.
    /// </summary>
    private static Money? NetOfGross(Money gross, Percent rate, out Money below, out Money above)
    {
        var guess = (long)((Int128)gross.Minor * Percent.UnitsOfWhole / (Percent.UnitsOfWhole + rate.Units));
        (below, above) = (Money.Zero(gross.Currency), gross);
        for (var minor = Math.Max(0, guess - 2); minor <= guess + 2; minor++)
        {
            var net = new Money(minor, gross.Currency);
            var made = net + MilestoneBot.Domain.Amounts.VatCalculator.Calculate(net, rate);
            if (made == gross)
                return net;
            if (made < gross)
                below = made;
            else if (above == gross)
                above = made;
        }
        return null;
    }
}

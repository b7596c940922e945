using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Credits an issued invoice, in part or in full, by a document with its own number.</summary>
    /// <param name="gross">The amount to credit, VAT included; null for everything that is left.</param>
    /// <param name="of">The milestone whose line is credited in part, where lines have several VAT rates.</param>
    public Decision Credit(Invoice invoice, Money? gross, string reason, DecisionContext context, Milestone? of = null)
    {
        if (CheckBooking(Permission.IssueCredit, context) is { } no)
            return no;
        if (CheckCredit(invoice, gross, of, reason, out var shares, out var full) is { } wrong)
            return wrong;
        var (net, vat) = (Sum(shares, share => share.Net), Sum(shares, share => share.Vat));
        var sum = net + vat;
        bool Same(ApprovalRequest r) =>
            r.Invoice == invoice.Id
            && r.Of == of?.Id
            && (r.Amount == gross || (full && (r.Amount is null || r.Amount == sum)));
        if (CheckNotOwnRequest(RequestKind.Credit, invoice.Milestone, Same, context) is { } own)
            return own;
        // An invoice that is void bills nothing, so its price has not fallen either and nothing of it is lost.
        if (full && invoice.ClaimLowered.IsPositive)
            return WithoutLoweredClaim(invoice, reason.Trim(), context);
        var on = context.SellerToday;
        var released = ReleasedBy(invoice, sum, out var takenOff);
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
            shares,
            released.IsEmpty ? null : released
        );
        var decidedRequests = DecideMatchingRequests(RequestKind.Credit, invoice.Milestone, Same, context);
        return new ProjectEvent[] { credit }
            .Concat(takenOff)
            .Concat(full ? [new InvoiceVoided(invoice.Id, invoice.Milestone)] : Array.Empty<ProjectEvent>())
            .Concat(decidedRequests)
            .ToArray();
    }

    private Decision WithoutLoweredClaim(Invoice invoice, string reason, DecisionContext context)
    {
        var ended = invoice
            .StandingSettlements.Where(s => s.LowersClaim)
            .Select(s => (ProjectEvent)new SettlementReversed(s.Id, invoice.Id, invoice.Milestone, reason))
            .ToList();
        var signed = new Signature(context.Actor.Id, context.At, IsSolo);
        var after = ended.Aggregate(this, (p, what) => p.Apply(new(what, signed)));
        var decision = after.Credit(after.InvoiceById(invoice.Id), null, reason, context);
        return decision is Decision.Accepted(var events) ? new Decision.Accepted([.. ended, .. events]) : decision;
    }

    /// <summary>
    /// What a credit note beyond the open sum moves to the client's credit: money that was used on the invoice, the
    /// newest payment first; then client credit that was used on it.
    /// </summary>
    private CreditParts ReleasedBy(Invoice invoice, Money sum, out IReadOnlyList<ProjectEvent> takenOff)
    {
        var beyond = sum - invoice.BookedBalance;
        var most = beyond < invoice.BookedUse ? beyond : invoice.BookedUse;
        var released = CreditParts.Take(
            invoice.StandingPayments.Reverse().Select(p => (p.Id, p.Applied - p.MovedToCredit)),
            most
        );
        takenOff = [.. TakeOff(invoice, beyond - released.Sum(Currency))];
        return released;
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
        var parts = CreditParts.Take(UsableCredit.Where(p => invoice.Payments.Any(x => x.Id == p.Payment)), amount);
        return new ProjectEvent[]
        {
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
            events.AddRange(SettlementsRestingOn(payment.Signed, InvoiceById(payment.Invoice), reason));
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
        && payment.Signed.At <= given.Signed.At;

    private Refusal? CheckCredit(
        Invoice invoice,
        Money? gross,
        Milestone? of,
        string reason,
        out IReadOnlyList<TaxShare> shares,
        out bool full
    )
    {
        // A discount, a difference and a bad debt have lowered the claim already.
        var left = invoice.Gross - invoice.Credited - invoice.ClaimLowered;
        (shares, full) = (
            [.. invoice.RemainingShares.Where(s => !s.Net.IsZero || !s.Vat.IsZero)],
            gross is null || (gross == left && invoice.ClaimLowered.IsZero)
        );
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.State != InvoiceState.Issued)
            return new Refusal.InvoiceNotOpen(invoice, "credit");
        if (CheckNoDoubt(invoice) is { } doubt)
            return doubt;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        if (gross is { } asked && CheckSum(asked) is { } wrong)
            return wrong;
        // What a bank kept or an office got never came in, so it cannot become the client's credit.
        if (
            (gross ?? left) > left - (invoice.Settled - invoice.ClaimLowered)
            && invoice.StandingSettlements.LastOrDefault(s => !s.LowersClaim) is { } settled
            && (gross is null || gross <= left)
        )
            return new Refusal.CreditNeedsReversal(invoice, settled, left - (invoice.Settled - invoice.ClaimLowered));
        if (FinalInvoice is { } final && final.Deductions.Any(d => d.Invoice == invoice.Id) && Ended is not null)
            return new Refusal.AdvanceSetOff(invoice, final);
        if (CheckAdvanceCredit(invoice, full, reason) is { } advance)
            return advance;
        // What was refunded of money that was taken back is still owed, whatever is billed.
        if (full)
            return invoice.BookedUse.IsNegative ? new Refusal.RefundReturned(invoice, -invoice.BookedUse) : null;
        var amount = gross!.Value;
        if (amount > left)
            return new Refusal.CreditTooMuch(invoice, amount, left);
        if (CheckCreditedShare(invoice, amount, of, reason, out var share) is { } unclear)
            return unclear;
        var exact = NetOfGross(amount, share!.Treatment.Rate, out var below, out var above);
        // What is open of an advance is credited whole, so that the final invoice need not wait for a cent.
        if (exact is null && invoice.Kind == InvoiceKind.Advance && amount == invoice.Open)
            exact = NearestNetOfGross(amount, share.Treatment.Rate);
        if (exact is not { } net)
            return new Refusal.NoNetForGross(
                invoice,
                amount,
                below.IsPositive ? below : null,
                above <= left ? above : null
            );
        // Many small credit notes can add up to more rounding than the invoice has. Then only a full credit is
        // possible.
        if (net > share.Net || amount - net > share.Vat)
            return new Refusal.NoNetForGross(invoice, amount, null, left);
        shares = [new(share.Treatment, net, amount - net)];
        return null;
    }

    /// <summary>The VAT treatment of a part credit; with several on the invoice, that of the line it is about.</summary>
    private static Refusal? CheckCreditedShare(
        Invoice invoice,
        Money amount,
        Milestone? of,
        string reason,
        out TaxShare? share
    )
    {
        share = null;
        var open = invoice.RemainingShares.Where(s => s.Gross.IsPositive).ToList();
        if (of is not null)
        {
            if (invoice.Lines.FirstOrDefault(line => line.Milestone == of.Id) is not { } line)
                return new Refusal.MilestoneNotOnInvoice(invoice, of);
            share = open.Find(s => s.Treatment == line.Treatment);
            return share is null || amount > share.Gross
                ? new Refusal.CreditTooMuch(invoice, amount, share?.Gross ?? Money.Zero(amount.Currency))
                : null;
        }
        if (open is not [var only])
            return new Refusal.CreditNeedsMilestone(invoice, amount, reason.Trim());
        share = only;
        return null;
    }

    private Refusal? CheckRefund(Invoice invoice, Money amount, string reason)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.OpenReturns.FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(invoice, bankReturn);
        var most = invoice.CreditLeft < CreditLeft ? invoice.CreditLeft : CreditLeft;
        // Of a void invoice nothing is used; what arrived for it is the client's credit. What a written-off invoice had
        // received before stays, unless it was paid later.
        var isLive =
            invoice.State == InvoiceState.Issued
            || invoice.StandingPayments.Any(p => p.Signed.At > invoice.WriteOff?.Signed.At);
        if (isLive && invoice.Used.IsPositive)
            most += invoice.Used;
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

    /// <summary>The net part of a gross amount, rounded half up; its VAT may be a minor unit beside net × rate.</summary>
    private static Money NearestNetOfGross(Money gross, Percent rate)
    {
        var whole = Percent.UnitsOfWhole + rate.Units;
        var doubled = 2 * (Int128)gross.Minor * Percent.UnitsOfWhole + whole;
        return new((long)(doubled / (2 * whole)), gross.Currency);
    }

    private Money Sum<T>(IEnumerable<T> all, Func<T, Money> one) =>
        all.Aggregate(Money.Zero(Currency), (sum, x) => sum + one(x));

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

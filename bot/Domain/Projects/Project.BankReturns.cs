using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What the bank takes back: tied to its invoice or payment where that is certain, and closed with the
/// reversal that stands for it.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Notes that the bank took money back, on the payment or at least the invoice that it names for certain. Anything
    /// else is refused as unclear. What was reversed by hand before is closed at once. Only a payment source may say
    /// it, also of a closed project.
    /// </summary>
    /// <param name="line">The bank's own line that it takes back, by its references; "" where none is certain.</param>
    /// <param name="payment">The entry that it names by its own reference; 0 for none.</param>
    /// <param name="isUnrecorded">Nobody has recorded anything from that line, so that only an entry that a person
    /// typed can be meant.</param>
    public Decision RecordBankReturn(
        UnmatchedPayment back,
        string line,
        int payment,
        bool isUnrecorded,
        DecisionContext context
    )
    {
        if (context.Actor.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Permission.RecordPayment,
                Permissions.GetRoles(Permission.RecordPayment),
                Permissions.GetHolders(this, Permissions.GetRoles(Permission.RecordPayment), context.At),
                IsGuest: false
            );
        if (back.IncomingPayment.Amount is not { } amount)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.AmountUnreadable());
        if (amount.Currency != Currency)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.CurrencyDiffers(amount.Currency, Key, Currency));
        if (Invoices.Exists(i => i.BankReturns.Any(r => r.Line == back.IncomingPayment.Line)))
            return Array.Empty<ProjectEvent>();
        var standing = Standing().ToList();
        if (standing.Find(p => p.Id == payment) is { } own)
            return TieTo(back, [(own, amount)]);
        if (line.Length > 0)
        {
            var from = standing.FindAll(p => IsFrom(p.Source, line));
            if (from is [var one])
                return TieTo(back, [(one, amount)]);
            if (from.Count > 1)
                return IsSum(from, amount)
                    ? TieTo(back, [.. from.Select(p => (p, p.Amount))])
                    : new Refusal.AmbiguousPayment(new PaymentDoubt.PartOfSeveral());
            if (Reversed().Where(p => IsFrom(p.Source, line)).ToList() is [var gone])
                return SettleWithReversal(back, gone, amount);
            // What is gone before its day is not booked on it; of a part that went, a person records the rest.
            if (AnnouncedPaymentsFrom(line) is { Count: > 0 } coming)
                return coming
                    .Select(a =>
                        (ProjectEvent)EndAnnouncement(
                            a,
                            AnnouncedPaymentState.Stopped,
                            AnnouncementEndReason.TakenBackEarly(amount)
                        )
                    )
                    .ToArray();
        }
        var named = back.IncomingPayment.NamedInvoiceNumbers.Select(FindInvoiceByNumber).OfType<Invoice>().ToList();
        if (named is [var invoice])
        {
            var same = standing.FindAll(p => p.Invoice == invoice.Id && p.Amount == amount);
            if (same is [var exact])
                return TieTo(back, [(exact, amount)]);
            if (isUnrecorded)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NeverRecorded());
            if (
                same.Count == 0
                && Reversed().LastOrDefault(p => p.Invoice == invoice.Id && p.Amount == amount) is { } before
            )
                return
                    standing.Find(p => before.Source.Length > 0 && IsFrom(p.Source, StatementLineOf(before.Source)))
                        is { } moved
                    ? TieTo(back, [(moved, amount)])
                    : SettleWithReversal(back, before, amount);
            // More than the only payment there is takes all of it back, with the bank's charges.
            if (
                same.Count == 0
                && standing.FindAll(p => p.Invoice == invoice.Id) is [var alone]
                && amount > alone.Amount
            )
                return TieTo(back, [(alone, amount)]);
            return new BankReturnRecorded(
                back.Number,
                back.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                null,
                amount,
                back.IncomingPayment.On
            );
        }
        if (named.Count == 0)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.NamesNothing());
        var ofNamed = standing.FindAll(p => named.Exists(i => i.Id == p.Invoice));
        var together = ofNamed
            .Where(p => p.Source.Length > 0)
            .GroupBy(p => StatementLineOf(p.Source))
            .Select(g => g.ToList())
            .Where(g => g.Count > 1 && IsSum(g, amount))
            .ToList();
        if (together is [var parts])
            return TieTo(back, [.. parts.Select(p => (p, p.Amount))]);
        return ofNamed.FindAll(p => p.Amount == amount) is [var only]
            ? TieTo(back, [(only, amount)])
            : new Refusal.AmbiguousPayment(new PaymentDoubt.FitsNoPayment(named.Count));
    }

    /// <summary>
    /// Adds the opposite of an entry that was wrong, or whose money the bank took back. Nothing is deleted.
    /// </summary>
    /// <param name="because">The bank's line that it stands for, as a person names it; null where none is
    /// named.</param>
    /// <param name="loose">What the bank took back of no certain payment and may have been this one.</param>
    public Decision Reverse(
        Payment payment,
        string reason,
        DecisionContext context,
        UnmatchedPayment? because = null,
        IReadOnlyList<UnmatchedPayment>? loose = null
    )
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        var invoice = InvoiceById(payment.Invoice);
        if (payment.Kind != PaymentKind.Payment || invoice.IsReversed(payment))
            return ReverseEntry(payment, reason.Trim(), context);
        if (because is not null)
            return ReverseBecauseOf(payment, invoice, because, reason.Trim(), context);
        if (FindReturnOf(payment, invoice) is null && !reason.Contains(ByMistake, StringComparison.OrdinalIgnoreCase))
        {
            var may = invoice
                .OpenReturns.Where(r => r.Payment is null)
                .Select(r => (r.Name, invoice.RemainingOf(r)))
                .Concat(
                    (loose ?? [])
                        .Where(b => b.CanBelongTo(Id) && b.Remaining == payment.Amount)
                        .Select(b => (b.Name, b.Remaining!.Value))
                )
                .Distinct()
                .ToList();
            if (may.Count > 0)
                return new Refusal.MayBeBankReturn(invoice, payment, reason.Trim(), may);
        }
        return ReverseEntry(payment, reason.Trim(), context);
    }

    /// <summary>The words of a reason by which a reversal is for no return of the bank's.</summary>
    public const string ByMistake = "by mistake";

    private Decision ReverseBecauseOf(
        Payment payment,
        Invoice invoice,
        UnmatchedPayment because,
        string reason,
        DecisionContext context
    )
    {
        if (CheckUnmatched(because) is { } over)
            return over;
        if (because is not { IncomingPayment.IsBankReturn: true, Remaining: { } left })
            return new Refusal.PaymentNotUnmatched(because.Name, new UnmatchedPaymentFault.IsNoReturn());
        if (left.Currency != Currency)
            return new Refusal.PaymentNotUnmatched(
                because.Name,
                new UnmatchedPaymentFault.ReturnInOtherCurrency(left.Currency, Key, Currency)
            );
        if (
            invoice.OpenReturns.FirstOrDefault(r =>
                r.Payment == payment.Id && r.Line != because.IncomingPayment.Line
            ) is
            { } certain
        )
            return new Refusal.PaymentNotUnmatched(
                because.Name,
                new UnmatchedPaymentFault.OtherReturnCertain(payment.Name, certain.Name)
            );
        if (
            Standing(includesTied: true)
                .FirstOrDefault(p =>
                    p.Id != payment.Id
                    && Invoices.Exists(i =>
                        i.OpenReturns.Any(r => r.Line == because.IncomingPayment.Line && r.Payment == p.Id)
                    )
                ) is
            { } other
        )
            return new Refusal.PaymentNotUnmatched(
                because.Name,
                new UnmatchedPaymentFault.TookOtherBack(payment.Name, other.Name)
            );
        if (invoice.OpenReturns.FirstOrDefault(r => r.Line == because.IncomingPayment.Line) is { } here)
            return ReverseReturned(payment, invoice, here, reason, context);
        if (Invoices.Find(i => i.BankReturns.Any(r => r.Line == because.IncomingPayment.Line)) is { } elsewhere)
            return new Refusal.PaymentNotUnmatched(
                because.Name,
                new UnmatchedPaymentFault.OnOtherInvoice(
                    elsewhere.IssueDetails!.Number,
                    payment.Name,
                    invoice.IssueDetails!.Number
                )
            );
        var tied = new BankReturnRecorded(
            because.Number,
            because.IncomingPayment.Line,
            invoice.Id,
            invoice.Milestone,
            payment.Id,
            left,
            because.IncomingPayment.On
        );
        var after = Apply(new(tied, new(context.Actor.Id, context.At, IsSolo)));
        var now = after.InvoiceById(invoice.Id);
        return new Decision.Accepted([
            tied,
            .. after.ReverseReturned(payment, now, now.BankReturns[^1], reason, context).Events,
        ]);
    }

    /// <summary>What the bank took back and this payment's reversal stands for without being asked: tied to it, or of
    /// its invoice and that very sum.</summary>
    private static BankReturn? FindReturnOf(Payment payment, Invoice invoice) =>
        invoice.OpenReturns.FirstOrDefault(r => r.Payment == payment.Id)
        ?? invoice.OpenReturns.FirstOrDefault(r => r.Payment is null && invoice.RemainingOf(r) == payment.Amount);

    /// <summary>
    /// The opposite of a payment that the bank took back, in whole or in part. Its own credit goes first; what was
    /// refunded of it is open beside the rest. A part that stayed is recorded again, so that nobody has to.
    /// </summary>
    private Decision.Accepted ReverseReturned(
        Payment payment,
        Invoice invoice,
        BankReturn back,
        string reason,
        DecisionContext context
    )
    {
        var left = invoice.RemainingOf(back);
        var (taken, credit) = (left < payment.Amount ? left : payment.Amount, invoice.RemainingCreditOf(payment));
        var (stays, reversal) = (payment.Amount - taken, NextPaymentId);
        List<ProjectEvent> events =
        [
            new PaymentReversed(
                reversal,
                payment.Id,
                false,
                invoice.Id,
                invoice.Milestone,
                payment.Amount,
                credit,
                context.SellerToday,
                reason
            ),
            new BankReturnSettled(back.Number, back.Line, invoice.Id, invoice.Milestone, reversal, taken),
        ];
        if (WriteOffRestsOn(payment, invoice))
            events.Add(new WriteOffLapsed(invoice.Id, invoice.Milestone));
        if (stays.IsPositive)
        {
            // What came in while the money was in doubt may have paid the invoice already; then the part that stays is
            // the client's credit.
            var signed = new Signature(context.Actor.Id, context.At, IsSolo);
            var open = events.Aggregate(this, (p, what) => p.Apply(new(what, signed))).InvoiceById(invoice.Id).Balance;
            var kept = credit > taken ? credit - taken : Money.Zero(Currency);
            if (stays - kept > open)
                kept = open.IsPositive ? stays - open : stays;
            events.Add(
                new PaymentRecorded(
                    reversal + 1,
                    invoice.Id,
                    invoice.Milestone,
                    stays,
                    kept,
                    payment.On,
                    payment.Reference,
                    payment.Source.Length > 0 ? $"{payment.Source}/r{reversal}" : ""
                )
            );
        }
        return new(events);
    }

    private Decision.Accepted TieTo(UnmatchedPayment back, IReadOnlyList<(Payment Payment, Money Amount)> parts) =>
        new([
            .. parts.Select(x => new BankReturnRecorded(
                back.Number,
                back.IncomingPayment.Line,
                x.Payment.Invoice,
                InvoiceById(x.Payment.Invoice).Milestone,
                x.Payment.Id,
                x.Amount,
                back.IncomingPayment.On
            )),
        ]);

    /// <summary>A person has reversed it before the bank's line arrived: the two are closed together.</summary>
    private Decision SettleWithReversal(UnmatchedPayment back, Payment gone, Money amount)
    {
        var invoice = InvoiceById(gone.Invoice);
        var reversal = invoice.Payments.First(p => p.Reverses == gone.Id);
        return new ProjectEvent[]
        {
            new BankReturnRecorded(
                back.Number,
                back.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                gone.Id,
                amount,
                back.IncomingPayment.On
            ),
            new BankReturnSettled(
                back.Number,
                back.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                reversal.Id,
                amount < gone.Amount ? amount : gone.Amount
            ),
        };
    }

    /// <summary>The payments that stand, without those that a return is tied to already.</summary>
    private IEnumerable<Payment> Standing(bool includesTied = false) =>
        Invoices.SelectMany(i =>
            i.Payments.Where(p =>
                p.Kind == PaymentKind.Payment
                && !i.IsReversed(p)
                && (includesTied || !i.OpenReturns.Any(r => r.Payment == p.Id))
            )
        );

    /// <summary>The payments that a person reversed for no return.</summary>
    private IEnumerable<Payment> Reversed() =>
        Invoices.SelectMany(i =>
            i.Payments.Where(p =>
                p.Kind == PaymentKind.Payment
                && i.Payments.FirstOrDefault(x => x.Reverses == p.Id) is { } opposite
                && !i.Settlements.Any(s => s.Reversal == opposite.Id)
            )
        );

    private bool IsSum(IEnumerable<Payment> payments, Money amount) =>
        payments.Aggregate(Money.Zero(Currency), (sum, p) => sum + p.Amount) == amount;

    /// <summary>The bank's line of an entry that is a part of it.</summary>
    private static string StatementLineOf(string source) =>
        source.IndexOf('/', source.IndexOf(':') + 1) is > 0 and var at ? source[..at] : source;
}

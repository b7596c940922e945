using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Bank returns: tied to their invoice or payment when that is certain, and settled by reversals.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Records that the bank returned money from the payment, or at least the invoice, that it names for certain.
    /// Anything else is refused as ambiguous. A payment that was already reversed by hand is settled immediately.
    /// Only a payment source may report it, also for a closed project.
    /// </summary>
    /// <param name="line">The bank's entry that is returned, found by its references; "" when none is
    /// certain.</param>
    /// <param name="payment">The payment that the return names by its own reference; 0 for none.</param>
    /// <param name="isUnrecorded">Nobody has recorded anything from that entry, so that only a payment typed by a
    /// person can be meant.</param>
    /// <param name="isOfSeveralProjects">It takes back all of a transfer that was split between projects: each takes back
    /// its own parts.</param>
    public Decision RecordBankReturn(
        UnmatchedPayment bankReturn,
        string line,
        int payment,
        bool isUnrecorded,
        DecisionContext context,
        bool isOfSeveralProjects = false
    )
    {
        if (context.Actor.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Permission.RecordPayment,
                Permissions.GetRoles(Permission.RecordPayment),
                Permissions.GetHolders(this, Permissions.GetRoles(Permission.RecordPayment), context.At),
                IsGuest: false
            );
        if (bankReturn.IncomingPayment.Amount is not { } amount)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.AmountUnreadable());
        if (amount.Currency != Currency)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.CurrencyDiffers(amount.Currency, Key, Currency));
        if (Invoices.Exists(i => i.BankReturns.Any(r => r.Line == bankReturn.IncomingPayment.Line)))
            return Array.Empty<ProjectEvent>();
        var unreversed = UnreversedPayments().ToList();
        if (unreversed.Find(p => p.Id == payment) is { } own)
            return TieTo(bankReturn, [(own, amount)]);
        if (AccountEntries.Find(p => p.Id == payment && IsStanding(p)) is { } typed)
            return TieToAccount(bankReturn, typed, amount);
        if (line.Length > 0)
        {
            var from = unreversed.FindAll(p => IsFrom(p.Source, line));
            if (TieWithAccount(bankReturn, from, line, amount, isOfSeveralProjects) is { } together)
                return together;
            if (from is [var one])
                return TieTo(bankReturn, [(one, amount)]);
            if (from.Count > 1)
                return IsSum(from, amount)
                    ? TieTo(bankReturn, [.. from.Select(p => (p, p.Amount))])
                    : new Refusal.AmbiguousPayment(new PaymentDoubt.PartOfSeveral());
            if (AccountEntries.Find(p => IsStanding(p) && IsFrom(p.Source, line)) is { } onAccount)
                return TieToAccount(bankReturn, onAccount, amount);
            if (Reversed().Where(p => IsFrom(p.Source, line)).ToList() is [var reversed])
                return SettleWithReversal(bankReturn, reversed, amount);
            // Money that is returned before its value date is not booked on it. When only a part is returned, a
            // person records the rest.
            if (AnnouncedPaymentsFrom(line) is { Count: > 0 } coming)
                return coming
                    .Select(a =>
                        EndAnnouncement(a, AnnouncedPaymentState.Stopped, AnnouncementEndReason.TakenBackEarly(amount))
                    )
                    .ToArray();
        }
        var named = bankReturn
            .IncomingPayment.NamedInvoiceNumbers.Select(FindInvoiceByNumber)
            .OfType<Invoice>()
            .ToList();
        if (named is [var invoice])
        {
            var same = unreversed.FindAll(p => p.Invoice == invoice.Id && p.Amount == amount);
            if (same is [var exact])
                return TieTo(bankReturn, [(exact, amount)]);
            if (isUnrecorded)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NeverRecorded());
            if (
                same.Count == 0
                && Reversed().LastOrDefault(p => p.Invoice == invoice.Id && p.Amount == amount) is { } before
            )
                return
                    unreversed.Find(p => before.Source.Length > 0 && IsFrom(p.Source, StatementLineOf(before.Source)))
                        is { } moved
                    ? TieTo(bankReturn, [(moved, amount)])
                    : SettleWithReversal(bankReturn, before, amount);
            // A return above the only payment covers it in full, plus the bank's charges.
            if (
                same.Count == 0
                && unreversed.FindAll(p => p.Invoice == invoice.Id) is [var alone]
                && amount > alone.Amount
            )
                return TieTo(bankReturn, [(alone, amount)]);
            return new BankReturnRecorded(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                null,
                amount,
                bankReturn.IncomingPayment.On
            );
        }
        if (named.Count == 0)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.NamesNothing());
        var ofNamed = unreversed.FindAll(p => named.Exists(i => i.Id == p.Invoice));
        var sameLine = ofNamed
            .Where(p => p.Source.Length > 0)
            .GroupBy(p => StatementLineOf(p.Source))
            .Select(g => g.ToList())
            .Where(g => g.Count > 1 && IsSum(g, amount))
            .ToList();
        if (sameLine is [var parts])
            return TieTo(bankReturn, [.. parts.Select(p => (p, p.Amount))]);
        return ofNamed.FindAll(p => p.Amount == amount) is [var only]
            ? TieTo(bankReturn, [(only, amount)])
            : new Refusal.AmbiguousPayment(new PaymentDoubt.FitsNoPayment(named.Count));
    }

    /// <summary>Reverses an entry that was wrong, or whose money the bank returned. Nothing is deleted.</summary>
    /// <param name="settledReturn">The bank's entry that it settles, as a person names it; null when none is named.</param>
    /// <param name="untiedReturns">Bank returns without a certain payment that may concern this one.</param>
    public Decision Reverse(
        Payment payment,
        string reason,
        DecisionContext context,
        UnmatchedPayment? settledReturn = null,
        IReadOnlyList<UnmatchedPayment>? untiedReturns = null
    )
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        if (payment.Kind != PaymentKind.Payment || IsReversed(payment))
            return ReverseEntry(payment, reason.Trim(), context);
        if (payment.IsOnAccount)
            return ReverseOnAccount(payment, reason.Trim(), context, settledReturn, untiedReturns ?? []);
        var invoice = InvoiceById(payment.Invoice);
        if (settledReturn is not null)
            return ReverseBecauseOf(payment, invoice, settledReturn, reason.Trim(), context);
        if (FindReturnOf(payment, invoice) is null && !reason.Contains(ByMistake, StringComparison.OrdinalIgnoreCase))
        {
            var may = invoice
                .OpenReturns.Where(r => r.Payment is null)
                .Select(r => (r.Name, invoice.RemainingOf(r)))
                .Concat(
                    (untiedReturns ?? [])
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

    /// <summary>The reason text for a reversal that has nothing to do with a bank return.</summary>
    public const string ByMistake = "by mistake";

    private Decision ReverseBecauseOf(
        Payment payment,
        Invoice invoice,
        UnmatchedPayment settledReturn,
        string reason,
        DecisionContext context
    )
    {
        if (CheckUnmatched(settledReturn) is { } over)
            return over;
        if (settledReturn is not { IncomingPayment.IsBankReturn: true, Remaining: { } left })
            return new Refusal.PaymentNotUnmatched(settledReturn.Name, new UnmatchedPaymentFault.IsNoReturn());
        if (left.Currency != Currency)
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.ReturnInOtherCurrency(left.Currency, Key, Currency)
            );
        if (
            invoice.OpenReturns.FirstOrDefault(r =>
                r.Payment == payment.Id && r.Line != settledReturn.IncomingPayment.Line
            ) is
            { } certain
        )
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.OtherReturnCertain(payment.Name, certain.Name)
            );
        if (
            UnreversedPayments(includesTied: true)
                .FirstOrDefault(p =>
                    p.Id != payment.Id
                    && Invoices.Exists(i =>
                        i.OpenReturns.Any(r => r.Line == settledReturn.IncomingPayment.Line && r.Payment == p.Id)
                    )
                ) is
            { } other
        )
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.TookOtherBack(payment.Name, other.Name)
            );
        if (invoice.OpenReturns.FirstOrDefault(r => r.Line == settledReturn.IncomingPayment.Line) is { } here)
            return ReverseReturned(payment, invoice, here, reason, context);
        if (Invoices.Find(i => i.BankReturns.Any(r => r.Line == settledReturn.IncomingPayment.Line)) is { } elsewhere)
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.OnOtherInvoice(
                    elsewhere.IssueDetails!.Number,
                    payment.Name,
                    invoice.IssueDetails!.Number
                )
            );
        var tied = new BankReturnRecorded(
            settledReturn.Number,
            settledReturn.IncomingPayment.Line,
            invoice.Id,
            invoice.Milestone,
            payment.Id,
            left,
            settledReturn.IncomingPayment.On
        );
        var after = Apply(new(tied, new(context.Actor.Id, context.At, IsSolo)));
        var now = after.InvoiceById(invoice.Id);
        return new Decision.Accepted([
            tied,
            .. after.ReverseReturned(payment, now, now.BankReturns[^1], reason, context).Events,
        ]);
    }

    /// <summary>
    /// The bank return that this reversal settles without asking: it is tied to the payment, or to its invoice with
    /// the same amount.
    /// </summary>
    private static BankReturn? FindReturnOf(Payment payment, Invoice invoice) =>
        invoice.OpenReturns.FirstOrDefault(r => r.Payment == payment.Id)
        ?? invoice.OpenReturns.FirstOrDefault(r => r.Payment is null && invoice.RemainingOf(r) == payment.Amount);

    /// <summary>
    /// Reverses a payment that the bank returned, in full or in part. The payment's own surplus is used first; what
    /// was refunded of it becomes open as well. The part that remains is recorded again automatically.
    /// </summary>
    private Decision.Accepted ReverseReturned(
        Payment payment,
        Invoice invoice,
        BankReturn bankReturn,
        string reason,
        DecisionContext context
    )
    {
        var left = invoice.RemainingOf(bankReturn);
        var (taken, credit) = (left < payment.Amount ? left : payment.Amount, payment.Credit);
        var (stays, reversal) = (payment.Amount - taken, NextPaymentId);
        var events = TakeBack(payment, reason, context);
        events.Insert(
            1,
            new BankReturnSettled(bankReturn.Number, bankReturn.Line, invoice.Id, invoice.Milestone, reversal, taken)
        );
        if (stays.IsPositive)
        {
            // Payments that came in meanwhile may have paid the invoice already. Then the part that remains is the
            // client's credit.
            var signed = new Signature(context.Actor.Id, context.At, IsSolo);
            var open = events.Aggregate(this, (p, what) => p.Apply(new(what, signed))).InvoiceById(invoice.Id).Balance;
            var zero = Money.Zero(Currency);
            var surplus = credit > taken ? credit - taken : zero;
            // The bank's part takes credit first, then interest, then what paid the invoice.
            var beyond = taken - credit - payment.AppliedCredit;
            var interest = payment.Interest - (beyond.IsPositive ? beyond : zero);
            if (!interest.IsPositive)
                interest = zero;
            if (stays - surplus - interest > open)
                surplus = open.IsPositive ? stays - interest - open : stays - interest;
            events.Add(
                new PaymentRecorded(
                    reversal + 1,
                    invoice.Id,
                    invoice.Milestone,
                    stays,
                    surplus,
                    payment.On,
                    payment.Reference,
                    payment.Source.Length > 0 ? $"{payment.Source}/r{reversal}" : ""
                )
                {
                    Interest = interest.IsPositive ? interest : null,
                    Charges = payment.Charges,
                }
            );
        }
        return new(events);
    }

    private Decision.Accepted TieTo(
        UnmatchedPayment bankReturn,
        IReadOnlyList<(Payment Payment, Money Amount)> parts
    ) =>
        new([
            .. parts.Select(x => new BankReturnRecorded(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                x.Payment.Invoice,
                InvoiceById(x.Payment.Invoice).Milestone,
                x.Payment.Id,
                x.Amount,
                bankReturn.IncomingPayment.On
            )),
        ]);

    /// <summary>
    /// A person reversed the payment before the bank's entry arrived: the two are settled together.
    /// </summary>
    private Decision SettleWithReversal(UnmatchedPayment bankReturn, Payment reversed, Money amount)
    {
        var invoice = InvoiceById(reversed.Invoice);
        var reversal = invoice.Payments.First(p => p.Reverses == reversed.Id);
        return new ProjectEvent[]
        {
            new BankReturnRecorded(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                reversed.Id,
                amount,
                bankReturn.IncomingPayment.On
            ),
            new BankReturnSettled(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                invoice.Id,
                invoice.Milestone,
                reversal.Id,
                amount < reversed.Amount ? amount : reversed.Amount
            ),
        };
    }

    /// <summary>The payments that are not reversed, without those that a bank return is tied to.</summary>
    private IEnumerable<Payment> UnreversedPayments(bool includesTied = false) =>
        Invoices.SelectMany(i =>
            i.Payments.Where(p =>
                p.Kind == PaymentKind.Payment
                && !i.IsReversed(p)
                && (includesTied || !i.OpenReturns.Any(r => r.Payment == p.Id))
            )
        );

    /// <summary>The payments that a person reversed and that no bank return explains.</summary>
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

    /// <summary>The bank's entry to which a payment entry belongs.</summary>
    private static string StatementLineOf(string source) =>
        source.IndexOf('/', source.IndexOf(':') + 1) is > 0 and var at ? source[..at] : source;
}

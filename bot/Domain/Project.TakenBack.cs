namespace MilestoneBot.Domain;

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
    public Decision TakeBack(Parked back, string line, int payment, bool isUnrecorded, Stamp stamp)
    {
        if (stamp.By.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Act.RecordPayment,
                Rights.For(Act.RecordPayment),
                Rights.Holders(this, Rights.For(Act.RecordPayment), stamp.At),
                IsGuest: false
            );
        if (back.Receipt.Amount is not { } amount)
            return new Refusal.Unclear("the amount cannot be read");
        if (amount.Currency != Currency)
            return new Refusal.Unclear($"it is in {amount.Currency}, and {Key} is in {Currency}");
        if (Invoices.Exists(i => i.Returns.Any(r => r.Line == back.Receipt.Line)))
            return Array.Empty<ProjectEvent>();
        var standing = Standing().ToList();
        if (standing.Find(p => p.Id == payment) is { } own)
            return Ties(back, [(own, amount)]);
        if (line.Length > 0)
        {
            var from = standing.FindAll(p => IsFrom(p.Source, line));
            if (from is [var one])
                return Ties(back, [(one, amount)]);
            if (from.Count > 1)
                return IsSum(from, amount)
                    ? Ties(back, [.. from.Select(p => (p, p.Amount))])
                    : new Refusal.Unclear("it takes back a part of money that is recorded on several invoices");
            if (Reversed().Where(p => IsFrom(p.Source, line)).ToList() is [var gone])
                return ClosedWith(back, gone, amount);
            // What is gone before its day is not booked on it; of a part that went, a person records the rest.
            if (AnnouncedFrom(line) is { Count: > 0 } coming)
                return coming
                    .Select(a =>
                        (ProjectEvent)Ended(
                            a,
                            AnnouncedState.Stopped,
                            $"the bank took {amount} of it back before its day"
                        )
                    )
                    .ToArray();
        }
        var named = back.Receipt.Numbers.Select(FindNumber).OfType<Invoice>().ToList();
        if (named is [var invoice])
        {
            var same = standing.FindAll(p => p.Invoice == invoice.Id && p.Amount == amount);
            if (same is [var exact])
                return Ties(back, [(exact, amount)]);
            if (isUnrecorded)
                return new Refusal.Unclear("the bank took this money back before anybody had recorded it");
            if (
                same.Count == 0
                && Reversed().LastOrDefault(p => p.Invoice == invoice.Id && p.Amount == amount) is { } before
            )
                return
                    standing.Find(p => before.Source.Length > 0 && IsFrom(p.Source, Root(before.Source))) is { } moved
                    ? Ties(back, [(moved, amount)])
                    : ClosedWith(back, before, amount);
            // More than the only payment there is takes all of it back, with the bank's charges.
            if (
                same.Count == 0
                && standing.FindAll(p => p.Invoice == invoice.Id) is [var alone]
                && amount > alone.Amount
            )
                return Ties(back, [(alone, amount)]);
            return new MoneyTakenBack(
                back.Number,
                back.Receipt.Line,
                invoice.Id,
                invoice.Milestone,
                null,
                amount,
                back.Receipt.On
            );
        }
        if (named.Count == 0)
            return new Refusal.Unclear(
                "the bank took this money back, and it names neither an invoice nor a payment for certain"
            );
        var ofNamed = standing.FindAll(p => named.Exists(i => i.Id == p.Invoice));
        var together = ofNamed
            .Where(p => p.Source.Length > 0)
            .GroupBy(p => Root(p.Source))
            .Select(g => g.ToList())
            .Where(g => g.Count > 1 && IsSum(g, amount))
            .ToList();
        if (together is [var parts])
            return Ties(back, [.. parts.Select(p => (p, p.Amount))]);
        return ofNamed.FindAll(p => p.Amount == amount) is [var only]
            ? Ties(back, [(only, amount)])
            : new Refusal.Unclear(
                $"the bank took this money back; it names {named.Count} invoices, and fits no one payment on them"
            );
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
        Stamp stamp,
        Parked? because = null,
        IReadOnlyList<Parked>? loose = null
    )
    {
        if (MayBook(Act.RecordPayment, stamp) is { } no)
            return no;
        if (Plain("reason", reason, 1, 240) is { } bad)
            return bad;
        var invoice = InvoiceById(payment.Invoice);
        if (payment.Kind != PaymentKind.Payment || invoice.IsReversed(payment))
            return Opposite(payment, reason.Trim(), stamp);
        if (because is not null)
            return ReverseFor(payment, invoice, because, reason.Trim(), stamp);
        if (ReturnOf(payment, invoice) is null && !reason.Contains(ByMistake, StringComparison.OrdinalIgnoreCase))
        {
            var may = invoice
                .OpenReturns.Where(r => r.Payment is null)
                .Select(r => (r.Name, invoice.LeftOf(r)))
                .Concat(
                    (loose ?? [])
                        .Where(b => b.MayBeOf(Id) && b.Left == payment.Amount)
                        .Select(b => (b.Name, b.Left!.Value))
                )
                .Distinct()
                .ToList();
            if (may.Count > 0)
                return new Refusal.MayBeTakenBack(invoice, payment, reason.Trim(), may);
        }
        return Opposite(payment, reason.Trim(), stamp);
    }

    /// <summary>The words of a reason by which a reversal is for no return of the bank's.</summary>
    public const string ByMistake = "by mistake";

    private Decision ReverseFor(Payment payment, Invoice invoice, Parked because, string reason, Stamp stamp)
    {
        if (CheckParked(because) is { } over)
            return over;
        if (because is not { Receipt.IsTakenBack: true, Left: { } left })
            return new Refusal.NotParked(
                because.Name,
                "is no sum that the bank took back, so nothing is reversed for it"
            );
        if (left.Currency != Currency)
            return new Refusal.NotParked(because.Name, $"is in {left.Currency}, and {Key} is in {Currency}");
        if (
            invoice.OpenReturns.FirstOrDefault(r => r.Payment == payment.Id && r.Line != because.Receipt.Line) is
            { } certain
        )
            return new Refusal.NotParked(
                because.Name,
                $"is not what took {payment.Name} back: that was {certain.Name}, "
                    + $"so say reverse {payment.Name} reason \"…\" for {certain.Name}"
            );
        if (
            Standing(includesTied: true)
                .FirstOrDefault(p =>
                    p.Id != payment.Id
                    && Invoices.Exists(i => i.OpenReturns.Any(r => r.Line == because.Receipt.Line && r.Payment == p.Id))
                ) is
            { } other
        )
            return new Refusal.NotParked(
                because.Name,
                $"took {other.Name} back, and not {payment.Name}; say reverse {other.Name} reason \"…\""
            );
        if (invoice.OpenReturns.FirstOrDefault(r => r.Line == because.Receipt.Line) is { } here)
            return Undone(payment, invoice, here, reason, stamp);
        if (Invoices.Find(i => i.Returns.Any(r => r.Line == because.Receipt.Line)) is { } elsewhere)
            return new Refusal.NotParked(
                because.Name,
                $"takes money back from {elsewhere.Issued!.Number}, and {payment.Name} is on {invoice.Issued!.Number}"
            );
        var tied = new MoneyTakenBack(
            because.Number,
            because.Receipt.Line,
            invoice.Id,
            invoice.Milestone,
            payment.Id,
            left,
            because.Receipt.On
        );
        var after = Apply(new(tied, new(stamp.By.Id, stamp.At, IsSolo)));
        var now = after.InvoiceById(invoice.Id);
        return new Decision.Accepted([tied, .. after.Undone(payment, now, now.Returns[^1], reason, stamp).Events]);
    }

    /// <summary>What the bank took back and this payment's reversal stands for without being asked: tied to it, or of
    /// its invoice and that very sum.</summary>
    private static BankReturn? ReturnOf(Payment payment, Invoice invoice) =>
        invoice.OpenReturns.FirstOrDefault(r => r.Payment == payment.Id)
        ?? invoice.OpenReturns.FirstOrDefault(r => r.Payment is null && invoice.LeftOf(r) == payment.Amount);

    /// <summary>
    /// The opposite of a payment that the bank took back, in whole or in part. Its own credit goes first; what was
    /// refunded of it is open beside the rest. A part that stayed is recorded again, so that nobody has to.
    /// </summary>
    private Decision.Accepted Undone(Payment payment, Invoice invoice, BankReturn back, string reason, Stamp stamp)
    {
        var left = invoice.LeftOf(back);
        var (taken, credit) = (left < payment.Amount ? left : payment.Amount, invoice.CreditLeftOf(payment));
        var (stays, reversal) = (payment.Amount - taken, NextEntry);
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
                stamp.SellerToday,
                reason
            ),
            new TakenBackSettled(back.Number, back.Line, invoice.Id, invoice.Milestone, reversal, taken),
        ];
        if (RestsOn(payment, invoice))
            events.Add(new WriteOffLapsed(invoice.Id, invoice.Milestone));
        if (stays.IsPositive)
        {
            // What came in while the money was in doubt may have paid the invoice already; then the part that stays is
            // the client's credit.
            var signed = new Signature(stamp.By.Id, stamp.At, IsSolo);
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

    private Decision.Accepted Ties(Parked back, IReadOnlyList<(Payment Payment, Money Amount)> parts) =>
        new([
            .. parts.Select(x => new MoneyTakenBack(
                back.Number,
                back.Receipt.Line,
                x.Payment.Invoice,
                InvoiceById(x.Payment.Invoice).Milestone,
                x.Payment.Id,
                x.Amount,
                back.Receipt.On
            )),
        ]);

    /// <summary>A person has reversed it before the bank's line arrived: the two are closed together.</summary>
    private Decision ClosedWith(Parked back, Payment gone, Money amount)
    {
        var invoice = InvoiceById(gone.Invoice);
        var reversal = invoice.Payments.First(p => p.Reverses == gone.Id);
        return new ProjectEvent[]
        {
            new MoneyTakenBack(
                back.Number,
                back.Receipt.Line,
                invoice.Id,
                invoice.Milestone,
                gone.Id,
                amount,
                back.Receipt.On
            ),
            new TakenBackSettled(
                back.Number,
                back.Receipt.Line,
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
    private static string Root(string source) =>
        source.IndexOf('/', source.IndexOf(':') + 1) is > 0 and var at ? source[..at] : source;
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Client credit: money of the client that no invoice has used, in whatever way it arose.</summary>
public sealed partial record Project
{
    /// <summary>All entries of money, on invoices and on account, in the order in which they were recorded.</summary>
    public IEnumerable<Payment> Entries =>
        Invoices.SelectMany(i => i.Payments).Concat(AccountEntries).OrderBy(p => p.Id);

    /// <summary>All uses of client credit on invoices, oldest first.</summary>
    public IEnumerable<CreditApplication> Applications => Invoices.SelectMany(i => i.Applications).OrderBy(a => a.Id);

    /// <summary>The client credit of the project that is left, gross. Never below zero.</summary>
    public Money CreditLeft => CreditBalance is { IsPositive: true } left ? left : Money.Zero(Currency);

    /// <summary>
    /// What the client owes because money on account was taken back after it had been paid out; no invoice asks for it.
    /// </summary>
    public Money OwedOnAccount => CreditBalance is { IsNegative: true } below ? -below : Money.Zero(Currency);

    /// <summary>Whether an entry has an opposite.</summary>
    public bool IsReversed(Payment payment) =>
        payment.IsOnAccount
            ? AccountEntries.Exists(p => p.Reverses == payment.Id)
            : InvoiceById(payment.Invoice).IsReversed(payment);

    /// <summary>Finds a use of client credit by its name (A1).</summary>
    public CreditApplication? FindApplication(string text) =>
        text.Trim() is ['A' or 'a', .. var digits] && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
            ? Applications.FirstOrDefault(a => a.Id == id)
            : null;

    /// <summary>
    /// The credit that can be used now, oldest payment first. Credit of an invoice whose money the bank has taken back is
    /// in doubt until a person has handled that, and is not counted.
    /// </summary>
    public IReadOnlyList<(int Payment, Money Available)> UsableCredit
    {
        get
        {
            var (usable, left) = (new List<(int Payment, Money Available)>(), CreditLeft);
            foreach (var payment in StandingPayments.Where(p => !HasOpenReturn(p)))
            {
                var part = payment.Credit < left ? payment.Credit : left;
                if (!part.IsPositive)
                    continue;
                usable.Add((payment.Id, part));
                left -= part;
            }
            return usable;
        }
    }

    /// <summary>
    /// Records money that no invoice has asked for; with a future value date it is announced. All of it is the client's
    /// credit. VAT is due on receipt of money before a delivery (Directive 2006/112/EC, Article 65).
    /// </summary>
    public Decision PayOnAccount(NewPayment paid, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckSum(paid.Amount) is { } wrong)
            return wrong;
        if (paid.Interest is not null)
            return new Refusal.InterestWithoutInvoice();
        var on = paid.On ?? context.SellerToday;
        if (on > context.SellerToday.AddDays(MaxDaysAhead))
            return new Refusal.ValueDateTooFarAhead(on, context.SellerToday);
        if (CheckText(TextField.Reference, paid.Reference, 0) is { } bad)
            return bad;
        var reference = paid.Reference.Trim();
        if (!paid.IsSeparatePayment && FindRecordedOnAccount(reference, paid.Amount, on) is { } before)
            return new Refusal.MayBeRecordedAlready(
                before.IsOnAccount ? null : InvoiceById(before.Invoice),
                before,
                paid.CommandText
            );
        if (
            !paid.IsSeparatePayment
            && FindAnnouncedDuplicate(AccountAnnouncements, paid.Amount, on, reference, paid.Source) is { } announced
        )
            return new Refusal.MayBeAnnouncedAlready(null, announced, paid.CommandText);
        return on > context.SellerToday
            ? new OnAccountAnnounced(NextAnnouncementId, paid.Amount, on, reference, paid.Source)
            {
                Charges = paid.Charges,
            }
            : new PaymentOnAccountRecorded(NextPaymentId, paid.Amount, on, reference, paid.Source)
            {
                Charges = paid.Charges,
            };
    }

    /// <summary>Uses client credit on an invoice: the credit of the oldest payment first.</summary>
    /// <param name="amount">Gross; null for as much as is open, or as there is.</param>
    public Decision ApplyCredit(Invoice invoice, Money? amount, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (CheckNoDoubt(invoice) is { } doubt)
            return doubt;
        var open = invoice.Open;
        if (!open.IsPositive)
            return new Refusal.InvoiceNotOpen(invoice, "apply");
        if (amount is { } typed && CheckSum(typed) is { } wrong)
            return wrong;
        var usable = UsableCredit;
        var left = usable.Aggregate(Money.Zero(Currency), (sum, p) => sum + p.Available);
        if (!left.IsPositive)
            return NoCredit();
        var most = open < left ? open : left;
        var applied = amount ?? most;
        if (applied > open)
            return new Refusal.AppliedMoreThanOpen(invoice, applied, most);
        return applied > left
            ? new Refusal.ClientCreditTooLow(applied, left)
            : new CreditApplied(
                NextApplicationId,
                invoice.Id,
                invoice.Milestone,
                applied,
                context.SellerToday,
                CreditParts.Take(usable, applied)
            );
    }

    /// <summary>Takes client credit off an invoice again: it goes back to the credit of its payments.</summary>
    public Decision UndoApplication(CreditApplication application, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        if (!application.Remaining.IsPositive)
            return new Refusal.ApplicationUndoneAlready(application, InvoiceById(application.Invoice));
        var parts = application.RemainingParts.Where(p => p.Amount.IsPositive);
        var undone = Undone(application, parts, reason.Trim());
        return new Decision.Accepted([
            undone,
            .. WriteOffRestsOn(application)
                ? [new WriteOffLapsed(undone.Invoice, undone.Milestone)]
                : Array.Empty<ProjectEvent>(),
            .. SettlementsRestingOn(InvoiceById(application.Invoice), s => s.Mark.IsAfter(application), reason.Trim()),
        ]);
    }

    /// <summary>Pays client credit out, whatever invoice it came from: the oldest payment's first.</summary>
    public Decision RefundCredit(Money amount, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.Refund, context) is { } no)
            return no;
        if (CheckCreditRefund(amount, reason) is { } wrong)
            return wrong;
        bool Same(ApprovalRequest r) => r.Invoice is null && r.Amount == amount;
        var milestone = Requests.Find(r => r.Kind == RequestKind.Refund && r.IsOpen && Same(r))?.Milestone ?? 0;
        if (CheckNotOwnRequest(RequestKind.Refund, milestone, Same, context) is { } own)
            return own;
        return new ProjectEvent[]
        {
            new CreditRefunded(
                NextPaymentId,
                amount,
                context.SellerToday,
                reason.Trim(),
                CreditParts.Take(UsableCredit, amount)
            ),
        }
            .Concat(DecideMatchingRequests(RequestKind.Refund, milestone, Same, context))
            .ToArray();
    }

    /// <summary>Requests from an approver that client credit is paid out. The request stands at the first milestone.</summary>
    public Decision RequestCreditRefund(Money amount, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        if (CheckCreditRefund(amount, reason) is { } wrong)
            return wrong;
        return Milestones.Find(m => m.IsLive) is { } first
            ? MakeRequest(new(NextRequest, RequestKind.Refund, first.Id, null, amount, reason.Trim()), context)
            : new Refusal.NoMilestones();
    }

    /// <summary>
    /// A person records an unmatched payment, or a part of it, on account: no invoice asked for it.
    /// </summary>
    public Decision RecordUnmatchedOnAccount(
        UnmatchedPayment unmatchedPayment,
        NewPayment paid,
        DecisionContext context
    ) =>
        CheckRecordable(unmatchedPayment, paid, context) is { } refused
            ? refused
            : PayOnAccount(FromUnmatched(unmatchedPayment, paid), context);

    /// <summary>
    /// What pays the invoice is certain: the bank has taken back neither its own money nor that of credit used on it, or
    /// a person has handled it.
    /// </summary>
    private Refusal? CheckNoDoubt(Invoice invoice) =>
        OpenAccountReturns.FirstOrDefault(r =>
            invoice.Applications.Any(a => a.InDoubt.IsPositive && a.RemainingOf(r.Payment ?? 0).IsPositive)
        )
            is { } onAccount
            ? ReturnOpen(onAccount)
            : CheckNoDoubtOfInvoices(invoice);

    private Refusal.BankReturnOpen? CheckNoDoubtOfInvoices(Invoice invoice) =>
        Invoices
            .Where(i =>
                i.Id == invoice.Id
                || i.OpenReturns.Any(r =>
                    invoice.Applications.Any(a => a.InDoubt.IsPositive && a.RemainingOf(r.Payment ?? 0).IsPositive)
                )
            )
            .SelectMany(i => i.OpenReturns.Select(r => new Refusal.BankReturnOpen(i, r)))
            .FirstOrDefault();

    private Refusal? CheckCreditRefund(Money amount, string reason)
    {
        if ((CheckSum(amount) ?? CheckText(TextField.Reason, reason, 1, 240)) is { } wrong)
            return wrong;
        var left = UsableCredit.Aggregate(Money.Zero(Currency), (sum, p) => sum + p.Available);
        if (!left.IsPositive)
            return NoCredit();
        if (amount > left)
            return new Refusal.ClientCreditTooLow(amount, left);
        return amount > RefundableCredit ? new Refusal.RefundAboveReceived(amount, RefundableCredit) : null;
    }

    /// <summary>
    /// The credit that can be paid out: not more than was received and not refunded yet, also where the bank has taken
    /// back what was paid out before.
    /// </summary>
    public Money RefundableCredit
    {
        get
        {
            var usable = UsableCredit.Aggregate(Money.Zero(Currency), (sum, p) => sum + p.Available);
            var totals = Totals.Create(this);
            var held = totals.Received - totals.ReturnedByBank - totals.Refunded;
            var most = held < usable ? held : usable;
            return most.IsPositive ? most : Money.Zero(Currency);
        }
    }

    /// <summary>There is no credit, or all there is waits for what the bank has taken back.</summary>
    private Refusal NoCredit()
    {
        if (Invoices.Find(i => i.BookedCredit.IsPositive && i.OpenReturns.Any()) is { } doubtful)
            return new Refusal.BankReturnOpen(doubtful, doubtful.OpenReturns.First());
        return OpenAccountReturns.FirstOrDefault() is { } onAccount
            ? ReturnOpen(onAccount)
            : new Refusal.NoClientCredit(Key);
    }

    /// <summary>
    /// What comes off invoices when a payment is taken back: the credit that was used of it, the newest use first.
    /// </summary>
    private IEnumerable<ProjectEvent> UndoApplicationsOf(Payment payment, string reason)
    {
        foreach (var application in Applications.Where(a => a.RemainingOf(payment.Id).IsPositive).Reverse())
        {
            yield return Undone(application, [(payment.Id, application.RemainingOf(payment.Id))], "");
            if (WriteOffRestsOn(application))
                yield return new WriteOffLapsed(application.Invoice, InvoiceById(application.Invoice).Milestone);
            foreach (
                var lapsed in SettlementsRestingOn(
                    InvoiceById(application.Invoice),
                    s => s.Mark.IsAfter(application),
                    reason
                )
            )
                yield return lapsed;
        }
    }

    /// <summary>What comes off one invoice because a credit note leaves less to pay: the newest use first.</summary>
    private IEnumerable<ProjectEvent> TakeOff(Invoice invoice, Money amount)
    {
        var left = amount;
        foreach (var application in invoice.Applications.Reverse())
        {
            var parts = CreditParts.Take(application.RemainingParts, left);
            if (parts.IsEmpty)
                continue;
            left -= parts.Sum(Currency);
            yield return new ApplicationUndone(application.Id, invoice.Id, invoice.Milestone, parts);
        }
    }

    private ApplicationUndone Undone(
        CreditApplication application,
        IEnumerable<(int Payment, Money Amount)> parts,
        string reason
    ) =>
        new(
            application.Id,
            application.Invoice,
            InvoiceById(application.Invoice).Milestone,
            new([.. parts.Select(p => new CreditPart(p.Payment, p.Amount))]),
            reason
        );

    /// <summary>An approver gave up what this use of credit left open, and no more than that.</summary>
    private bool WriteOffRestsOn(CreditApplication application) =>
        InvoiceById(application.Invoice) is { State: InvoiceState.WrittenOff, WriteOff: { } given }
        && given.Mark.IsAfter(application);

    /// <summary>How far the ledger has come.</summary>
    private LedgerMark Mark =>
        new(
            NextPaymentId - 1,
            Invoices.SelectMany(i => i.Applications).Select(a => a.Id).DefaultIfEmpty().Max(),
            Invoices.Sum(i => i.SettledAmounts.Count)
        );

    /// <summary>Uses of credit and announced payments share their numbers, because both are written A1.</summary>
    private int NextApplicationId =>
        Math.Max(
            Invoices.SelectMany(i => i.Applications).Select(a => a.Id).DefaultIfEmpty().Max(),
            Announcements.Select(a => a.Id).DefaultIfEmpty().Max()
        ) + 1;

    /// <summary>The payments that are not reversed, on invoices and on account, oldest first.</summary>
    private IEnumerable<Payment> StandingPayments =>
        Entries.Where(p => p.Kind == PaymentKind.Payment && !IsReversed(p));

    private bool HasOpenReturn(Payment payment) =>
        payment.IsOnAccount
            ? AccountReturns.Count > 0 && OpenAccountReturns.Any(r => r.Payment == payment.Id)
            : InvoiceById(payment.Invoice).OpenReturns.Any();

    /// <summary>
    /// Credit of all payments. Money on account that was paid out and then taken back counts below zero: no invoice is
    /// open for it.
    /// </summary>
    private Money CreditBalance =>
        Invoices.Aggregate(Money.Zero(Currency), (sum, i) => sum + i.CreditLeft)
        + AccountEntries
            .Where(p => p.Kind == PaymentKind.Payment)
            .Aggregate(Money.Zero(Currency), (sum, p) => IsReversed(p) ? sum - p.RefundedCredit : sum + p.Credit)
        - TakenBackOfCredit;

    private Payment? FindRecordedOnAccount(string reference, Money amount, DateOnly on) =>
        reference.Length > 0
            ? StandingPayments.FirstOrDefault(p => p.Reference.Equals(reference, StringComparison.OrdinalIgnoreCase))
            : StandingPayments.FirstOrDefault(p =>
                p.IsOnAccount && p.Reference.Length == 0 && p.Amount == amount && p.On == on
            );
}

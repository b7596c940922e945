using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Less than the whole arrives: what is settled without money, by whom, and how it is taken back.</summary>
public sealed partial record Project
{
    /// <summary>Until an approver sets others, the defaults of the project's currency.</summary>
    public SettlementRules SettlementRules
    {
        get => field ?? SettlementRules.Default(Currency);
        init;
    }

    /// <summary>The permission that settling this sum needs.</summary>
    public Permission PermissionToSettle(Invoice invoice, SettlementKind kind, Money amount) =>
        kind switch
        {
            SettlementKind.BadDebt => Permission.WriteOff,
            SettlementKind.BankFee
            or SettlementKind.Difference when invoice.SmallSettled + amount <= SettlementRules.Limit =>
                Permission.SettleSmall,
            SettlementKind.Discount when invoice.IsDiscountEarned && amount == invoice.Open => Permission.RecordPayment,
            _ => Permission.Settle,
        };

    /// <summary>
    /// Settles a part of an invoice without money. A person who may only ask for it makes a request by the same
    /// words.
    /// </summary>
    /// <param name="amount">Gross; null for all that is open.</param>
    public Decision Settle(Invoice invoice, SettlementKind kind, Money? amount, string reason, DecisionContext context)
    {
        var sum = amount ?? invoice.Open;
        if (sum.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        var permission = PermissionToSettle(invoice, kind, sum);
        var isAsked =
            permission != Permission.RecordPayment
            && !Permissions.IsAllowed(this, permission, context.Actor, context.At)
            && Permissions.IsAllowed(this, Permission.AskForMoney, context.Actor, context.At);
        if (CheckBooking(isAsked ? Permission.AskForMoney : permission, context) is { } no)
            return no;
        if (CheckSettle(invoice, kind, sum, reason) is { } wrong)
            return wrong;
        bool Same(ApprovalRequest r) =>
            r.Invoice == invoice.Id && r.Settles == kind && (r.Amount is null || r.Amount == sum);
        if (isAsked)
            return RequestSettlement(invoice, kind, sum, reason, context);
        var needsSecond = permission is Permission.Settle or Permission.WriteOff;
        if (needsSecond && CheckNotOwnRequest(RequestKind.Settle, invoice.Milestone, Same, context) is { } own)
            return own;
        var decided = DecideMatchingRequests(RequestKind.Settle, invoice.Milestone, Same, context);
        // The whole balance is the write-off that people know; money that arrives later pays it.
        if (kind == SettlementKind.BadDebt && sum == invoice.Open)
            return WriteOff(invoice, reason, context) is Decision.Accepted(var events)
                ? new Decision.Accepted([.. events, .. decided])
                : WriteOff(invoice, reason, context);
        return new ProjectEvent[]
        {
            SettledEvent(
                invoice,
                kind,
                sum,
                reason.Trim(),
                permission == Permission.RecordPayment,
                context.SellerToday
            ),
        }
            .Concat(decided)
            .ToArray();
    }

    /// <summary>Requests from an approver that a part of an invoice is settled without money.</summary>
    public Decision RequestSettlement(
        Invoice invoice,
        SettlementKind kind,
        Money amount,
        string reason,
        DecisionContext context
    )
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        return CheckSettle(invoice, kind, amount, reason) is { } wrong
            ? wrong
            : MakeRequest(
                new(NextRequest, RequestKind.Settle, invoice.Milestone, invoice.Id, amount, reason.Trim())
                {
                    Settles = kind,
                },
                context
            );
    }

    /// <summary>Takes a settled amount back: that part of the invoice is open again.</summary>
    public Decision ReverseSettlement(SettledAmount settled, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        return CheckText(TextField.Reason, reason, 1, 240) is { } bad ? bad : ReverseSettled(settled, reason.Trim());
    }

    /// <summary>The settled amount with that name: S1. The bare number is a payment's.</summary>
    public SettledAmount? FindSettlement(string typed) =>
        typed.Trim() is ['S' or 's', .. var digits] && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
            ? Invoices.SelectMany(i => i.SettledAmounts).FirstOrDefault(s => s.Id == id)
            : null;

    /// <summary>The invoice on which an amount is settled.</summary>
    public Invoice InvoiceOf(SettledAmount settled) =>
        Invoices.First(i => i.SettledAmounts.Any(s => s.Id == settled.Id));

    /// <summary>
    /// Sets up to which sum finance settles fees and differences, and up to which the scheduler does. Null leaves one
    /// as it is.
    /// </summary>
    public Decision ChangeSettlementRules(Money? limit, Money? smallDifference, DecisionContext context)
    {
        if (CheckPermission(Permission.SetSettlementRules, context) is { } no)
            return no;
        var changed = new SettlementRulesChanged(
            limit ?? SettlementRules.Limit,
            smallDifference ?? SettlementRules.SmallDifference
        );
        foreach (var sum in new[] { changed.Limit, changed.SmallDifference })
        {
            if (sum.Currency != Currency)
                return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
            if (sum.IsNegative)
                return new Refusal.InvalidMoney(new MoneyFault.NotPositive());
        }
        if (changed.SmallDifference > changed.Limit)
            return new Refusal.SmallDifferenceAboveLimit(changed.SmallDifference, changed.Limit);
        return (changed.Limit, changed.SmallDifference) == (SettlementRules.Limit, SettlementRules.SmallDifference)
            ? Array.Empty<ProjectEvent>()
            : changed;
    }

    /// <summary>
    /// What the scheduler lets go: a payment that came after the rule was set, and left no more open than the rule
    /// says. Not while somebody still has to decide about the invoice: a dispute, a bank return, a discount.
    /// </summary>
    private Payment? FindShortPayment(Invoice invoice) =>
        SettlementRules is { SmallDifference.IsPositive: true, Set: not null } rules
        && invoice is { State: InvoiceState.Issued, Open.IsPositive: true, Dispute: null, IsDiscountEarned: false }
        && invoice.Open <= SettlementRules.SmallDifference
        && !invoice.OpenReturns.Any()
        && !invoice.AnnouncedPayments.Any(a => a.IsWaiting)
        && invoice.EffectivePayments.LastOrDefault() is { } last
        && invoice.Payments[^1].Id == last.Id
        && !rules.Mark.IsAfter(last)
        && !invoice.SettledAmounts.Any(s => s.IsReversed && s.Mark.IsAfter(last))
            ? last
            : null;

    /// <summary>Not before the person who recorded the payment can no longer undo it.</summary>
    private IEnumerable<ScheduledNotice> SmallDifferenceNotices() =>
        from invoice in Invoices
        let last = FindShortPayment(invoice)
        where last is not null
        select new ScheduledNotice(
            NoticeKind.SmallDifference,
            invoice.Id,
            last.Name,
            last.Signed.At + UndoPeriod + TimeSpan.FromSeconds(1)
        );

    private InvoiceSettled SettleSmallDifference(Invoice invoice, DecisionContext context) =>
        SettledEvent(
            invoice,
            SettlementKind.Difference,
            invoice.Open,
            SmallDifferenceReason,
            restsOnPayments: true,
            context.SellerToday
        );

    /// <summary>The reason that is kept where the scheduler settles a difference.</summary>
    public const string SmallDifferenceReason = "small difference";

    private Refusal? CheckSettle(Invoice invoice, SettlementKind kind, Money amount, string reason)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (CheckNoDoubt(invoice) is { } doubt)
            return doubt;
        if (!invoice.Open.IsPositive || invoice.State != InvoiceState.Issued)
            return new Refusal.InvoiceNotOpen(invoice, "settle");
        if (CheckSum(amount) is { } wrong)
            return wrong;
        if (invoice.Kind == InvoiceKind.Advance && kind is SettlementKind.Discount or SettlementKind.BadDebt)
            return new Refusal.NotOnAdvance(invoice, kind);
        return amount > invoice.Open
            ? new Refusal.SettlesTooMuch(invoice, amount)
            : CheckText(TextField.Reason, reason, 1, 240);
    }

    private InvoiceSettled SettledEvent(
        Invoice invoice,
        SettlementKind kind,
        Money amount,
        string reason,
        bool restsOnPayments,
        DateOnly on
    ) =>
        new(
            Invoices.Sum(i => i.SettledAmounts.Count) + 1,
            invoice.Id,
            invoice.Milestone,
            kind,
            amount,
            kind is SettlementKind.BankFee or SettlementKind.WithheldTax
                ? []
                : TaxSplit.TakeNext(
                    invoice.UncreditedShares,
                    [.. invoice.SettledAmounts.SelectMany(s => s.StandingShares)],
                    amount,
                    isLast: amount == invoice.Open
                ),
            on,
            reason,
            restsOnPayments
        );

    private Decision ReverseSettled(SettledAmount settled, string reason)
    {
        var invoice = InvoiceOf(settled);
        if (settled.IsReversed)
            return new Refusal.SettlementAlreadyReversed(settled);
        if (invoice.State == InvoiceState.Credited)
            return new Refusal.InvoiceNotOpen(invoice, "reverse");
        var reversed = new SettlementReversed(settled.Id, invoice.Id, invoice.Milestone, reason);
        // An approver gave up what was open then, and now more is.
        return invoice is { State: InvoiceState.WrittenOff, WriteOff: { } given } && given.Mark.IsAfter(settled)
            ? new ProjectEvent[] { reversed, new WriteOffLapsed(invoice.Id, invoice.Milestone) }
            : reversed;
    }

    /// <summary>
    /// What money on an invoice recovers first: the parts of it that count as bad debt, the oldest first.
    /// </summary>
    private static IEnumerable<BadDebtRecovered> Recoveries(Invoice invoice, Money used)
    {
        foreach (var lost in invoice.StandingSettlements.Where(s => s.Kind == SettlementKind.BadDebt))
        {
            var part = used < lost.Standing ? used : lost.Standing;
            if (!part.IsPositive)
                yield break;
            used -= part;
            yield return new(lost.Id, invoice.Id, invoice.Milestone, part);
        }
    }

    /// <summary>
    /// What no longer holds when a payment is reversed: a discount for paying in time, and a difference that the
    /// scheduler let go.
    /// </summary>
    /// <param name="isAfter">Whether a settled amount came after that payment.</param>
    private static IEnumerable<SettlementReversed> SettlementsRestingOn(
        Invoice invoice,
        Func<SettledAmount, bool> isAfter,
        string reason
    ) =>
        invoice
            .StandingSettlements.Where(s => s.RestsOnPayments && isAfter(s))
            .Select(s => new SettlementReversed(s.Id, invoice.Id, invoice.Milestone, reason));

    /// <summary>Interest is a part of the money that is there, in its currency.</summary>
    private Refusal? CheckInterest(NewPayment paid, DateOnly on, DecisionContext context)
    {
        if (paid.Interest is not { } interest)
            return null;
        if (interest.Currency != Currency)
            return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
        if (!interest.IsPositive || interest > paid.Amount)
            return new Refusal.InterestNotInPayment(interest, paid.Amount, IsFuture: false);
        return on > context.SellerToday
            ? new Refusal.InterestNotInPayment(interest, paid.Amount, IsFuture: true)
            : null;
    }
}

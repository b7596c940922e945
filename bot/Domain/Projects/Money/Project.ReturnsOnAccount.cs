using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Projects;

/// <summary>Money on account that the bank took back.</summary>
public sealed partial record Project
{
    /// <summary>The returns of money on account that nobody has handled.</summary>
    public IEnumerable<BankReturn> OpenAccountReturns =>
        AccountReturns.Where(r =>
            !r.IsDismissed && AccountEntries.Find(p => p.Id == r.Payment) is { } of && IsStanding(of)
        );

    /// <summary>
    /// The payments on account that the bank has taken back while nobody has handled it, each with what it took: never
    /// more than arrived.
    /// </summary>
    public IReadOnlyList<(Payment Payment, Money Taken)> TakenBackOnAccount =>
        [
            .. OpenAccountReturns
                .GroupBy(r => r.Payment)
                .Select(g =>
                {
                    var of = AccountEntries.First(p => p.Id == g.Key);
                    var sum = g.Aggregate(Money.Zero(Currency), (all, r) => all + r.Amount);
                    return (of, sum < of.Amount ? sum : of.Amount);
                }),
        ];

    /// <summary>What of it was client credit that is left, or was paid out. The rest is used on invoices.</summary>
    private Money TakenBackOfCredit =>
        TakenBackOnAccount.Aggregate(
            Money.Zero(Currency),
            (sum, x) =>
            {
                var own = x.Payment.Credit.IsPositive ? x.Payment.Credit : Money.Zero(Currency);
                var beyond = x.Taken - own;
                var used = beyond < x.Payment.AppliedCredit ? beyond : x.Payment.AppliedCredit;
                return sum + x.Taken - (used.IsPositive ? used : Money.Zero(Currency));
            }
        );

    private Refusal.AccountReturnOpen ReturnOpen(BankReturn bankReturn) =>
        new(AccountEntries.First(p => p.Id == bankReturn.Payment), bankReturn);

    /// <summary>The bank took money on account back: from then on its credit counts nowhere.</summary>
    private Decision TieToAccount(UnmatchedPayment bankReturn, Payment payment, Money amount) =>
        OpenAccountReturns.Any(r => r.Line == bankReturn.IncomingPayment.Line && r.Payment == payment.Id)
            ? new Refusal.AmbiguousPayment(new PaymentDoubt.TakesBackOnAccount(payment, Key, bankReturn.Name))
            : new OnAccountTakenBack(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                payment.Id,
                amount,
                bankReturn.IncomingPayment.On
            );

    /// <summary>
    /// A transfer was recorded on invoices and on account, or in several projects: all of it is taken back, each part by
    /// its own sum. Null where it is one part of one kind, which is tied as that.
    /// </summary>
    private Decision? TieWithAccount(
        UnmatchedPayment bankReturn,
        List<Payment> onInvoices,
        string line,
        Money amount,
        bool isOfSeveralProjects
    )
    {
        var kept = AccountEntries.FindAll(p => IsStanding(p) && IsFrom(p.Source, line));
        if (!isOfSeveralProjects && (kept.Count == 0 || onInvoices.Count + kept.Count == 1))
            return null;
        if (onInvoices.Count + kept.Count == 0)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.NamesNothing());
        if (!isOfSeveralProjects && !IsSum([.. onInvoices, .. kept], amount))
            return new Refusal.AmbiguousPayment(new PaymentDoubt.PartOfSeveral());
        var tied = kept.FindAll(p =>
            !OpenAccountReturns.Any(r => r.Line == bankReturn.IncomingPayment.Line && r.Payment == p.Id)
        );
        return new Decision.Accepted([
            .. TieTo(bankReturn, [.. onInvoices.Select(p => (p, p.Amount))]).Events,
            .. tied.Select(p => new OnAccountTakenBack(
                bankReturn.Number,
                bankReturn.IncomingPayment.Line,
                p.Id,
                p.Amount,
                bankReturn.IncomingPayment.On
            )),
        ]);
    }

    private bool IsStanding(Payment payment) => payment.Kind == PaymentKind.Payment && !IsReversed(payment);

    /// <summary>
    /// Reverses money on account. Where the bank's line that took it back is known, both are closed together; where one of
    /// the same sum waits, it is asked whether that is the reason.
    /// </summary>
    private Decision ReverseOnAccount(
        Payment payment,
        string reason,
        DecisionContext context,
        UnmatchedPayment? settledReturn,
        IReadOnlyList<UnmatchedPayment> untiedReturns
    )
    {
        if (settledReturn is null)
        {
            var may = untiedReturns
                .Where(b => b.CanBelongTo(Id) && b.Remaining == payment.Amount)
                .Select(b => (b.Name, b.Remaining!.Value))
                .ToList();
            return may.Count > 0 && !reason.Contains(ByMistake, StringComparison.OrdinalIgnoreCase)
                ? new Refusal.MayBeBankReturn(null, payment, reason, may)
                : ReverseEntry(payment, reason, context);
        }
        // One of several parts of a transfer: its own sum is tied to it, and the others are handled by themselves.
        if (
            OpenAccountReturns.Any(r => r.Line == settledReturn.IncomingPayment.Line && r.Payment == payment.Id)
            && Invoices.Exists(i => i.BankReturns.Any(r => r.Line == settledReturn.IncomingPayment.Line))
        )
            return ReverseEntry(payment, reason, context);
        if (CheckUnmatched(settledReturn) is { } over)
            return over;
        if (settledReturn is not { IncomingPayment.IsBankReturn: true, Remaining: { } left })
            return new Refusal.PaymentNotUnmatched(settledReturn.Name, new UnmatchedPaymentFault.IsNoReturn());
        if (left.Currency != Currency)
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.ReturnInOtherCurrency(left.Currency, Key, Currency)
            );
        if (Invoices.Find(i => i.BankReturns.Any(r => r.Line == settledReturn.IncomingPayment.Line)) is { } elsewhere)
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.OnOtherInvoice(elsewhere.IssueDetails!.Number, payment.Name, Key)
            );
        // The bank adds its charges to a return, but twice the amount cannot be charges.
        if (left < payment.Amount || left >= payment.Amount + payment.Amount)
            return new Refusal.PaymentNotUnmatched(
                settledReturn.Name,
                new UnmatchedPaymentFault.OtherSumOnAccount(payment.Name, payment.Amount, left)
            );
        return new Decision.Accepted([
            .. TakeBack(payment, reason, context)
                .Select(e =>
                    e is OnAccountReversed r
                        ? r with
                        {
                            Receipt = settledReturn.Number,
                            Line = settledReturn.IncomingPayment.Line,
                        }
                        : e
                ),
        ]);
    }
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Projects;

/// <summary>Money on account that the bank took back.</summary>
public sealed partial record Project
{
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

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change payments, reversals and refunds.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyPayments(ProjectEvent what, Signature signed) =>
        what switch
        {
            PaymentRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, e.Reference, e.Source, signed)
                            {
                                Charges = e.Charges,
                            },
                        ],
                    }
            ),
            PaymentReversed e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, "", "", signed)
                            {
                                Kind = PaymentKind.Reversal,
                                Reverses = e.Reverses,
                                ReversesRefund = e.ReversesRefund,
                                Reason = e.Reason,
                            },
                        ],
                    }
            ),
            RefundRecorded e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Payments =
                        [
                            .. i.Payments,
                            new(e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, "", "", signed)
                            {
                                Kind = PaymentKind.Refund,
                                Reason = e.Reason,
                            },
                        ],
                    }
            ),
            _ => null,
        };
}

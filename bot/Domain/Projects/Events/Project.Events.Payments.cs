using MilestoneBot.Domain.Amounts;
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
                                Interest = e.Interest ?? Money.Zero(e.Amount.Currency),
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
                                Parts = e.Parts,
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
                                Parts = e.Parts,
                            },
                        ],
                    }
            ),
            PaymentOnAccountRecorded e => this with
            {
                AccountEntries = AccountEntries.Add(
                    new(e.Payment, 0, e.Amount, e.Amount, e.On, e.Reference, e.Source, signed) { Charges = e.Charges }
                ),
            },
            OnAccountReversed e => this with
            {
                AccountEntries = AccountEntries.Add(
                    new(e.Payment, 0, e.Amount, e.Parts.Sum(Currency), e.On, "", "", signed)
                    {
                        Kind = PaymentKind.Reversal,
                        Reverses = e.Reverses,
                        ReversesRefund = e.ReversesRefund,
                        Reason = e.Reason,
                        Parts = e.Parts,
                    }
                ),
            },
            CreditRefunded e => this with
            {
                AccountEntries = AccountEntries.Add(
                    new(e.Payment, 0, e.Amount, e.Amount, e.On, "", "", signed)
                    {
                        Kind = PaymentKind.Refund,
                        Reason = e.Reason,
                        Parts = e.Parts,
                    }
                ),
            },
            CreditApplied e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Applications =
                        [
                            .. i.Applications,
                            new(e.Application, e.Invoice, e.Amount, e.Parts, e.On, signed),
                        ],
                    }
            ),
            ApplicationUndone e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        Applications =
                        [
                            .. i.Applications.Select(a =>
                                a.Id == e.Application ? a with { Undone = new([.. a.Undone.All, .. e.Parts.All]) } : a
                            ),
                        ],
                    }
            ),
            _ => null,
        };
}

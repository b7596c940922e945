using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change what is settled without money.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplySettling(ProjectEvent what, Signature signed) =>
        what switch
        {
            InvoiceSettled e => With(
                e.Invoice,
                i =>
                    i with
                    {
                        SettledAmounts =
                        [
                            .. i.SettledAmounts,
                            new(e.Settlement, e.Kind, e.Amount, e.Shares, e.On, e.Reason, e.RestsOnPayments, signed)
                            {
                                Mark = Mark,
                            },
                        ],
                    }
            ),
            SettlementReversed e => With(e.Invoice, e.Settlement, s => s with { Reversal = new(e.Reason, signed) }),
            BadDebtRecovered e => With(e.Invoice, e.Settlement, s => s with { Recovered = s.Recovered + e.Amount }),
            RecoveryUndone e => With(e.Invoice, e.Settlement, s => s with { Recovered = s.Recovered - e.Amount }),
            SettlementRulesChanged e => this with
            {
                SettlementRules = new(e.Limit, e.SmallDifference, signed) { Mark = Mark },
            },
            _ => null,
        };

    private Project With(int invoice, int settlement, Func<SettledAmount, SettledAmount> change) =>
        With(
            invoice,
            (Invoice i) =>
                i with
                {
                    SettledAmounts = [.. i.SettledAmounts.Select(s => s.Id == settlement ? change(s) : s)],
                }
        );
}

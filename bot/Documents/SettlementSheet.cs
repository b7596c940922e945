using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Documents;

/// <summary>What is settled of invoices without money, one row for each amount, reversed ones included.</summary>
internal static class SettlementSheet
{
    public static Sheet Create(ProjectView view) =>
        Sheet.Create<(Invoice Invoice, SettledAmount One)>(
            "settlements",
            view.Project.Invoices.SelectMany(i => i.SettledAmounts.Select(s => (i, s))).OrderBy(x => x.s.Id),
            ("id", x => x.One.Name),
            ("invoice", x => x.Invoice.IssueDetails?.Number),
            ("kind", x => x.One.Kind),
            ("currency", x => x.One.Amount.Currency.Code),
            ("amount", x => x.One.Amount),
            ("net", x => Sum(x.One, s => s.Net)),
            ("vat", x => Sum(x.One, s => s.Vat)),
            ("shares", x => string.Join("; ", x.One.Shares.Select(Share))),
            ("recovered", x => x.One.Recovered),
            ("standing", x => x.One.Standing),
            ("settled_on", x => x.One.On),
            ("reason", x => x.One.Reason),
            ("rests_on_payments", x => x.One.RestsOnPayments),
            ("recorded_by", x => ProjectSheets.SignedBy(view, x.One.Signed)),
            ("recorded_at", x => x.One.Signed.At),
            ("recorded_solo", x => x.One.Signed.Solo),
            ("reversed_reason", x => x.One.Reversal?.Reason),
            ("reversed_by", x => ProjectSheets.SignedBy(view, x.One.Reversal?.Signed)),
            ("reversed_at", x => x.One.Reversal?.Signed.At)
        );

    /// <summary>"19 %: 100.00 + 19.00"</summary>
    private static string Share(TaxShare s) =>
        $"{s.Treatment.Rate}: {s.Net.ToInvariantString()} + {s.Vat.ToInvariantString()}";

    /// <summary>Null where the price does not change.</summary>
    private static Money? Sum(SettledAmount settled, Func<TaxShare, Money> part) =>
        settled.Shares.Count == 0
            ? null
            : settled.Shares.Aggregate(Money.Zero(settled.Amount.Currency), (sum, s) => sum + part(s));
}

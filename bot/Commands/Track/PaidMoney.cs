using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Track;

/// <summary>The sum of a payment in the project's currency; in another one, how it is settled by hand.</summary>
internal static class PaidMoney
{
    /// <param name="invoice">What it is recorded on; null for money on account.</param>
    /// <param name="reported">The reported payment that it is recorded from; null for none.</param>
    public static (Money? Amount, Refusal? No) Read(
        MoneyText typed,
        Project project,
        Invoice? invoice,
        UnmatchedPayment? reported
    )
    {
        if (typed.ToMoney(project.Currency, out var problem) is { } amount)
            return (amount, null);
        return typed.ToMoney(null, out _) is { } foreign && foreign.Currency != project.Currency
            ? (
                null,
                new Refusal.PaidInOtherCurrency(
                    invoice?.IssueDetails!.Number ?? project.Key,
                    project.Currency,
                    foreign,
                    reported?.Name ?? ""
                )
            )
            : (null, new Refusal.UnreadableMoney(problem));
    }
}

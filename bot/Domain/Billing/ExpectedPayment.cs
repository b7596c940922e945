using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Billing;

/// <summary>What an expected sum rests on; the last four have no day that could be relied on.</summary>
public enum PaymentOutlook
{
    Due,
    Promised,
    Ready,
    Planned,
    Overdue,
    Disputed,
    Late,
    Undated,
}

/// <summary>
/// One sum that is expected from the client: what is open on an invoice, or a milestone that is not billed yet.
/// </summary>
/// <param name="Invoice">The invoice or its draft; null while there is none.</param>
/// <param name="On">The day on which it is due or promised; null for what stands apart.</param>
public sealed record ExpectedPayment(
    PaymentOutlook Outlook,
    Milestone Milestone,
    Invoice? Invoice,
    DateOnly? On,
    Money Gross
)
{
    /// <summary>The day of its invoice, where none is issued yet.</summary>
    public DateOnly? BilledOn { get; init; }

    /// <summary>Its net, while it is not billed; else zero, since what is billed counts there.</summary>
    public required Money Unbilled { get; init; }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Billing;

/// <summary>What an expected payment is based on. The last four have no reliable date.</summary>
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
/// One amount that is expected from the client: the open balance of an invoice, or a milestone that is not billed
/// yet.
/// </summary>
/// <param name="Invoice">The invoice or its draft; null while there is none.</param>
/// <param name="On">The day on which it is due or promised; null when no date is reliable.</param>
public sealed record ExpectedPayment(
    PaymentOutlook Outlook,
    Milestone Milestone,
    Invoice? Invoice,
    DateOnly? On,
    Money Gross
)
{
    /// <summary>The expected invoice date, when no invoice is issued yet.</summary>
    public DateOnly? BilledOn { get; init; }

    /// <summary>
    /// Its net amount while it is not billed; zero once it is, because billed amounts are counted elsewhere.
    /// </summary>
    public required Money Unbilled { get; init; }
}

using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Billing;

/// <summary>A reminder that was posted for an invoice.</summary>
/// <param name="Step">The step of the ladder; "manual" for one that a person sent.</param>
/// <param name="On">The project's local day: one post an invoice and day.</param>
/// <param name="MissedOn">The day on which it should have come; null when it came in time.</param>
public sealed record Reminder(string Step, DateOnly On, DateOnly? MissedOn, Signature Signed)
{
    public const string Manual = "manual";
}

using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Billing;

/// <summary>A reminder that was posted for an invoice.</summary>
/// <param name="Step">The step of the reminder plan; "manual" for a reminder that a person sent.</param>
/// <param name="On">The date in the project's time zone: at most one reminder per invoice and day.</param>
/// <param name="MissedOn">The day on which it should have been posted; null when it was on time.</param>
public sealed record Reminder(string Step, DateOnly On, DateOnly? MissedOn, Signature Signed)
{
    public const string Manual = "manual";
}

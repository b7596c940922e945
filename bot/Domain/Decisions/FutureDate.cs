namespace MilestoneBot.Domain.Decisions;

/// <summary>A date that cannot be in the past.</summary>
public enum FutureDate
{
    PromisedPayment,
    DeputyEnd,
}

namespace MilestoneBot.Domain.Payments;

/// <summary>Since when a payment source has not answered for a workspace, and when it last did.</summary>
/// <param name="Reason">What is wrong, in half a sentence that names the source.</param>
public sealed record SourceOutage(DateTimeOffset? LastAnsweredAt, DateTimeOffset FailingSince, string Reason);

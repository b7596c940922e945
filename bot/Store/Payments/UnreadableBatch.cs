namespace MilestoneBot.Store.Payments;

/// <summary>A file, or a page of reports, that cannot be read.</summary>
public sealed record UnreadableBatch(string Name, string Problem, DateTimeOffset At);

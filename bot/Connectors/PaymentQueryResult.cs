namespace MilestoneBot.Connectors;

/// <summary>What a source says.</summary>
/// <param name="BatchNames">The names of everything it holds for the workspace, told before or not.</param>
public sealed record PaymentQueryResult(IReadOnlyList<PaymentBatch> Batches, IReadOnlyCollection<string> BatchNames);

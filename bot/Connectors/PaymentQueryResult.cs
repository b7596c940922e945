namespace MilestoneBot.Connectors;

/// <summary>The answer of a payment source.</summary>
/// <param name="BatchNames">The names of everything it holds for the workspace, reported before or not.</param>
public sealed record PaymentQueryResult(IReadOnlyList<PaymentBatch> Batches, IReadOnlyCollection<string> BatchNames);

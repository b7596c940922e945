using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Billing;

/// <summary>One thing that words for an invoice may mean: an invoice, or a milestone that has none.</summary>
/// <param name="UniqueText">Words that mean it and nothing else.</param>
/// <param name="GivenText">The words that were said for it.</param>
public sealed record InvoiceCandidate(Milestone Milestone, Invoice? Invoice, string UniqueText, string GivenText)
{
    /// <summary>
    /// The whole line as it was said, with these words in their place; "" when it cannot be said again.
    /// </summary>
    public string CommandText { get; init; } = "";
}

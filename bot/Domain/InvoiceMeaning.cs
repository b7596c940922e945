namespace MilestoneBot.Domain;

/// <summary>One thing that words for an invoice may mean: an invoice, or a milestone that has none.</summary>
/// <param name="Say">Words that mean it and nothing else.</param>
/// <param name="Said">The words that were said for it.</param>
public sealed record InvoiceMeaning(Milestone Milestone, Invoice? Invoice, string Say, string Said)
{
    /// <summary>
    /// The whole line as it was said, with these words in their place; "" when it cannot be said again.
    /// </summary>
    public string Line { get; init; } = "";
}

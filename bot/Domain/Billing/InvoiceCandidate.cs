using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Billing;

/// <summary>One possible meaning of a typed invoice reference: an invoice, or a milestone that has none.</summary>
/// <param name="UniqueText">Text that means this one and nothing else.</param>
/// <param name="GivenText">The text that was typed for it.</param>
public sealed record InvoiceCandidate(Milestone Milestone, Invoice? Invoice, string UniqueText, string GivenText)
{
    /// <summary>
    /// The whole typed command with the unique text in place of the typed one; "" when it cannot be repeated.
    /// </summary>
    public string CommandText { get; init; } = "";
}

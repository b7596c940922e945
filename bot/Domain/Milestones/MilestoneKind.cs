namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// What a milestone is billed for: a part of the work that the client accepts on its own, or money before the work.
/// </summary>
public enum MilestoneKind
{
    /// <summary>Its invoice bills work that is delivered.</summary>
    Delivery,

    /// <summary>Its invoice asks for money in advance; the final invoice bills the work and deducts what was
    /// paid.</summary>
    Advance,
}

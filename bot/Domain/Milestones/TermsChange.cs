using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The terms of one milestone as an amendment proposes them, or its removal from the schedule.</summary>
/// <param name="Vat">Another VAT treatment; null leaves it as it is.</param>
public sealed record TermsChange(
    int Milestone,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    bool IsDropped,
    MilestoneKind Kind = MilestoneKind.Delivery,
    VatTreatment? Vat = null
)
{
    /// <summary>
    /// The amount as it was agreed or requested, when it is stored as a fixed sum so that the amounts of confirmed
    /// milestones do not change. Null otherwise.
    /// </summary>
    public Amount? Wanted { get; init; }

    /// <summary>The change as the person requested it.</summary>
    public TermsChange AsRequested() => Wanted is { } wanted ? this with { Amount = wanted, Wanted = null } : this;

    public static TermsChange FromMilestone(Milestone m) =>
        new(m.Id, m.Name, m.Amount, m.Starts, m.Expected, m.DueDays, m.Criterion, IsDropped: false, m.Kind);

    /// <summary>The event that is recorded when the client has agreed.</summary>
    public MilestoneEvent ToEvent =>
        IsDropped
            ? new MilestoneDropped(Milestone)
            : new MilestoneChanged(
                Milestone,
                Name,
                Amount,
                Starts,
                Expected,
                DueDays,
                Criterion,
                Note: null,
                Kind,
                Vat
            );
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// The terms of one milestone as an amendment proposes them: of a milestone of the schedule, of one that is added to
/// it, or the removal of one.
/// </summary>
/// <param name="Vat">Another VAT treatment, or that of an added milestone; null leaves it as it is.</param>
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

    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance; null for never.</summary>
    public int? SilenceDays { get; init; }

    /// <summary>
    /// Where an added milestone stands: 0 at the end of the schedule, otherwise behind the milestone of this id, of
    /// which it was split off. Null for a milestone that the schedule has already.
    /// </summary>
    public int? AddedAfter { get; init; }

    public bool IsAdded => AddedAfter is not null;

    /// <summary>The text for the invoice of an added milestone; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The share was asked for after the new total, so it is a share of that; null where it was not. A share that
    /// nobody asked for keeps its sum.
    /// </summary>
    public bool? IsOfNewTotal { get; init; }

    /// <summary>The change as the person requested it.</summary>
    public TermsChange AsRequested() => Wanted is { } wanted ? this with { Amount = wanted, Wanted = null } : this;

    public static TermsChange FromMilestone(Milestone m) =>
        new(m.Id, m.Name, m.Amount, m.Starts, m.Expected, m.DueDays, m.Criterion, IsDropped: false, m.Kind)
        {
            Discount = m.Discount,
            SilenceDays = m.SilenceDays,
        };

    /// <summary>The event that is recorded when the client has agreed, for a milestone of the schedule.</summary>
    public MilestoneEvent ToEvent =>
        IsDropped
            ? new MilestoneDropped(Milestone)
            : new MilestoneChanged(Milestone, Name, Amount, Starts, Expected, DueDays, Criterion, Note: null, Kind, Vat)
            {
                Discount = Discount,
                SilenceDays = SilenceDays,
            };

    /// <summary>The event that is recorded when the client has agreed, for a milestone that is added.</summary>
    /// <param name="position">The 0-based position among all milestones, dropped ones included.</param>
    public MilestoneAdded ToAddedEvent(int position) =>
        new(Milestone, position, Name, Amount, Starts, Expected, DueDays, Criterion, Note ?? "", Kind, Vat)
        {
            Discount = Discount,
            SilenceDays = SilenceDays,
        };
}

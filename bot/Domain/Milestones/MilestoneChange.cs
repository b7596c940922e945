using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Milestones;

/// <summary>What <c>set</c> changes; nulls leave a field as it is.</summary>
public sealed record MilestoneChange(
    string? Name,
    Amount? Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int? DueDays,
    Criterion? Criterion
)
{
    /// <summary>The line for its invoice that comes with a standard name; nobody types it here.</summary>
    public string? Note { get; init; }

    public bool IsEmpty =>
        this is { Name: null, Amount: null, Starts: null, Expected: null, DueDays: null, Criterion: null };
}

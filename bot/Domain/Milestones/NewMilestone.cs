using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Milestones;

/// <summary>One milestone as somebody defines it; nulls take the project's defaults.</summary>
public sealed record NewMilestone(
    string Name,
    Amount Amount,
    DateOnly? Starts = null,
    DateOnly? Expected = null,
    int? DueDays = null,
    Criterion? Criterion = null,
    string Note = ""
);

using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Commands.Paste;

/// <summary>A pasted schedule after it was read.</summary>
/// <param name="Notes">What was skipped and what does not add up, for the person to see.</param>
/// <param name="Problem">Why it cannot be read at all; "" where it can.</param>
internal sealed record PastedPlan(IReadOnlyList<PastedPlanLine> Lines, IReadOnlyList<string> Notes, string Problem = "")
{
    public IReadOnlyList<NewMilestone> ValidMilestones =>
        [.. Lines.Where(line => line.Milestone is not null).Select(line => line.Milestone!)];

    public IReadOnlyList<PastedPlanLine> InvalidLines => [.. Lines.Where(line => line.Milestone is null)];
}

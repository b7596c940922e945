using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Commands.Paste;

/// <summary>One line of a pasted schedule: a milestone, or the problem with it.</summary>
internal sealed record PastedPlanLine(int Number, NewMilestone? Milestone, string Problem);

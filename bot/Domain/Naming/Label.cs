using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Naming;

/// <summary>A standard milestone of the workspace: its name, and what a milestone of that name usually has.</summary>
/// <param name="Note">A text for its invoice; "" for none.</param>
/// <param name="DueDays">Payment term: calendar days from the invoice date; null takes the project's.</param>
public sealed record Label(string Name, string Note = "", int? DueDays = null, Criterion? Criterion = null);

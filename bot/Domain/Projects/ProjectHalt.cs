using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>Why a project stands still or was given up, and by whom.</summary>
public sealed record ProjectHalt(string Reason, Signature Signed);

using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>Why a project is paused or cancelled, and by whom.</summary>
public sealed record ProjectHalt(string Reason, Signature Signed);

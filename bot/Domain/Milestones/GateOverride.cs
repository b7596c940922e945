using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>A gate that an approver opened against the policy, for this one stage.</summary>
public sealed record GateOverride(string Reason, Signature Signed);

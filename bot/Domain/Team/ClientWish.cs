using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>What the client asked for on their page instead of the terms of that version.</summary>
public sealed record ClientWish(int Version, string Text, Signature Signed);

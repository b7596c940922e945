using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>Where an event is written: its project, its journal entry, and its signature.</summary>
internal sealed record WriteContext(string Workspace, string Project, long Sequence, Signature Signed);

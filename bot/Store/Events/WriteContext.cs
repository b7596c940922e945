using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>Where an event is written: its project, its entry in the journal, and who signs it.</summary>
internal sealed record WriteContext(string Workspace, string Project, long Sequence, Signature Signed);

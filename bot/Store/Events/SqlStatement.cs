using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>One SQL statement and its values.</summary>
internal readonly record struct SqlStatement(string Sql, object Values);

/// <summary>Where an event is written: its project, its journal entry, and its signature.</summary>
internal sealed record WriteContext(string Workspace, string Project, long Sequence, Signature Signed);

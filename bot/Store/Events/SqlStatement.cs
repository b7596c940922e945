namespace MilestoneBot.Store.Events;

/// <summary>One SQL statement and its values.</summary>
internal readonly record struct SqlStatement(string Sql, object Values);

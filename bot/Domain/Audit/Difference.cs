namespace MilestoneBot.Domain.Audit;

/// <summary>
/// One difference between the tables and the journal: somebody changed the database outside the bot.
/// </summary>
/// <param name="Name">The name that people use: <c>2 (Design approval)</c>, <c>INV-2026-0001</c>, <c>P2</c>.</param>
/// <param name="Part">Which part of it differs; "" when all of it does.</param>
public sealed record Difference(AuditedTable Table, MismatchKind Kind, string Name, string Part = "")
{
    /// <summary>The person who holds the role, or the deputy; "" for data that belongs to no person.</summary>
    public string Actor { get; init; } = "";
}

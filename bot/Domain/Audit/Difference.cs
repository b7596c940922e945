namespace MilestoneBot.Domain.Audit;

/// <summary>
/// One difference between the tables and the journal: somebody changed the database outside the bot.
/// </summary>
/// <param name="Name">The name that people use: <c>2 (Design approval)</c>, <c>INV-2026-0001</c>, <c>P2</c>.</param>
/// <param name="Part">Which part of it differs, by its name in the program; "" when all of it does. When the tables
/// cannot be read, the reason.</param>
public sealed record Difference(AuditedTable Table, MismatchKind Kind, string Name, string Part = "")
{
    /// <summary>The person who holds the role, or the deputy; "" for data that belongs to no person.</summary>
    public string Actor { get; init; } = "";
}

namespace MilestoneBot.Domain.Audit;

/// <summary>
/// One thing that the tables say otherwise than the journal: somebody changed the database outside the bot.
/// </summary>
/// <param name="Name">As people name it: <c>2 (Design approval)</c>, <c>INV-2026-0001</c>, <c>P2</c>.</param>
/// <param name="Part">Which part of it, by the name that it has in the program; "" where all of it differs. Of tables
/// that cannot be read, what the matter is.</param>
public sealed record Difference(AuditedTable Table, MismatchKind Kind, string Name, string Part = "")
{
    /// <summary>Whose role it is, or who the deputy is; "" for things of nobody.</summary>
    public string Actor { get; init; } = "";
}

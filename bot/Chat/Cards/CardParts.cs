namespace MilestoneBot.Chat.Cards;

/// <summary>Rows of text under column headings; the last row may be the total.</summary>
public sealed record Table(
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    bool HasTotalRow = false
);

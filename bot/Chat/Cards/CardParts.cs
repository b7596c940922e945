namespace MilestoneBot.Chat.Cards;

/// <summary>Rows of text under column names; the last row may be the sum.</summary>
public sealed record Table(
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    bool HasTotalRow = false
);

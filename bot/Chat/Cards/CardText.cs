namespace MilestoneBot.Chat.Cards;

/// <summary>What a channel says beside a card: where its platform has no room, and what a field or a window asks.</summary>
public static class CardText
{
    public const string RestLeftOut = "… the rest does not fit here.";
    public const string NothingToShow = "There is nothing to show yet.";
    public const string ChooseOne = "Choose one.";
    public const string FillIn = "Fill this in.";
    public const string Choose = "Choose …";
    public const string Loading = "One moment";
    public const string Close = "Close";
    public const string Cancel = "Cancel";

    public const string Outdated =
        "That card was older than the records. Nothing was changed; it now shows how things stand.";

    public static string ButtonsLeftOut(IEnumerable<string> titles) =>
        $"{string.Join(", ", titles.Select(t => $"[{t}]"))}: too much for a button here. Nothing is lost; type the command instead.";

    public static string ChoicesLeftOut(int count) =>
        $"{count} more cannot be offered here. Type the command to name one of them.";

    public static string CardsLeftOut(IReadOnlyList<string> titles) =>
        $"… {titles.Count} more do not fit here: {string.Join(", ", titles)}";
}

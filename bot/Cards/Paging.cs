using MilestoneBot.Chat;

namespace MilestoneBot.Cards;

/// <summary>Long lists come in pages; [More] says the next one.</summary>
internal static class Paging
{
    public const int Size = 20;

    /// <summary>One page of a list, and the button for the next where there is one.</summary>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<Button> More) Of<T>(IReadOnlyList<T> all, int page, string command, string key) =>
        ([.. all.Skip((page - 1) * Size).Take(Size)], More(page, all.Count, command, key));

    public static IReadOnlyList<Button> More(int page, long total, string command, string key) =>
        page * (long)Size < total ? [new("More", $"{command} {key} page {page + 1}")] : [];
}

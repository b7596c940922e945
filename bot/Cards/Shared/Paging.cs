using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Cards.Shared;

/// <summary>Splits long lists into pages. The [More] button shows the next page.</summary>
internal static class Paging
{
    public const int Size = 20;

    /// <summary>One page of a list, and the button for the next page if there is one.</summary>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<Button> More) Page<T>(
        IReadOnlyList<T> all,
        int page,
        string command,
        string key
    ) =>
        (
            [.. all.Skip((Clamp(page, all.Count) - 1) * Size).Take(Size)],
            More(Clamp(page, all.Count), all.Count, command, key)
        );

    /// <summary>A page number beyond the end gives the last page.</summary>
    public static int Clamp(int page, long total, int size = Size) =>
        (int)Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));

    public static IReadOnlyList<Button> More(int page, long total, string command, string key, int size = Size) =>
        page * (long)size < total ? [new("More", $"{command}{Suffix.With(" ", key)} page {page + 1}")] : [];
}

using System.Text.Json;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Converts enums to the words stored in tables and journal: <c>client-sign-off</c>, <c>not-overdue</c>.
/// </summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
        .ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
    private static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(
        p => p.Value,
        p => p.Key,
        StringComparer.Ordinal
    );

    public static string ToText(T value) => ByValue[value];

    public static T Parse(string word) =>
        ByWord.TryGetValue(word, out var value)
            ? value
            : throw new FormatException($"\"{word}\" is no {typeof(T).Name}.");
}

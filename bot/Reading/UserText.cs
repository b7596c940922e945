using System.Globalization;

namespace MilestoneBot.Reading;

/// <summary>Text that a person typed, prepared for quoting in a sentence.</summary>
internal static class UserText
{
    private const int MaxLength = 40;

    /// <summary>In quotes, on one line, and short enough for a sentence.</summary>
    public static string Quote(string text)
    {
        var folded = CollapseWhitespace(text);
        var characters = new StringInfo(folded);
        return characters.LengthInTextElements > MaxLength
            ? $"\"{characters.SubstringByTextElements(0, MaxLength)}…\""
            : $"\"{folded}\"";
    }

    /// <summary>With a capital first letter, for the start of a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Trimmed, with every run of white space replaced by one space.</summary>
    public static string CollapseWhitespace(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

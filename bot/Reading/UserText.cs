using System.Globalization;

namespace MilestoneBot.Reading;

/// <summary>Words that a person typed, as they are said back in a sentence.</summary>
internal static class UserText
{
    private const int Most = 40;

    /// <summary>In quotes, on one line, and not longer than a sentence can bear.</summary>
    public static string Quote(string text)
    {
        var folded = CollapseWhitespace(text);
        var said = new StringInfo(folded);
        return said.LengthInTextElements > Most ? $"\"{said.SubstringByTextElements(0, Most)}…\"" : $"\"{folded}\"";
    }

    /// <summary>With a capital first letter, as a sentence begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Trimmed, and every run of white space one plain space.</summary>
    public static string CollapseWhitespace(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

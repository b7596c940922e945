using System.Text.RegularExpressions;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Removes Markdown emphasis that chat clients or people put around text: bold, italics, strikethrough or code around a
/// line or its first words is ignored.
/// </summary>
public static partial class MarkdownEmphasis
{
    /// <summary>Marks can be nested, up to this depth.</summary>
    private const int MaxDepth = 4;

    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny("*_~`#") < 0)
            return text;
        var lines = Fences().Replace(text, "").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        for (var depth = 0; depth < MaxDepth && Marked().Match(lines[at]) is { Success: true } marked; depth++)
            lines[at] = $"{marked.Groups["words"].Value}{lines[at][marked.Length..]}";
        return Headings().Replace(string.Join('\n', lines), "");
    }

    /// <summary>
    /// The same mark directly before and behind the words, followed by the end of the line, space or punctuation. A
    /// mark followed by space is a bullet.
    /// </summary>
    [GeneratedRegex(
        @"^\s*(?<mark>\*{1,3}|_{1,3}|~{1,2}|`{1,3})(?<words>[^\s*_~`]([^\n]{0,2000}?[^\s*_~`])??)\k<mark>(?=$|[\s.,;:!?|])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Marked();

    /// <summary>The lines above and below a code block, with the language of the code.</summary>
    [GeneratedRegex(
        @"^[ \t]*```[\w+-]{0,20}[ \t]*(\n|$)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Fences();

    [GeneratedRegex(@"^\s*#{1,6} +", RegexOptions.NonBacktracking)]
    private static partial Regex Headings();
}

using System.Text.RegularExpressions;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Takes off what chat clients and their people put around words to make them stand out: a line, or its first words, in
/// bold, in italics, struck or as code is meant as the words.
/// </summary>
public static partial class MarkdownEmphasis
{
    /// <summary>Marks stand within each other, but not deeper than this.</summary>
    private const int Deepest = 4;

    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny("*_~`#") < 0)
            return text;
        var lines = Fences().Replace(text, "").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        for (var deep = 0; deep < Deepest && Marked().Match(lines[at]) is { Success: true } marked; deep++)
            lines[at] = $"{marked.Groups["words"].Value}{lines[at][marked.Length..]}";
        return Headings().Replace(string.Join('\n', lines), "");
    }

    /// <summary>
    /// The same mark before and behind the words, close to them; behind it the line ends, or there is space or
    /// punctuation. A mark with space behind it is a bullet.
    /// </summary>
    [GeneratedRegex(
        @"^\s*(?<mark>\*{1,3}|_{1,3}|~{1,2}|`{1,3})(?<words>[^\s*_~`]([^\n]{0,2000}?[^\s*_~`])??)\k<mark>(?=$|[\s.,;:!?|])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Marked();

    /// <summary>The line above and below a piece of code, with the code's language.</summary>
    [GeneratedRegex(
        @"^[ \t]*```[\w+-]{0,20}[ \t]*(\n|$)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Fences();

    [GeneratedRegex(@"^\s*#{1,6} +", RegexOptions.NonBacktracking)]
    private static partial Regex Headings();
}

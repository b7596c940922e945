using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Everyday;

/// <summary>
/// How people name a stage in a sentence: "the design phase", "stage two", "the 2nd milestone".
/// </summary>
internal static class StageWords
{
    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "phase",
        "stage",
        "milestone",
        "step",
    };
    private static readonly string[] Ordinals =
    [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ];

    /// <summary>
    /// The stage as a command takes it; null when the project has none of that name. More than one may be meant: the
    /// command asks then.
    /// </summary>
    public static string? Find(Project project, string typed)
    {
        foreach (var text in (string[])[typed.Trim(), Plain(typed)])
            if (project.FindMilestone(text) is ({ }, _) or (_, Domain.Decisions.Refusal.MilestoneAmbiguous))
                return text.All(char.IsAsciiDigit) ? text : Counted(text) ?? text;
        return null;
    }

    /// <summary>Without "the" and "phase"; a position in words becomes a number.</summary>
    internal static string Plain(string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        while (
            words is [var first, _, ..] && first.ToLowerInvariant() is "the" or "our" or "a" or "with" or "on" or "for"
        )
            words = words[1..];
        return words switch
        {
            [var noun, var number] when Nouns.Contains(noun) && Number(number) is { } position => $"{position}",
            [var ordinal, var noun] when Nouns.Contains(noun) && Ordinal(ordinal) is { } position => $"{position}",
            [var noun, _, ..] when Nouns.Contains(noun) => string.Join(' ', words[1..]),
            [.., _, var noun] when Nouns.Contains(noun) => string.Join(' ', words[..^1]),
            _ => string.Join(' ', words),
        };
    }

    private static string? Counted(string text) =>
        text.Split(' ') is [var noun, var number] && Nouns.Contains(noun) && Number(number) is not null ? number : null;

    private static int? Number(string word) =>
        SpokenNumber.Read(word.TrimStart('#').ToLowerInvariant()) is > 0 and var number ? number : null;

    private static int? Ordinal(string word)
    {
        var text = word.ToLowerInvariant();
        if (Array.IndexOf(Ordinals, text) is > 0 and var at)
            return at;
        return text.Length > 2 && text[^2..] is "st" or "nd" or "rd" or "th" && text[0] != '-'
            ? Number(text[..^2])
            : null;
    }
}

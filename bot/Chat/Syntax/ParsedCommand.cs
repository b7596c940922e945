using System.Text.RegularExpressions;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// A line that starts with a command's verb: the matching syntax, the words behind the verb, and the same text as
/// written.
/// </summary>
public sealed partial record ParsedCommand(CommandSyntax Syntax, IReadOnlyList<Word> Words, string RawText)
{
    /// <summary>
    /// Removes Markdown of chat clients, quotes around the whole text, and a slash before the command. A list or quote
    /// marker before a single line is removed too: one line is no list, though the client may have made it one.
    /// </summary>
    public static string Normalize(string rawText)
    {
        var cleaned = CommandLine.Clean(rawText).Trim();
        if (!cleaned.Contains('\n') && ListMarker().Match(cleaned) is { Success: true } mark)
            cleaned = MarkdownEmphasis.Strip(cleaned[mark.Length..]);
        return Courtesy.Strip((CommandLine.Unquote(cleaned) ?? cleaned).TrimStart('/'));
    }

    /// <summary>A line that quotes what somebody said: it stands behind a quote marker.</summary>
    public static bool IsQuoted(string rawText) =>
        CommandLine.Clean(rawText).Trim() is ['>', ..] quoted && !quoted.Contains('\n');

    /// <summary>
    /// The syntax with the longest verb that the line starts with; null if there is none. A misspelled second word of a
    /// verb also gives null: "terms sned" does not show the terms of a project SNED.
    /// </summary>
    public static ParsedCommand? Match(string line, IReadOnlyList<CommandSyntax> known)
    {
        var opening = CommandLine.Split(line.Split('\n', 2)[0]);
        ParsedCommand? found = null;
        foreach (var syntax in known)
        {
            if (
                syntax.VerbWords.Count > (found?.Syntax.VerbWords.Count ?? 0)
                && StartsWithVerb(opening, syntax.VerbWords)
            )
                found = Create(syntax, line, syntax.VerbWords.Count);
        }
        // "plan Save the date cards | 30%" is a plan whose first name starts like another command.
        if (
            found is { Syntax.TakesText: false }
            && known.FirstOrDefault(shorter =>
                shorter.TakesText && found.Syntax.Verb.StartsWith(shorter.Verb + " ", StringComparison.Ordinal)
            )
                is { } text
            && line.AsSpan().IndexOfAny("|\t;%\n") >= 0
            && !found.IsValid([])
        )
            return Create(text, line, text.VerbWords.Count);
        // "settle dispute 2" is "settle-dispute 2" where it fits no shorter verb: nobody says a hyphen.
        if (found is null || !found.IsValid([]))
            foreach (var hyphened in known.Where(syntax => syntax.Verb.Contains('-') && !syntax.Verb.Contains(' ')))
                if (
                    hyphened.Verb.Split('-') is var said
                    && StartsWithVerb(opening, said)
                    && Create(hyphened, line, said.Length) is var meant
                    && meant.IsValid([])
                )
                    return meant;
        return
            found is not null
            && !found.Syntax.Verb.Contains(' ')
            && known.Any(longer => IsLikelyMisspelled(longer, found.Syntax, opening, line))
            ? null
            : found;
    }

    /// <summary>Whether the arguments parse without a problem.</summary>
    public bool IsValid(IReadOnlyList<Mention> mentions) =>
        (!Syntax.TakesText || RawText.Length > 0)
        && Syntax.Parse(Words, RawText, new Dictionary<string, string>(StringComparer.Ordinal), mentions).Arguments
            is not null;

    private static bool StartsWithVerb(IReadOnlyList<Word> opening, IReadOnlyList<string> verb)
    {
        if (opening.Count < verb.Count)
            return false;
        for (var at = 0; at < verb.Count; at++)
            if (!IsVerbWord(opening[at], verb[at]))
                return false;
        return true;
    }

    private static bool IsVerbWord(Word word, string verb) =>
        !word.IsQuoted && word.Text.Equals(verb, StringComparison.OrdinalIgnoreCase);

    private static bool IsLikelyMisspelled(
        CommandSyntax longer,
        CommandSyntax found,
        IReadOnlyList<Word> opening,
        string line
    ) =>
        longer.VerbWords is [var first, var second]
        && first == found.Verb
        && opening is [_, { IsQuoted: false } next, ..]
        && DidYouMean.IsTypo(second, next.Text.ToLowerInvariant())
        && Create(longer, line, 2).IsValid([]);

    private static ParsedCommand Create(CommandSyntax syntax, string line, int verb) =>
        new(
            syntax,
            syntax.TakesText
                ? []
                : WordTidying.Tidy(syntax, CommandLine.Split(line.ReplaceLineEndings(" ")).Skip(verb)),
            line[EndOfWord(line, verb)..].TrimStart(' ', '\n')
        );

    /// <summary>The position behind so many words.</summary>
    internal static int EndOfWord(string text, int words)
    {
        var at = 0;
        for (var i = 0; i < words; i++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
        }
        return at;
    }

    /// <summary>The markers that clients put before the lines of lists and quotes.</summary>
    [GeneratedRegex(@"^(>{1,3} *|([-*•◦▪‣●○■·–—]|[0-9]{1,3}[.)])\s+)(?=\S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListMarker();
}

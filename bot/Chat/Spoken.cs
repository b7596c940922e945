using System.Text.RegularExpressions;

namespace MilestoneBot.Chat;

/// <summary>
/// A line that opens with a command's verb: the one phrase that reads it, the words behind the verb, and the same as
/// written.
/// </summary>
public sealed partial record Spoken(Phrase Phrase, IReadOnlyList<Word> Words, string Text)
{
    /// <summary>
    /// What was said without the marks of chat clients, without quotes around all of it, and without the slash that
    /// some people put before a command. One line alone is no list, and no quote of somebody, though its client may
    /// have made it look like one.
    /// </summary>
    public static string Tidy(string said)
    {
        var tidy = CommandLine.Clean(said).Trim();
        if (!tidy.Contains('\n') && Listed().Match(tidy) is { Success: true } mark)
            tidy = Emphasis.Off(tidy[mark.Length..]);
        return (CommandLine.Unquoted(tidy) ?? tidy).TrimStart('/');
    }

    /// <summary>
    /// The phrase with the longest verb that a tidy line opens with; null if there is none. A second word that is only
    /// misspelt makes none either: "terms sned" is not the terms of a project SNED.
    /// </summary>
    public static Spoken? Of(string says, IReadOnlyList<Phrase> known)
    {
        var opening = CommandLine.Split(says.Split('\n', 2)[0]);
        Spoken? found = null;
        foreach (var phrase in known)
        {
            if (phrase.Words.Count > (found?.Phrase.Words.Count ?? 0) && Opens(opening, phrase.Words))
                found = Behind(phrase, says, phrase.Words.Count);
        }
        // "plan Save the date cards | 30%" is a plan whose first name begins like another command.
        if (
            found is { Phrase.TakesText: false }
            && known.FirstOrDefault(shorter =>
                shorter.TakesText && found.Phrase.Verb.StartsWith(shorter.Verb + " ", StringComparison.Ordinal)
            )
                is { } text
            && says.AsSpan().IndexOfAny("|\t;%\n") >= 0
            && !found.Fits([])
        )
            return Behind(text, says, text.Words.Count);
        return
            found is not null
            && !found.Phrase.Verb.Contains(' ')
            && known.Any(longer => IsMeant(longer, found.Phrase, opening, says))
            ? null
            : found;
    }

    /// <summary>Whether the words are read without a problem.</summary>
    public bool Fits(IReadOnlyList<Mention> mentions) =>
        (!Phrase.TakesText || Text.Length > 0)
        && Phrase.Read(Words, Text, new Dictionary<string, string>(StringComparer.Ordinal), mentions).Given is not null;

    private static bool Opens(IReadOnlyList<Word> opening, IReadOnlyList<string> verb)
    {
        if (opening.Count < verb.Count)
            return false;
        for (var at = 0; at < verb.Count; at++)
            if (!Is(opening[at], verb[at]))
                return false;
        return true;
    }

    private static bool Is(Word word, string verb) =>
        !word.Quoted && word.Text.Equals(verb, StringComparison.OrdinalIgnoreCase);

    private static bool IsMeant(Phrase longer, Phrase found, IReadOnlyList<Word> opening, string says) =>
        longer.Words is [var first, var second]
        && first == found.Verb
        && opening is [_, { Quoted: false } next, ..]
        && DidYouMean.IsSlip(second, next.Text.ToLowerInvariant())
        && Behind(longer, says, 2).Fits([]);

    private static Spoken Behind(Phrase phrase, string says, int verb) =>
        new(
            phrase,
            phrase.TakesText ? [] : [.. CommandLine.Split(says.ReplaceLineEndings(" ")).Skip(verb)],
            says[EndOfWord(says, verb)..].TrimStart(' ', '\n')
        );

    /// <summary>Where the words of that number end.</summary>
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

    /// <summary>What clients put before the lines of lists and quotes.</summary>
    [GeneratedRegex(@"^(>{1,3} *|([-*•◦▪‣●○■·–—]|[0-9]{1,3}[.)])\s+)(?=\S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();
}

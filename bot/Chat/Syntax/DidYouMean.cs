namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Finds the commands nearest to an unknown line: misspelled, abbreviated, joined, in another order, or behind other
/// words.
/// </summary>
public static class DidYouMean
{
    private const int MaxSuggestions = 3;

    // How far into the line a verb is looked for ("could you please start design").
    private const int MaxWords = 6;

    private const int NoMatch = 1_000;
    private const int PairBonus = 3;
    private const string Marks = "/!?.,:;\"“”'*`-_#>()";

    /// <summary>Filler words before or behind a command.</summary>
    private static readonly HashSet<string> FillerWords = new(StringComparer.Ordinal)
    {
        "please",
        "pls",
        "plz",
        "hey",
        "hi",
        "hello",
        "ok",
        "okay",
        "now",
        "just",
        "then",
        "so",
        "and",
        "thanks",
        "thx",
        "can",
        "could",
        "would",
        "will",
        "you",
        "i",
        "we",
        "want",
        "need",
        "to",
        "like",
        "lets",
        "let's",
        "let",
        "us",
        "me",
        "bot",
        "milestonebot",
        "bitte",
        "mal",
        "jetzt",
        "danke",
    };

    private static readonly HashSet<string> Thanks = new(StringComparer.Ordinal)
    {
        "please",
        "pls",
        "plz",
        "thanks",
        "thx",
        "now",
        "bitte",
        "danke",
        "jetzt",
    };

    /// <summary>Up to three suggestions, the nearest first; equally near ones in the order of help.</summary>
    public static IReadOnlyList<CommandSuggestion> FindNearest(string typed, IReadOnlyList<CommandSyntax> known)
    {
        var words = Words(typed);
        var start = 0;
        while (start < words.Length && FillerWords.Contains(words[start]))
            start++;
        if (start == words.Length)
            start = 0;
        words = words[start..];
        if (words.Length == 0 || words[0].Length is 0 or > 40)
            return [];
        var matches = known
            .Select(syntax => (Phrase: syntax, Fit: FindBestMatch(syntax.VerbWords, words)))
            .Where(one => one.Fit.Cost < NoMatch)
            .OrderBy(one => one.Fit.Cost)
            .ToArray();
        // If one suggestion is clearly better, the worse ones are left out.
        return
        [
            .. matches
                .Where(one => one.Fit.Cost <= matches[0].Fit.Cost + 3)
                .Take(MaxSuggestions)
                .Select(one => new CommandSuggestion(one.Phrase, RestOfLine(typed, start + one.Fit.End))),
        ];
    }

    /// <summary>A misspelling with a few typos, but not the word itself.</summary>
    internal static bool IsTypo(string meant, string typed) => Word(meant, typed) is > 1 and < NoMatch;

    private static string[] Words(string typed) =>
        [
            .. typed
                .ToLowerInvariant()
                .Split((char[]?)null, MaxWords + 4, StringSplitOptions.RemoveEmptyEntries)
                .Take(MaxWords + 3)
                .Select(word => word.Trim(Marks.ToCharArray())),
        ];

    /// <summary>The line behind so many words, as written, without words of thanks at the end.</summary>
    private static string RestOfLine(string typed, int words)
    {
        var rest = typed[ParsedCommand.EndOfWord(typed, words)..].Trim();
        while (
            rest.Length > 0
            && rest[(rest.LastIndexOf(' ') + 1)..] is var last
            && Thanks.Contains(last.ToLowerInvariant().TrimEnd('!', '.', '?', ','))
        )
            rest = rest[..^last.Length].TrimEnd();
        return rest;
    }

    /// <summary>The cost of the best match of the verb in the line, and how many words the match ends after.</summary>
    private static (int Cost, int End) FindBestMatch(IReadOnlyList<string> verb, string[] words)
    {
        var best = MatchJoined(verb, words);
        for (var at = 0; at < Math.Min(words.Length, MaxWords); at++)
        {
            if (words[at].Length is 0 or > 40)
                continue;
            var here = verb.Count == 1 ? (Word(verb[0], words[at]), at + 1) : MatchPair(verb, words, at);
            // Behind other words, only an exact match or prefix counts, not a similar word.
            if (at > 0 && here.Item1 > (verb.Count == 1 ? 0 : 3))
                continue;
            if (here.Item1 + 2 * at < best.Cost)
                best = (here.Item1 + 2 * at, here.Item2);
        }
        return best;
    }

    /// <summary>Matches both words of a verb next to each other, in either order, or one of them alone.</summary>
    private static (int Cost, int End) MatchPair(IReadOnlyList<string> verb, string[] words, int at)
    {
        var next = at + 1 < words.Length ? words[at + 1] : "";
        var (first, second) = (Word(verb[0], words[at]), Word(verb[1], next));
        var (reversedFirst, reversedSecond) = (Word(verb[1], words[at]), Word(verb[0], next));
        var straight = Together(first, second, 0);
        var reverse = Together(reversedFirst, reversedSecond, 1);
        return straight.Cost <= reverse.Cost ? straight : reverse;

        // Two matching words are better than one.
        (int Cost, int End) Together(int one, int other, int more)
        {
            if (one >= NoMatch)
                return (NoMatch, at);
            return other - PairBonus < 3 ? (more + one + other - PairBonus, at + 2) : (more + one + 3, at + 1);
        }
    }

    /// <summary>Matches joined and split words: "projectnew", "project-new", "stat us".</summary>
    private static (int Cost, int End) MatchJoined(IReadOnlyList<string> verb, string[] words)
    {
        var whole = string.Concat(verb);
        var one = WithoutHyphens(words[0]);
        if (verb.Count > 1)
            return Math.Min(CountTypos(whole, one), 1 + CountTypos(verb[1] + verb[0], one)) is var typos and < 3
                ? (2 * typos, 1)
                : (NoMatch, 0);
        return words.Length > 1 && whole.Length > 3 && whole == one + WithoutHyphens(words[1]) ? (1, 2) : (NoMatch, 0);
    }

    private static string WithoutHyphens(string word) =>
        word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>
    /// The cost of a word: 0 for an exact match, 1 for a prefix, twice the number of typos for a recognisable
    /// misspelling.
    /// </summary>
    private static int Word(string meant, string typed)
    {
        if (meant == typed)
            return 0;
        if (typed.Length is < 2 or > 40)
            return NoMatch;
        if (meant.StartsWith(typed, StringComparison.Ordinal))
            return 1;
        var most = meant.Length switch
        {
            < 5 => 1,
            < 8 => 2,
            _ => 3,
        };
        // Each missing or additional letter is a typo of its own.
        if (Math.Abs(meant.Length - typed.Length) > most)
            return NoMatch;
        var typos = CountTypos(meant, typed);
        return typos <= most && typos < typed.Length - (meant.Length > 3 ? 1 : 0) ? 2 * typos : NoMatch;
    }

    /// <summary>
    /// The number of missing, additional, wrong or transposed letters (Damerau-Levenshtein distance).
    /// </summary>
    internal static int CountTypos(string meant, string typed)
    {
        if (Math.Abs(meant.Length - typed.Length) > 3)
            return NoMatch;
        // The rows of the cost table that are still needed: two letters ago, one letter ago, and the current letter.
        Span<int> before = stackalloc int[typed.Length + 1],
            last = stackalloc int[typed.Length + 1],
            now = stackalloc int[typed.Length + 1];
        for (var j = 0; j <= typed.Length; j++)
            last[j] = j;
        for (var i = 1; i <= meant.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= typed.Length; j++)
            {
                var change = meant[i - 1] == typed[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && meant[i - 1] == typed[j - 2] && meant[i - 2] == typed[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            var recycled = before;
            before = last;
            last = now;
            now = recycled;
        }
        return last[typed.Length];
    }
}

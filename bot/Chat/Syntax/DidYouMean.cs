namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// Finds the commands nearest to an unknown line: misspelt, cut short, joined, in another order, or behind other words.
/// </summary>
public static class DidYouMean
{
    private const int MostOffers = 3;

    // How far into the line a verb is looked for ("could you please start design").
    private const int MostWords = 6;

    private const int TooFar = 1_000;
    private const int Bonus = 3;
    private const string Marks = "/!?.,:;\"“”'*`-_#>()";

    /// <summary>Stand before or behind a command and say nothing.</summary>
    private static readonly HashSet<string> Polite = new(StringComparer.Ordinal)
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

    /// <summary>Up to three guesses, the nearest first, equally near ones in the order of help.</summary>
    public static IReadOnlyList<CommandSuggestion> FindNearest(string said, IReadOnlyList<CommandSyntax> known)
    {
        var words = Words(said);
        var start = 0;
        while (start < words.Length && Polite.Contains(words[start]))
            start++;
        if (start == words.Length)
            start = 0;
        words = words[start..];
        if (words.Length == 0 || words[0].Length is 0 or > 40)
            return [];
        var near = known
            .Select(syntax => (Phrase: syntax, Fit: Best(syntax.VerbWords, words)))
            .Where(one => one.Fit.Cost < TooFar)
            .OrderBy(one => one.Fit.Cost)
            .ToArray();
        // A clearly better guess is offered without the worse ones.
        return
        [
            .. near.Where(one => one.Fit.Cost <= near[0].Fit.Cost + 3)
                .Take(MostOffers)
                .Select(one => new CommandSuggestion(one.Phrase, Rest(said, start + one.Fit.End))),
        ];
    }

    /// <summary>One or two slips of the hand, but not the word itself.</summary>
    internal static bool IsTypo(string meant, string said) => Word(meant, said) is > 1 and < TooFar;

    private static string[] Words(string said) =>
        [
            .. said.ToLowerInvariant()
                .Split((char[]?)null, MostWords + 4, StringSplitOptions.RemoveEmptyEntries)
                .Take(MostWords + 3)
                .Select(word => word.Trim(Marks.ToCharArray())),
        ];

    /// <summary>The line behind so many words, as written, without a last word of thanks.</summary>
    private static string Rest(string said, int words)
    {
        var rest = said[ParsedCommand.EndOfWord(said, words)..].Trim();
        while (
            rest.Length > 0
            && rest[(rest.LastIndexOf(' ') + 1)..] is var last
            && Thanks.Contains(last.ToLowerInvariant().TrimEnd('!', '.', '?', ','))
        )
            rest = rest[..^last.Length].TrimEnd();
        return rest;
    }

    /// <summary>How far the line is from opening with the verb, and how many words that opening takes.</summary>
    private static (int Cost, int End) Best(IReadOnlyList<string> verb, string[] words)
    {
        var best = Joined(verb, words);
        for (var at = 0; at < Math.Min(words.Length, MostWords); at++)
        {
            if (words[at].Length is 0 or > 40)
                continue;
            var here = verb.Count == 1 ? (Word(verb[0], words[at]), at + 1) : Pair(verb, words, at);
            // Behind other words only the word itself counts, not what merely resembles it.
            if (at > 0 && here.Item1 > (verb.Count == 1 ? 0 : 3))
                continue;
            if (here.Item1 + 2 * at < best.Cost)
                best = (here.Item1 + 2 * at, here.Item2);
        }
        return best;
    }

    /// <summary>
    /// Both words one behind the other, in their order or turned round; or one of them alone, which is a beginning.
    /// </summary>
    private static (int Cost, int End) Pair(IReadOnlyList<string> verb, string[] words, int at)
    {
        var next = at + 1 < words.Length ? words[at + 1] : "";
        var (first, second) = (Word(verb[0], words[at]), Word(verb[1], next));
        var (turned, behind) = (Word(verb[1], words[at]), Word(verb[0], next));
        var straight = Together(first, second, 0);
        var reverse = Together(turned, behind, 1);
        return straight.Cost <= reverse.Cost ? straight : reverse;

        // Two words that fit say more than one.
        (int Cost, int End) Together(int one, int other, int more)
        {
            if (one >= TooFar)
                return (TooFar, at);
            return other - Bonus < 3 ? (more + one + other - Bonus, at + 2) : (more + one + 3, at + 1);
        }
    }

    /// <summary>"projectnew", "project-new", "stat us".</summary>
    private static (int Cost, int End) Joined(IReadOnlyList<string> verb, string[] words)
    {
        var whole = string.Concat(verb);
        var one = Whole(words[0]);
        if (verb.Count > 1)
            return Math.Min(CountTypos(whole, one), 1 + CountTypos(verb[1] + verb[0], one)) is var slips and < 3
                ? (2 * slips, 1)
                : (TooFar, 0);
        return words.Length > 1 && whole.Length > 3 && whole == one + Whole(words[1]) ? (1, 2) : (TooFar, 0);
    }

    private static string Whole(string word) =>
        word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>
    /// 0 for the word, 1 for its beginning, twice the number of slips for a misspelling that can still be told.
    /// </summary>
    private static int Word(string meant, string said)
    {
        if (meant == said)
            return 0;
        if (said.Length is < 2 or > 40)
            return TooFar;
        if (meant.StartsWith(said, StringComparison.Ordinal))
            return 1;
        var most = meant.Length switch
        {
            < 5 => 1,
            < 8 => 2,
            _ => 3,
        };
        // Each letter too many or too few is a slip of its own.
        if (Math.Abs(meant.Length - said.Length) > most)
            return TooFar;
        var slips = CountTypos(meant, said);
        return slips <= most && slips < said.Length - (meant.Length > 3 ? 1 : 0) ? 2 * slips : TooFar;
    }

    /// <summary>How many letters are missing, too many, wrong, or changed places with their neighbour.</summary>
    private static int CountTypos(string meant, string said)
    {
        if (Math.Abs(meant.Length - said.Length) > 3)
            return TooFar;
        // The rows of the table of costs that are still looked at: two letters ago, one letter ago, and this letter's.
        Span<int> before = stackalloc int[said.Length + 1],
            last = stackalloc int[said.Length + 1],
            now = stackalloc int[said.Length + 1];
        for (var j = 0; j <= said.Length; j++)
            last[j] = j;
        for (var i = 1; i <= meant.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= said.Length; j++)
            {
                var change = meant[i - 1] == said[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && meant[i - 1] == said[j - 2] && meant[i - 2] == said[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[said.Length];
    }
}

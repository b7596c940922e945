namespace MilestoneBot.Chat;

/// <summary>Finds the commands nearest to an unknown line: misspelt, cut short, in another order, or behind other words.</summary>
public static class DidYouMean
{
    private const int MostOffers = 3;

    // How far into the line a verb is looked for ("please start design").
    private const int MostWords = 6;

    private const int TooFar = 1_000;
    private const int Bonus = 3;

    /// <summary>Up to three commands, the nearest first, equally near ones in the order of help.</summary>
    public static IReadOnlyList<Phrase> Nearest(string said, IReadOnlyList<Phrase> known)
    {
        var words = said.ToLowerInvariant().Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostWords).Select(word => word.Trim('/', '!', '?', '.', ',', ':', ';', '"', '“', '”', '\'', '*', '`', '-', '_')).Where(word => word.Length is > 0 and <= 40).ToArray();
        if (words.Length == 0) return [];
        var near = known.Where(phrase => !phrase.Internal)
            .Select(phrase => (Phrase: phrase, Cost: Cost(phrase.Verb.Split(' '), words)))
            .Where(one => one.Cost < TooFar)
            .OrderBy(one => one.Cost)
            .ToArray();
        // A clearly better guess is offered without the worse ones.
        return [.. near.Where(one => one.Cost <= near[0].Cost + 3).Take(MostOffers).Select(one => one.Phrase)];
    }

    private static int Cost(string[] verb, string[] words)
    {
        var best = Joined(verb, words[0]);
        for (var at = 0; at < words.Length; at++)
        {
            var here = verb.Length == 1
                ? Word(verb[0], words[at])
                : Math.Min(Pair(verb[0], verb[1], words, at), 1 + Pair(verb[1], verb[0], words, at));
            // Behind other words only the word itself counts, not what merely resembles it.
            if (at > 0 && here > (verb.Length == 1 ? 0 : 3)) continue;
            best = Math.Min(best, here + 2 * at);
        }
        return best;
    }

    /// <summary>Both words one behind the other; or the first alone, which is a beginning.</summary>
    private static int Pair(string first, string second, string[] words, int at)
    {
        var one = Word(first, words[at]);
        if (one >= TooFar) return TooFar;
        var two = at + 1 < words.Length ? Word(second, words[at + 1]) : TooFar;
        // Two words that fit say more than one.
        return one + Math.Min(two - Bonus, 3);
    }

    /// <summary>"projectnew", "project-new".</summary>
    private static int Joined(string[] verb, string word)
    {
        if (verb.Length == 1) return TooFar;
        var slips = Slips(string.Concat(verb), word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));
        return slips < 3 ? 2 * slips : TooFar;
    }

    /// <summary>0 for the word, 1 for its beginning, twice the number of slips for a misspelling that can still be told.</summary>
    private static int Word(string meant, string said)
    {
        if (meant == said) return 0;
        if (said.Length >= 2 && meant.StartsWith(said, StringComparison.Ordinal)) return 1;
        var slips = Slips(meant, said);
        return slips <= (meant.Length < 5 ? 1 : meant.Length < 8 ? 2 : 3) && slips < said.Length - 1 ? 2 * slips : TooFar;
    }

    /// <summary>How many letters are missing, too many, wrong, or changed places with their neighbour.</summary>
    private static int Slips(string meant, string said)
    {
        var costs = new int[meant.Length + 1, said.Length + 1];
        for (var i = 0; i <= meant.Length; i++) costs[i, 0] = i;
        for (var j = 0; j <= said.Length; j++) costs[0, j] = j;
        for (var i = 1; i <= meant.Length; i++)
        {
            for (var j = 1; j <= said.Length; j++)
            {
                var change = meant[i - 1] == said[j - 1] ? 0 : 1;
                costs[i, j] = Math.Min(Math.Min(costs[i - 1, j] + 1, costs[i, j - 1] + 1), costs[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && meant[i - 1] == said[j - 2] && meant[i - 2] == said[j - 1]) costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }
        return costs[meant.Length, said.Length];
    }
}

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>Reads runs of numbers: "1, 2 and 3", "1 to 3", "first and second".</summary>
internal static class NumberRunReader
{
    private const int MostInARange = 50;

    public static (IReadOnlyList<int> Numbers, int End) Numbers(IReadOnlyList<string> words, int at)
    {
        var numbers = new List<int> { CountingWords.Number(words[at])!.Value };
        at++;
        // "milestone 1 of 3" is one milestone.
        if (at + 1 < words.Count && words[at] == "of" && CountingWords.Number(words[at + 1]) is not null)
            return (numbers, at + 2);
        while (
            Link(words, at) is var (next, isRange)
            && CountingWords.Number(words[next]) is { } number
            && !(next + 1 < words.Count && CountingWords.IsUnit(words[next + 1]))
        )
        {
            var last = numbers[^1];
            if (isRange && number > last && number - last <= MostInARange)
                numbers.AddRange(Enumerable.Range(last + 1, number - last));
            else
                numbers.Add(number);
            at = next + 1;
        }
        return (numbers, at);
    }

    public static (IReadOnlyList<int> Numbers, int End) Ordinals(IReadOnlyList<string> words, int at)
    {
        var numbers = new List<int> { CountingWords.Ordinal(words[at])!.Value };
        at++;
        while (Link(words, at) is var (next, isRange) && !isRange && Next(words, next) is { } found)
        {
            numbers.Add(found.Number);
            at = found.At + 1;
        }
        return (numbers, at);
    }

    private static (int Number, int At)? Next(IReadOnlyList<string> words, int at)
    {
        if (words[at] == "the" && at + 1 < words.Count)
            at++;
        return CountingWords.Ordinal(words[at]) is { } number ? (number, at) : null;
    }

    /// <summary>Where a further number may follow a comma, "and" or "to"; null where the run ends.</summary>
    private static (int Next, bool IsRange)? Link(IReadOnlyList<string> words, int at)
    {
        var start = at;
        while (at < words.Count && words[at] is SentenceReader.Comma or "and" or "or" or "to" or "through" or "until")
            at++;
        return at > start && at < words.Count ? (at, words[at - 1] is "to" or "through" or "until") : null;
    }
}

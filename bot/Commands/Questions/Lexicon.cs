namespace MilestoneBot.Commands.Questions;

/// <summary>The whole vocabulary of questions, from the tables of words: each phrase stands for one thing.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, Sign> Phrases = Read([
        AskWords.Table,
        MoneyWords.Table,
        StageWords.Table,
        FillerWords.Table,
    ]);
    private static readonly int MostWords = Phrases.Keys.Max(phrase => phrase.Count(' '.Equals) + 1);

    /// <summary>
    /// What the longest phrase that begins there stands for, and its count of words; 0 words where none does.
    /// </summary>
    public static (Sign Sign, int Length) At(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(MostWords, words.Count - at); length > 0; length--)
            if (Phrases.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var sign))
                return (sign, length);
        return (Sign.Foreign, 0);
    }

    public static bool Knows(string word) => Phrases.ContainsKey(word);

    /// <summary>Every phrase of the tables with what it stands for, doubled ones twice.</summary>
    internal static IEnumerable<(string Phrase, Sign Sign)> Entries(
        IEnumerable<IReadOnlyDictionary<Sign, string>> tables
    ) =>
        tables
            .SelectMany(t => t)
            .SelectMany(row =>
                row.Value.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(phrase => (phrase, row.Key))
            );

    private static Dictionary<string, Sign> Read(IEnumerable<IReadOnlyDictionary<Sign, string>> tables)
    {
        var phrases = new Dictionary<string, Sign>(StringComparer.Ordinal);
        foreach (var (phrase, sign) in Entries(tables))
            if (!phrases.TryAdd(phrase, sign) && phrases[phrase] != sign)
                throw new InvalidOperationException(
                    $"\"{phrase}\" stands for {phrases[phrase]} and for {sign}; take it out of one table."
                );
        return phrases;
    }
}

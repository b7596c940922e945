namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>Expands one written word into the plain words that it stands for.</summary>
internal static class WordNormalizer
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["can't"] = "can not",
        ["cannot"] = "can not",
        ["cant"] = "can not",
        ["won't"] = "will not",
        ["wont"] = "will not",
        ["shan't"] = "shall not",
        ["let's"] = "lets",
        ["whats"] = "what is",
        ["whos"] = "who is",
        ["whens"] = "when is",
        ["wheres"] = "where is",
        ["hows"] = "how is",
        ["thats"] = "that is",
        ["isnt"] = "is not",
        ["wasnt"] = "was not",
        ["arent"] = "are not",
        ["werent"] = "were not",
        ["didnt"] = "did not",
        ["doesnt"] = "does not",
        ["dont"] = "do not",
        ["hasnt"] = "has not",
        ["havent"] = "have not",
        ["ive"] = "i have",
        ["weve"] = "we have",
        ["wanna"] = "want to",
        ["ok'd"] = "okayed",
        ["oked"] = "okayed",
        ["ok"] = "ok",
    };

    private static readonly HashSet<string> BeforeIs = new(StringComparer.Ordinal)
    {
        "what",
        "who",
        "when",
        "where",
        "how",
        "why",
        "which",
        "it",
        "that",
        "this",
        "there",
        "here",
        "everything",
        "anything",
        "nothing",
        "all",
        "he",
        "she",
    };
    private static readonly (string End, string Word)[] Ends =
    [
        ("n't", "not"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "would"),
    ];

    public static IEnumerable<string> Normalize(string written)
    {
        var word = written.Trim('\'', '-', '_');
        if (word.Length == 0)
            return [];
        if (Short.TryGetValue(word, out var full))
            return full.Split(' ');
        foreach (var (end, means) in Ends)
            if (word.EndsWith(end, StringComparison.Ordinal) && word.Length > end.Length)
                return [.. Normalize(word[..^end.Length]), means];
        if (word.EndsWith("'s", StringComparison.Ordinal))
            return BeforeIs.Contains(word[..^2]) ? [word[..^2], "is"] : Normalize(word[..^2]);
        if (IsInvoiceNumber(word))
            return [word];
        if (word.Split('-') is [{ Length: > 0 } from, { Length: > 0 } to] && (from + to).All(char.IsAsciiDigit))
            return [from, "to", to];
        if (word.Contains('-') && !IsDate(word))
            return word.Split('-', StringSplitOptions.RemoveEmptyEntries).SelectMany(Normalize);
        var letters = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return letters.Length < word.Length && CountingWords.IsNoun(letters)
            ? [letters, word[letters.Length..]]
            : [word.Trim('\'')];
    }

    public static bool IsInvoiceNumber(string word) =>
        word.Split('-') is [{ Length: > 1 } kind, { Length: 4 } year, { Length: > 0 } number]
        && kind.All(char.IsAsciiLetter)
        && year.All(char.IsAsciiDigit)
        && number.All(char.IsAsciiDigit);

    private static bool IsDate(string word) =>
        word.Length == 10
        && word.Split('-') is [{ Length: 4 }, { Length: 2 }, { Length: 2 }]
        && word.Count(char.IsAsciiDigit) == 8;
}

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>How people count milestones: the nouns, the numbers and the ordinals.</summary>
internal static class CountingWords
{
    private static readonly HashSet<string> Nouns = new(StringComparer.Ordinal)
    {
        "phase",
        "phases",
        "stage",
        "stages",
        "milestone",
        "milestones",
        "step",
        "steps",
        "part",
        "parts",
    };
    private static readonly HashSet<string> Markers = new(StringComparer.Ordinal)
    {
        "number",
        "no",
        "nr",
        "num",
        "#",
        "nos",
        "numbers",
    };
    private static readonly string[] Cardinals =
    [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];
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
        "eleventh",
        "twelfth",
    ];
    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    private static readonly string[] Romans = ["", "", "ii", "iii", "iv", "", "vi", "vii", "viii"];

    // A number with a unit is no position.
    private static readonly HashSet<string> Currencies = new(StringComparer.Ordinal)
    {
        "eur",
        "euro",
        "euros",
        "usd",
        "dollars",
        "gbp",
        "pounds",
        "chf",
        "€",
        "$",
        "£",
    };
    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "hour",
        "hours",
        "percent",
        "per",
        "%",
        "k",
        "times",
        "net",
    };

    public static bool IsNoun(string word) => Nouns.Contains(word);

    public static bool IsMarker(string word) => Markers.Contains(word);

    public static bool IsMonth(string word) =>
        word.Length > 2 && Array.Exists(Months, month => month == word || month[..3] == word);

    public static bool IsCurrency(string word) => Currencies.Contains(word);

    public static bool IsUnit(string word) => Units.Contains(word) || IsCurrency(word);

    /// <summary>How many words the noun there has: "phase", "billing point"; 0 if there is none.</summary>
    public static int NounLengthAt(IReadOnlyList<string> words, int at)
    {
        if (at < words.Count && IsNoun(words[at]))
            return 1;
        var isBillingPoint =
            at + 1 < words.Count
            && words[at] == "billing"
            && words[at + 1] is "point" or "points" or "milestone" or "milestones" or "stage";
        return isBillingPoint ? 2 : 0;
    }

    /// <summary>2, "two", "ii"; null if it is no position.</summary>
    public static int? Number(string word) =>
        word.Length is > 0 and <= 4 && word.All(char.IsAsciiDigit)
            ? int.Parse(word)
            : Index(Cardinals, word) ?? Index(Romans, word);

    /// <summary>"second", "2nd"; null if it is no ordinal.</summary>
    public static int? Ordinal(string word) =>
        word.Length > 2
        && word[^2..] is "st" or "nd" or "rd" or "th"
        && word[..^2].All(char.IsAsciiDigit)
        && int.TryParse(word[..^2], out var number)
            ? number
            : Index(Ordinals, word);

    private static int? Index(string[] among, string word) =>
        word.Length > 0 && Array.IndexOf(among, word) is > 0 and var at ? at : null;
}

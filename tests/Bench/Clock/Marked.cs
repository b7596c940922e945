namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>
/// A template made of a text of the original: the places of its id, key, conversation and numbers are found once and
/// filled with those of each copy.
/// </summary>
internal sealed class Marked
{
    private readonly string[] words;
    private readonly int[] at;

    private Marked(string[] words, int[] at) => (this.words, this.at) = (words, at);

    /// <summary>Returns null when the text contains none of the original's values.</summary>
    public static Marked? Of(string text, IReadOnlyList<string> values)
    {
        var (words, at, from) = (new List<string>(), new List<int>(), 0);
        while (Next(text, from, values) is var (found, index) && index >= 0)
        {
            words.Add(text[from..found]);
            at.Add(index);
            from = found + values[index].Length;
        }
        words.Add(text[from..]);
        return at.Count == 0 ? null : new([.. words], [.. at]);
    }

    /// <summary>The text with the values of a copy.</summary>
    public string With(IReadOnlyList<string> own)
    {
        var parts = new string[words.Length + at.Length];
        for (var i = 0; i < words.Length; i++)
        {
            parts[2 * i] = words[i];
            if (i < at.Length)
                parts[(2 * i) + 1] = own[at[i]];
        }
        return string.Concat(parts);
    }

    private static (int Found, int Mark) Next(string text, int from, IReadOnlyList<string> values)
    {
        var next = (Found: int.MaxValue, Mark: -1);
        for (var index = 0; index < values.Count; index++)
            if (text.IndexOf(values[index], from, StringComparison.Ordinal) is >= 0 and var found && found < next.Found)
                next = (found, index);
        return next;
    }
}

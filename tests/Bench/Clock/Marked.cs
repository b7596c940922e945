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
    public static Marked? Of(string text, IReadOnlyList<string> marks)
    {
        var (words, at, from) = (new List<string>(), new List<int>(), 0);
        while (Next(text, from, marks) is var (found, mark) && mark >= 0)
        {
            words.Add(text[from..found]);
            at.Add(mark);
            from = found + marks[mark].Length;
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

    private static (int Found, int Mark) Next(string text, int from, IReadOnlyList<string> marks)
    {
        var next = (Found: int.MaxValue, Mark: -1);
        for (var mark = 0; mark < marks.Count; mark++)
            if (text.IndexOf(marks[mark], from, StringComparison.Ordinal) is >= 0 and var found && found < next.Found)
                next = (found, mark);
        return next;
    }
}

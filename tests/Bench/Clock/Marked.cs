namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>
/// A text of an original in which its own id, key, room and numbers stand: taken apart once, and put together for each
/// copy with the copy's.
/// </summary>
internal sealed class Marked
{
    private readonly string[] words;
    private readonly int[] at;

    private Marked(string[] words, int[] at) => (this.words, this.at) = (words, at);

    /// <summary>Null where nothing of the original's own stands in the text.</summary>
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

    /// <summary>The text of a copy whose own words stand where the marks stood.</summary>
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

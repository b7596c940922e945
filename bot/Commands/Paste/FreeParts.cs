namespace MilestoneBot.Commands.Paste;

/// <summary>What a part of a list's line is.</summary>
internal enum Part
{
    Words,
    Amount,
    Date,
    Days,
    Criterion,
}

/// <summary>
/// Tells what the parts of a list's line are, and cuts an amount off the words that it stands beside.
/// </summary>
internal static class FreeParts
{
    public static Part KindOf(string text) =>
        Kinds.Of(text.TrimEnd('.')) switch
        {
            Kind.Share or Kind.Money => Part.Amount,
            Kind.Date => Part.Date,
            Kind.Days => Part.Days,
            Kind.Criterion => Part.Criterion,
            _ => Part.Words,
        };

    /// <summary>
    /// "Discovery report 30 %", "3,600 EUR Discovery report", "Discovery report 30% 2026-07-15": an amount at one end
    /// of the words, a date behind it.
    /// </summary>
    public static List<(int From, int To, string Text, Part Kind)> Cut(string line, int from, int to)
    {
        var text = line[from..to];
        (int, int, string, Part) Piece(int start, int end, Part kind) => (start, end, line[start..end], kind);
        if (KindOf(text) != Part.Words)
            return [Piece(from, to, KindOf(text))];
        var words = text.Split(' ');
        int Length(IEnumerable<string> some) => string.Join(' ', some).Length;
        var counts = Enumerable.Range(1, Math.Min(3, words.Length - 1)).Reverse().ToList();
        var atEnd = counts.Find(count => KindOf(string.Join(' ', words[^count..])) == Part.Amount);
        var atStart = counts.Find(count => KindOf(string.Join(' ', words[..count])) == Part.Amount);
        if (atEnd > 0 != atStart > 0)
        {
            var middle = atEnd > 0 ? to - Length(words[^atEnd..]) : from + Length(words[..atStart]);
            return atEnd > 0
                ? [Piece(from, middle - 1, Part.Words), Piece(middle, to, Part.Amount)]
                : [Piece(from, middle, Part.Amount), Piece(middle + 1, to, Part.Words)];
        }
        var date = atEnd > 0 ? 0 : counts.Find(count => KindOf(string.Join(' ', words[^count..])) == Part.Date);
        if (date == 0)
            return [Piece(from, to, Part.Words)];
        var start = to - Length(words[^date..]);
        return Cut(line, from, start - 1) is { Count: > 1 } cut
            ? [.. cut, Piece(start, to, Part.Date)]
            : [Piece(from, to, Part.Words)];
    }
}

namespace MilestoneBot.Commands.Paste;

/// <summary>The kind of a part of a list line.</summary>
internal enum LinePartKind
{
    Words,
    Amount,
    Date,
    Days,
    Criterion,
}

/// <summary>Detects the kind of the parts of a list line, and cuts an amount off the words beside it.</summary>
internal static class LinePartReader
{
    public static LinePartKind KindOf(string text) =>
        CellKindReader.KindOf(text.TrimEnd('.')) switch
        {
            CellKind.Share or CellKind.Money => LinePartKind.Amount,
            CellKind.Date => LinePartKind.Date,
            CellKind.Days => LinePartKind.Days,
            CellKind.Criterion => LinePartKind.Criterion,
            _ => LinePartKind.Words,
        };

    /// <summary>
    /// "Discovery report 30 %", "3,600 EUR Discovery report", "Discovery report 30% 2026-07-15": an amount at one end
    /// of the words, a date behind it.
    /// </summary>
    public static List<(int From, int To, string Text, LinePartKind Kind)> Cut(string line, int from, int to)
    {
        var text = line[from..to];
        (int, int, string, LinePartKind) Piece(int start, int end, LinePartKind kind) =>
            (start, end, line[start..end], kind);
        if (KindOf(text) != LinePartKind.Words)
            return [Piece(from, to, KindOf(text))];
        var words = text.Split(' ');
        int Length(IEnumerable<string> some) => string.Join(' ', some).Length;
        var counts = Enumerable.Range(1, Math.Min(3, words.Length - 1)).Reverse().ToList();
        var atEnd = counts.Find(count => KindOf(string.Join(' ', words[^count..])) == LinePartKind.Amount);
        var atStart = counts.Find(count => KindOf(string.Join(' ', words[..count])) == LinePartKind.Amount);
        if (atEnd > 0 != atStart > 0)
        {
            var middle = atEnd > 0 ? to - Length(words[^atEnd..]) : from + Length(words[..atStart]);
            return atEnd > 0
                ? [Piece(from, middle - 1, LinePartKind.Words), Piece(middle, to, LinePartKind.Amount)]
                : [Piece(from, middle, LinePartKind.Amount), Piece(middle + 1, to, LinePartKind.Words)];
        }
        var date = atEnd > 0 ? 0 : counts.Find(count => KindOf(string.Join(' ', words[^count..])) == LinePartKind.Date);
        if (date == 0)
            return [Piece(from, to, LinePartKind.Words)];
        var start = to - Length(words[^date..]);
        return Cut(line, from, start - 1) is { Count: > 1 } cut
            ? [.. cut, Piece(start, to, LinePartKind.Date)]
            : [Piece(from, to, LinePartKind.Words)];
    }
}

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Reads a line of a list, "30 % – Discovery report (15 July 2026)", where its parts can be read in only one way.
/// </summary>
internal static class ListLineReader
{
    private const int Longest = 400;

    public static PastedMilestone Read(int number, string line)
    {
        if (line.Length > Longest)
            return PastedMilestone.Unreadable(
                number,
                "it is too long for one milestone; a line is: name | amount | expected | due | done-when"
            );
        line = line[CellText.BulletLength(line)..].Trim();
        var parts = Parts(line)
            .Select(part =>
                (
                    part.From,
                    part.To,
                    Text: line[part.From..part.To],
                    Kind: LinePartReader.KindOf(line[part.From..part.To])
                )
            )
            .ToList();
        if (!parts.Exists(part => part.Kind == LinePartKind.Amount))
            parts = [.. parts.SelectMany(part => LinePartReader.Cut(line, part.From, part.To))];
        var amounts = parts.FindAll(part => part.Kind == LinePartKind.Amount);
        var words = parts.FindAll(part => part.Kind == LinePartKind.Words);
        if (amounts.Count == 0)
            return PastedMilestone.Unreadable(number, "a line is: name | amount | expected | due | done-when");
        // "Sign-off – 30 %": without other words, a criterion's word is the name.
        if (words.Count == 0)
            words = parts.FindAll(part => part.Kind == LinePartKind.Criterion);
        if (words.Count == 0)
            return PastedMilestone.Unreadable(number, "the name of the milestone is missing");
        var (from, to) = (words[0].From, words[^1].To);
        var isOne = parts.TrueForAll(part => words.Contains(part) || part.To <= from || part.From >= to);
        if (
            !PlanFieldReader.IsTotal(line[from..to])
            && PlanFieldReader.FieldOf(line[from..to])
                is PlanField.Amount
                    or PlanField.Share
                    or PlanField.Gross
                    or PlanField.Number
                    or PlanField.Due
        )
            return PastedMilestone.Unreadable(
                number,
                $"\"{line[from..to]}\" says what the amount is, not what the client gets for it; "
                    + "a line is: name | amount | expected | due | done-when"
            );
        if (
            !isOne
            || amounts.Count > 1
            || new[] { LinePartKind.Date, LinePartKind.Days, LinePartKind.Criterion }.Any(kind =>
                parts.Count(part => part.Kind == kind) > 1
            )
        )
            return PastedMilestone.Unreadable(
                number,
                "it can be read in more than one way; write it as: name | amount | expected | due | done-when"
            );
        string Of(LinePartKind kind) =>
            words.Exists(word => word.Kind == kind) ? "" : parts.Find(part => part.Kind == kind).Text ?? "";
        // A bracket that is opened inside the name belongs to it.
        if (to < line.Length && line[to] == ')' && line.AsSpan(from, to - from).Contains('('))
            to++;
        return new(
            number,
            Named(CellText.Clean(line[from..to])),
            "",
            Of(LinePartKind.Amount),
            "",
            Of(LinePartKind.Date),
            Of(LinePartKind.Days),
            Of(LinePartKind.Criterion)
        );
    }

    /// <summary>
    /// The parts of a line, separated by dashes, colons, commas, semicolons and brackets. The year in "July 15, 2026"
    /// stays with its date.
    /// </summary>
    private static List<(int From, int To)> Parts(string line)
    {
        var parts = new List<(int From, int To)>();
        var from = 0;
        for (var at = 0; at <= line.Length; at++)
        {
            var isEnd =
                at == line.Length
                || line[at] is '(' or ')' or '='
                || (line[at] is ',' or ':' or ';' && (at + 1 == line.Length || line[at + 1] == ' '))
                || (
                    line[at] is '-' or '–' or '—' or '→'
                    && at > 0
                    && line[at - 1] == ' '
                    && (at + 1 == line.Length || line[at + 1] == ' ')
                );
            if (!isEnd)
                continue;
            var (start, end) = (from, at);
            while (start < end && line[start] == ' ')
                start++;
            while (end > start && line[end - 1] == ' ')
                end--;
            if (end > start)
                parts.Add((start, end));
            from = at + 1;
            if (
                parts.Count > 1
                && line[parts[^1].From..parts[^1].To] is { Length: 4 } year
                && year.All(char.IsAsciiDigit)
                && DateCellReader.IsDate(line[parts[^2].From..parts[^1].To])
            )
            {
                parts[^2] = (parts[^2].From, parts[^1].To);
                parts.RemoveAt(parts.Count - 1);
            }
        }
        return parts;
    }

    /// <summary>"upon delivery of the report" gets the name "delivery of the report".</summary>
    private static string Named(string words) =>
        words.Split(' ', 2) is ["upon" or "on" or "after" or "at" or "bei" or "nach", { Length: > 0 } what]
            ? char.ToUpperInvariant(what[0]) + what[1..]
            : words;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands;

/// <summary>One line of a pasted schedule: a milestone, or what is wrong with it.</summary>
internal sealed record PlanLine(int Number, string Text, NewMilestone? Milestone, string Problem);

/// <summary>Reads a pasted table of milestones: <c>name | amount | expected | due | done-when</c>, by bar, tab or semicolon.</summary>
internal static partial class PlanText
{
    public const int MostLines = 1000;

    public static IReadOnlyList<PlanLine> Read(string text, Project project, DateOnly today)
    {
        var lines = new List<PlanLine>();
        var names = project.Live.Select(m => MilestoneName.Key(m.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || Rule().IsMatch(line)) continue;
            var cells = Cells(line);
            if (lines.Count == 0 && IsHeader(cells)) continue;
            var read = Parse(index + 1, line, cells, project, today);
            if (read.Milestone is { } m && !names.Add(MilestoneName.Key(m.Name))) read = read with { Milestone = null, Problem = $"\"{m.Name}\" is the name of another milestone already; a name is used once in a project" };
            lines.Add(read);
        }
        return lines;
    }

    /// <summary>A short code of a pasted schedule, so that a button saves the one it stands under.</summary>
    public static string CodeOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];

    private static string[] Cells(string line)
    {
        var separator = line.Contains('|') ? '|' : line.Contains('\t') ? '\t' : ';';
        if (separator == '|') line = line.Trim('|', ' ');
        var cells = line.Split(separator, StringSplitOptions.TrimEntries);
        cells[0] = Bullet().Replace(cells[0], "").Trim(' ', '*', '"', '“', '”');
        return cells;
    }

    private static bool IsHeader(string[] cells) =>
        cells.Length > 1 && AmountText.Read(cells[1]).Problem.Length > 0 && cells[0].ToLowerInvariant() is "name" or "milestone" or "deliverable" or "phase" or "stage" or "item";

    private static PlanLine Parse(int number, string line, string[] cells, Project project, DateOnly today)
    {
        PlanLine Wrong(string problem) => new(number, line, null, problem);
        string Cell(int i) => i < cells.Length && cells[i] is not ("-" or "–") ? cells[i] : "";
        if (cells.Length < 2) return Wrong("a line is: name | amount | expected | due | done-when");
        if (MilestoneName.Check(cells[0]) is { } vague) return Wrong($"\"{cells[0]}\" is {vague.Why}; for example {string.Join(", ", vague.Better)}");
        var read = AmountText.Read(cells[1]);
        if (read.Value is not AmountText amountText) return Wrong(read.Problem);
        if (amountText.In(project.Currency) is not ({ } amount, _)) return Wrong(((Refusal.BadMoney)amountText.In(project.Currency).No!).Problem);
        var expected = Cell(2).Length > 0 ? DateWords.Read(Cell(2)) : default;
        if (expected.Problem is { Length: > 0 } badDate) return Wrong(badDate);
        var due = Cell(3).Length > 0 ? Arg.Days.Reader(Cell(3)) : default;
        if (due.Problem is { Length: > 0 } badDays) return Wrong(badDays);
        var done = Cell(4).Length > 0 ? Arg.DoneWhen.Reader(Cell(4)) : default;
        if (done.Problem is { Length: > 0 } badCriterion) return Wrong(badCriterion);
        return new(number, line, new(cells[0], amount, null, ((DateWords?)expected.Value)?.On(today), ((BoxOf<int>?)due.Value)?.Value, ((BoxOf<Criterion>?)done.Value)?.Value), "");
    }

    [GeneratedRegex(@"^[\s|:;=+-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:[-*•–]\s+|\(?\d{1,3}[.)]\s+)", RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();
}

using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Cards;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands;

/// <summary>One line of a pasted schedule: a milestone, or what is wrong with it.</summary>
internal sealed record PlanLine(int Number, NewMilestone? Milestone, string Problem);

/// <summary>A pasted schedule as it was read.</summary>
/// <param name="Notes">What was skipped and what does not add up, for the person to see.</param>
/// <param name="Problem">Why it cannot be read at all; "" where it can.</param>
internal sealed record PlanPaste(IReadOnlyList<PlanLine> Lines, IReadOnlyList<string> Notes, string Problem = "")
{
    public IReadOnlyList<NewMilestone> Good =>
        [.. Lines.Where(line => line.Milestone is not null).Select(line => line.Milestone!)];

    public IReadOnlyList<PlanLine> Bad => [.. Lines.Where(line => line.Milestone is null)];
}

/// <summary>
/// Reads a pasted table or list of milestones; its columns go by their names, by what is in them, or by <c>name |
/// amount | expected | due | done-when</c>.
/// </summary>
internal static class PlanText
{
    // Above the column names of a table stand a few lines at the most.
    private const int HighestHeader = 10;

    public static PlanPaste Read(string text, Project project, DateOnly today)
    {
        var rows = PastedRows.Read(text).Where(row => !row.IsEmpty && !row.IsRule).ToList();
        if (rows.Count > 2 * Project.MostMilestones)
            return new(
                [],
                [],
                $"a project takes {Project.MostMilestones:#,0} milestones; this has {rows.Count:#,0} lines"
            );
        var header =
            rows is [{ Cells: [var only] }, _, ..] && Fields.Of(only) == Field.Name
                ? 0
                : rows.FindIndex(0, Math.Min(HighestHeader, rows.Count), row => Fields.IsHeader(row.Cells));
        var body = rows[(header + 1)..].FindAll(row => !Fields.IsHeader(row.Cells));
        var columns = header < 0 ? Contents.Read(body) : Columns.ByHeader(rows[header], body, project.Currency);
        if (columns.Problem.Length > 0)
            return new([], [], columns.Problem);
        var outside = rows.Index()
            .Where(row => row.Index > header && IsOutside(row.Item, row.Index, rows, header))
            .Select(row => row.Item.Line)
            .ToHashSet();
        var taxed = body.Find(IsTax)?.Line ?? int.MaxValue;
        var read = body.FindAll(row => !IsTax(row) && !outside.Contains(row.Line))
            .ConvertAll(row => Milestone(row, columns, header >= 0));
        var reader = new PlanReader(
            project,
            today,
            read.ConvertAll(row => row.Line > taxed ? row with { IsGross = true } : row)
        );
        var lines = reader.Lines();
        return new(lines, [.. Skipped(rows, header, columns, outside), .. reader.Totals]);
    }

    /// <summary>A short code of a pasted schedule, so that a button saves the one it stands under.</summary>
    public static string CodeOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];

    private static PastedMilestone Milestone(PastedRow row, Columns columns, bool hasHeader)
    {
        var asRow = PastedMilestone.Of(row, columns);
        if (row.IsSpilt)
            return PastedMilestone.Unread(
                row.Line,
                "it has more cells than there are column names; put a number with a comma in quotes"
            );
        var hasAmounts = columns.At.ContainsKey(Field.Amount) || columns.At.ContainsKey(Field.Share);
        if (hasAmounts && (hasHeader || row.Cells.Count > 1))
            return asRow;
        var line = FreeLine.Read(
            row.Line,
            hasHeader
                ? asRow.Name
                : string.Join(
                    " – ",
                    row.Cells.SkipWhile(cell => Cell.Bullet($"{cell} x") == cell.Length + 1)
                        .Where(cell => cell.Length > 0)
                )
        );
        if (!asRow.IsTotal)
            return line;
        return line.Problem.Length == 0 ? line with { IsTotal = true, IsGross = asRow.IsGross } : asRow;
    }

    private static bool IsTax(PastedRow row) => row.Cells.Take(2).Any(Fields.IsTax);

    /// <summary>
    /// A sentence around a list or below a table: one cell, no number, and no place among the others.
    /// </summary>
    private static bool IsOutside(PastedRow row, int at, List<PastedRow> rows, int header)
    {
        if (
            row.Cells.Count > 1
            || row.Cells[0].Any(char.IsAsciiDigit)
            || Cell.Bullet(row.Cells[0]) > 0
            || Fields.IsTotal(row.Cells[0])
        )
            return false;
        return header >= 0
            ? rows.Take(at).Any(above => above.Cells.Take(3).Any(Fields.IsTotal))
            : FreeLine.Read(row.Line, row.Cells[0]).Problem.Length > 0
                && rows.Count(one => one.Cells.Count == 1 && Cell.Bullet(one.Cells[0]) > 0) >= 2;
    }

    private static IEnumerable<string> Skipped(List<PastedRow> rows, int header, Columns columns, HashSet<int> outside)
    {
        var skipped = rows.Index()
            .Select(row => (row.Item.Line, Why: WhySkipped(row.Index, row.Item)))
            .Where(row => row.Why.Length > 0)
            .Select(row => $"line {row.Line} ({row.Why})")
            .ToList();
        if (skipped.Count > 0)
            yield return $"Skipped: {Words.First(skipped, 10)}.";
        if (columns.Left.Count > 0)
            yield return $"Not used: {string.Join(", ", columns.Left.Take(5).Select(Typed.Quoted))}.";

        string WhySkipped(int index, PastedRow row)
        {
            if (index < header)
                return "above the table";
            if (index == header || (header >= 0 && Fields.IsHeader(row.Cells)))
                return "column names";
            if (IsTax(row))
                return "tax";
            return outside.Contains(row.Line) ? "not of the table or list" : "";
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Reads a pasted table or list of milestones. Its columns are found by their names, by their contents, or as <c>name
/// | amount | expected | due | done-when</c>.
/// </summary>
internal static class PlanParser
{
    // At most a few lines are above the column names of a table.
    private const int HighestHeader = 10;

    public static PastedPlan Parse(string text, Project project, DateOnly today)
    {
        var rows = PastedRowReader
            .Read(text)
            .Where(row => !row.IsEmpty && !row.IsRule)
            .Select(PastedExtras.Read)
            .ToList();
        if (rows.Count > 2 * Project.MaxMilestones)
            return new(
                [],
                [],
                $"a project takes {Project.MaxMilestones:#,0} milestones; this has {rows.Count:#,0} lines"
            );
        var header =
            rows is [{ Cells: [var only] }, _, ..] && PlanFieldReader.FieldOf(only) == PlanField.Name
                ? 0
                : rows.FindIndex(0, Math.Min(HighestHeader, rows.Count), row => PlanFieldReader.IsHeader(row.Cells));
        var body = rows[(header + 1)..].FindAll(row => !PlanFieldReader.IsHeader(row.Cells));
        var columns =
            header < 0 ? ColumnDetector.Read(body) : PastedColumns.ByHeader(rows[header], body, project.Currency);
        if (columns.Problem.Length > 0)
            return new([], [], columns.Problem);
        var outside = rows.Index()
            .Where(row => row.Index > header && IsSurroundingText(row.Item, row.Index, rows, header))
            .Select(row => row.Item.LineNumber)
            .ToHashSet();
        var taxed = body.Find(IsTax)?.LineNumber ?? int.MaxValue;
        var read = body.FindAll(row => !IsTax(row) && !outside.Contains(row.LineNumber))
            .ConvertAll(row => Milestone(row, columns, header >= 0) with { Extras = row.Extras });
        var reader = new PlanBuilder(
            project,
            today,
            read.ConvertAll(row => row.LineNumber > taxed ? row with { IsGross = true } : row)
        );
        var lines = reader.BuildLines();
        return new(lines, [.. Skipped(rows, header, columns, outside), .. reader.Totals]);
    }

    /// <summary>A short code of a pasted schedule, so that a button saves the preview that it belongs to.</summary>
    public static string CodeOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];

    private static PastedMilestone Milestone(PastedRow row, PastedColumns columns, bool hasHeader)
    {
        var asRow = PastedMilestone.FromRow(row, columns);
        if (row.HasExtraCells)
            return PastedMilestone.Unreadable(
                row.LineNumber,
                "it has more cells than there are column names; put a number with a comma in quotes"
            );
        var hasAmounts = columns.Indexes.ContainsKey(PlanField.Amount) || columns.Indexes.ContainsKey(PlanField.Share);
        if (hasAmounts && (hasHeader || row.Cells.Count > 1))
            return asRow;
        var line = ListLineReader.Read(
            row.LineNumber,
            hasHeader
                ? asRow.Name
                : string.Join(
                    " – ",
                    row.Cells.SkipWhile(cell => CellText.BulletLength($"{cell} x") == cell.Length + 1)
                        .Where(cell => cell.Length > 0)
                )
        );
        if (!asRow.IsTotal)
            return line;
        return line.Problem.Length == 0 ? line with { IsTotal = true, IsGross = asRow.IsGross } : asRow;
    }

    private static bool IsTax(PastedRow row) => row.Cells.Take(2).Any(PlanFieldReader.IsTax);

    /// <summary>
    /// A sentence around a list or below a table: one cell, without a number, outside the other rows.
    /// </summary>
    private static bool IsSurroundingText(PastedRow row, int at, List<PastedRow> rows, int header)
    {
        if (
            row.Cells.Count > 1
            || row.Cells[0].Any(char.IsAsciiDigit)
            || CellText.BulletLength(row.Cells[0]) > 0
            || PlanFieldReader.IsTotal(row.Cells[0])
        )
            return false;
        return header >= 0
            ? rows.Take(at).Any(above => above.Cells.Take(3).Any(PlanFieldReader.IsTotal))
            : ListLineReader.Read(row.LineNumber, row.Cells[0]).Problem.Length > 0
                && rows.Count(one => one.Cells.Count == 1 && CellText.BulletLength(one.Cells[0]) > 0) >= 2;
    }

    private static IEnumerable<string> Skipped(
        List<PastedRow> rows,
        int header,
        PastedColumns columns,
        HashSet<int> outside
    )
    {
        var skipped = rows.Index()
            .Select(row => (row.Item.LineNumber, Why: WhySkipped(row.Index, row.Item)))
            .Where(row => row.Why.Length > 0)
            .Select(row => $"line {row.LineNumber} ({row.Why})")
            .ToList();
        if (skipped.Count > 0)
            yield return $"Skipped: {DisplayText.First(skipped, 10)}.";
        if (columns.Unread.Count > 0)
            yield return $"Not used: {string.Join(", ", columns.Unread.Take(5).Select(UserText.Quote))}.";

        string WhySkipped(int index, PastedRow row)
        {
            if (index < header)
                return "above the table";
            if (index == header || (header >= 0 && PlanFieldReader.IsHeader(row.Cells)))
                return "column names";
            if (IsTax(row))
                return "tax";
            return outside.Contains(row.LineNumber) ? "not of the table or list" : "";
        }
    }
}

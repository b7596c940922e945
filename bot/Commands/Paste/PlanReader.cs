using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Makes milestones of pasted rows: numbers and dates in the one reading that the whole paste gives them, sums held
/// against their rows.
/// </summary>
internal sealed class PlanReader(Project project, DateOnly today, IReadOnlyList<PastedMilestone> rows)
{
    private readonly AmountCells amounts = new(project, rows);
    private readonly DateText dates = DateText.Of(rows.SelectMany(row => new[] { row.Expected, row.Starts }));
    private readonly HashSet<string> names = project
        .Live.Select(m => MilestoneName.Key(m.Name))
        .ToHashSet(StringComparer.Ordinal);
    private readonly List<string> totals = [];
    private readonly PastedSums sums = new(project.Currency);
    private int rest = project.Live.Any(m => m.Amount is Amount.Rest) ? -1 : 0;

    /// <summary>The rows that add up, and where they do not.</summary>
    public IReadOnlyList<string> Totals => totals;

    public IReadOnlyList<PlanLine> Lines()
    {
        var lines = new List<PlanLine>();
        foreach (var row in rows)
        {
            if (row.IsTotal || IsUnnamedSum(row))
            {
                totals.Add(Total(row));
                continue;
            }
            var (milestone, problem) = Milestone(row);
            lines.Add(new(row.Line, milestone, problem));
        }
        return lines;
    }

    private (NewMilestone? Milestone, string Problem) Milestone(PastedMilestone row)
    {
        if (row.Problem.Length > 0)
            return (null, row.Problem);
        var (amount, money, share, wrong) = amounts.Read(row);
        sums.Add(money, share);
        if (row.Name.Length == 0)
            return (null, "the name of the milestone is missing");
        if (MilestoneName.Check(row.Name) is { } vague)
            return (null, $"{Typed.Quoted(row.Name)} is {vague.Why}; for example {string.Join(", ", vague.Better)}");
        if (amount is null)
            return (null, wrong);
        var (from, to) =
            row.Starts.Length == 0 && dates.Span(row.Expected) is { } span ? span : (row.Starts, row.Expected);
        var (starts, expected) = (Date(from), Date(to));
        if ((starts.Problem ?? expected.Problem) is { } noDate)
            return (null, noDate);
        int? days = null;
        if (row.Due.Length > 0 && (days = TermsText.Days(row.Due)) is null)
            return (null, Arg.Days.Reader(row.Due).Problem);
        Criterion? done = null;
        if (row.Done.Length > 0 && (done = TermsText.Criterion(row.Done)) is null)
            return (null, Arg.DoneWhen.Reader(row.Done).Problem);
        if (amount is Amount.Rest && rest != 0)
            return (
                null,
                rest < 0
                    ? "another milestone takes the rest already; only one can"
                    : $"line {rest} takes the rest already; only one can"
            );
        if (!names.Add(MilestoneName.Key(row.Name)))
            return (
                null,
                $"{Typed.Quoted(row.Name)} is the name of another milestone already; a name is used once in a project"
            );
        if (amount is Amount.Rest)
            rest = row.Line;
        return (new(row.Name, amount, starts.Date, expected.Date, days, done), "");
    }

    private (DateOnly? Date, string? Problem) Date(string cell)
    {
        if (cell.Length == 0)
            return (null, null);
        var read = dates.Read(cell);
        return read.Value is DateWords date ? (date.On(today), null) : (null, read.Problem);
    }

    /// <summary>The last row, without a name, that holds what the others add up to.</summary>
    private bool IsUnnamedSum(PastedMilestone row) =>
        row.Name.Length == 0
        && row.Problem.Length == 0
        && ReferenceEquals(row, rows[^1])
        && amounts.Read(row) is var read
        && sums.Is(read.Money, read.Share);

    /// <summary>What a sum says of the rows above it.</summary>
    private string Total(PastedMilestone row)
    {
        var (_, money, share, _) = amounts.Read(row);
        if (row.IsGross)
            return $"Skipped: line {row.Line} (total).";
        if (sums.Differs(money, share) is { } differs)
            return $"Line {row.Line} {differs}.";
        var sum = money?.ToString() ?? share?.ToString();
        return sum is null ? $"Skipped: line {row.Line} (total)." : $"Skipped: line {row.Line} (total {sum}).";
    }
}

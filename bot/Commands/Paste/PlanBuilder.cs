using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// Turns pasted rows into milestones: numbers and dates are read as the whole paste shows, and totals are compared
/// with their rows.
/// </summary>
internal sealed class PlanBuilder(Project project, DateOnly today, IReadOnlyList<PastedMilestone> rows)
{
    private readonly AmountCellReader amounts = new(project, rows);
    private readonly DateCellReader dates = DateCellReader.Create(
        rows.SelectMany(row => new[] { row.Expected, row.Starts })
    );
    private readonly HashSet<string> names = project
        .LiveMilestones.Select(m => MilestoneName.ToComparisonKey(m.Name))
        .ToHashSet(StringComparer.Ordinal);
    private readonly List<string> totals = [];
    private readonly PastedTotals sums = new(project.Currency);
    private int rest = project.LiveMilestones.Any(m => m.Amount is Amount.Rest) ? -1 : 0;

    /// <summary>The comparison of totals with their rows.</summary>
    public IReadOnlyList<string> Totals => totals;

    public IReadOnlyList<PastedPlanLine> BuildLines()
    {
        var lines = new List<PastedPlanLine>();
        foreach (var row in rows)
        {
            if (row.IsTotal || IsUnnamedSum(row))
            {
                totals.Add(Total(row));
                continue;
            }
            var (milestone, problem) = Milestone(row);
            lines.Add(new(row.LineNumber, milestone, problem));
        }
        return lines;
    }

    private (NewMilestone? Milestone, string Problem) Milestone(PastedMilestone row)
    {
        if (row.Problem.Length + row.Extras.Problem.Length > 0)
            return (null, row.Problem.Length > 0 ? row.Problem : row.Extras.Problem);
        var (amount, money, share, wrong) = amounts.Read(row);
        sums.Add(money, share);
        if (row.Name.Length == 0)
            return (null, "the name of the milestone is missing");
        if (MilestoneNameReader.FindFault(row.Name) is { } vague)
            return (
                null,
                $"{UserText.Quote(row.Name)} is {NameFaultText.Describe(row.Name, vague)}; "
                    + $"for example {string.Join(", ", NameSuggestions.For(row.Name))}"
            );
        if (amount is null)
            return (null, wrong);
        var (from, to) =
            row.Starts.Length == 0 && dates.ReadSpan(row.Expected) is { } span ? span : (row.Starts, row.Expected);
        var (starts, expected) = (Date(from), Date(to));
        if ((starts.Problem ?? expected.Problem) is { } noDate)
            return (null, noDate);
        int? days = null;
        if (row.Due.Length > 0 && (days = TermsCellReader.ReadDueDays(row.Due)) is null)
            return (null, CommandArgument.DueDays.Parser(row.Due).Problem);
        Criterion? done = null;
        if (row.Done.Length > 0 && (done = TermsCellReader.ReadCriterion(row.Done)) is null)
            return (null, CommandArgument.DoneWhen.Parser(row.Done).Problem);
        CashDiscount? discount = null;
        if (row.Discount.Length > 0)
        {
            var read = DiscountReader.Read(CommandLine.Split(row.Discount));
            if (read.Value is not CashDiscount found)
                return (null, read.Problem);
            discount = found;
        }
        int? silence = null;
        if (row.DeemedAcceptance.Length > 0)
        {
            var read = CommandArgument.ReadSilence(row.DeemedAcceptance.Trim());
            if (read.Value is not Boxed<int> { Value: var silent })
                return (null, read.Problem);
            silence = silent;
        }
        if (amount is Amount.Rest && rest != 0)
            return (
                null,
                rest < 0
                    ? "another milestone takes the rest already; only one can"
                    : $"line {rest} takes the rest already; only one can"
            );
        if (!names.Add(MilestoneName.ToComparisonKey(row.Name)))
            return (
                null,
                $"{UserText.Quote(row.Name)} is the name of another milestone already; a name is used once in a project"
            );
        if (amount is Amount.Rest)
            rest = row.LineNumber;
        return (
            new(row.Name, amount, starts.Date, expected.Date, days, done, "", row.Extras.Kind, row.Extras.Vat)
            {
                Discount = discount,
                SilenceDays = silence,
            },
            ""
        );
    }

    private (DateOnly? Date, string? Problem) Date(string cell)
    {
        if (cell.Length == 0)
            return (null, null);
        var read = dates.Read(cell);
        return read.Value is DateExpression date ? (date.Resolve(today), null) : (null, read.Problem);
    }

    /// <summary>The last row, without a name, whose amount is the total of the others.</summary>
    private bool IsUnnamedSum(PastedMilestone row) =>
        row.Name.Length == 0
        && row.Problem.Length == 0
        && ReferenceEquals(row, rows[^1])
        && amounts.Read(row) is var read
        && sums.IsEqualTo(read.Money, read.Share);

    /// <summary>What a total row shows about the rows above it.</summary>
    private string Total(PastedMilestone row)
    {
        var (_, money, share, _) = amounts.Read(row);
        if (row.IsGross)
            return $"Skipped: line {row.LineNumber} (total).";
        if (sums.FindDifference(money, share) is { } differs)
            return $"Line {row.LineNumber} {differs}.";
        var sum = money?.ToString() ?? share?.ToString();
        return sum is null
            ? $"Skipped: line {row.LineNumber} (total)."
            : $"Skipped: line {row.LineNumber} (total {sum}).";
    }
}

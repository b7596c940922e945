using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>Reads what a row is worth: by its share, by its money, or by both, which then must agree.</summary>
internal sealed class AmountCellReader
{
    private readonly Project project;
    private readonly NumberStyle style;
    private readonly bool hasWholeShares;
    private readonly bool mayBeShares;

    public AmountCellReader(Project project, IReadOnlyList<PastedMilestone> rows)
    {
        this.project = project;
        style = NumberStyle.Detect(rows.SelectMany(row => new[] { row.Amount, row.Share }));
        hasWholeShares = rows.Any(row =>
            !row.IsTotal
            && PercentText.ParseRate(row.Share, out _) is { } share
            && share > new Percent(Percent.UnitsPerPercent)
        );
        // 30, 40 and 30 without a percent sign make a hundred.
        var bare = rows.Where(row => !row.IsTotal && row.Share.Length == 0 && row.Amount.Length > 0)
            .Select(row =>
                PercentText.ParseRate(row.Amount, out _) is { } rate && !row.Amount.Contains('%') ? rate.Units : -1
            )
            .ToList();
        mayBeShares =
            bare.Count > 1
            && bare.TrueForAll(units => units > 0)
            && bare.Sum(units => (long)units) == Percent.Whole.Units
            && project.Contract.Minor != 100L * project.Currency.MinorPerMajor;
    }

    /// <summary>The amount to store, and its value for adding up; or the problem.</summary>
    public (Amount? Amount, Money? Money, Percent? Share, string Problem) Read(PastedMilestone row)
    {
        var (shareText, sumText) = AmountCellText.SplitShareAndSum(row.Share, row.Amount);
        if (shareText.Length == 0 && sumText.Length == 0)
            return Wrong("the amount is missing; write a percent like 30%, a sum like 4800 EUR, rest or unbilled");
        Percent? share = null;
        if (shareText.Length > 0 && (share = Share(shareText, out var problem)) is null)
            return Wrong(problem);
        if (sumText.Length == 0)
            return (new Amount.Share(share!.Value), null, share, "");
        var (normalized, unclear) = style.Settle(AmountCellText.Plain(sumText), project.Currency);
        if (unclear.Length > 0)
            return Wrong(unclear);
        var read = AmountInput.Read(normalized);
        if (read.Value is not AmountInput text)
            return Wrong(read.Problem);
        if (text.ToAmount(project.Currency) is not ({ } amount, _))
            return Wrong(((Refusal.UnreadableMoney)text.ToAmount(project.Currency).No!).Problem);
        if (amount is not Amount.Sum(var money))
            return (amount, null, (amount as Amount.Share)?.Percent, "");
        if (!money.IsPositive)
            return Wrong(
                $"{UserText.Quote(sumText)} is not above 0; write unbilled for a stage without an invoice of its own"
            );
        if (share is null && text.Money is { HasCurrency: false } && Share(normalized, money) is { } bareShare)
            return Wrong(
                $"{UserText.Quote(sumText)} has two readings, {bareShare} or {money}; write the one that is meant"
            );
        if (share is not { } percent)
            return (amount, money, null, "");
        var worth = percent.Of(project.Contract);
        return Math.Abs(worth.Minor - money.Minor) <= 1
            ? (new Amount.Share(percent), money, share, "")
            : Wrong($"{percent} of the contract is {worth}, not {money}; the two must agree, or leave one of them out");
    }

    private Percent? Share(string cell, out string problem)
    {
        if (PercentText.ParseShare(cell, out problem) is { } signed)
            return signed;
        if (PercentText.ParseRate(cell, out _) is not { } bare || PercentText.ParseShare($"{cell}%", out _) is null)
            return null;
        if (bare >= new Percent(Percent.UnitsPerPercent) || hasWholeShares)
            return bare;
        var times100 = PercentText.ParseRate(AmountCellText.Times100(cell), out _);
        problem =
            $"{UserText.Quote(cell)} has two readings, {Tight(bare)} or {Tight(times100)}; write it with its sign";
        return null;
    }

    /// <summary>
    /// The share that a bare number could be: 0.3, or 30 where all of them make a hundred; null for none.
    /// </summary>
    private string? Share(string cell, Money money)
    {
        if (mayBeShares)
            return $"{cell}%";
        return money.IsPositive && money.Minor < project.Currency.MinorPerMajor
            ? Tight(PercentText.ParseRate(AmountCellText.Times100(cell), out _))
            : null;
    }

    /// <summary>"30%" as it is typed; null for none.</summary>
    private static string? Tight(Percent? percent) => percent?.ToString().Replace(" ", "");

    private static (Amount?, Money?, Percent?, string) Wrong(string problem) => (null, null, null, problem);
}

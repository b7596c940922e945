namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// A contract divided among its milestones, exact to the minor unit, or how far the milestones are from adding up to
/// it.
/// </summary>
/// <param name="Nets">Each milestone's net amount, in the order of the schedule. While the amounts do not add up,
/// shares are rounded down.</param>
/// <param name="Unassigned">The part of the contract that no milestone has; negative when the milestones are too
/// much. Zero when they add up.</param>
/// <param name="Closes">The net amounts add up to the contract exactly.</param>
/// <param name="PercentTotal">The sum of the percentages, when every billed milestone is a percentage.</param>
/// <param name="TakesRest">One milestone takes what the others leave.</param>
public sealed record Allocation(
    IReadOnlyList<Money> Nets,
    Money Unassigned,
    bool Closes,
    Percent? PercentTotal,
    bool TakesRest
)
{
    /// <summary>
    /// Fixed sums come first, then percentages of the contract, then the rest. Everything is rounded down; the
    /// remaining minor units go to the largest fractions, and to the later milestone among equal ones.
    /// </summary>
    /// <exception cref="ArgumentException">More than one milestone takes the rest.</exception>
    public static Allocation Split(Money contract, IReadOnlyList<Amount> amounts)
    {
        var restCount = amounts.Count(amount => amount is Amount.Rest);
        if (restCount > 1)
            throw new ArgumentException("At most one milestone takes the rest.", nameof(amounts));

        // Exact values are millionths of a minor unit.
        var exact = amounts.Select(amount => Exact(contract, amount)).ToArray();
        var gap = (Int128)contract.Minor * Percent.UnitsOfWhole - exact.Aggregate(Int128.Zero, (sum, one) => sum + one);
        var hasRest = restCount == 1;
        if (hasRest && gap > 0)
            exact[Index(amounts)] = gap;

        var floors = exact.Select(Percent.Floor).ToArray();
        var left = contract.Minor - floors.Aggregate(Int128.Zero, (sum, one) => sum + one.Whole);
        var fractions = floors.Count(one => one.Fraction > 0);
        var unassigned = hasRest && gap > 0 ? 0 : Percent.Round(gap);
        var total = Total(amounts);

        var nets = floors.Select(one => one.Whole).ToArray();
        // Sums beside percentages: each percentage may be rounded down or up, but not further, and an exact half is
        // not forced up.
        var closesByRounding = left == 0 || (left > 0 && left < fractions) || (left == fractions && unassigned == 0);
        var closes = (hasRest, total) switch
        {
            (true, _) => gap > 0,
            (_, { } percent) => percent == Percent.Whole,
            _ => closesByRounding,
        };
        if (closes)
        {
            foreach (
                var at in Enumerable
                    .Range(0, nets.Length)
                    .OrderByDescending(i => floors[i].Fraction)
                    .ThenByDescending(i => i)
                    .Take((int)left)
            )
                nets[at]++;
            if (hasRest && nets[Index(amounts)] == 0)
                (closes, nets) = (false, floors.Select(one => one.Whole).ToArray());
        }
        Money Of(Int128 minor) => new(checked((long)minor), contract.Currency);
        return new([.. nets.Select(Of)], closes ? Of(0) : Of(unassigned), closes, total, hasRest);
    }

    private static Int128 Exact(Money contract, Amount amount) =>
        amount switch
        {
            Amount.Share share => share.Percent.ExactOf(contract),
            Amount.Sum sum => (Int128)(Money.Zero(contract.Currency) + sum.Money).Minor * Percent.UnitsOfWhole,
            _ => 0,
        };

    private static Percent? Total(IReadOnlyList<Amount> amounts)
    {
        var billed = amounts.Where(amount => amount is not Amount.Unbilled).ToArray();
        if (billed.Length == 0 || !billed.All(amount => amount is Amount.Share))
            return null;
        return new(checked(billed.Sum(amount => ((Amount.Share)amount).Percent.Units)));
    }

    private static int Index(IReadOnlyList<Amount> amounts) =>
        Enumerable.Range(0, amounts.Count).First(i => amounts[i] is Amount.Rest);
}

using System.Numerics;

namespace MilestoneBot.Tests.Model.Books;

/// <summary>Sums in whole minor units of the currency, and the rounding that bookkeeping asks for.</summary>
internal static class Sums
{
    /// <summary>100 %, in ten-thousandths of a percent.</summary>
    public const long Whole = 1_000_000;

    /// <summary>A percentage of a sum, rounded half away from zero.</summary>
    public static long Percent(long sum, long tenThousandths) => Rounded((BigInteger)sum * tenThousandths, Whole);

    /// <summary>A quotient, rounded half away from zero.</summary>
    public static long Rounded(BigInteger dividend, BigInteger divisor)
    {
        var quotient = (2 * BigInteger.Abs(dividend) + divisor) / (2 * divisor);
        return (long)(dividend.Sign < 0 ? -quotient : quotient);
    }

    /// <summary>
    /// What each stage is worth: every exact share is cut to the minor unit, and the units that are left over go to the
    /// largest fractions, among equals to the later one.
    /// </summary>
    /// <returns>null where the schedule does not close to the contract.</returns>
    public static long[]? Allocate(long contract, IReadOnlyList<Worth> schedule)
    {
        var whole = (BigInteger)contract * Whole;
        var exact = schedule.Select(w => Exact(contract, w)).ToArray();
        var unassigned = exact.Aggregate(whole, (left, share) => left - share);
        var rests = schedule.Index().Where(w => w.Item is Worth.Rest).ToList();
        if (rests.Count > 1 || (rests.Count == 1 && unassigned.Sign <= 0))
            return null;
        // Shares alone are the whole; beside sums they close to the unit.
        if (rests.Count == 0 && !unassigned.IsZero && !schedule.Any(w => w is Worth.Fixed))
            return null;
        if (rests.Count == 1)
            exact[rests[0].Index] = unassigned;
        var shares = exact.Select(e => (long)(e / Whole)).ToArray();
        var units = contract - shares.Sum();
        if (units < 0 || units > exact.Count(e => e % Whole != 0))
            return null;
        var byFraction = Enumerable
            .Range(0, exact.Length)
            .OrderByDescending(i => exact[i] % Whole)
            .ThenByDescending(i => i);
        foreach (var i in byFraction.Take((int)units))
            shares[i]++;
        return shares;
    }

    private static BigInteger Exact(long contract, Worth worth) =>
        worth switch
        {
            Worth.Percent(var units) => (BigInteger)contract * units,
            Worth.Fixed(var minor) => (BigInteger)minor * Whole,
            _ => BigInteger.Zero,
        };
}

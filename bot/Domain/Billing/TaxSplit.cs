using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// Splits a part of a gross sum over its VAT treatments. A price reduction after the invoice lowers the tax in the
/// same proportion (Art. 90 Directive 2006/112/EC, § 17 UStG).
/// </summary>
public static class TaxSplit
{
    /// <summary>
    /// The shares of a part: for each treatment, part × VAT ÷ gross, rounded once, half away from zero. All shares
    /// together are exactly the part.
    /// </summary>
    /// <param name="whole">The shares of the whole; treatments with nothing left take no part.</param>
    public static IReadOnlyList<TaxShare> Take(IReadOnlyList<TaxShare> whole, Money part)
    {
        var gross = whole.Aggregate(Money.Zero(part.Currency), (sum, s) => sum + s.Gross);
        if (!gross.IsPositive)
            return [];
        var (reached, before, shares) = ((Int128)0, 0L, new List<TaxShare>());
        foreach (var share in whole.Where(s => s.Gross.IsPositive))
        {
            reached += share.Gross.Minor;
            var upTo = Divide(part.Minor * reached, gross.Minor);
            var own = upTo - before;
            before = upTo;
            var vat = Math.Min(own, Divide((Int128)part.Minor * share.Vat.Minor, gross.Minor));
            shares.Add(share with { Net = new(own - vat, part.Currency), Vat = new(vat, part.Currency) });
        }
        return shares;
    }

    /// <summary>
    /// The shares of one more part of which parts were taken before. The VAT never exceeds what is left of it, and a
    /// part that is the last one takes the rounding differences of those before it.
    /// </summary>
    /// <param name="isLast">Nothing more is taken after it.</param>
    public static IReadOnlyList<TaxShare> TakeNext(
        IReadOnlyList<TaxShare> whole,
        IReadOnlyList<TaxShare> taken,
        Money part,
        bool isLast
    )
    {
        var before = taken.Aggregate(Money.Zero(part.Currency), (sum, s) => sum + s.Gross);
        if (isLast && before.IsPositive)
        {
            var together = Take(whole, before + part);
            var rest = together.Select(s => Less(s, taken)).ToList();
            if (rest.TrueForAll(s => !s.Net.IsNegative && !s.Vat.IsNegative))
                return rest;
        }
        var zero = Money.Zero(part.Currency);
        return
        [
            .. Take(whole, part)
                .Select(s =>
                {
                    var left = Less(whole.First(w => w.Treatment == s.Treatment), taken).Vat;
                    var most = left.IsNegative ? zero : left;
                    return s.Vat > most ? s with { Net = s.Gross - most, Vat = most } : s;
                }),
        ];
    }

    /// <summary>A share without what was taken of its treatment.</summary>
    public static TaxShare Less(TaxShare share, IEnumerable<TaxShare> taken) =>
        taken
            .Where(t => t.Treatment == share.Treatment)
            .Aggregate(share, (left, t) => left with { Net = left.Net - t.Net, Vat = left.Vat - t.Vat });

    /// <summary>Divides numbers that are not negative, rounded half away from zero.</summary>
    private static long Divide(Int128 dividend, long divisor) =>
        (long)((2 * dividend + divisor) / (2 * (Int128)divisor));
}

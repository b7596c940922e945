using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>A sum of client credit and the payment from which it comes.</summary>
/// <param name="Payment">The number of the payment: 3 for P3.</param>
/// <param name="Amount">Gross, above 0.</param>
public sealed record CreditPart(int Payment, Money Amount);

/// <summary>
/// From which payments a sum of client credit comes. Each piece of credit belongs to one payment, so that a payment
/// that is taken back takes its own credit with it.
/// </summary>
public sealed record CreditParts(IReadOnlyList<CreditPart> All)
{
    public static CreditParts None { get; } = new([]);

    public bool IsEmpty => All.Count == 0;

    /// <summary>The part that comes from one payment, in minor units.</summary>
    public long MinorOf(int payment) => All.Where(p => p.Payment == payment).Sum(p => p.Amount.Minor);

    public Money Sum(Currency currency) => All.Aggregate(Money.Zero(currency), (sum, p) => sum + p.Amount);

    /// <summary>Takes a sum from what the payments have, in the given order; less when they have less.</summary>
    public static CreditParts Take(IEnumerable<(int Payment, Money Available)> from, Money amount)
    {
        var (parts, left) = (new List<CreditPart>(), amount);
        foreach (var (payment, available) in from)
        {
            var part = available < left ? available : left;
            if (!part.IsPositive)
                continue;
            parts.Add(new(payment, part));
            left -= part;
        }
        return new(parts);
    }

    public bool Equals(CreditParts? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Count;
}

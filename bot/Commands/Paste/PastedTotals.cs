using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Commands.Paste;

/// <summary>Adds up the rows of a paste, to compare them with the total below them.</summary>
internal sealed class PastedTotals(Currency currency)
{
    private readonly List<(Money? Money, Percent? Share)> rows = [];

    public void Add(Money? money, Percent? share) => rows.Add((money, share));

    /// <summary>Where a total differs from its rows; null where it does not, or cannot be compared.</summary>
    public string? FindDifference(Money? money, Percent? share)
    {
        if (money is { } sum && Money() is { } added && added != sum)
            return $"says the total is {sum}, and the lines above it add up to {added}";
        return share is { } part && Share() is { } whole && whole != part
            ? $"says the total is {part}, and the lines above it add up to {whole}"
            : null;
    }

    public bool IsEqualTo(Money? money, Percent? share) =>
        (money is not null && Money() == money) || (share is not null && Share() == share);

    private Money? Money() =>
        rows.Count > 0 && rows.TrueForAll(row => row.Money is not null)
            ? rows.Aggregate(MilestoneBot.Domain.Amounts.Money.Zero(currency), (all, row) => all + row.Money!.Value)
            : null;

    private Percent? Share() =>
        rows.Count > 0 && rows.TrueForAll(row => row.Share is not null)
            ? new Percent((int)Math.Min(int.MaxValue, rows.Sum(row => (long)row.Share!.Value.Units)))
            : null;
}

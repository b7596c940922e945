using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>What the running balance of a file says of the direction of a row.</summary>
internal enum BalanceProof
{
    /// <summary>There is no balance before it, or the balances of the file form no chain.</summary>
    Nothing,

    /// <summary>The balance rises by exactly the sum of the row.</summary>
    Rises,

    /// <summary>The balance falls by exactly the sum of the row.</summary>
    Falls,

    /// <summary>The balances before and after it differ by another sum.</summary>
    Disagrees,
}

/// <summary>
/// Reads the direction of rows from a running balance: the balance of a row less the one before it is its sum with its
/// sign. Files begin with the oldest or with the newest row; the dates decide which, and within one day the order in
/// which the sums fit. Each account and each currency of a file has a balance of its own.
/// </summary>
internal sealed class CsvBalanceReader
{
    private readonly Dictionary<string[], BalanceProof> proofs = new(ReferenceEqualityComparer.Instance);

    /// <summary>A row with its sum and its balance in the smallest unit; null for what it does not have.</summary>
    /// <param name="Group">The account and the currency of the balance; null when the row may be of any.</param>
    /// <param name="Charges">What the bank kept beside the sum; 0 for nothing.</param>
    /// <param name="HasSum">The row has a sum, whether or not it can be read.</param>
    public sealed record Row(
        string[] Cells,
        string? Group,
        DateOnly? On,
        long? Sum,
        long Charges,
        bool HasSum,
        long? Before,
        long? After
    );

    public CsvBalanceReader(CsvColumns columns, bool hasBalance, IReadOnlyList<Row> rows)
    {
        HasColumn = hasBalance;
        IsListed = columns.Layout.Bank.Length > 0;
        if (!HasColumn)
            return;
        var (isComplete, isMostly, any) = (true, true, false);
        foreach (var group in rows.Select(r => r.Group).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var chain = rows.Where(r => (r.Group ?? group) == group && (r.HasSum || r.After is not null)).ToList();
            var (pairs, fits) = Prove(chain);
            (any, isComplete, isMostly) = (any || fits > 0, isComplete && fits == pairs, isMostly && fits * 2 >= pairs);
        }
        (IsComplete, IsMostly) = (any && isComplete, any && isMostly);
    }

    /// <summary>The file has a column with a balance.</summary>
    public bool HasColumn { get; }

    /// <summary>The bank is listed, so that its files are known to write signs.</summary>
    public bool IsListed { get; }

    /// <summary>Every balance that follows another fits the sum between them.</summary>
    public bool IsComplete { get; }

    /// <summary>At least half of the balances fit, so that one that does not is a fault and not a habit.</summary>
    public bool IsMostly { get; }

    public BalanceProof ProofOf(string[] row) => proofs.GetValueOrDefault(row, BalanceProof.Nothing);

    private (int Pairs, int Fits) Prove(List<Row> chain)
    {
        // A row that states the balance before it as well needs no other row.
        foreach (var row in chain)
            if (
                row is { Before: { } before, After: { } after }
                && Read(row, after - before) is not BalanceProof.Disagrees and var own
            )
                proofs[row.Cells] = own;
        var (oldestFirst, newestFirst) = (Steps(chain).ToList(), Steps([.. chain.AsEnumerable().Reverse()]).ToList());
        var (rising, falling) = (Fits(oldestFirst), Fits(newestFirst));
        var chosen = Order(chain) switch
        {
            > 0 => oldestFirst,
            < 0 => newestFirst,
            _ when rising > falling => oldestFirst,
            _ when falling > rising => newestFirst,
            _ => null,
        };
        if (chosen is null)
            return (oldestFirst.Count, 0);
        if (Fits(chosen) == 0)
            return (chosen.Count, 0);
        foreach (var (row, proof) in chosen)
            proofs.TryAdd(row.Cells, proof);
        return (chosen.Count, Fits(chosen));
    }

    private static int Fits(List<(Row Row, BalanceProof Proof)> steps) =>
        steps.Count(s => s.Proof != BalanceProof.Disagrees);

    /// <summary>What each row says that follows another with a balance.</summary>
    private static IEnumerable<(Row Row, BalanceProof Proof)> Steps(IReadOnlyList<Row> oldestFirst)
    {
        for (var at = 1; at < oldestFirst.Count; at++)
            if (oldestFirst[at] is { After: { } after, Sum: not null } row && oldestFirst[at - 1].After is { } before)
                yield return (row, Read(row, after - before));
    }

    private static BalanceProof Read(Row row, long moved)
    {
        if (row.Sum is not { } sum)
            return BalanceProof.Disagrees;
        if (sum == 0)
            return moved == 0 ? BalanceProof.Nothing : BalanceProof.Disagrees;
        // Some banks take their charges from the balance and not from the sum.
        if (moved == sum || (row.Charges > 0 && moved == sum - row.Charges))
            return BalanceProof.Rises;
        return moved == -sum || (row.Charges > 0 && moved == -sum - row.Charges)
            ? BalanceProof.Falls
            : BalanceProof.Disagrees;
    }

    /// <summary>Above 0 when the oldest row stands first, below 0 when the newest does, 0 when the dates do not say.</summary>
    private static int Order(List<Row> chain)
    {
        var days = chain.Select(r => r.On).OfType<DateOnly>().ToList();
        var steps = days.Zip(days.Skip(1)).Select(d => d.Second.CompareTo(d.First)).Where(s => s != 0).ToList();
        if (steps.Count == 0)
            return 0;
        if (steps.TrueForAll(s => s > 0))
            return 1;
        return steps.TrueForAll(s => s < 0) ? -1 : 0;
    }
}

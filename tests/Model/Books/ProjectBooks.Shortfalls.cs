namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    private readonly List<Shortfall> shortfalls = [];

    public IReadOnlyList<Shortfall> Shortfalls => shortfalls;

    /// <summary>A part of what is open is settled without money.</summary>
    /// <param name="amount">null for all that is open.</param>
    public string? Settle(Bill bill, string kind, long? amount)
    {
        var sum = amount ?? bill.Open;
        var isEarned = kind == "discount" && IsEarned(bill) && sum == bill.Open;
        if (bill.State != BillState.Issued || sum <= 0 || sum > bill.Open)
            return "more than is open";
        if (bill.Kind == BillKind.Advance && kind is "discount" or "bad-debt")
            return "an advance is no price yet";
        // The whole balance as lost is the write-off that people know.
        if (kind == "bad-debt" && sum == bill.Open)
            return WriteOff(bill);
        return Taken(Add(bill, kind, sum, isEarned).TakeBack);
    }

    private Shortfall Add(Bill bill, string kind, long sum, bool restsOnMoney)
    {
        var shortfall = new Shortfall(shortfalls.Count + 1, bill, kind, sum, [])
        {
            At = numbers.Now,
            RestsOnMoney = restsOnMoney,
        };
        if (shortfall.TouchesPrice)
            shortfall.Parts = bill.SharesOf(sum);
        shortfalls.Add(shortfall);
        bill.Shortfalls.Add(shortfall);
        return shortfall;
    }

    /// <summary>What was granted because of this money ends with it.</summary>
    private static void EndGrants(Bill bill, DateTimeOffset since)
    {
        foreach (
            var grant in bill.Shortfalls.Where(s => s is { RestsOnMoney: true, IsReversed: false } && since <= s.At)
        )
            grant.TakeBack();
    }

    public string? Reverse(Shortfall shortfall)
    {
        if (shortfall.IsTakenBack || shortfall.Bill.State == BillState.Credited)
            return "taken back already";
        shortfall.TakeBack();
        EndLoss(shortfall.Bill);
        return Taken();
    }
}

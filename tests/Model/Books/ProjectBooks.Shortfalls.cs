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
        if (bill.State != BillState.Issued || sum <= 0 || sum > bill.Open)
            return "more than is open";
        if (bill.Kind == BillKind.Advance && kind is "discount" or "bad-debt")
            return "an advance is no price yet";
        // The whole balance as lost is the write-off that people know.
        if (kind == "bad-debt" && sum == bill.Open)
            return WriteOff(bill);
        var shortfall = new Shortfall(shortfalls.Count + 1, bill, kind, sum, []);
        if (shortfall.TouchesPrice)
            shortfall.Parts = bill.SharesOf(sum);
        shortfalls.Add(shortfall);
        bill.Shortfalls.Add(shortfall);
        return Taken(shortfall.TakeBack);
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

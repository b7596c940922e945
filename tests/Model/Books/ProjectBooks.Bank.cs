namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>
    /// A line of the bank that names an invoice is booked where it fits; what is more than open, or looks recorded, or
    /// names an invoice with nothing open, waits for a person. Money for a void invoice is the client's credit.
    /// </summary>
    public string? PayByBank(Bill bill, long amount, DateOnly on)
    {
        var isVoid = bill is { State: BillState.Credited, Open: 0 };
        if (bill.Open == 0 && !isVoid)
            return "nothing is open";
        if (amount > bill.Open && !isVoid)
            return "more than is open";
        if (Record(bill, amount, 0, keep: false, on, "", isFromBank: true) is { } why)
            return why;
        // Nobody undoes what they did not do, nor what they did before it.
        return Taken();
    }

    /// <summary>A person records a line of the bank that waits, and says that it is no money that is there already.</summary>
    public string? PayFromLine(Bill bill, long amount, DateOnly on) =>
        Record(bill, amount, 0, keep: true, on, "", isFromBank: true, isDoubted: false);

    /// <summary>A line of the bank is put aside: it is no payment of a client.</summary>
    public string? PutAside() => Taken();

    /// <summary>The bank's line of a payment that a person reversed before: both are closed, and no sum changes.</summary>
    public string? CloseReturned(Receipt receipt)
    {
        receipt.IsReturned = true;
        return Taken();
    }

    /// <summary>The bank took a payment back, and finance reverses it: both lines are closed.</summary>
    public string? ReverseReturned(Receipt receipt)
    {
        receipt.IsReturned = true;
        return Reverse(receipt);
    }

    /// <summary>
    /// What is open while a return of this payment waits for finance: it counts as not received at once. It takes the
    /// payment's own credit, then its credit that is used, then interest, and the rest opens its invoice.
    /// </summary>
    public static long OpenInDoubt(Bill bill, Receipt returned)
    {
        if (bill.State == BillState.WrittenOff)
            return 0;
        var own = returned.Amount - returned.Credit - returned.Applied - returned.Interest;
        var used = bill.Uses.SelectMany(u => u.Parts).Where(p => p.Receipt == returned).Sum(p => p.Amount);
        return bill.Open + used + (bill == returned.Bill ? own : 0);
    }

    /// <summary>The payment that a return over this sum on this invoice means for certain.</summary>
    public static bool IsCertain(Receipt receipt) =>
        receipt is { IsReversed: false, Bill: { } bill }
        && bill.Receipts.Count(r => !r.IsReversed && r.Amount == receipt.Amount) == 1;
}

namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    private readonly List<Use> uses = [];

    public IReadOnlyList<Use> Uses => uses;

    /// <summary>Money that names no invoice is kept as credit.</summary>
    public string? PayOnAccount(long amount, DateOnly on, string reference)
    {
        if (Unfit(amount, reference) is { } why)
            return why;
        if (on > Today)
            return "not yet";
        var receipt = new Receipt(entries.Count + 1, null, amount, on, reference) { Credit = amount, At = numbers.Now };
        entries.Add(receipt);
        return Taken(() => TakeBack(receipt));
    }

    /// <summary>Uses credit on an invoice, that of the oldest payment first.</summary>
    /// <param name="amount">null for as much as is open and there.</param>
    public string? Apply(Bill bill, long? amount)
    {
        var sum = amount ?? Math.Min(bill.Open, CreditLeft);
        if (sum <= 0 || sum > bill.Open || sum > CreditLeft)
            return "more than is open, or than is there";
        var use = new Use(NextA, bill)
        {
            Applied = sum,
            At = numbers.Now,
            On = Today,
        };
        foreach (var receipt in Receipts.Where(r => r.Credit > 0))
        {
            var part = Math.Min(sum, receipt.Credit);
            if (part == 0)
                break;
            (receipt.Credit, receipt.Applied, sum) = (receipt.Credit - part, receipt.Applied + part, sum - part);
            use.Parts.Add((receipt, part));
        }
        uses.Add(use);
        bill.Uses.Add(use);
        return Taken(() => TakeOff(use));
    }

    /// <summary>An application is taken back: its credit is there again, the invoice is open by so much.</summary>
    public string? Reverse(Use use)
    {
        if (use.Amount == 0)
            return "taken back already";
        TakeOff(use);
        return Taken();
    }

    private static void TakeOff(Use use)
    {
        Unapply(use, use.Amount);
        EndGrants(use.Bill, use.At);
    }

    /// <summary>Pays credit of the project back, that of the oldest payment first.</summary>
    public string? RefundCredit(long amount)
    {
        if (amount <= 0 || amount > CreditLeft)
            return "more than is there";
        var payback = new Payback(entries.Count + 1, null, amount, Today);
        foreach (var receipt in Receipts.ToList())
            amount -= PayOut(payback, receipt, Math.Min(amount, receipt.Credit), 0);
        entries.Add(payback);
        return Taken();
    }

    private string? Unfit(long amount, string reference)
    {
        if (amount <= 0)
            return "no sum";
        var isKnown = reference != "" && Receipts.Any(r => r.Reference == reference && !r.IsReversed);
        return isKnown ? "recorded already" : null;
    }
}

using System.Numerics;

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
        var shortfall = new Shortfall(shortfalls.Count + 1, bill, kind, sum, []);
        if (shortfall.TouchesPrice)
            shortfall.Parts = SharesOf(bill, sum);
        shortfalls.Add(shortfall);
        bill.Shortfalls.Add(shortfall);
        return Taken(() => shortfall.IsReversed = true);
    }

    public string? Reverse(Shortfall shortfall)
    {
        if (shortfall.IsReversed)
            return "taken back already";
        shortfall.IsReversed = true;
        return Taken();
    }

    /// <summary>A gross sum by the rates of a claim, with the VAT in each: sum x VAT / gross.</summary>
    private static List<TaxPart> SharesOf(Bill bill, long sum)
    {
        var left = sum;
        var shares = new List<TaxPart>();
        foreach (var (i, part) in bill.Claim.Index())
        {
            var gross = i == bill.Claim.Count - 1 ? left : Sums.Rounded((BigInteger)sum * part.Gross, bill.Gross);
            var vat = Sums.Rounded((BigInteger)gross * part.Vat, part.Gross);
            shares.Add(new(part.Tax, gross - vat, vat));
            left -= gross;
        }
        return shares;
    }
}

namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>The cash discount that new stages get; null for none.</summary>
    public Discount? Discount { get; init; }

    /// <summary>What a payment may be short by, to be let go by the clock; 0 for never.</summary>
    public long SmallDifference { get; set; }

    /// <summary>The discounted sum of an invoice.</summary>
    public static long Discounted(Bill bill) =>
        bill.Gross - bill.Credited - Sums.Percent(bill.Gross - bill.Credited, bill.Discount?.TenThousandths ?? 0);

    /// <summary>
    /// Within the days, by value date, the discounted sum has come, to the unit; what a bank kept and a withheld tax
    /// count as come. Nothing came later.
    /// </summary>
    public static bool IsEarned(Bill bill)
    {
        if (
            bill is not { Discount: { } discount, State: BillState.Issued, Open: > 0 }
            || bill.SettledAs("discount") > 0
        )
            return false;
        var until = bill.IssuedOn.AddDays(discount.Days);
        var come =
            bill.Receipts.Where(r => !r.IsReversed && r.On <= until).Sum(r => r.Used + r.RefundedFromUse)
            - bill.Refunded
            + bill.Uses.Where(u => u.On <= until).Sum(u => u.Amount)
            + bill.SettledAs("bank-fee")
            + bill.SettledAs("withheld-tax");
        return come > 0
            && Math.Abs(Discounted(bill) - come) <= 1
            && bill.Open == bill.Gross - bill.Credited - come - bill.PriceSettled;
    }

    /// <summary>The clock lets small differences go, half a minute after the payment at the earliest.</summary>
    private void LetSmallDifferencesGo()
    {
        var due =
            from bill in Bills
            where
                bill is { State: BillState.Issued, Open: > 0 }
                && bill.Open <= SmallDifference
                && !IsEarned(bill)
                && !announcements.Exists(a => a.Bill == bill && a.IsWaiting)
            let payment = entries.FindLast(e => e.Bill == bill) as Receipt
            where
                payment is { IsReversed: false }
                && payment.Used + payment.RefundedFromUse > 0
                && numbers.Now - payment.At > new TimeSpan(0, 0, 30)
                && !bill.Shortfalls.Exists(s => s.IsReversed && s.At >= payment.At)
            orderby payment.At, bill.Id
            select bill;
        foreach (var bill in due.ToList())
            Add(bill, "difference", bill.Open, restsOnMoney: true);
    }
}

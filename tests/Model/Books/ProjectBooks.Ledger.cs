namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <param name="keep">What is too much is kept as client credit; else too much is asked back.</param>
    /// <param name="reference">The bank's words; the same twice is asked back.</param>
    /// <param name="interest">Of the sum, what is interest or a flat fee: no part of any claim.</param>
    public string? Pay(Bill bill, long amount, bool keep, DateOnly on, string reference, long interest = 0) =>
        bill.IsNumbered
            ? Unfit(amount, reference) ?? Record(bill, amount, interest, keep, on, reference)
            : "not issued";

    /// <param name="isFromBank">The bank tells of it, whether it is booked by itself or a person records the line.</param>
    /// <param name="isDoubted">Whether it is asked if it is recorded already.</param>
    private string? Record(
        Bill bill,
        long amount,
        long interest,
        bool keep,
        DateOnly on,
        string reference,
        bool isFromBank = false,
        bool isDoubted = true
    )
    {
        if (interest > amount || (interest > 0 && on > Today))
            return "interest is a part of money that is there";
        var doubt = LooksReported(bill, amount, on, isFromBank) ?? LooksAnnounced(bill, amount, on, isFromBank);
        if (isDoubted && doubt is not null)
            return doubt;
        // Money that names an invoice that is credited in full is the client's credit, whatever is said.
        if (amount - interest > Room(bill) && !keep && bill is not { State: BillState.Credited, Open: 0 })
            return "too much";
        if (on > Today)
        {
            var announced = Announce(bill, amount, on, reference, isFromBank);
            return Taken(() => announced.IsWaiting = false);
        }
        var lost = bill.Shortfalls.ConvertAll(s => (s, s.Standing));
        var receipt = Book(bill, amount, interest, on, reference, isFromBank);
        return Taken(() =>
        {
            TakeBack(receipt);
            foreach (var (shortfall, standing) in lost)
                shortfall.Standing = standing;
        });
    }

    /// <summary>What money can still pay: what is open, and what was lost.</summary>
    private static long Room(Bill bill) => bill.Open + bill.Lost + bill.SettledAs("bad-debt");

    private Receipt Book(Bill bill, long amount, long interest, DateOnly on, string reference, bool isFromBank)
    {
        var used = Math.Min(amount - interest, Room(bill));
        var receipt = new Receipt(entries.Count + 1, bill, amount, on, reference)
        {
            At = numbers.Now,
            IsFromBank = isFromBank,
            Used = used,
            Credit = amount - interest - used,
            Interest = interest,
        };
        entries.Add(receipt);
        bill.Receipts.Add(receipt);
        Recover(bill, used);
        return receipt;
    }

    /// <summary>What was lost gives way to money that comes after all, and to a credit note.</summary>
    private static void Recover(Bill bill, long used)
    {
        foreach (var bad in bill.Shortfalls.Where(s => s.Kind == "bad-debt"))
        {
            var recovered = Math.Min(used, bad.Standing);
            (bad.Standing, used) = (bad.Standing - recovered, used - recovered);
        }
    }

    /// <summary>Paid back out of the credit of an invoice's money first, the oldest first, then out of what is used.</summary>
    public string? Refund(Bill bill, long amount)
    {
        if (!bill.IsNumbered || amount <= 0 || amount > bill.Used + Math.Min(bill.CreditLeft, CreditLeft))
            return "more than can be paid back";
        var payback = new Payback(entries.Count + 1, bill, amount, Today);
        entries.Add(payback);
        // What is owed on account has taken credit before.
        var credit = Math.Min(amount, Math.Min(bill.CreditLeft, CreditLeft));
        amount -= credit;
        foreach (var receipt in bill.Receipts.OrderBy(r => r.Id))
            credit -= PayOut(payback, receipt, Math.Min(credit, receipt.Credit), 0);
        // Nobody gave up what had come in before and is paid back now.
        if (amount > bill.RecoveredSince(entries))
            EndLoss(bill);
        foreach (var receipt in bill.Receipts.OrderBy(r => r.Id))
            amount -= PayOut(payback, receipt, 0, Math.Min(amount, Math.Max(receipt.Used, 0)));
        return Taken();
    }

    /// <summary>Records the opposite of a payment or of a refund.</summary>
    public string? Reverse(Entry entry)
    {
        if (entry.IsReversed || entry is Reversal)
            return "reversed already";
        if (entry is Payback payback)
            foreach (var opened in payback.Parts.GroupBy(p => p.Receipt.Bill))
                if (opened.Key is { } bill && opened.Sum(Opened) > bill.Open + bill.Lost)
                    return "the invoice was paid or credited since";
        if (entry is Receipt receipt)
            TakeBack(receipt);
        else
            GiveBack((Payback)entry);
        return Taken();
    }

    /// <summary>The balance is lost.</summary>
    public string? WriteOff(Bill bill)
    {
        if (bill.State != BillState.Issued || bill.Open <= 0)
            return "nothing is open";
        if (bill.Kind == BillKind.Advance)
            return "an advance is no price yet";
        (bill.State, bill.LostAfter) = (BillState.WrittenOff, entries.Count);
        return Taken();
    }

    /// <summary>What is open again because it was paid back: out of use, or of money that was then taken back.</summary>
    private static long Opened((Receipt Receipt, long FromCredit, long FromUse) part) =>
        part.Receipt.IsReversed ? part.FromCredit + part.FromUse : part.FromUse;

    private static long PayOut(Payback payback, Receipt receipt, long fromCredit, long fromUse)
    {
        if (fromCredit + fromUse == 0)
            return 0;
        payback.Parts.Add((receipt, fromCredit, fromUse));
        receipt.Credit -= fromCredit;
        receipt.RefundedFromCredit += fromCredit;
        receipt.Used -= fromUse;
        receipt.RefundedFromUse += fromUse;
        return fromCredit + fromUse;
    }

    /// <summary>
    /// A payment is gone: its own credit first, then the invoices on which its credit is used are open again, the rest
    /// opens its own invoice, by what was refunded too.
    /// </summary>
    private void TakeBack(Receipt receipt)
    {
        foreach (var bill in Numbered.Where(b => b == receipt.Bill || b.Uses.Exists(u => u.Has(receipt))))
        {
            // What it leaves open anew was not given up. All of it may have been credit.
            var opens = receipt.Used + receipt.RefundedFromUse + receipt.RefundedFromCredit > 0;
            if (bill != receipt.Bill || (receipt.Id <= bill.LostAfter && opens))
                EndLoss(bill);
            var since = bill.Uses.Where(u => u.Has(receipt)).Select(u => u.At);
            EndGrants(bill, bill == receipt.Bill ? receipt.At : since.Min());
        }
        receipt.IsReversed = true;
        foreach (var use in Numbered.SelectMany(b => b.Uses))
            use.Parts.RemoveAll(p => p.Receipt == receipt);
        (receipt.Credit, receipt.Applied) = (0, 0);
        receipt.Used = receipt.Bill is null ? 0 : -receipt.RefundedFromCredit - receipt.RefundedFromUse;
        entries.Add(new Reversal(entries.Count + 1, receipt, Today));
    }

    /// <summary>What was written off is open again as soon as money on it is taken back.</summary>
    private static void EndLoss(Bill bill)
    {
        if (bill.State == BillState.WrittenOff)
            bill.State = BillState.Issued;
    }

    /// <summary>Money that was paid back is here again: used where its invoice is open, else credit.</summary>
    private void GiveBack(Payback payback)
    {
        payback.IsReversed = true;
        foreach (var (receipt, fromCredit, fromUse) in payback.Parts)
        {
            receipt.RefundedFromCredit -= fromCredit;
            receipt.RefundedFromUse -= fromUse;
            if (receipt is { IsReversed: true, Bill: null })
                continue;
            var room = receipt.Bill is { } bill ? bill.Open + bill.Lost : 0;
            var used = receipt.IsReversed ? Math.Min(fromCredit + fromUse, room) : Math.Min(fromUse, room);
            receipt.Used += used;
            receipt.Credit += fromCredit + fromUse - used;
        }
        entries.Add(new Reversal(entries.Count + 1, payback, Today));
    }
}

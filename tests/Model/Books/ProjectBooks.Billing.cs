namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <param name="again">It was billed before and credited in full, and is to be billed once more.</param>
    /// <param name="feeVat">Whether the fee of an ended project is taxable or a compensation.</param>
    public string? Draft(Stage stage, bool again, string feeVat = "")
    {
        if (IsClosed || stage.Progress != Progress.Confirmed)
            return "not complete";
        if (stage.Net <= 0)
            return "worth nothing";
        if (IsInFinal(stage))
            return "the final invoice has billed it";
        if (Bills.Any(b => b.Stage == stage && b.IsLive))
            return "billed already";
        if (stage.AwaitsAnswer && !again)
            return "to be asked whether it is billed again";
        var asks = stage is { IsFee: true, Tax: null } && Tax.Category != "outside-scope";
        if (asks && feeVat == "")
            return "to be asked whether the fee is taxable";
        if (!stage.IsFee && feeVat != "")
            return "it is no fee";
        var before = stage.Tax;
        if (feeVat != "")
            stage.Tax = feeVat.Trim() == "taxable" ? Tax : new("outside-scope", 0);
        if (WhyNotSetOff(stage) is { } unset)
        {
            stage.Tax = before;
            return unset;
        }
        var discount = stage.IsAdvance ? null : stage.Discount;
        var bill = new Bill(Bills.Count + 1, stage) { State = BillState.Draft, Discount = discount };
        Reckon(bill);
        Bills.Add(bill);
        (stage.IsCancelled, stage.AwaitsAnswer) = (false, false);
        return Taken();
    }

    public string? Discard(Stage stage)
    {
        if (DraftOf(stage) is not { } bill || IsClosed)
            return "no draft";
        bill.State = BillState.Discarded;
        return Taken();
    }

    public string? Issue(Stage stage)
    {
        if (DraftOf(stage) is not { } bill || IsClosed)
            return "no draft";
        if (WhyNotSetOff(stage) is { } unset)
            return unset;
        if (KindOf(stage) == BillKind.Final && WhyNoFinal(stage) is { } why)
            return why;
        if (LacksVatIds(bill))
            return "the client's VAT id is missing";
        Reckon(bill);
        (bill.State, bill.Number) = (BillState.Issued, numbers.Next("INV"));
        (bill.IssuedOn, bill.DueOn) = (Today, Today.AddDays(stage.DueDays));
        return Taken();
    }

    /// <summary>A credit note over a gross sum, or over all that is left of the claim.</summary>
    /// <param name="gross">null for all that is left.</param>
    /// <param name="isCancelled">The stage is cancelled: it is not billed again.</param>
    public string? Credit(Bill bill, long? gross, bool isCancelled, Stage? of = null)
    {
        if (bill.State != BillState.Issued)
            return "nothing to credit";
        if (bill.Kind == BillKind.Advance && (IsInFinal(bill.Stage) || IsDeducted(bill)))
            return "the final invoice is credited first";
        // Without a sum the invoice is void, and what was settled on it is taken back.
        var all = bill.Gross - bill.Credited;
        var most = gross is null ? all : all - bill.SettledByHand;
        var sum = gross ?? all;
        var isFull = sum == all;
        if (sum <= 0 || sum > most)
            return "more than can be credited";
        if (isFull && bill.SettledByHand > bill.PriceSettled)
            return "a fee or a tax that was settled never came in";
        if (bill.Kind == BillKind.Final && isFull && isCancelled)
            return "it bills the advances too";
        if (!isFull && of is null && bill.Creditable.Count > 1)
            return "to be asked of which milestone";
        var parts = isFull ? bill.Uncredited : PartOf(bill, sum, of);
        if (parts is null)
            return "no net makes that sum with its VAT";
        if (isFull && bill.Open > sum)
            return "money that was paid back and then taken back is still to come";
        if (isFull)
            foreach (var shortfall in bill.Shortfalls.Where(s => !s.IsReversed))
                shortfall.TakeBack();
        var beyond = sum - bill.Open;
        var note = new Note(numbers.Next("CN"), bill, parts, Today, isFull);
        bill.Notes.Add(note);
        Notes.Add(note);
        Release(bill, beyond);
        if (note.IsFull)
        {
            bill.State = BillState.Credited;
            (bill.IsCancelled, bill.Stage.IsCancelled, bill.Stage.AwaitsAnswer) = (isCancelled, isCancelled, true);
        }
        return Taken();
    }

    private bool IsDeducted(Bill advance) => Final?.Deductions.Exists(d => d.Advance == advance) ?? false;

    private Bill? DraftOf(Stage stage) => Bills.SingleOrDefault(b => b.Stage == stage && b.State == BillState.Draft);

    /// <summary>
    /// A part of a claim with one rate: a net with the VAT on it, which may not be more than is left to take back.
    /// </summary>
    private List<TaxPart>? PartOf(Bill bill, long gross, Stage? of)
    {
        var left = bill.Creditable.Find(p => of is null || p.Tax == TaxOf(of));
        if (left is null || gross > left.Gross)
            return null;
        var net = Sums.Rounded((System.Numerics.BigInteger)gross * Sums.Whole, Sums.Whole + left.Tax.TenThousandths);
        // The open rest of an advance is credited in any case: the final invoice waits for it.
        var isRest = bill.Kind == BillKind.Advance && gross == bill.Open;
        if (!isRest && net + Sums.Percent(net, left.Tax.TenThousandths) != gross)
            return null;
        var vat = Math.Clamp(gross - net, gross - left.Net, left.Vat);
        return [new(left.Tax, gross - vat, vat)];
    }

    /// <summary>What a credit note takes of the money on an invoice becomes credit, the newest money first.</summary>
    private static void Release(Bill bill, long beyond)
    {
        var used = Math.Clamp(bill.Used, 0, Math.Max(beyond, 0));
        beyond -= used;
        foreach (var receipt in bill.Receipts.OrderByDescending(r => r.Id).Where(r => r.Used > 0))
        {
            var released = Math.Min(used, receipt.Used);
            (receipt.Used, receipt.Credit, used) = (
                receipt.Used - released,
                receipt.Credit + released,
                used - released
            );
        }
        foreach (var use in bill.Uses.OrderByDescending(u => u.Id))
            beyond -= Unapply(use, Math.Max(beyond, 0));
    }

    /// <summary>Takes so much of an application back, at most all of it. Returns how much.</summary>
    private static long Unapply(Use use, long most)
    {
        if (most > 0)
            EndLoss(use.Bill);
        var undone = 0L;
        for (var i = use.Parts.Count - 1; i >= 0 && undone < most; i--)
        {
            var (receipt, amount) = use.Parts[i];
            var back = Math.Min(amount, most - undone);
            (receipt.Applied, receipt.Credit, undone) = (receipt.Applied - back, receipt.Credit + back, undone + back);
            use.Parts[i] = (receipt, amount - back);
        }
        use.Parts.RemoveAll(p => p.Amount == 0);
        return undone;
    }
}

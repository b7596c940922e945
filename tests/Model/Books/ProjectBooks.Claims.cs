namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>The final invoice that stands; null while there is none.</summary>
    public Bill? Final =>
        Bills.Find(b => b is { Kind: BillKind.Final, State: BillState.Issued or BillState.WrittenOff });

    /// <summary>
    /// In a project with advances, the invoice of the delivery after which none is without an issued invoice is the final
    /// one, whatever its position.
    /// </summary>
    private BillKind KindOf(Stage stage)
    {
        if (stage.IsAdvance)
            return BillKind.Advance;
        var isLast = Live.Where(s => s is { IsAdvance: false, IsBillable: true, IsCancelled: false })
            .All(s =>
                s == stage || Bills.Any(b => b.Stage == s && b.State is BillState.Issued or BillState.WrittenOff)
            );
        var hasAdvances = Live.Any(s => s is { IsAdvance: true, IsBillable: true }) || SetOffBy(stage).Any();
        return Final is null && isLast && hasAdvances ? BillKind.Final : BillKind.Ordinary;
    }

    /// <summary>The advance invoices that a final invoice of this stage deducts.</summary>
    private IEnumerable<Bill> DeductedBy(Stage stage) =>
        Bills
            .Where(b => b is { Kind: BillKind.Advance, IsLive: true, IsNumbered: true, Stage.IsBillable: true })
            .Concat(SetOffBy(stage));

    /// <summary>
    /// The advances of a project that ended, perhaps to go on later, whose money nothing has taken. They are set off
    /// within the same VAT treatment.
    /// </summary>
    private IEnumerable<Bill> SetOffBy(Stage stage) => LeftOfAdvances.Where(b => b.OwnTax == TaxOf(stage));

    private IEnumerable<Bill> LeftOfAdvances =>
        Bills.Where(b =>
            b is { Kind: BillKind.Advance, IsLive: true, IsNumbered: true, Stage.IsSetOff: true }
            && b.Gross > b.Credited
            && !(Final?.Deductions.Exists(d => d.Advance == b) ?? false)
        );

    /// <summary>An advance for which a final invoice would wait, and the sum that is to be paid or credited.</summary>
    public (Bill Bill, long Sum)? AdvanceInTheWay
    {
        get
        {
            var open = Bills.Find(b => b is { Kind: BillKind.Advance, State: BillState.Issued, Open: > 0 });
            if (open is not null)
                return (open, open.Open);
            if (LeftOfAdvances.FirstOrDefault() is not { } left)
                return null;
            var fee = Live.LastOrDefault(s => s is { IsAdvance: false, IsBillable: true } && !HasNumbered(s));
            var takes = fee is null ? 0 : fee.Net + Sums.Percent(fee.Net, TaxOf(fee).TenThousandths);
            return (left, Math.Max(left.Gross - left.Credited - takes, 1));
        }
    }

    /// <summary>Before the last invoice behind such advances, what it does not take of the advances is credited.</summary>
    private string? WhyNotSetOff(Stage stage)
    {
        if (KindOf(stage) != BillKind.Final)
            return null;
        var advances = SetOffBy(stage).ToList();
        var gross = stage.Net + Sums.Percent(stage.Net, TaxOf(stage).TenThousandths);
        return advances.Exists(a => a.Open > 0) || advances.Sum(a => a.Gross - a.Credited) > gross
            ? "the rest of an advance is credited first"
            : null;
    }

    /// <summary>
    /// What was received on an advance: all that is neither credited nor open. A fee, a tax or a difference that is
    /// settled there is not asked for again. What is open has the VAT that its credit note would have.
    /// </summary>
    private static List<TaxPart> ReceivedOn(Bill advance)
    {
        if (advance.Open >= advance.Gross - advance.Credited)
            return [];
        var whole = Sums.Whole + advance.OwnTax.TenThousandths;
        var net = Sums.Rounded((System.Numerics.BigInteger)advance.Open * Sums.Whole, whole);
        return TaxPart.Sum([.. advance.Uncredited, new(advance.OwnTax, -net, net - advance.Open)]);
    }

    private string? WhyNoFinal(Stage stage)
    {
        if (Bills.Any(b => b is { State: BillState.Draft, Stage: { IsAdvance: true, IsBillable: true } }))
            return "an advance is drafted";
        return DeductedBy(stage).Any(a => a.Open > 0) ? "an advance is open" : null;
    }

    /// <summary>
    /// The claim: the lines less the deductions, by VAT treatment, the VAT once over all lines of a treatment. The final
    /// invoice has a line for each advance, with its whole price, and deducts what was received on it.
    /// </summary>
    private void Reckon(Bill bill)
    {
        (bill.Kind, bill.OwnTax) = (KindOf(bill.Stage), TaxOf(bill.Stage));
        bill.Deductions.Clear();
        var lines = new List<Stage> { bill.Stage };
        if (bill.Kind == BillKind.Final)
        {
            lines.AddRange(Live.Where(s => s is { IsAdvance: true, IsBillable: true }));
            foreach (var advance in DeductedBy(bill.Stage))
                if (ReceivedOn(advance) is { Count: > 0 } received)
                    bill.Deductions.Add((advance, received));
        }
        bill.Lines = lines;
        var billed =
            from line in lines
            group line.Net by TaxOf(line) into rate
            let net = rate.Sum()
            select new TaxPart(rate.Key, net, Sums.Percent(net, rate.Key.TenThousandths));
        bill.Claim = TaxPart.Sum([.. billed, .. bill.Deductions.SelectMany(d => d.Parts).Select(p => p.Negative)]);
    }
}

namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>The final invoice that stands; null while there is none.</summary>
    public Bill? Final =>
        Bills.Find(b => b is { Kind: BillKind.Final, State: BillState.Issued or BillState.WrittenOff });

    public Tax TaxOf(Stage stage) => stage.Tax ?? Tax;

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
        return Final is null && isLast && Live.Any(s => s is { IsAdvance: true, IsBillable: true })
            ? BillKind.Final
            : BillKind.Ordinary;
    }

    /// <summary>The advance invoices that a final invoice deducts.</summary>
    private IEnumerable<Bill> Advances() =>
        Numbered.Where(b => b.Kind == BillKind.Advance && b.Stage.Progress != Progress.Dropped);

    private string? WhyNoFinal()
    {
        if (Bills.Any(b => b is { State: BillState.Draft, Stage.IsAdvance: true }))
            return "an advance is drafted";
        return Advances().Any(a => a.Open > 0) ? "an advance is open" : null;
    }

    /// <summary>
    /// The claim: the lines less the deductions, by VAT treatment, the VAT once over all lines of a treatment. The final
    /// invoice has a line for each advance, with its whole price, and deducts what was received on it.
    /// </summary>
    private void Reckon(Bill bill)
    {
        bill.Kind = KindOf(bill.Stage);
        bill.Deductions.Clear();
        var lines = new List<Stage> { bill.Stage };
        if (bill.Kind == BillKind.Final)
        {
            lines.AddRange(Live.Where(s => s is { IsAdvance: true, IsBillable: true }));
            foreach (var advance in Advances())
                if (advance.Creditable is { Count: > 0 } received)
                    bill.Deductions.Add((advance, received));
        }
        var billed =
            from line in lines
            group line.Net by TaxOf(line) into rate
            let net = rate.Sum()
            select new TaxPart(rate.Key, net, Sums.Percent(net, rate.Key.TenThousandths));
        bill.Claim = TaxPart.Sum([.. billed, .. bill.Deductions.SelectMany(d => d.Parts).Select(p => p.Negative)]);
    }
}

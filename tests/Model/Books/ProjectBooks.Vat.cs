namespace MilestoneBot.Tests.Model.Books;

internal sealed partial class ProjectBooks
{
    /// <summary>The client's VAT id is known. The seller's always is.</summary>
    public bool HasClientVatId { get; set; }

    /// <summary>As it was billed while that invoice stands, else its own, else the project's.</summary>
    public Tax TaxOf(Stage stage) =>
        Bills.Find(b => b.Stage == stage && b is { IsLive: true, IsNumbered: true })?.OwnTax ?? stage.Tax ?? Tax;

    /// <summary>The law's rate is corrected until issue; the net stays.</summary>
    /// <param name="stage">null for all that is not billed.</param>
    public string? ChangeVat(Stage? stage, Tax tax)
    {
        if (IsClosed)
            return "closed";
        if (stage is not null && (stage.Worth is Worth.Unbilled || IsBilled(stage) || TaxOf(stage) == tax))
            return "nothing to bill, billed already, or that already";
        var changed = Live.Where(s => s.Worth is not Worth.Unbilled && !IsBilled(s) && (stage ?? s) == s)
            .Where(s => TaxOf(s) != tax)
            .ToList();
        if (changed.Count == 0 && tax == Tax)
            return "it is that already";
        if (stage is null)
            Tax = tax;
        foreach (var one in changed)
            one.Tax = tax;
        foreach (var draft in Bills.Where(b => b.State == BillState.Draft))
            Reckon(draft);
        return Taken();
    }

    /// <summary>An issued invoice bills it: its own, or the final one.</summary>
    private bool IsBilled(Stage stage) =>
        Bills.Exists(b => b.Stage == stage && b is { IsLive: true, IsNumbered: true }) || IsInFinal(stage);

    private bool IsInFinal(Stage stage) => stage.IsAdvance && Final is { } final && final.Lines.Contains(stage);

    private bool LacksVatIds(Bill bill) => bill.Lines.Exists(s => TaxOf(s).NeedsVatIds) && !HasClientVatId;
}

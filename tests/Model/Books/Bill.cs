namespace MilestoneBot.Tests.Model.Books;

/// <summary>Where an invoice stands.</summary>
internal enum BillState
{
    Draft,
    Discarded,
    Issued,
    WrittenOff,
    Credited,
}

/// <summary>What an invoice is to the tax office.</summary>
internal enum BillKind
{
    Ordinary,
    Advance,
    Final,
}

/// <summary>An invoice. Its claim is its lines less its deductions.</summary>
internal sealed class Bill(int id, Stage stage)
{
    public int Id => id;

    public Stage Stage => stage;

    public BillState State { get; set; }

    public BillKind Kind { get; set; }

    public string Number { get; set; } = "";

    public DateOnly IssuedOn { get; set; }

    public DateOnly DueOn { get; set; }

    public List<TaxPart> Claim { get; set; } = [];

    /// <summary>The VAT of its own stage, as it is billed.</summary>
    public Tax OwnTax { get; set; }

    /// <summary>The stages that it bills: its own, and on a final invoice the advances.</summary>
    public List<Stage> Lines { get; set; } = [stage];

    public Discount? Discount { get; set; }

    /// <summary>On a final invoice: what each advance had received.</summary>
    public List<(Bill Advance, List<TaxPart> Parts)> Deductions { get; } = [];

    public List<Note> Notes { get; } = [];

    public List<Receipt> Receipts { get; } = [];

    public List<Use> Uses { get; } = [];

    public List<Shortfall> Shortfalls { get; } = [];

    /// <summary>When it was written off. What was recorded later had recovered a part of the loss.</summary>
    public DateTimeOffset LostAt { get; set; }

    /// <summary>It was credited in full because its stage is cancelled.</summary>
    public bool IsCancelled { get; set; }

    public bool IsNumbered => State is BillState.Issued or BillState.WrittenOff or BillState.Credited;

    public bool IsLive => State is BillState.Draft or BillState.Issued or BillState.WrittenOff;

    public long Net => Claim.Sum(p => p.Net);

    public long Vat => Claim.Sum(p => p.Vat);

    public long Gross => Net + Vat;

    public long Credited => Notes.Sum(n => n.Gross);

    public long CreditedNet => Notes.Sum(n => n.Parts.Sum(p => p.Net));

    /// <summary>What arrived on it and was not reversed, interest included.</summary>
    public long Received => Receipts.Where(r => !r.IsReversed).Sum(r => r.Amount);

    public long Used => Receipts.Sum(r => r.Used);

    public long MovedToCredit => Receipts.Sum(r => r.Credit + r.Applied + r.RefundedFromCredit);

    /// <summary>Of what was moved to credit, what is still there.</summary>
    public long CreditLeft => Receipts.Sum(r => r.Credit);

    public long Applied => Uses.Sum(u => u.Amount);

    public long Refunded => Receipts.Sum(r => r.RefundedFromUse);

    /// <summary>Settled without money, but for the balance of an invoice that is written off.</summary>
    public long SettledByHand => Shortfalls.Sum(s => s.Standing);

    public long Lost => State == BillState.WrittenOff ? Remainder : 0;

    /// <summary>The lost balance, and parts that were settled as lost.</summary>
    public long WrittenOff => Lost + Shortfalls.Where(s => s.Kind == "bad-debt").Sum(s => s.Standing);

    public long Settled => SettledByHand + Lost;

    public long Open => State is BillState.Issued or BillState.Credited ? Remainder : 0;

    /// <summary>What was settled as a lower price or as lost; the rest of the claim can be credited.</summary>
    public long PriceSettled =>
        Lost + Shortfalls.Where(s => s is { IsReversed: false, TouchesPrice: true }).Sum(s => s.Standing);

    /// <summary>By VAT treatment: the claim less credit notes.</summary>
    public List<TaxPart> Uncredited =>
        TaxPart.Sum([.. Claim, .. Notes.SelectMany(n => n.Parts).Select(p => p.Negative)]);

    /// <summary>The same less what was settled as a lower price or as lost.</summary>
    public List<TaxPart> Creditable => TaxPart.Sum([.. Uncredited, .. Lowered.Select(p => p.Negative)]);

    /// <summary>What was settled as a lower price or as lost, by treatment.</summary>
    private List<TaxPart> Lowered =>
        [.. Shortfalls.Where(s => s is { IsReversed: false, TouchesPrice: true }).SelectMany(s => s.StandingParts)];

    /// <summary>
    /// A settled sum by the treatments of the claim less credit notes, with the VAT in each. What closes the invoice takes
    /// the roundings of those before, and never is more VAT taken than there was.
    /// </summary>
    public List<TaxPart> SharesOf(long sum)
    {
        var (whole, taken) = (Uncredited, Lowered);
        var before = taken.Sum(p => p.Gross);
        if (sum == Open && before > 0)
        {
            var rest = TaxPart.Shares(whole, before + sum).ConvertAll(p => p.Less(taken));
            if (rest.TrueForAll(p => p is { Net: >= 0, Vat: >= 0 }))
                return rest;
        }
        return TaxPart
            .Shares(whole, sum)
            .ConvertAll(p =>
            {
                var vat = Math.Min(p.Vat, Math.Max(whole.First(w => w.Tax == p.Tax).Less(taken).Vat, 0));
                return new TaxPart(p.Tax, p.Gross - vat, vat);
            });
    }

    /// <summary>The VAT of what is lost.</summary>
    public long LostVat =>
        State == BillState.WrittenOff
            ? TaxPart.Shares(Uncredited, WrittenOff).Sum(p => p.Vat)
            : Shortfalls.Where(s => s.Kind == "bad-debt").SelectMany(s => s.StandingParts).Sum(p => p.Vat);

    public long SettledAs(string kind) => Shortfalls.Where(s => s.Kind == kind).Sum(s => s.Standing);

    private long Remainder => Gross - Credited - Used - Applied - SettledByHand;
}

/// <summary>A credit note.</summary>
internal sealed record Note(string Number, Bill Bill, List<TaxPart> Parts, DateOnly On, bool IsFull)
{
    public long Gross => Parts.Sum(p => p.Gross);
}

/// <summary>Something less than the whole that closes a part of a claim without money.</summary>
internal sealed class Shortfall(int id, Bill bill, string kind, long amount, List<TaxPart> parts)
{
    public int Id => id;

    public Bill Bill => bill;

    /// <summary>bank-fee, difference, discount, withheld-tax or bad-debt.</summary>
    public string Kind => kind;

    public long Amount { get; } = amount;

    /// <summary>What of it still holds: money that comes after all recovers what was lost.</summary>
    public long Standing { get; set; } = amount;

    public List<TaxPart> Parts { get; set; } = parts;

    /// <summary>The parts of what still holds.</summary>
    public List<TaxPart> StandingParts => Standing == Amount ? Parts : TaxPart.Shares(Parts, Standing);

    public DateTimeOffset At { get; init; }

    /// <summary>It was granted because money came in time, or almost all of it: it ends with that money.</summary>
    public bool RestsOnMoney { get; init; }

    public bool IsTakenBack { get; private set; }

    /// <summary>Nothing of it holds any more.</summary>
    public bool IsReversed => Standing == 0;

    public void TakeBack() => (IsTakenBack, Standing) = (true, 0);

    public bool TouchesPrice => Kind is "difference" or "discount" or "bad-debt";
}

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

    /// <summary>On a final invoice: what each advance had received.</summary>
    public List<(Bill Advance, List<TaxPart> Parts)> Deductions { get; } = [];

    public List<Note> Notes { get; } = [];

    public List<Receipt> Receipts { get; } = [];

    public List<Use> Uses { get; } = [];

    public List<Shortfall> Shortfalls { get; } = [];

    /// <summary>It was credited in full because its stage is cancelled.</summary>
    public bool IsCancelled { get; set; }

    public bool IsNumbered => State is BillState.Issued or BillState.WrittenOff or BillState.Credited;

    public bool IsLive => State is BillState.Draft or BillState.Issued or BillState.WrittenOff;

    public long Net => Claim.Sum(p => p.Net);

    public long Vat => Claim.Sum(p => p.Vat);

    public long Gross => Net + Vat;

    public long Credited => Notes.Sum(n => n.Gross);

    public long CreditedNet => Notes.Sum(n => n.Parts.Sum(p => p.Net));

    /// <summary>What arrived on it and was not reversed.</summary>
    public long Received => Receipts.Where(r => !r.IsReversed).Sum(r => r.Amount - r.Interest);

    public long Used => Receipts.Sum(r => r.Used);

    public long MovedToCredit => Receipts.Sum(r => r.Credit + r.Applied + r.RefundedFromCredit);

    /// <summary>Of what was moved to credit, what is still there.</summary>
    public long CreditLeft => Receipts.Sum(r => r.Credit);

    public long Applied => Uses.Sum(u => u.Amount);

    public long Refunded => Receipts.Sum(r => r.RefundedFromUse);

    /// <summary>Settled without money, but for the balance of an invoice that is written off.</summary>
    public long SettledByHand => Shortfalls.Where(s => !s.IsReversed).Sum(s => s.Amount);

    public long Lost => State == BillState.WrittenOff ? Remainder : 0;

    public long Settled => SettledByHand + Lost;

    public long Open => State is BillState.Issued or BillState.Credited ? Remainder : 0;

    /// <summary>What was settled as a lower price or as lost; the rest of the claim can be credited.</summary>
    public long PriceSettled =>
        Lost + Shortfalls.Where(s => s is { IsReversed: false, TouchesPrice: true }).Sum(s => s.Amount);

    /// <summary>By VAT treatment: the claim less credit notes and lower prices.</summary>
    public List<TaxPart> Creditable =>
        TaxPart.Sum([
            .. Claim,
            .. Notes.SelectMany(n => n.Parts).Select(p => p.Negative),
            .. Shortfalls
                .Where(s => s is { IsReversed: false, TouchesPrice: true })
                .SelectMany(s => s.Parts)
                .Select(p => p.Negative),
        ]);

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

    public long Amount { get; set; } = amount;

    public List<TaxPart> Parts { get; set; } = parts;

    public bool IsReversed { get; set; }

    public bool TouchesPrice => Kind is "difference" or "discount" or "bad-debt";
}

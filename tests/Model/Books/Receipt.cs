namespace MilestoneBot.Tests.Model.Books;

/// <summary>What an entry of the ledger of money is.</summary>
internal enum EntryKind
{
    Payment,
    Refund,
    Reversal,
}

/// <summary>An entry of the ledger of money, in the order of recording; its number counts in the project.</summary>
internal abstract class Entry(int id, Bill? bill, long amount, DateOnly on)
{
    public int Id => id;

    public Bill? Bill => bill;

    /// <summary>In minor units, without a sign.</summary>
    public long Amount => amount;

    public DateOnly On => on;

    public bool IsReversed { get; set; }

    public abstract EntryKind Kind { get; }

    public abstract bool IsIncoming { get; }
}

/// <summary>
/// Money that arrived. It is used on its invoice or kept as credit; credit is applied to invoices or paid back.
/// </summary>
internal sealed class Receipt(int id, Bill? bill, long amount, DateOnly on, string reference)
    : Entry(id, bill, amount, on)
{
    public string Reference => reference;

    public DateTimeOffset At { get; init; }

    /// <summary>The bank's statement says it, and not a person.</summary>
    public bool IsFromBank { get; init; }

    /// <summary>A line of the bank that takes it back is closed with its reversal.</summary>
    public bool IsReturned { get; set; }

    /// <summary>Used on its own invoice; below zero by what was refunded of money that was then taken back.</summary>
    public long Used { get; set; }

    /// <summary>Kept as credit and still there.</summary>
    public long Credit { get; set; }

    /// <summary>Credit of it that is used on invoices.</summary>
    public long Applied { get; set; }

    public long RefundedFromCredit { get; set; }

    public long RefundedFromUse { get; set; }

    /// <summary>Interest and flat fees: no part of the claim.</summary>
    public long Interest { get; init; }

    public override EntryKind Kind => EntryKind.Payment;

    public override bool IsIncoming => true;
}

/// <summary>Money that was paid back, and out of which receipts.</summary>
internal sealed class Payback(int id, Bill? bill, long amount, DateOnly on) : Entry(id, bill, amount, on)
{
    public List<(Receipt Receipt, long FromCredit, long FromUse)> Parts { get; } = [];

    public override EntryKind Kind => EntryKind.Refund;

    public override bool IsIncoming => false;
}

/// <summary>The opposite of an earlier entry.</summary>
internal sealed class Reversal(int id, Entry of, DateOnly on) : Entry(id, of.Bill, of.Amount, on)
{
    public Entry Of => of;

    public override EntryKind Kind => EntryKind.Reversal;

    public override bool IsIncoming => !of.IsIncoming;
}

/// <summary>Credit that is used on an invoice, by the receipts that it came from.</summary>
internal sealed class Use(int id, Bill bill)
{
    public int Id => id;

    public DateTimeOffset At { get; init; }

    public DateOnly On { get; init; }

    public Bill Bill => bill;

    public List<(Receipt Receipt, long Amount)> Parts { get; } = [];

    /// <summary>What is still applied.</summary>
    public long Amount => Parts.Sum(p => p.Amount);

    public bool Has(Receipt receipt) => Parts.Exists(p => p.Receipt == receipt);

    /// <summary>What was applied at first.</summary>
    public long Applied { get; set; }
}

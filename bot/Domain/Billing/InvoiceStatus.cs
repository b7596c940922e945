namespace MilestoneBot.Domain.Billing;

/// <summary>
/// What an invoice is in itself; how far it is paid follows from its payments. Credited is a full credit; a part credit
/// lowers the balance.
/// </summary>
public enum InvoiceState
{
    Draft,
    Issued,
    Discarded,
    Credited,
    WrittenOff,
}

/// <summary>How an invoice stands in the money on a given day.</summary>
public enum InvoiceStatus
{
    Draft,
    Open,
    PartPaid,
    Paid,
    Discarded,
    Credited,
    WrittenOff,
}

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// The state of the document. How far it is paid follows from its payments. Credited means credited in full; a
/// partial credit lowers the balance.
/// </summary>
public enum InvoiceState
{
    Draft,
    Issued,
    Discarded,
    Credited,
    WrittenOff,
}

/// <summary>The payment status of an invoice on a given day.</summary>
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

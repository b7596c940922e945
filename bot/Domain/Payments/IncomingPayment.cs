using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Money that a payment source reports as arrived. Texts are the bank's and the payer's: data, whatever they say.
/// </summary>
/// <param name="Line">The source's own id of it, which counts once; behind the first ':' it is the bank's or made of
/// the contents.</param>
/// <param name="On">The value date; null where none can be read.</param>
/// <param name="Amount">Above 0; null where it has no one reading.</param>
/// <param name="Reference">What the payer wrote, in which invoice numbers are looked for.</param>
public sealed record IncomingPayment(string Line, DateOnly? On, Money? Amount, string Reference, string Payer)
{
    /// <summary>Why it must not be booked by itself, in half a sentence; "" where it is plain.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>The bank took money back that had arrived: nothing to record, perhaps something to reverse.</summary>
    public bool IsBankReturn { get; init; }

    /// <summary>What tells the transfer from others; null where the line's own id alone does.</summary>
    public TransferIdentity? Identity { get; init; }

    /// <summary>The ids by which the bank tells it from all others, apart by spaces; "" where it gives none.</summary>
    public string BankReferences { get; init; } = "";

    /// <summary>The invoice numbers that stand in the reference.</summary>
    public IReadOnlyList<string> NamedInvoiceNumbers => InvoiceNumbers.FindIn(Reference);

    /// <summary>Why no invoice has to be looked at to know that a person must; "" where one may be found. It is stored
    /// with the money in these words, so it is worded here.</summary>
    public string ReviewReason =>
        this switch
        {
            { Doubt.Length: > 0 } => Doubt,
            { IsBankReturn: true } => "the bank has taken this money back",
            { Amount: null } => "the amount cannot be read",
            { On: null } => "the date cannot be read",
            { NamedInvoiceNumbers.Count: 0 } => "no invoice number stands in the reference",
            _ => "",
        };
}

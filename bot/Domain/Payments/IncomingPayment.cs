using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Money that a payment source reports as arrived. Its texts come from the bank and the payer: they are data,
/// whatever they contain.
/// </summary>
/// <param name="Line">The payment source's own id of the entry; an id is recorded only once. After the first ':' it
/// is the bank's id, or a hash of the contents.</param>
/// <param name="On">The value date; null when none can be read.</param>
/// <param name="Amount">Above 0; null when it has no single reading.</param>
/// <param name="Reference">What the payer wrote. Invoice numbers are searched in it.</param>
public sealed record IncomingPayment(string Line, DateOnly? On, Money? Amount, string Reference, string Payer)
{
    /// <summary>Why it must not be booked automatically, in half a sentence; "" when it is clear.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>
    /// The bank returned money that had arrived. There is nothing to record, but possibly something to reverse.
    /// </summary>
    public bool IsBankReturn { get; init; }

    /// <summary>What distinguishes the transfer from others; null when the id alone does.</summary>
    public TransferIdentity? Identity { get; init; }

    /// <summary>
    /// Why it is put aside at once, in half a sentence: the payout of a card processor, which pays many invoices in one
    /// sum less its fees; "" for any other money. It is neither booked nor asked about.
    /// </summary>
    public string PutAsideReason { get; init; } = "";

    /// <summary>What banks kept back of the sum on its way; null when the source states nothing.</summary>
    public Money? Charges { get; init; }

    /// <summary>
    /// The sum of an entry whose source names no currency; null when it names one, or the sum cannot be read. The
    /// amount is then null, and the currency is the one of the invoice that is named.
    /// </summary>
    public AmountWithoutCurrency? AmountWithoutCurrency { get; init; }

    /// <summary>The bank's unique ids of the transfer, separated by spaces; "" when it gives none.</summary>
    public string BankReferences { get; init; } = "";

    /// <summary>The invoice numbers in the reference.</summary>
    public IReadOnlyList<string> NamedInvoiceNumbers => InvoiceNumberFinder.FindIn(Reference);

    /// <summary>The amount, also where only the currency is missing, which is then the given one.</summary>
    public Money? AmountIn(Currency currency) => Amount ?? AmountWithoutCurrency?.In(currency);

    /// <summary>Why a person must decide before any invoice is searched; "" when an invoice may be found. It is stored
    /// with the payment in these words, so it is worded here.</summary>
    public string ReviewReason =>
        this switch
        {
            { Doubt.Length: > 0 } => Doubt,
            { IsBankReturn: true } => "the bank has taken this money back",
            { Amount: null, AmountWithoutCurrency: null } => "the amount cannot be read",
            { On: null } => "the date cannot be read",
            { NamedInvoiceNumbers.Count: 0 } => "no invoice number stands in the reference",
            _ => "",
        };
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Invoices;

/// <summary>Which document it is; the numbers are those of UNTDID 1001 (EN 16931 BT-3).</summary>
public enum InvoiceDocumentKind
{
    /// <summary>380.</summary>
    Invoice,

    /// <summary>386; 326 in XRechnung.</summary>
    Prepayment,

    /// <summary>380 that deducts prepayments.</summary>
    Final,

    /// <summary>381.</summary>
    CreditNote,
}

/// <summary>One position: a milestone with its net amount.</summary>
/// <param name="Name">What was delivered, as it was agreed.</param>
/// <param name="Text">When and by whom it was confirmed, or why it is credited.</param>
public sealed record DocumentLine(string Name, string Text, Money Net, VatTreatment Treatment);

/// <summary>A prepayment that a final invoice deducts: one row for each rate of the prepayment invoice.</summary>
public sealed record DocumentDeduction(string Number, DateOnly? PaidOn, TaxShare Share);

/// <summary>The invoice that a credit note corrects (BG-3).</summary>
public sealed record CreditedInvoice(string Number, DateOnly IssuedOn, bool IsFull)
{
    /// <summary>The day of completion on that invoice (BT-72); null on a prepayment.</summary>
    public DateOnly? DeliveredOn { get; init; }
}

/// <summary>A cash discount as the document states it: pay that much less by that day.</summary>
public sealed record DocumentDiscount(CashDiscount Terms, DateOnly Until, Money Reduction);

/// <summary>A party as the document names it.</summary>
public sealed record DocumentParty(Party Party, PartyDetails Details)
{
    public string Name => Party.Name;

    public string VatId => Party.VatId;

    /// <summary>
    /// The address line by line: the structured one where there is one, otherwise the text that somebody typed, split at
    /// commas and line ends.
    /// </summary>
    public IReadOnlyList<string> AddressLines =>
        Details.City.Length > 0
            ? [.. new[] { Details.Street, $"{Details.PostCode} {Details.City}".Trim() }.Where(line => line.Length > 0)]
            : Party.Address.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// An issued invoice or credit note as every form of it says it: PDF, UBL, CII, pay code, mail. Made from frozen facts
/// alone, so that each form says the same, today and in ten years.
/// </summary>
/// <param name="Due">The day by which it is to be paid; null on a credit note.</param>
/// <param name="DeliveredOn">The day of completion (BT-72); null where nothing is delivered: prepayments and
/// credit notes.</param>
/// <param name="Note">What else it says (BT-22): evidence of completion, order numbers.</param>
/// <param name="VatNotice">Why the VAT is not the one that was agreed; "" when it is.</param>
/// <param name="TermsText">The terms that it rests on: "terms v1, agreed by Dana Weiss on 2026-07-01".</param>
/// <param name="IsSample">It was made with the sample seller of a trial, and every form says so.</param>
public sealed record InvoiceDocument(
    InvoiceDocumentKind Kind,
    string Number,
    DateOnly IssuedOn,
    DateOnly? Due,
    Currency Currency,
    DocumentParty Seller,
    DocumentParty Buyer,
    string ProjectKey,
    string ProjectName,
    IReadOnlyList<DocumentLine> Lines,
    IReadOnlyList<DocumentDeduction> Deductions,
    IReadOnlyList<TaxShare> Shares,
    DateOnly? DeliveredOn,
    DocumentDiscount? Discount,
    CreditedInvoice? Credits,
    string Note,
    string VatNotice,
    string TermsText,
    bool IsSample
)
{
    public DocumentLanguage Language => Buyer.Details.Language;

    private Money Zero => Money.Zero(Currency);

    /// <summary>Net of all lines (BT-106, BT-109).</summary>
    public Money Net => Lines.Aggregate(Zero, (sum, line) => sum + line.Net);

    /// <summary>VAT of all lines (BT-110): once over all lines of a treatment.</summary>
    public Money Vat => Shares.Aggregate(Zero, (sum, share) => sum + share.Vat);

    /// <summary>Lines with VAT (BT-112).</summary>
    public Money Gross => Net + Vat;

    /// <summary>What was received on the prepayments (BT-113).</summary>
    public Money Deducted => Deductions.Aggregate(Zero, (sum, deduction) => sum + deduction.Share.Gross);

    /// <summary>What is to be paid (BT-115); of a credit note what is given back or set off.</summary>
    public Money ToPay => Gross - Deducted;

    /// <summary>The creditor reference to pay with (BT-83, ISO 11649), made from the number.</summary>
    public string PaymentReference => CreditorReference.Create(Number);
}

using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>By whose rules an electronic invoice is written (BT-24).</summary>
public enum InvoiceProfile
{
    /// <summary>EN 16931-1:2017 and no more.</summary>
    En16931,

    /// <summary>XRechnung 3.0, which German public buyers ask for.</summary>
    XRechnung,
}

/// <summary>
/// A document in the business terms of EN 16931, before a syntax is chosen: UBL and CII are both written from it, and the
/// checks look at it. Each field is the term that its comment names; "" is a term that is left out.
/// </summary>
/// <param name="TypeCode">BT-3, a code of UNTDID 1001.</param>
/// <param name="PaymentTerms">BT-20.</param>
/// <param name="Notes">BT-22, one group BG-1 each.</param>
/// <param name="Preceding">BG-3: what a credit note corrects, or the prepayment invoices that a final invoice
/// deducts.</param>
/// <param name="Payment">BG-16; null where there is no account, and on a credit note.</param>
internal sealed record ElectronicInvoice(
    InvoiceProfile Profile,
    string TypeCode,
    string Number,
    DateOnly IssuedOn,
    DateOnly? Due,
    Currency Currency,
    string BuyerReference,
    string ProjectKey,
    string ProjectName,
    string OrderNumber,
    string PaymentTerms,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PrecedingInvoice> Preceding,
    ElectronicParty Seller,
    ElectronicParty Buyer,
    DateOnly? DeliveredOn,
    string DeliveryCountry,
    PaymentInstruction? Payment,
    IReadOnlyList<VatBreakdown> Breakdown,
    IReadOnlyList<ElectronicLine> Lines,
    Money Prepaid
)
{
    public bool IsCreditNote => TypeCode == "381";

    /// <summary>BT-106 and BT-109: there are no allowances or charges beside the lines.</summary>
    public Money Net => Lines.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Net);

    /// <summary>BT-110.</summary>
    public Money Vat => Breakdown.Aggregate(Money.Zero(Currency), (sum, one) => sum + one.Vat);

    /// <summary>BT-112.</summary>
    public Money Gross => Net + Vat;

    /// <summary>BT-115.</summary>
    public Money ToPay => Gross - Prepaid;
}

/// <summary>BT-25 and BT-26.</summary>
internal sealed record PrecedingInvoice(string Number, DateOnly? IssuedOn);

/// <summary>BG-4 or BG-7 with its address, contact and numbers.</summary>
/// <param name="Id">BT-29; only where nothing else names the seller.</param>
/// <param name="VatId">BT-31, BT-48.</param>
/// <param name="TaxNumber">BT-32.</param>
/// <param name="RegisterNumber">BT-30, BT-47.</param>
/// <param name="LegalLines">BT-33.</param>
internal sealed record ElectronicParty(
    string Name,
    string Id,
    string VatId,
    string TaxNumber,
    string RegisterNumber,
    string LegalLines,
    ElectronicAddress? Endpoint,
    PostalAddress Address,
    PartyContact Contact
)
{
    /// <summary>BT-31 or BT-32.</summary>
    public bool HasTaxId => VatId.Length > 0 || TaxNumber.Length > 0;
}

/// <summary>BT-34, BT-49.</summary>
/// <param name="Scheme">A code of the list EAS: "0204", "EM" for a mail address; "" where none was said.</param>
internal sealed record ElectronicAddress(string Scheme, string Id);

/// <summary>BG-5, BG-8: up to three lines, post code, city, country.</summary>
internal sealed record PostalAddress(IReadOnlyList<string> Lines, string PostCode, string City, string Country)
{
    public bool IsEmpty => Lines.Count == 0 && PostCode.Length + City.Length + Country.Length == 0;
}

/// <summary>BG-6, BG-9.</summary>
internal sealed record PartyContact(string Name, string Phone, string Mail)
{
    public bool IsEmpty => Name.Length + Phone.Length + Mail.Length == 0;
}

/// <summary>BG-16 with BG-17.</summary>
/// <param name="Code">BT-81, a code of UNTDID 4461: 58 SEPA credit transfer, 30 credit transfer, 97 set off between
/// partners.</param>
/// <param name="Reference">BT-83.</param>
/// <param name="Iban">BT-84; "" where nothing is transferred.</param>
/// <param name="Holder">BT-85.</param>
/// <param name="Bic">BT-86.</param>
internal sealed record PaymentInstruction(string Code, string Reference, string Iban, string Holder, string Bic);

/// <summary>How VAT applies, in codes.</summary>
/// <param name="Code">BT-118 or BT-151, a code of UNTDID 5305; "" where nobody knows it.</param>
/// <param name="Rate">BT-119 or BT-152: a decimal number; "" where the category has none.</param>
internal sealed record VatCode(string Code, string Rate);

/// <summary>BG-23.</summary>
/// <param name="Reason">BT-120.</param>
/// <param name="ReasonCode">BT-121, a code of the list VATEX.</param>
internal sealed record VatBreakdown(
    VatCode Category,
    Percent Rate,
    Money Net,
    Money Vat,
    string Reason,
    string ReasonCode
);

/// <summary>BG-25: one unit at the price of the whole line.</summary>
/// <param name="Description">BT-154.</param>
internal sealed record ElectronicLine(int Id, string Name, string Description, Money Net, VatCode Vat)
{
    /// <summary>BT-129: one unit (C62), taken back where the sum is negative, since a price never is (BR-27).</summary>
    public string Quantity => Net.IsNegative ? "-1" : "1";

    /// <summary>BT-146.</summary>
    public Money Price => Net.IsNegative ? -Net : Net;
}

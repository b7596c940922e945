using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>
/// Reads an electronic invoice back into business terms, written from the published bindings of EN 16931 (CEN/TS 16931-3-2
/// and 3-3) and knowing nothing of the writers.
/// </summary>
internal static class DocumentTerms
{
    private const string Head = "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument";
    private const string Deal = "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction";
    private const string Agreed = $"{Deal}/ram:ApplicableHeaderTradeAgreement";
    private const string Settled = $"{Deal}/ram:ApplicableHeaderTradeSettlement";
    private const string Sums = $"{Settled}/ram:SpecifiedTradeSettlementHeaderMonetarySummation";
    private const string Means = $"{Settled}/ram:SpecifiedTradeSettlementPaymentMeans";
    private const string Item = $"{Deal}/ram:IncludedSupplyChainTradeLineItem";
    private const string ItemTax = $"{Item}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax";
    private const string UblLine = "/*/*[self::cac:InvoiceLine or self::cac:CreditNoteLine]";
    private const string UblTax = "/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory";

    private static readonly (string Term, string Ubl, string Cii)[] Places =
    [
        ("BT-1", "/*/cbc:ID", $"{Head}/ram:ID"),
        ("BT-2", "/*/cbc:IssueDate", $"{Head}/ram:IssueDateTime/udt:DateTimeString"),
        ("BT-3", "/*/cbc:InvoiceTypeCode | /*/cbc:CreditNoteTypeCode", $"{Head}/ram:TypeCode"),
        ("BT-5", "/*/cbc:DocumentCurrencyCode", $"{Settled}/ram:InvoiceCurrencyCode"),
        ("BT-9", "/*/cbc:DueDate", $"{Settled}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString"),
        ("BT-10", "/*/cbc:BuyerReference", $"{Agreed}/ram:BuyerReference"),
        (
            "BT-11",
            "/*/cac:ProjectReference/cbc:ID | /*/cac:AdditionalDocumentReference[cbc:DocumentTypeCode='50']/cbc:ID",
            $"{Agreed}/ram:SpecifiedProcuringProject/ram:ID"
        ),
        ("BT-13", "/*/cac:OrderReference/cbc:ID", $"{Agreed}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
        ("BT-20", "/*/cac:PaymentTerms/cbc:Note", $"{Settled}/ram:SpecifiedTradePaymentTerms/ram:Description"),
        ("BT-22", "/*/cbc:Note", $"{Head}/ram:IncludedNote/ram:Content"),
        ("BT-23", "/*/cbc:ProfileID", "//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
        ("BT-24", "/*/cbc:CustomizationID", "//ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
        (
            "BT-25",
            "/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
            $"{Settled}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID"
        ),
        (
            "BT-26",
            "/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate",
            $"{Settled}/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString"
        ),
        ("BT-29", SellerUbl("cac:PartyIdentification/cbc:ID"), SellerCii("ram:ID")),
        ("BT-33", SellerUbl("cac:PartyLegalEntity/cbc:CompanyLegalForm"), SellerCii("ram:Description")),
        .. PartyPlaces(["BT-27", "BT-30", "BT-31", "BT-32", "BT-34"], SellerUbl, SellerCii),
        .. PartyPlaces(["BT-44", "BT-47", "BT-48", "none", "BT-49"], BuyerUbl, BuyerCii),
        .. AddressPlaces(["BT-35", "BT-36", "BT-162", "BT-37", "BT-38", "BT-40"], SellerUbl, SellerCii),
        .. AddressPlaces(["BT-50", "BT-51", "BT-163", "BT-52", "BT-53", "BT-55"], BuyerUbl, BuyerCii),
        .. ContactPlaces(["BT-41", "BT-42", "BT-43"], SellerUbl, SellerCii),
        .. ContactPlaces(["BT-56", "BT-57", "BT-58"], BuyerUbl, BuyerCii),
        (
            "BT-72",
            "/*/cac:Delivery/cbc:ActualDeliveryDate",
            "//ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString"
        ),
        (
            "BT-80",
            "/*/cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode",
            "//ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID"
        ),
        ("BT-81", "/*/cac:PaymentMeans/cbc:PaymentMeansCode", $"{Means}/ram:TypeCode"),
        ("BT-83", "/*/cac:PaymentMeans/cbc:PaymentID", $"{Settled}/ram:PaymentReference"),
        (
            "BT-84",
            "/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
            $"{Means}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID"
        ),
        (
            "BT-85",
            "/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name",
            $"{Means}/ram:PayeePartyCreditorFinancialAccount/ram:AccountName"
        ),
        (
            "BT-86",
            "//cac:FinancialInstitutionBranch/cbc:ID",
            $"{Means}/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"
        ),
        ("BT-106", "/*/cac:LegalMonetaryTotal/cbc:LineExtensionAmount", $"{Sums}/ram:LineTotalAmount"),
        ("BT-109", "/*/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", $"{Sums}/ram:TaxBasisTotalAmount"),
        ("BT-110", "/*/cac:TaxTotal/cbc:TaxAmount", $"{Sums}/ram:TaxTotalAmount"),
        ("BT-112", "/*/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", $"{Sums}/ram:GrandTotalAmount"),
        ("BT-113", "/*/cac:LegalMonetaryTotal/cbc:PrepaidAmount", $"{Sums}/ram:TotalPrepaidAmount"),
        ("BT-115", "/*/cac:LegalMonetaryTotal/cbc:PayableAmount", $"{Sums}/ram:DuePayableAmount"),
        ("BT-116", "//cac:TaxSubtotal/cbc:TaxableAmount", $"{Settled}/ram:ApplicableTradeTax/ram:BasisAmount"),
        ("BT-117", "//cac:TaxSubtotal/cbc:TaxAmount", $"{Settled}/ram:ApplicableTradeTax/ram:CalculatedAmount"),
        ("BT-118", $"{UblTax}/cbc:ID", $"{Settled}/ram:ApplicableTradeTax/ram:CategoryCode"),
        ("BT-119", $"{UblTax}/cbc:Percent", $"{Settled}/ram:ApplicableTradeTax/ram:RateApplicablePercent"),
        ("BT-120", $"{UblTax}/cbc:TaxExemptionReason", $"{Settled}/ram:ApplicableTradeTax/ram:ExemptionReason"),
        ("BT-121", $"{UblTax}/cbc:TaxExemptionReasonCode", $"{Settled}/ram:ApplicableTradeTax/ram:ExemptionReasonCode"),
        ("BT-126", $"{UblLine}/cbc:ID", $"{Item}/ram:AssociatedDocumentLineDocument/ram:LineID"),
        (
            "BT-129",
            $"{UblLine}/cbc:InvoicedQuantity | {UblLine}/cbc:CreditedQuantity",
            $"{Item}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
        ),
        (
            "BT-131",
            $"{UblLine}/cbc:LineExtensionAmount",
            $"{Item}/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
        ),
        (
            "BT-146",
            $"{UblLine}/cac:Price/cbc:PriceAmount",
            $"{Item}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"
        ),
        ("BT-151", $"{UblLine}/cac:Item/cac:ClassifiedTaxCategory/cbc:ID", $"{ItemTax}/ram:CategoryCode"),
        ("BT-152", $"{UblLine}/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent", $"{ItemTax}/ram:RateApplicablePercent"),
        ("BT-153", $"{UblLine}/cac:Item/cbc:Name", $"{Item}/ram:SpecifiedTradeProduct/ram:Name"),
        ("BT-154", $"{UblLine}/cac:Item/cbc:Description", $"{Item}/ram:SpecifiedTradeProduct/ram:Description"),
    ];

    /// <summary>The values of each term, in the order of the document; terms without a value are left out.</summary>
    public static SortedDictionary<string, string[]> OfUbl(byte[] xml)
    {
        var root = Load(xml);
        var names = new XmlNamespaceManager(new NameTable());
        const string ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
        names.AddNamespace("cac", $"{ubl}CommonAggregateComponents-2");
        names.AddNamespace("cbc", $"{ubl}CommonBasicComponents-2");
        return Read(root, names, Places.Select(one => (one.Term, one.Ubl)));
    }

    public static SortedDictionary<string, string[]> OfCii(byte[] xml)
    {
        var root = Load(xml);
        var names = new XmlNamespaceManager(new NameTable());
        const string cii = "urn:un:unece:uncefact:data:standard:";
        names.AddNamespace("rsm", $"{cii}CrossIndustryInvoice:100");
        names.AddNamespace("ram", $"{cii}ReusableAggregateBusinessInformationEntity:100");
        names.AddNamespace("qdt", $"{cii}QualifiedDataType:100");
        names.AddNamespace("udt", $"{cii}UnqualifiedDataType:100");
        return Read(root, names, Places.Select(one => (one.Term, one.Cii)));
    }

    private static XDocument Load(byte[] xml)
    {
        using var stream = new MemoryStream(xml);
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static SortedDictionary<string, string[]> Read(
        XDocument root,
        XmlNamespaceManager names,
        IEnumerable<(string Term, string Path)> places
    ) =>
        new(
            places
                .Select(one => (one.Term, Values: root.XPathSelectElements(one.Path, names).Select(ValueOf).ToArray()))
                .Where(one => one.Values.Length > 0)
                .ToDictionary(one => one.Term, one => one.Values, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>
    /// Dates as ISO writes them, with the scheme, unit or currency that stands beside a value. A note that begins with its
    /// subject in UBL ("#AAI#…") has it in an element of its own in CII.
    /// </summary>
    private static string ValueOf(XElement element)
    {
        var text = element.Value;
        if (element.Attribute("format")?.Value == "102")
            text = $"{text[..4]}-{text[4..6]}-{text[6..]}";
        if (element.Name.LocalName == "Note" && text.StartsWith("#AAI#", StringComparison.Ordinal))
            text = text[5..];
        var beside = element.Attribute("unitCode")?.Value ?? SchemeOf(element);
        return beside.Length > 0 ? $"{beside}:{text}" : text;
    }

    private static string SchemeOf(XElement element) =>
        element.Name.LocalName is "EndpointID" or "URIID" ? element.Attribute("schemeID")?.Value ?? "" : "";

    private static IEnumerable<(string Term, string Ubl, string Cii)> PartyPlaces(
        string[] terms,
        Func<string, string> ubl,
        Func<string, string> cii
    ) =>
        [
            (terms[0], ubl("cac:PartyLegalEntity/cbc:RegistrationName"), cii("ram:Name")),
            (terms[1], ubl("cac:PartyLegalEntity/cbc:CompanyID"), cii("ram:SpecifiedLegalOrganization/ram:ID")),
            (
                terms[2],
                ubl("cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID"),
                cii("ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']")
            ),
            (
                terms[3],
                ubl("cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!='VAT']/cbc:CompanyID"),
                cii("ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']")
            ),
            (terms[4], ubl("cbc:EndpointID"), cii("ram:URIUniversalCommunication/ram:URIID")),
        ];

    private static IEnumerable<(string Term, string Ubl, string Cii)> AddressPlaces(
        string[] terms,
        Func<string, string> ubl,
        Func<string, string> cii
    ) =>
        new[]
        {
            ("cbc:StreetName", "LineOne"),
            ("cbc:AdditionalStreetName", "LineTwo"),
            ("cac:AddressLine/cbc:Line", "LineThree"),
            ("cbc:CityName", "CityName"),
            ("cbc:PostalZone", "PostcodeCode"),
            ("cac:Country/cbc:IdentificationCode", "CountryID"),
        }.Select(
            (one, at) =>
                (terms[at], ubl($"cac:PostalAddress/{one.Item1}"), cii($"ram:PostalTradeAddress/ram:{one.Item2}"))
        );

    private static IEnumerable<(string Term, string Ubl, string Cii)> ContactPlaces(
        string[] terms,
        Func<string, string> ubl,
        Func<string, string> cii
    ) =>
        [
            (terms[0], ubl("cac:Contact/cbc:Name"), cii("ram:DefinedTradeContact/ram:PersonName")),
            (
                terms[1],
                ubl("cac:Contact/cbc:Telephone"),
                cii("ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber")
            ),
            (
                terms[2],
                ubl("cac:Contact/cbc:ElectronicMail"),
                cii("ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID")
            ),
        ];

    private static string SellerUbl(string path) => $"/*/cac:AccountingSupplierParty/cac:Party/{path}";

    private static string BuyerUbl(string path) => $"/*/cac:AccountingCustomerParty/cac:Party/{path}";

    private static string SellerCii(string path) => $"{Agreed}/ram:SellerTradeParty/{path}";

    private static string BuyerCii(string path) => $"{Agreed}/ram:BuyerTradeParty/{path}";
}

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>
/// Writes a document as UN/CEFACT Cross Industry Invoice, in the terms of EN 16931 (CEN/TS 16931-3-3). Inside a hybrid
/// PDF (Factur-X, ZUGFeRD) it is the profile EN 16931.
/// </summary>
internal static class CiiWriter
{
    private const string Root = "urn:un:unece:uncefact:data:standard:";

    /// <summary>The document by the rules that its buyer asks for.</summary>
    public static byte[] Write(InvoiceDocument document) =>
        Write(document, ElectronicInvoiceReader.ProfileOf(document));

    /// <summary>The document as it lies inside the PDF: "factur-x.xml".</summary>
    public static byte[] WriteForPdf(InvoiceDocument document) => Write(document, InvoiceProfile.En16931);

    public static byte[] Write(InvoiceDocument document, InvoiceProfile profile)
    {
        var invoice = ElectronicInvoiceReader.Read(document, profile);
        using var xml = new ElementWriter(
            ("rsm", "CrossIndustryInvoice"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["rsm"] = $"{Root}CrossIndustryInvoice:100",
                ["ram"] = $"{Root}ReusableAggregateBusinessInformationEntity:100",
                ["qdt"] = $"{Root}QualifiedDataType:100",
                ["udt"] = $"{Root}UnqualifiedDataType:100",
            }
        );
        xml.Group("rsm:ExchangedDocumentContext", () => WriteContext(xml, profile));
        xml.Group("rsm:ExchangedDocument", () => WriteDocument(xml, invoice));
        xml.Group(
            "rsm:SupplyChainTradeTransaction",
            () =>
            {
                foreach (var line in invoice.Lines)
                    xml.Group("ram:IncludedSupplyChainTradeLineItem", () => WriteLine(xml, line));
                xml.Group("ram:ApplicableHeaderTradeAgreement", () => WriteAgreement(xml, invoice));
                xml.Group("ram:ApplicableHeaderTradeDelivery", () => WriteDelivery(xml, invoice));
                xml.Group("ram:ApplicableHeaderTradeSettlement", () => WriteSettlement(xml, invoice));
            }
        );
        return xml.ToBytes();
    }

    private static void WriteContext(ElementWriter xml, InvoiceProfile profile)
    {
        if (InvoiceProfiles.Process(profile) is { Length: > 0 } process)
            xml.Group("ram:BusinessProcessSpecifiedDocumentContextParameter", () => xml.Value("ram:ID", process));
        xml.Group(
            "ram:GuidelineSpecifiedDocumentContextParameter",
            () => xml.Value("ram:ID", InvoiceProfiles.Id(profile))
        );
    }

    private static void WriteDocument(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.Value("ram:ID", invoice.Number);
        xml.Value("ram:TypeCode", invoice.TypeCode);
        WriteDate(xml, "ram:IssueDateTime", "udt:DateTimeString", invoice.IssuedOn);
        foreach (var note in invoice.Notes)
            xml.Group("ram:IncludedNote", () => xml.Value("ram:Content", note));
    }

    private static void WriteLine(ElementWriter xml, ElectronicLine line)
    {
        xml.Group("ram:AssociatedDocumentLineDocument", () => xml.Value("ram:LineID", ElementWriter.Whole(line.Id)));
        xml.Group(
            "ram:SpecifiedTradeProduct",
            () =>
            {
                xml.Value("ram:Name", line.Name);
                xml.Value("ram:Description", line.Description);
            }
        );
        xml.Group(
            "ram:SpecifiedLineTradeAgreement",
            () => xml.Group("ram:NetPriceProductTradePrice", () => xml.PlainSum("ram:ChargeAmount", line.Price))
        );
        xml.Group(
            "ram:SpecifiedLineTradeDelivery",
            () => xml.Value("ram:BilledQuantity", line.Quantity, "unitCode", "C62")
        );
        xml.Group(
            "ram:SpecifiedLineTradeSettlement",
            () =>
            {
                xml.Group(
                    "ram:ApplicableTradeTax",
                    () =>
                    {
                        xml.Value("ram:TypeCode", "VAT");
                        xml.Value("ram:CategoryCode", line.Vat.Code);
                        xml.Value("ram:RateApplicablePercent", line.Vat.Rate);
                    }
                );
                xml.Group(
                    "ram:SpecifiedTradeSettlementLineMonetarySummation",
                    () => xml.PlainSum("ram:LineTotalAmount", line.Net)
                );
            }
        );
    }

    private static void WriteAgreement(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.Value("ram:BuyerReference", invoice.BuyerReference);
        xml.Group("ram:SellerTradeParty", () => WriteParty(xml, invoice.Seller));
        xml.Group("ram:BuyerTradeParty", () => WriteParty(xml, invoice.Buyer));
        if (invoice.OrderNumber.Length > 0)
            xml.Group("ram:BuyerOrderReferencedDocument", () => xml.Value("ram:IssuerAssignedID", invoice.OrderNumber));
        if (invoice.ProjectKey.Length == 0)
            return;
        xml.Group(
            "ram:SpecifiedProcuringProject",
            () =>
            {
                xml.Value("ram:ID", invoice.ProjectKey);
                xml.Value("ram:Name", invoice.ProjectName.Length > 0 ? invoice.ProjectName : invoice.ProjectKey);
            }
        );
    }

    private static void WriteParty(ElementWriter xml, ElectronicParty party)
    {
        xml.Value("ram:ID", party.Id);
        xml.Value("ram:Name", party.Name);
        xml.Value("ram:Description", party.LegalLines);
        if (party.RegisterNumber.Length > 0)
            xml.Group("ram:SpecifiedLegalOrganization", () => xml.Value("ram:ID", party.RegisterNumber));
        if (!party.Contact.IsEmpty)
            xml.Group("ram:DefinedTradeContact", () => WriteContact(xml, party.Contact));
        if (!party.Address.IsEmpty)
            xml.Group("ram:PostalTradeAddress", () => WriteAddress(xml, party.Address));
        if (party.Endpoint is { } endpoint)
            xml.Group(
                "ram:URIUniversalCommunication",
                () => xml.Value("ram:URIID", endpoint.Id, "schemeID", endpoint.Scheme)
            );
        WriteTaxRegistration(xml, party.VatId, "VA");
        WriteTaxRegistration(xml, party.TaxNumber, "FC");
    }

    private static void WriteContact(ElementWriter xml, PartyContact contact)
    {
        xml.Value("ram:PersonName", contact.Name);
        if (contact.Phone.Length > 0)
            xml.Group("ram:TelephoneUniversalCommunication", () => xml.Value("ram:CompleteNumber", contact.Phone));
        if (contact.Mail.Length > 0)
            xml.Group("ram:EmailURIUniversalCommunication", () => xml.Value("ram:URIID", contact.Mail));
    }

    private static void WriteAddress(ElementWriter xml, PostalAddress address)
    {
        xml.Value("ram:PostcodeCode", address.PostCode);
        xml.Value("ram:LineOne", address.Lines.ElementAtOrDefault(0) ?? "");
        xml.Value("ram:LineTwo", address.Lines.ElementAtOrDefault(1) ?? "");
        xml.Value("ram:LineThree", address.Lines.ElementAtOrDefault(2) ?? "");
        xml.Value("ram:CityName", address.City);
        xml.Value("ram:CountryID", address.Country);
    }

    private static void WriteTaxRegistration(ElementWriter xml, string number, string scheme)
    {
        if (number.Length > 0)
            xml.Group("ram:SpecifiedTaxRegistration", () => xml.Value("ram:ID", number, "schemeID", scheme));
    }

    private static void WriteDelivery(ElementWriter xml, ElectronicInvoice invoice)
    {
        if (invoice.DeliveryCountry.Length > 0)
            xml.Group(
                "ram:ShipToTradeParty",
                () => xml.Group("ram:PostalTradeAddress", () => xml.Value("ram:CountryID", invoice.DeliveryCountry))
            );
        if (invoice.DeliveredOn is { } day)
            xml.Group(
                "ram:ActualDeliverySupplyChainEvent",
                () => WriteDate(xml, "ram:OccurrenceDateTime", "udt:DateTimeString", day)
            );
    }

    private static void WriteSettlement(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.Value("ram:PaymentReference", invoice.Payment?.Reference ?? "");
        xml.Value("ram:InvoiceCurrencyCode", invoice.Currency.Code);
        if (invoice.Payment is { } payment)
            xml.Group("ram:SpecifiedTradeSettlementPaymentMeans", () => WritePayment(xml, payment));
        foreach (var group in invoice.Breakdown)
            xml.Group("ram:ApplicableTradeTax", () => WriteBreakdown(xml, group));
        if (invoice.PaymentTerms.Length > 0 || invoice.Due is not null)
            xml.Group(
                "ram:SpecifiedTradePaymentTerms",
                () =>
                {
                    xml.Value("ram:Description", invoice.PaymentTerms);
                    if (invoice.Due is { } due)
                        WriteDate(xml, "ram:DueDateDateTime", "udt:DateTimeString", due);
                }
            );
        xml.Group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () => WriteTotals(xml, invoice));
        // The schema of Factur-X takes one reference; the notes name every prepayment invoice.
        if (invoice.Preceding is [var preceding, ..])
            xml.Group(
                "ram:InvoiceReferencedDocument",
                () =>
                {
                    xml.Value("ram:IssuerAssignedID", preceding.Number);
                    if (preceding.IssuedOn is { } on)
                        WriteDate(xml, "ram:FormattedIssueDateTime", "qdt:DateTimeString", on);
                }
            );
    }

    private static void WritePayment(ElementWriter xml, PaymentInstruction payment)
    {
        xml.Value("ram:TypeCode", payment.Code);
        if (payment.Iban.Length > 0)
            xml.Group(
                "ram:PayeePartyCreditorFinancialAccount",
                () =>
                {
                    xml.Value("ram:IBANID", payment.Iban);
                    xml.Value("ram:AccountName", payment.Holder);
                }
            );
        if (payment.Bic.Length > 0)
            xml.Group("ram:PayeeSpecifiedCreditorFinancialInstitution", () => xml.Value("ram:BICID", payment.Bic));
    }

    private static void WriteBreakdown(ElementWriter xml, VatBreakdown group)
    {
        xml.PlainSum("ram:CalculatedAmount", group.Vat);
        xml.Value("ram:TypeCode", "VAT");
        xml.Value("ram:ExemptionReason", group.Reason);
        xml.PlainSum("ram:BasisAmount", group.Net);
        xml.Value("ram:CategoryCode", group.Category.Code);
        xml.Value("ram:ExemptionReasonCode", group.ReasonCode);
        xml.Value("ram:RateApplicablePercent", group.Category.Rate);
    }

    private static void WriteTotals(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.PlainSum("ram:LineTotalAmount", invoice.Net);
        xml.PlainSum("ram:TaxBasisTotalAmount", invoice.Net);
        xml.Sum("ram:TaxTotalAmount", invoice.Vat);
        xml.PlainSum("ram:GrandTotalAmount", invoice.Gross);
        if (!invoice.Prepaid.IsZero)
            xml.PlainSum("ram:TotalPrepaidAmount", invoice.Prepaid);
        xml.PlainSum("ram:DuePayableAmount", invoice.ToPay);
    }

    /// <summary>Format 102 of UNTDID 2379: year, month, day without anything between.</summary>
    private static void WriteDate(ElementWriter xml, string name, string inner, DateOnly day) =>
        xml.Group(name, () => xml.Value(inner, ElementWriter.Date(day, "yyyyMMdd"), "format", "102"));
}

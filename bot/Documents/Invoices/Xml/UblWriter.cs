namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>Writes a document in UBL 2.1 (ISO/IEC 19845), in the terms of EN 16931 (CEN/TS 16931-3-2).</summary>
internal static class UblWriter
{
    private const string Root = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>The document by the rules that its buyer asks for.</summary>
    public static byte[] Write(InvoiceDocument document) =>
        Write(document, ElectronicInvoiceReader.ProfileOf(document));

    public static byte[] Write(InvoiceDocument document, InvoiceProfile profile)
    {
        var invoice = ElectronicInvoiceReader.Read(document, profile);
        var kind = invoice.IsCreditNote ? "CreditNote" : "Invoice";
        using var xml = new ElementWriter(
            ("", kind),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [""] = $"{Root}{kind}-2",
                ["cac"] = $"{Root}CommonAggregateComponents-2",
                ["cbc"] = $"{Root}CommonBasicComponents-2",
            }
        );
        WriteHead(xml, invoice);
        WriteReferences(xml, invoice);
        xml.Group("cac:AccountingSupplierParty", () => WriteParty(xml, invoice.Seller));
        xml.Group("cac:AccountingCustomerParty", () => WriteParty(xml, invoice.Buyer));
        WriteDelivery(xml, invoice);
        WritePayment(xml, invoice);
        WriteTotals(xml, invoice);
        foreach (var line in invoice.Lines)
            xml.Group($"cac:{kind}Line", () => WriteLine(xml, invoice, line));
        return xml.ToBytes();
    }

    private static void WriteHead(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.Value("cbc:CustomizationID", InvoiceProfiles.Id(invoice.Profile));
        xml.Value("cbc:ProfileID", InvoiceProfiles.Process(invoice.Profile));
        xml.Value("cbc:ID", invoice.Number);
        xml.Value("cbc:IssueDate", ElementWriter.Date(invoice.IssuedOn));
        if (!invoice.IsCreditNote)
            xml.Value("cbc:DueDate", ElementWriter.Date(invoice.Due));
        xml.Value(invoice.IsCreditNote ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", invoice.TypeCode);
        foreach (var note in invoice.Notes)
            xml.Value("cbc:Note", NoteOf(note));
        xml.Value("cbc:DocumentCurrencyCode", invoice.Currency.Code);
        xml.Value("cbc:BuyerReference", invoice.BuyerReference);
    }

    /// <summary>
    /// "#ABC#" at any place of a note is read as its subject (BT-21), so a note that holds the sign says its own first:
    /// AAI, general information.
    /// </summary>
    private static string NoteOf(string note) => note.Contains('#', StringComparison.Ordinal) ? $"#AAI#{note}" : note;

    private static void WriteReferences(ElementWriter xml, ElectronicInvoice invoice)
    {
        if (invoice.OrderNumber.Length > 0)
            xml.Group("cac:OrderReference", () => xml.Value("cbc:ID", invoice.OrderNumber));
        foreach (var preceding in invoice.Preceding)
            xml.Group(
                "cac:BillingReference",
                () =>
                    xml.Group(
                        "cac:InvoiceDocumentReference",
                        () =>
                        {
                            xml.Value("cbc:ID", preceding.Number);
                            xml.Value("cbc:IssueDate", ElementWriter.Date(preceding.IssuedOn));
                        }
                    )
            );
        if (invoice.ProjectKey.Length == 0)
            return;
        // A credit note has no element for the project; code 50 says what the reference is.
        xml.Group(
            invoice.IsCreditNote ? "cac:AdditionalDocumentReference" : "cac:ProjectReference",
            () =>
            {
                xml.Value("cbc:ID", invoice.ProjectKey);
                if (invoice.IsCreditNote)
                    xml.Value("cbc:DocumentTypeCode", "50");
            }
        );
    }

    private static void WriteParty(ElementWriter xml, ElectronicParty party) =>
        xml.Group(
            "cac:Party",
            () =>
            {
                if (party.Endpoint is { } endpoint)
                    xml.Value("cbc:EndpointID", endpoint.Id, "schemeID", endpoint.Scheme);
                if (party.Id.Length > 0)
                    xml.Group("cac:PartyIdentification", () => xml.Value("cbc:ID", party.Id));
                WriteAddress(xml, party.Address);
                WriteTaxScheme(xml, party.VatId, "VAT");
                WriteTaxScheme(xml, party.TaxNumber, "FC");
                xml.Group(
                    "cac:PartyLegalEntity",
                    () =>
                    {
                        xml.Value("cbc:RegistrationName", party.Name);
                        xml.Value("cbc:CompanyID", party.RegisterNumber);
                        xml.Value("cbc:CompanyLegalForm", party.LegalLines);
                    }
                );
                if (!party.Contact.IsEmpty)
                    xml.Group(
                        "cac:Contact",
                        () =>
                        {
                            xml.Value("cbc:Name", party.Contact.Name);
                            xml.Value("cbc:Telephone", party.Contact.Phone);
                            xml.Value("cbc:ElectronicMail", party.Contact.Mail);
                        }
                    );
            }
        );

    private static void WriteAddress(ElementWriter xml, PostalAddress address)
    {
        if (address.IsEmpty)
            return;
        xml.Group(
            "cac:PostalAddress",
            () =>
            {
                xml.Value("cbc:StreetName", address.Lines.ElementAtOrDefault(0) ?? "");
                xml.Value("cbc:AdditionalStreetName", address.Lines.ElementAtOrDefault(1) ?? "");
                xml.Value("cbc:CityName", address.City);
                xml.Value("cbc:PostalZone", address.PostCode);
                if (address.Lines.Count > 2)
                    xml.Group("cac:AddressLine", () => xml.Value("cbc:Line", address.Lines[2]));
                WriteCountry(xml, address.Country);
            }
        );
    }

    private static void WriteCountry(ElementWriter xml, string country)
    {
        if (country.Length > 0)
            xml.Group("cac:Country", () => xml.Value("cbc:IdentificationCode", country));
    }

    private static void WriteTaxScheme(ElementWriter xml, string number, string scheme)
    {
        if (number.Length == 0)
            return;
        xml.Group(
            "cac:PartyTaxScheme",
            () =>
            {
                xml.Value("cbc:CompanyID", number);
                xml.Group("cac:TaxScheme", () => xml.Value("cbc:ID", scheme));
            }
        );
    }

    private static void WriteDelivery(ElementWriter xml, ElectronicInvoice invoice)
    {
        if (invoice.DeliveredOn is null && invoice.DeliveryCountry.Length == 0)
            return;
        xml.Group(
            "cac:Delivery",
            () =>
            {
                xml.Value("cbc:ActualDeliveryDate", ElementWriter.Date(invoice.DeliveredOn));
                if (invoice.DeliveryCountry.Length > 0)
                    xml.Group(
                        "cac:DeliveryLocation",
                        () => xml.Group("cac:Address", () => WriteCountry(xml, invoice.DeliveryCountry))
                    );
            }
        );
    }

    private static void WritePayment(ElementWriter xml, ElectronicInvoice invoice)
    {
        if (invoice.Payment is { } payment)
            xml.Group(
                "cac:PaymentMeans",
                () =>
                {
                    xml.Value("cbc:PaymentMeansCode", payment.Code);
                    xml.Value("cbc:PaymentID", payment.Reference);
                    if (payment.Iban.Length > 0)
                        xml.Group("cac:PayeeFinancialAccount", () => WriteAccount(xml, payment));
                }
            );
        if (invoice.PaymentTerms.Length > 0)
            xml.Group("cac:PaymentTerms", () => xml.Value("cbc:Note", invoice.PaymentTerms));
    }

    private static void WriteAccount(ElementWriter xml, PaymentInstruction payment)
    {
        xml.Value("cbc:ID", payment.Iban);
        xml.Value("cbc:Name", payment.Holder);
        if (payment.Bic.Length > 0)
            xml.Group("cac:FinancialInstitutionBranch", () => xml.Value("cbc:ID", payment.Bic));
    }

    private static void WriteTotals(ElementWriter xml, ElectronicInvoice invoice)
    {
        xml.Group(
            "cac:TaxTotal",
            () =>
            {
                xml.Sum("cbc:TaxAmount", invoice.Vat);
                foreach (var group in invoice.Breakdown)
                    xml.Group("cac:TaxSubtotal", () => WriteBreakdown(xml, group));
            }
        );
        xml.Group(
            "cac:LegalMonetaryTotal",
            () =>
            {
                xml.Sum("cbc:LineExtensionAmount", invoice.Net);
                xml.Sum("cbc:TaxExclusiveAmount", invoice.Net);
                xml.Sum("cbc:TaxInclusiveAmount", invoice.Gross);
                if (!invoice.Prepaid.IsZero)
                    xml.Sum("cbc:PrepaidAmount", invoice.Prepaid);
                xml.Sum("cbc:PayableAmount", invoice.ToPay);
            }
        );
    }

    private static void WriteBreakdown(ElementWriter xml, VatBreakdown group)
    {
        xml.Sum("cbc:TaxableAmount", group.Net);
        xml.Sum("cbc:TaxAmount", group.Vat);
        WriteCategory(
            xml,
            "cac:TaxCategory",
            group.Category,
            () =>
            {
                xml.Value("cbc:TaxExemptionReasonCode", group.ReasonCode);
                xml.Value("cbc:TaxExemptionReason", group.Reason);
            }
        );
    }

    private static void WriteCategory(ElementWriter xml, string name, VatCode vat, Action reason) =>
        xml.Group(
            name,
            () =>
            {
                xml.Value("cbc:ID", vat.Code);
                xml.Value("cbc:Percent", vat.Rate);
                reason();
                xml.Group("cac:TaxScheme", () => xml.Value("cbc:ID", "VAT"));
            }
        );

    private static void WriteLine(ElementWriter xml, ElectronicInvoice invoice, ElectronicLine line)
    {
        xml.Value("cbc:ID", ElementWriter.Whole(line.Id));
        xml.Value(
            invoice.IsCreditNote ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
            line.Quantity,
            "unitCode",
            "C62"
        );
        xml.Sum("cbc:LineExtensionAmount", line.Net);
        xml.Group(
            "cac:Item",
            () =>
            {
                xml.Value("cbc:Description", line.Description);
                xml.Value("cbc:Name", line.Name);
                WriteCategory(xml, "cac:ClassifiedTaxCategory", line.Vat, () => { });
            }
        );
        xml.Group("cac:Price", () => xml.Sum("cbc:PriceAmount", line.Price));
    }
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>
/// Says what keeps the electronic forms of an invoice back: the thing in words, the rule and term of the standard, and the
/// line that fills it.
/// </summary>
internal static class DocumentFaultText
{
    /// <summary>One line: "Seller: country is missing (BR-09, BT-40): settings seller country DE".</summary>
    public static string Of(DocumentFault fault)
    {
        var line = CommandFor(fault.Term);
        var fix = line.Length > 0 ? $": {line}" : $". {AdviceFor(fault.Term)}";
        return $"{WhatOf(fault)} ({fault.Rule}, {CodeOf(fault.Term)}){fix}";
    }

    /// <summary>The line to type, with an example as its value; "" where no setting helps.</summary>
    public static string CommandFor(DocumentTerm term) =>
        term switch
        {
            DocumentTerm.SellerName => "settings seller \"Studio Nord GmbH\"",
            DocumentTerm.SellerAddress =>
                "settings seller street \"Hafenstraße 1\" postcode 20457 city Hamburg country DE",
            DocumentTerm.SellerCountry => "settings seller country DE",
            DocumentTerm.SellerCity => "settings seller city Hamburg",
            DocumentTerm.SellerPostCode => "settings seller postcode 20457",
            DocumentTerm.SellerVatId => "settings seller vat-id DE123456789",
            DocumentTerm.SellerTaxId => "settings seller tax-number 22/815/08156",
            DocumentTerm.SellerIdentity => "settings seller register \"HRB 12345\"",
            DocumentTerm.SellerContact => "settings seller contact-name \"Priya Shah\"",
            DocumentTerm.SellerPhone => "settings seller phone \"+49 40 1234567\"",
            DocumentTerm.SellerMail => "settings seller mail billing@studio.example",
            DocumentTerm.SellerAccount => "settings seller iban DE02120300000000202051 holder \"Studio Nord GmbH\"",
            DocumentTerm.SellerElectronicAddress => "settings seller electronic-address EM:billing@studio.example",
            DocumentTerm.BuyerName => "settings client \"Acme GmbH\"",
            DocumentTerm.BuyerAddress => "settings client street \"Marktplatz 1\" postcode 50667 city Köln country DE",
            DocumentTerm.BuyerCountry => "settings client country DE",
            DocumentTerm.BuyerCity => "settings client city Köln",
            DocumentTerm.BuyerPostCode => "settings client postcode 50667",
            DocumentTerm.BuyerVatId or DocumentTerm.BuyerTaxId => "settings client vat-id FR12345678901",
            DocumentTerm.BuyerElectronicAddress => "settings client electronic-address 0204:991-12345-67",
            DocumentTerm.VatCategory => "set <milestone> vat 0 reverse-charge reason \"…\"",
            DocumentTerm.DeliveryCountry => "set <milestone> vat 0 intra-eu-goods FR reason \"…\"",
            _ => "",
        };

    /// <summary>The term of EN 16931.</summary>
    public static string CodeOf(DocumentTerm term) =>
        term switch
        {
            DocumentTerm.SellerName => "BT-27",
            DocumentTerm.SellerAddress => "BG-5",
            DocumentTerm.SellerCountry => "BT-40",
            DocumentTerm.SellerCity => "BT-37",
            DocumentTerm.SellerPostCode => "BT-38",
            DocumentTerm.SellerVatId => "BT-31",
            DocumentTerm.SellerTaxId => "BT-31 or BT-32",
            DocumentTerm.SellerIdentity => "BT-29, BT-30 or BT-31",
            DocumentTerm.SellerContact => "BT-41",
            DocumentTerm.SellerPhone => "BT-42",
            DocumentTerm.SellerMail => "BT-43",
            DocumentTerm.SellerAccount => "BG-16",
            DocumentTerm.SellerElectronicAddress => "BT-34",
            DocumentTerm.BuyerName => "BT-44",
            DocumentTerm.BuyerAddress => "BG-8",
            DocumentTerm.BuyerCountry => "BT-55",
            DocumentTerm.BuyerCity => "BT-52",
            DocumentTerm.BuyerPostCode => "BT-53",
            DocumentTerm.BuyerVatId => "BT-48",
            DocumentTerm.BuyerTaxId => "BT-48 or BT-47",
            DocumentTerm.BuyerElectronicAddress => "BT-49",
            DocumentTerm.VatCategory => "BT-151",
            DocumentTerm.OutsideScopeAlone => "BT-118",
            DocumentTerm.VatRate => "BT-119",
            DocumentTerm.DeliveryDate => "BT-72",
            DocumentTerm.DeliveryCountry => "BT-80",
            DocumentTerm.Currency => "BT-5",
            DocumentTerm.Lines => "BG-25",
            _ => "BT-153",
        };

    private static string WhatOf(DocumentFault fault) =>
        fault.Term switch
        {
            DocumentTerm.SellerIdentity => "Seller: nothing tells you apart: a VAT id, register number or tax number",
            DocumentTerm.OutsideScopeAlone => "\"Outside the scope of VAT\" stands beside another kind of VAT",
            DocumentTerm.VatRate => $"The standard's check rounds a VAT rate of {fault.Value} to nothing",
            DocumentTerm.DeliveryDate => "Goods for another EU country have no day of delivery yet",
            DocumentTerm.DeliveryCountry when fault.Value.Contains(',', StringComparison.Ordinal) =>
                $"The goods go to more than one country ({fault.Value}); the standard has a place for one",
            DocumentTerm.Currency when fault.Rule == "BR-DEC-14" =>
                $"{fault.Value} has three decimals; the standard allows two",
            DocumentTerm.Currency => $"{fault.Value} is not in the standard's list of currencies",
            _ => $"{NameOf(fault.Term)} {StateOf(fault)}",
        };

    private static string StateOf(DocumentFault fault)
    {
        if (fault.Value.Length == 0)
            return "is missing";
        return fault.Rule switch
        {
            "BR-CO-09" => $"does not begin with a country: {DisplayText.Quote(fault.Value)}",
            "BR-CL-14" => $"is no country code: {DisplayText.Quote(fault.Value)}",
            "BR-62" or "BR-63" => $"has no scheme in front: {DisplayText.Quote(fault.Value)}",
            "BR-CL-25" => $"has a scheme that the list does not know: {DisplayText.Quote(fault.Value)}",
            _ => $"cannot be {DisplayText.Quote(fault.Value)}",
        };
    }

    private static string NameOf(DocumentTerm term) =>
        term switch
        {
            DocumentTerm.SellerName => "Seller: name",
            DocumentTerm.SellerAddress => "Seller: address",
            DocumentTerm.SellerCountry => "Seller: country",
            DocumentTerm.SellerCity => "Seller: city",
            DocumentTerm.SellerPostCode => "Seller: post code",
            DocumentTerm.SellerVatId => "Seller: VAT id",
            DocumentTerm.SellerTaxId => "Seller: VAT id or tax number",
            DocumentTerm.SellerContact => "Seller: contact's name",
            DocumentTerm.SellerPhone => "Seller: phone",
            DocumentTerm.SellerMail => "Seller: mail address",
            DocumentTerm.SellerAccount => "Seller: bank account",
            DocumentTerm.SellerElectronicAddress => "Seller: electronic address",
            DocumentTerm.BuyerName => "Client: name",
            DocumentTerm.BuyerAddress => "Client: address",
            DocumentTerm.BuyerCountry => "Client: country",
            DocumentTerm.BuyerCity => "Client: city",
            DocumentTerm.BuyerPostCode => "Client: post code",
            DocumentTerm.BuyerVatId => "Client: VAT id",
            DocumentTerm.BuyerTaxId => "Client: VAT id or register number",
            DocumentTerm.BuyerElectronicAddress => "Client: electronic address",
            DocumentTerm.VatCategory => "The reason for 0 % VAT",
            DocumentTerm.DeliveryCountry => "The country that the goods go to",
            DocumentTerm.Lines => "Something to bill",
            _ => "The name of a line",
        };

    private static string AdviceFor(DocumentTerm term) =>
        term switch
        {
            DocumentTerm.OutsideScopeAlone => "Bill them on two invoices; the PDF is made all the same.",
            DocumentTerm.DeliveryDate => "The PDF is made; bill the goods when they are delivered.",
            _ => "This document has a PDF and no electronic form.",
        };
}

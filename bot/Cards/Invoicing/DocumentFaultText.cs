using System.Text.RegularExpressions;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>
/// Says what keeps the electronic forms of an invoice back: the thing in words, the rule and term of the standard, and the
/// line that fills it.
/// </summary>
internal static partial class DocumentFaultText
{
    /// <summary>One line: "Seller: country is missing (BR-09, BT-40): settings seller country DE".</summary>
    /// <param name="known">The document, for what is on record already; null for none.</param>
    public static string Of(DocumentFault fault, InvoiceDocument? known = null)
    {
        var line = KnownFor(fault.Term, known) is { Length: > 0 } found ? found : CommandFor(fault.Term);
        var fix = line.Length > 0 ? $": {line}" : $". {AdviceFor(fault.Term)}";
        return $"{WhatOf(fault)} ({fault.Rule}, {CodeOf(fault.Term)}){fix}";
    }

    /// <summary>The line with a value that is on record; "" where none is.</summary>
    private static string KnownFor(DocumentTerm term, InvoiceDocument? known) =>
        (term, known) switch
        {
            (DocumentTerm.SellerAccount, { Seller.Name.Length: > 0 }) =>
                $"settings seller iban <IBAN> holder {DisplayText.Quote(known.Seller.Name)}",
            (DocumentTerm.SellerElectronicAddress, { Seller.Details.Mail.Length: > 0 }) =>
                $"settings seller electronic-address EM:{known.Seller.Details.Mail}",
            (DocumentTerm.BuyerElectronicAddress, { Buyer.Details.BuyerReference: { Length: > 0 } reference })
                when LeitwegId().IsMatch(reference) => $"settings client electronic-address 0204:{reference}",
            _ => "",
        };

    /// <summary>
    /// The shape of a Leitweg-ID: coarse part, fine part, two check digits. Its scheme as an address is 0204 (EAS).
    /// </summary>
    [GeneratedRegex(
        "^[0-9]{2,12}(-[A-Za-z0-9]{1,30})?-[0-9]{2}$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LeitwegId();

    /// <summary>The line to type, with a placeholder that nobody can save; "" where no setting helps.</summary>
    public static string CommandFor(DocumentTerm term) =>
        term switch
        {
            DocumentTerm.SellerName => "settings seller \"<name>\"",
            DocumentTerm.SellerAddress =>
                "settings seller street \"<street and number>\" postcode <postcode> city <city> country <DE>",
            DocumentTerm.SellerCountry => "settings seller country <DE>",
            DocumentTerm.SellerCity => "settings seller city <city>",
            DocumentTerm.SellerPostCode => "settings seller postcode <postcode>",
            DocumentTerm.SellerVatId => "settings seller vat-id <VAT id>",
            DocumentTerm.SellerTaxId => "settings seller tax-number <tax number>",
            DocumentTerm.SellerIdentity => "settings seller register \"<register number>\"",
            DocumentTerm.SellerContact => "settings seller contact-name \"<name>\"",
            DocumentTerm.SellerPhone => "settings seller phone \"<phone>\"",
            DocumentTerm.SellerMail => "settings seller mail <mail address>",
            DocumentTerm.SellerAccount => "settings seller iban <IBAN> holder \"<account holder>\"",
            DocumentTerm.SellerElectronicAddress => "settings seller electronic-address EM:<mail address>",
            DocumentTerm.BuyerName => "settings client name \"<name>\"",
            DocumentTerm.BuyerAddress =>
                "settings client street \"<street and number>\" postcode <postcode> city <city> country <DE>",
            DocumentTerm.BuyerCountry => "settings client country <DE>",
            DocumentTerm.BuyerCity => "settings client city <city>",
            DocumentTerm.BuyerPostCode => "settings client postcode <postcode>",
            DocumentTerm.BuyerVatId or DocumentTerm.BuyerTaxId => "settings client vat-id <VAT id>",
            DocumentTerm.BuyerElectronicAddress => "settings client electronic-address <scheme>:<address>",
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

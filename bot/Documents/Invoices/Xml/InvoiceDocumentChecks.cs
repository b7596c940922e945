using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Invoices.Xml;

/// <summary>
/// What keeps the electronic forms of a document back, before it is issued: the rules of EN 16931 (version 1.3.16) that a
/// document of ours can break, and what XRechnung 3.0 asks beyond them. The official rules find nothing that is not named
/// here, and nothing is named here that they do not ask.
/// </summary>
internal static class InvoiceDocumentChecks
{
    /// <summary>What is missing or wrong, by rule; empty when the electronic forms can be made.</summary>
    public static IReadOnlyList<DocumentFault> Check(InvoiceDocument document) =>
        Check(document, ElectronicInvoiceReader.ProfileOf(document));

    public static IReadOnlyList<DocumentFault> Check(InvoiceDocument document, InvoiceProfile profile)
    {
        var invoice = ElectronicInvoiceReader.Read(document, profile);
        return
        [
            .. CheckSeller(invoice),
            .. CheckBuyer(invoice),
            .. CheckTaxIds(invoice),
            .. CheckVat(invoice),
            .. CheckGoods(invoice, ElectronicInvoiceReader.DeliveryCountriesOf(document)),
            .. CheckContent(invoice),
            .. profile == InvoiceProfile.XRechnung ? CheckXRechnung(invoice) : [],
        ];
    }

    private static IEnumerable<DocumentFault> CheckSeller(ElectronicInvoice invoice)
    {
        var seller = invoice.Seller;
        if (seller.Name.Length == 0)
            yield return new("BR-06", DocumentTerm.SellerName);
        foreach (
            var fault in CheckAddress(
                seller.Address,
                ("BR-08", DocumentTerm.SellerAddress),
                ("BR-09", DocumentTerm.SellerCountry)
            )
        )
            yield return fault;
        if (seller.VatId.Length > 0 && !CodeLists.HasVatPrefix(seller.VatId))
            yield return new("BR-CO-09", DocumentTerm.SellerVatId, seller.VatId);
        if (seller.Id.Length + seller.VatId.Length + seller.RegisterNumber.Length == 0)
            yield return new("BR-CO-26", DocumentTerm.SellerIdentity);
        if (CheckEndpoint(seller.Endpoint, "BR-62", DocumentTerm.SellerElectronicAddress) is { } address)
            yield return address;
    }

    private static IEnumerable<DocumentFault> CheckBuyer(ElectronicInvoice invoice)
    {
        var buyer = invoice.Buyer;
        if (buyer.Name.Length == 0)
            yield return new("BR-07", DocumentTerm.BuyerName);
        foreach (
            var fault in CheckAddress(
                buyer.Address,
                ("BR-10", DocumentTerm.BuyerAddress),
                ("BR-11", DocumentTerm.BuyerCountry)
            )
        )
            yield return fault;
        if (buyer.VatId.Length > 0 && !CodeLists.HasVatPrefix(buyer.VatId))
            yield return new("BR-CO-09", DocumentTerm.BuyerVatId, buyer.VatId);
        if (CheckEndpoint(buyer.Endpoint, "BR-63", DocumentTerm.BuyerElectronicAddress) is { } address)
            yield return address;
    }

    private static IEnumerable<DocumentFault> CheckAddress(
        PostalAddress address,
        (string Rule, DocumentTerm Term) whole,
        (string Rule, DocumentTerm Term) country
    )
    {
        if (address.IsEmpty)
            yield return new(whole.Rule, whole.Term);
        else if (address.Country.Length == 0)
            yield return new(country.Rule, country.Term);
        else if (!CodeLists.IsCountry(address.Country))
            yield return new("BR-CL-14", country.Term, address.Country);
    }

    private static DocumentFault? CheckEndpoint(ElectronicAddress? endpoint, string rule, DocumentTerm term)
    {
        if (endpoint is null || endpoint.Id.Length == 0)
            return null;
        if (endpoint.Scheme.Length == 0)
            return new(rule, term, endpoint.Id);
        return CodeLists.IsAddressScheme(endpoint.Scheme) ? null : new("BR-CL-25", term, endpoint.Scheme);
    }

    /// <summary>Which numbers of seller and buyer each category asks for.</summary>
    private static IEnumerable<DocumentFault> CheckTaxIds(ElectronicInvoice invoice)
    {
        var (seller, buyer) = (invoice.Seller, invoice.Buyer);
        foreach (var code in invoice.Lines.Select(line => line.Vat.Code).Distinct())
        {
            if (code is "S" or "Z" or "E" or "AE" && !seller.HasTaxId)
                yield return new($"BR-{code}-02", DocumentTerm.SellerTaxId);
            if (code is "G" or "K" && seller.VatId.Length == 0)
                yield return new(code == "K" ? "BR-IC-02" : "BR-G-02", DocumentTerm.SellerVatId);
            if (code == "AE" && buyer.VatId.Length + buyer.RegisterNumber.Length == 0)
                yield return new("BR-AE-02", DocumentTerm.BuyerTaxId);
            if (code == "K" && buyer.VatId.Length == 0)
                yield return new("BR-IC-02", DocumentTerm.BuyerVatId);
        }
    }

    private static IEnumerable<DocumentFault> CheckVat(ElectronicInvoice invoice)
    {
        var codes = invoice.Breakdown.Select(group => group.Category.Code).Distinct().ToList();
        if (codes.Contains(""))
            yield return new("BR-CO-04", DocumentTerm.VatCategory);
        if (codes.Contains("O") && codes.Count > 1)
            yield return new("BR-O-11", DocumentTerm.OutsideScopeAlone);
        foreach (var group in invoice.Breakdown.Where(IsRoundedAway))
            yield return new("BR-CO-17", DocumentTerm.VatRate, group.Rate.ToString());
    }

    /// <summary>
    /// The official rule rounds the rate to a whole number first: below 0.5 % it is nothing, and then so must the tax be,
    /// rounded to a whole unit of money.
    /// </summary>
    private static bool IsRoundedAway(VatBreakdown group) =>
        group.Rate.Units is > 0 and < Percent.UnitsPerPercent / 2
        && 2 * Math.Abs(group.Vat.Minor) >= group.Vat.Currency.MinorPerMajor;

    private static IEnumerable<DocumentFault> CheckGoods(ElectronicInvoice invoice, IReadOnlyList<string> countries)
    {
        if (invoice.Lines.All(line => line.Vat.Code != "K"))
            yield break;
        if (invoice.DeliveredOn is null)
            yield return new("BR-IC-11", DocumentTerm.DeliveryDate);
        if (countries.Count > 1 || countries[0].Length == 0)
            yield return new("BR-IC-12", DocumentTerm.DeliveryCountry, string.Join(", ", countries));
        if (countries[0].Length > 0 && !CodeLists.IsCountry(countries[0]))
            yield return new("BR-CL-14", DocumentTerm.DeliveryCountry, countries[0]);
    }

    private static IEnumerable<DocumentFault> CheckContent(ElectronicInvoice invoice)
    {
        if (invoice.Currency.Digits > 2)
            yield return new("BR-DEC-14", DocumentTerm.Currency, invoice.Currency.Code);
        if (!CodeLists.HasCurrency(invoice.Currency))
            yield return new("BR-CL-04", DocumentTerm.Currency, invoice.Currency.Code);
        if (invoice.Lines.Count == 0)
            yield return new("BR-16", DocumentTerm.Lines);
        if (invoice.Lines.Any(line => line.Name.Length == 0))
            yield return new("BR-25", DocumentTerm.LineName);
    }

    /// <summary>What XRechnung 3.0 asks beyond EN 16931, by its published text.</summary>
    private static IEnumerable<DocumentFault> CheckXRechnung(ElectronicInvoice invoice)
    {
        var (seller, buyer) = (invoice.Seller, invoice.Buyer);
        return new[]
        {
            (invoice.Payment is null, "BR-DE-1", DocumentTerm.SellerAccount),
            (seller.Address.City.Length == 0, "BR-DE-3", DocumentTerm.SellerCity),
            (seller.Address.PostCode.Length == 0, "BR-DE-4", DocumentTerm.SellerPostCode),
            (seller.Contact.Name.Length == 0, "BR-DE-5", DocumentTerm.SellerContact),
            (seller.Contact.Phone.Length == 0, "BR-DE-6", DocumentTerm.SellerPhone),
            (seller.Contact.Mail.Length == 0, "BR-DE-7", DocumentTerm.SellerMail),
            (buyer.Address.City.Length == 0, "BR-DE-8", DocumentTerm.BuyerCity),
            (buyer.Address.PostCode.Length == 0, "BR-DE-9", DocumentTerm.BuyerPostCode),
            (seller.Endpoint is not { Id.Length: > 0 }, "PEPPOL-EN16931-R020", DocumentTerm.SellerElectronicAddress),
            (buyer.Endpoint is not { Id.Length: > 0 }, "PEPPOL-EN16931-R010", DocumentTerm.BuyerElectronicAddress),
        }
            .Where(one => one.Item1)
            .Select(one => new DocumentFault(one.Item2, one.Item3));
    }
}

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// What an electronic invoice lacks or cannot say, as a business term of EN 16931 ("BT" with its number). A card turns it
/// into words and into the line that fills it.
/// </summary>
public enum DocumentTerm
{
    /// <summary>BT-27.</summary>
    SellerName,

    /// <summary>BG-5: nothing of it is known.</summary>
    SellerAddress,

    /// <summary>BT-40: missing, or no code of ISO 3166-1.</summary>
    SellerCountry,

    /// <summary>BT-37; only XRechnung asks for it.</summary>
    SellerCity,

    /// <summary>BT-38; only XRechnung asks for it.</summary>
    SellerPostCode,

    /// <summary>BT-31: missing, or without the country that gave it.</summary>
    SellerVatId,

    /// <summary>BT-31 or BT-32: the VAT id or the number that the tax office gave.</summary>
    SellerTaxId,

    /// <summary>BT-29, BT-30 or BT-31: nothing tells one seller from another.</summary>
    SellerIdentity,

    /// <summary>BT-41; only XRechnung asks for it.</summary>
    SellerContact,

    /// <summary>BT-42; only XRechnung asks for it.</summary>
    SellerPhone,

    /// <summary>BT-43; only XRechnung asks for it.</summary>
    SellerMail,

    /// <summary>BG-16; only XRechnung asks for it.</summary>
    SellerAccount,

    /// <summary>BT-34: missing in XRechnung, or without a scheme of the list.</summary>
    SellerElectronicAddress,

    /// <summary>BT-44.</summary>
    BuyerName,

    /// <summary>BG-8: nothing of it is known.</summary>
    BuyerAddress,

    /// <summary>BT-55: missing, or no code of ISO 3166-1.</summary>
    BuyerCountry,

    /// <summary>BT-52; only XRechnung asks for it.</summary>
    BuyerCity,

    /// <summary>BT-53; only XRechnung asks for it.</summary>
    BuyerPostCode,

    /// <summary>BT-48: missing, or without the country that gave it.</summary>
    BuyerVatId,

    /// <summary>BT-48 or BT-47: the VAT id or the register number.</summary>
    BuyerTaxId,

    /// <summary>BT-49: missing in XRechnung, or without a scheme of the list.</summary>
    BuyerElectronicAddress,

    /// <summary>BT-151: nobody said why a line has no VAT.</summary>
    VatCategory,

    /// <summary>BT-118: "not subject to VAT" stands beside another category.</summary>
    OutsideScopeAlone,

    /// <summary>BT-119: a rate below half a per cent, which the rules round to nothing.</summary>
    VatRate,

    /// <summary>BT-72: goods for another EU country have no day of delivery yet.</summary>
    DeliveryDate,

    /// <summary>BT-80: the country to which goods go is missing, or there are two.</summary>
    DeliveryCountry,

    /// <summary>BT-5: amounts with three decimals, or a code that the list lacks.</summary>
    Currency,

    /// <summary>BG-25: nothing is billed.</summary>
    Lines,

    /// <summary>BT-153.</summary>
    LineName,
}

/// <summary>
/// One thing that keeps the electronic forms of a document back. The PDF is made all the same.
/// </summary>
/// <param name="Rule">The rule as EN 16931 or XRechnung counts it: "BR-09", "BR-DE-5".</param>
/// <param name="Value">What stands there now and is wrong; "" where nothing stands.</param>
public sealed record DocumentFault(string Rule, DocumentTerm Term, string Value = "");

namespace MilestoneBot.Domain.Parties;

/// <summary>
/// One thing that is known of the seller or of the client and stands on their invoices. Records and columns spell a field
/// as <see cref="PartyFields"/> does.
/// </summary>
public enum PartyField
{
    Name,

    /// <summary>Who agrees and approves for the client.</summary>
    Contact,

    /// <summary>The whole address in one text.</summary>
    Address,
    Street,
    PostCode,
    City,
    Country,
    VatId,
    TaxNumber,
    Register,
    LegalLines,
    ContactName,
    Phone,

    /// <summary>The seller's address for questions; of a client the one to which invoices go.</summary>
    Mail,

    /// <summary>Who else gets the invoices.</summary>
    Copies,
    Iban,
    Holder,
    Bic,
    Colour,
    ElectronicAddress,
    OrderNumber,
    BuyerReference,

    /// <summary>Consumer or business.</summary>
    Kind,
    Language,

    /// <summary>The seller's logo, by the hash of its bytes. It is uploaded and stands in no form.</summary>
    Logo,
}

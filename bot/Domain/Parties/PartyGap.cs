using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Domain.Parties;

/// <summary>What an invoice cannot be issued without (Article 226 of Directive 2006/112/EC; § 14 (4) UStG).</summary>
public enum PartyGapKind
{
    Name,
    Address,
    Country,

    /// <summary>The seller's tax number or VAT id; one of the two is enough.</summary>
    TaxId,
}

/// <summary>Something of the seller or of the client that nobody has said.</summary>
/// <param name="SuggestedCountry">The country that the party's VAT id begins with, to be offered; "" otherwise.</param>
public sealed record PartyGap(bool IsSeller, PartyGapKind Kind, string SuggestedCountry = "")
{
    public static IReadOnlyList<PartyGap> Find(bool isSeller, Party party, PartyDetails details)
    {
        var gaps = new List<PartyGap>();
        if (party.Name.Length == 0)
            gaps.Add(new(isSeller, PartyGapKind.Name));
        if (party.Address.Length == 0 && details.City.Length == 0)
            gaps.Add(new(isSeller, PartyGapKind.Address));
        if (details.Country.Length == 0)
            gaps.Add(new(isSeller, PartyGapKind.Country, VatIdFormat.SuggestCountry(party.VatId)));
        if (isSeller && party.VatId.Length == 0 && details.TaxNumber.Length == 0)
            gaps.Add(new(isSeller, PartyGapKind.TaxId));
        return gaps;
    }
}

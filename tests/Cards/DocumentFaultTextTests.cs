using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Tests.Documents.Invoices;

namespace MilestoneBot.Tests.Cards;

/// <summary>What keeps the electronic forms back, in words.</summary>
public sealed class DocumentFaultTextTests
{
    public static TheoryData<DocumentTerm> Terms => [.. Enum.GetValues<DocumentTerm>()];

    [Theory]
    [InlineData(
        "BR-09",
        DocumentTerm.SellerCountry,
        "",
        "Seller: country is missing (BR-09, BT-40): settings seller country <DE>"
    )]
    [InlineData(
        "BR-CO-09",
        DocumentTerm.BuyerVatId,
        "123",
        "Client: VAT id does not begin with a country: \"123\" (BR-CO-09, BT-48): settings client vat-id <VAT id>"
    )]
    [InlineData(
        "BR-DEC-14",
        DocumentTerm.Currency,
        "KWD",
        "KWD has three decimals; the standard allows two (BR-DEC-14, BT-5). "
            + "This document has a PDF and no electronic form."
    )]
    [InlineData(
        "BR-IC-12",
        DocumentTerm.DeliveryCountry,
        "FR, GR",
        "The goods go to more than one country (FR, GR); the standard has a place for one (BR-IC-12, BT-80): "
            + "set <milestone> vat 0 intra-eu-goods FR reason \"…\""
    )]
    public void A_fault_says_what_by_which_rule_and_how_to_fill_it(
        string rule,
        DocumentTerm term,
        string value,
        string text
    ) => Assert.Equal(text, DocumentFaultText.Of(new(rule, term, value)));

    [Theory]
    [InlineData("991-12345-67", "settings client electronic-address 0204:991-12345-67")]
    [InlineData("04011000-1234512345-06", "settings client electronic-address 0204:04011000-1234512345-06")]
    [InlineData("PO 4711", "settings client electronic-address <scheme>:<address>")]
    [InlineData("", "settings client electronic-address <scheme>:<address>")]
    public void The_fix_takes_what_is_on_record_and_nothing_of_somebody_else(string reference, string line)
    {
        var known = SampleDocuments.Plain with
        {
            Buyer = SampleDocuments.Plain.Buyer with
            {
                Details = SampleDocuments.Plain.Buyer.Details with { BuyerReference = reference },
            },
        };
        Assert.EndsWith(
            line,
            DocumentFaultText.Of(new("PEPPOL-EN16931-R010", DocumentTerm.BuyerElectronicAddress), known),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Every_term_has_its_own_code_and_words(DocumentTerm term)
    {
        var others = Enum.GetValues<DocumentTerm>().Where(other => other != term).ToList();
        Assert.DoesNotContain(DocumentFaultText.CodeOf(term), others.Select(DocumentFaultText.CodeOf));
        var text = DocumentFaultText.Of(new("BR-1", term, "QQ"));
        Assert.DoesNotContain(text, others.Select(other => DocumentFaultText.Of(new("BR-1", other, "QQ"))));
        Assert.EndsWith(
            DocumentFaultText.CommandFor(term) is { Length: > 0 } line ? line : ".",
            text,
            StringComparison.Ordinal
        );
    }
}

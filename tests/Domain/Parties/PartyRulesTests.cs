using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Tests.Domain.Parties;

/// <summary>What is said of seller and client is checked by the standards that banks and tax offices use.</summary>
public sealed class PartyRulesTests
{
    // Numbers that the registry of ISO 13616, VIES and the banks print as examples.
    [Theory]
    [InlineData(PartyField.Iban, "de89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData(PartyField.Iban, "GB29-NWBK-6016-1331-9268-19", "GB29NWBK60161331926819")]
    [InlineData(PartyField.Iban, "NO93 8601 1117 947", "NO9386011117947")]
    [InlineData(PartyField.Iban, "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S")]
    [InlineData(PartyField.Bic, "cobadeff xxx", "COBADEFFXXX")]
    [InlineData(PartyField.Country, "de", "DE")]
    [InlineData(PartyField.VatId, "DE 123.456.789", "DE123456789")]
    [InlineData(PartyField.VatId, "CHE-123.456.789 MWST", "CHE123456789MWST")]
    [InlineData(PartyField.VatId, "atu12345678", "ATU12345678")]
    [InlineData(PartyField.VatId, "EL123456789", "EL123456789")]
    [InlineData(PartyField.VatId, "NL123456789B01", "NL123456789B01")]
    [InlineData(PartyField.VatId, "IE1234567WA", "IE1234567WA")]
    [InlineData(PartyField.VatId, "AU 51 824 753 556", "AU51824753556")]
    [InlineData(PartyField.Phone, "+49 (30) 123-45 67", "+49 (30) 123-45 67")]
    [InlineData(PartyField.Colour, "1F6FEB", "#1f6feb")]
    [InlineData(PartyField.Colour, "#abc", "#aabbcc")]
    [InlineData(PartyField.ElectronicAddress, "0204: 991-12345-67", "0204:991-12345-67")]
    [InlineData(PartyField.ElectronicAddress, "invoice@acme.example", "EM:invoice@acme.example")]
    [InlineData(PartyField.Copies, "a@b.example; c@d.example a@b.example", "a@b.example, c@d.example")]
    [InlineData(PartyField.Language, "German", "de")]
    [InlineData(PartyField.Kind, "Consumer", "consumer")]
    [InlineData(PartyField.LegalLines, "Amtsgericht Berlin\nMarc Oliver", "Amtsgericht Berlin\nMarc Oliver")]
    public void A_right_value_is_kept_as_the_standard_writes_it(PartyField field, string typed, string kept)
    {
        Assert.Equal(kept, PartyRules.Normalize(field, typed, out var fault));
        Assert.Null(fault);
        // Said again as it is kept, it stays so.
        Assert.Equal(kept, PartyRules.Normalize(field, kept, out _));
    }

    [Theory]
    [InlineData(PartyField.Iban, "DE89 3704 0044 0532 0130 01", PartyFaultKind.IbanCheckDigits)]
    [InlineData(PartyField.Iban, "DE98370400440532013000", PartyFaultKind.IbanCheckDigits)]
    [InlineData(PartyField.Iban, "DE8937040044053201300", PartyFaultKind.IbanLength)]
    [InlineData(PartyField.Iban, "US89370400440532013000", PartyFaultKind.IbanCountry)]
    [InlineData(PartyField.Iban, "532013000", PartyFaultKind.IbanShape)]
    [InlineData(PartyField.Iban, "DE89 3704 0044 0532 0130 0٠", PartyFaultKind.IbanShape)]
    [InlineData(PartyField.Bic, "COBADEFFXX", PartyFaultKind.NoBic)]
    [InlineData(PartyField.Bic, "COBAQQFFXXX", PartyFaultKind.NoBic)]
    [InlineData(PartyField.Country, "Germany", PartyFaultKind.NoCountry)]
    [InlineData(PartyField.Country, "UK", PartyFaultKind.NoCountry)]
    [InlineData(PartyField.Country, "XX", PartyFaultKind.NoCountry)]
    [InlineData(PartyField.VatId, "DE12345678", PartyFaultKind.VatIdOfCountry)]
    [InlineData(PartyField.VatId, "GR123456789", PartyFaultKind.VatIdOfCountry)]
    [InlineData(PartyField.VatId, "hello world", PartyFaultKind.NoVatId)]
    [InlineData(PartyField.Mail, "billing@studio", PartyFaultKind.NoMail)]
    [InlineData(PartyField.Mail, "Finn <finn@studio.example>", PartyFaultKind.NoMail)]
    [InlineData(PartyField.Mail, "a@b@c.example", PartyFaultKind.NoMail)]
    [InlineData(PartyField.Mail, "a..b@c.example", PartyFaultKind.NoMail)]
    [InlineData(PartyField.Copies, "a@b.example, nobody", PartyFaultKind.NoMail)]
    [InlineData(
        PartyField.Copies,
        "a@b.example b@b.example c@b.example d@b.example e@b.example f@b.example",
        PartyFaultKind.TooManyMails
    )]
    [InlineData(PartyField.Phone, "call me", PartyFaultKind.NoPhone)]
    [InlineData(PartyField.Phone, "1234", PartyFaultKind.NoPhone)]
    [InlineData(PartyField.Colour, "red", PartyFaultKind.NoColour)]
    [InlineData(PartyField.ElectronicAddress, "991-12345-67", PartyFaultKind.NoElectronicAddress)]
    [InlineData(PartyField.Language, "es", PartyFaultKind.NoLanguage)]
    [InlineData(PartyField.Kind, "person", PartyFaultKind.NoKind)]
    [InlineData(PartyField.City, "Berlin\nMitte", PartyFaultKind.NotOneLine)]
    [InlineData(PartyField.Holder, "<account holder>", PartyFaultKind.Placeholder)]
    [InlineData(PartyField.Iban, "<IBAN>", PartyFaultKind.Placeholder)]
    [InlineData(PartyField.ElectronicAddress, "<scheme>:<address>", PartyFaultKind.Placeholder)]
    [InlineData(PartyField.ElectronicAddress, "EM:<mail", PartyFaultKind.NoElectronicAddress)]
    public void A_wrong_value_is_refused_with_what_is_wrong(PartyField field, string typed, PartyFaultKind kind)
    {
        PartyRules.Normalize(field, typed, out var fault);
        Assert.Equal(kind, fault?.Kind);
    }

    [Fact]
    public void Every_single_mistyped_digit_of_an_iban_is_found()
    {
        const string Right = "DE89370400440532013000";
        for (var at = 2; at < Right.Length; at++)
        for (var digit = '0'; digit <= '9'; digit++)
            if (digit != Right[at])
                Assert.NotNull(Iban.FindFault($"{Right[..at]}{digit}{Right[(at + 1)..]}", ""));
    }

    [Fact]
    public void The_example_of_each_country_is_a_vat_id_of_it()
    {
        foreach (var prefix in new[] { "AT", "BE", "CHE", "DE", "EL", "ES", "FR", "GB", "IE", "NL", "NO", "RO", "SE" })
            Assert.Null(VatIdFormat.FindFault(VatIdFormat.Example(prefix), ""));
    }

    [Fact]
    public void Every_value_comes_back_as_it_was_said_and_is_gone_when_it_is_taken_away()
    {
        var values = new Dictionary<PartyField, string>
        {
            [PartyField.Iban] = "DE89370400440532013000",
            [PartyField.Kind] = PartyRules.Consumer,
            [PartyField.Language] = "fr",
        };
        foreach (var field in PartyFields.OfSeller.Concat(PartyFields.OfAccount).Union(PartyFields.OfClient))
        {
            var value = values.GetValueOrDefault(field, "value");
            var said = PartyDetails.None.With(field, value);
            Assert.Equal(value, said.Get(field));
            Assert.Equal(PartyDetails.None, said.With(field, ""));
        }
    }
}

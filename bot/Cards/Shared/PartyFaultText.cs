using MilestoneBot.Domain.Parties;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Shared;

/// <summary>What is wrong with a value of the seller or the client, in half a sentence, and how it is written.</summary>
internal static class PartyFaultText
{
    public static string Describe(PartyFault fault)
    {
        var typed = UserText.Quote(fault.Typed);
        return fault.Kind switch
        {
            PartyFaultKind.Empty => $"{PartyFields.ToWord(fault.Field)} is empty",
            PartyFaultKind.Placeholder =>
                $"{typed} only shows where the {WordOf(fault.Field)} belongs; write the value itself",
            PartyFaultKind.TooLong =>
                $"{WordOf(fault.Field)} has {fault.Actual} characters; at most {fault.Expected} are kept",
            PartyFaultKind.NotOneLine => $"{WordOf(fault.Field)} must be one line of plain text",
            PartyFaultKind.NoCountry when fault.Code.Length > 0 =>
                $"{typed} is no country code of two letters; write country {fault.Code}",
            PartyFaultKind.NoCountry =>
                $"{typed} is no country code; write its two letters by ISO 3166, like country DE",
            PartyFaultKind.IbanShape =>
                $"{typed} is no IBAN; it begins with two letters and two digits, like DE89 3704 0044 0532 0130 00",
            PartyFaultKind.IbanCountry =>
                $"{typed} begins with {fault.Code}, where no IBANs are given out; copy the IBAN from the bank",
            PartyFaultKind.IbanLength =>
                $"{typed} has {fault.Actual} characters, and an IBAN of {fault.Code} has {fault.Expected}; "
                    + "copy it from the bank",
            PartyFaultKind.IbanCheckDigits =>
                $"{typed} is no IBAN: its check digits do not fit, so a character is mistyped; copy it from the bank",
            PartyFaultKind.NoBic => $"{typed} is no BIC; it has 8 or 11 characters, like COBADEFFXXX",
            PartyFaultKind.NoMail => $"{typed} is no mail address; write it like billing@studio.example",
            PartyFaultKind.TooManyMails => $"copy takes up to {fault.Expected} addresses, and these are {fault.Actual}",
            PartyFaultKind.VatIdOfCountry =>
                $"{typed} is no VAT id of {fault.Code}; one looks like {VatIdFormat.Example(fault.Code)}",
            PartyFaultKind.NoVatId => $"{typed} is no VAT id; it begins with the country's letters, like DE123456789",
            PartyFaultKind.NoPhone => $"{typed} is no phone number; write it like +49 30 1234567",
            PartyFaultKind.NoColour => $"{typed} is no colour; write six digits of the web, like #1f6feb",
            PartyFaultKind.NoElectronicAddress =>
                $"{typed} is no electronic address; write its scheme, a colon and the address, like 0204:991-12345-67",
            PartyFaultKind.NoKind => $"{typed} is neither consumer nor business; write settings client business",
            _ => $"{typed} is no language of documents; write language en, de or fr",
        };
    }

    private static string WordOf(PartyField field) => PartyFields.ToWord(field);
}

namespace MilestoneBot.Domain.Parties;

/// <summary>Why a value of a party cannot be right.</summary>
public enum PartyFaultKind
{
    /// <summary>A name cannot be taken away.</summary>
    Empty,
    TooLong,
    NotOneLine,
    NoCountry,
    IbanShape,

    /// <summary>Accounts of that country have another number of characters.</summary>
    IbanLength,

    /// <summary>No accounts with an IBAN are known in that country.</summary>
    IbanCountry,
    IbanCheckDigits,
    NoBic,

    NoMail,
    TooManyMails,
    NoVatId,

    /// <summary>The number does not have the shape that this country's VAT ids have.</summary>
    VatIdOfCountry,
    NoPhone,
    NoColour,
    NoElectronicAddress,
    NoKind,
    NoLanguage,

    /// <summary>A placeholder in pointed brackets, as help and fixes show it: "&lt;IBAN&gt;".</summary>
    Placeholder,
}

/// <summary>A value that is refused, and why.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Code">The country that is meant; "" where that does not matter.</param>
/// <param name="Expected">The right length, or the most that is kept; 0 where that does not matter.</param>
public sealed record PartyFault(
    PartyField Field,
    PartyFaultKind Kind,
    string Typed,
    string Code = "",
    int Expected = 0,
    int Actual = 0
);

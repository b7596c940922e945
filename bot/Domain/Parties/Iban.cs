using System.Collections.Frozen;
using System.Globalization;

namespace MilestoneBot.Domain.Parties;

/// <summary>
/// The number of a bank account by ISO 13616: the country, two check digits (mod 97-10 of ISO 7064), and the account as
/// that country writes it.
/// </summary>
public static class Iban
{
    /// <summary>How many characters the IBANs of each country have, by the registry of ISO 13616.</summary>
    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
        + "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20"
        + "LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29"
        + "PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20"
        + "YE30"
    )
        .Chunk(4)
        .Select(entry => new string(entry))
        .ToFrozenDictionary(
            entry => entry[..2],
            entry => int.Parse(entry[2..], CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );

    /// <summary>Without spaces, hyphens and dots, in capitals.</summary>
    public static string Normalize(string typed) =>
        new([.. typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')).Select(char.ToUpperInvariant)]);

    /// <summary>What is wrong with a normalized IBAN; null when its shape, its length and its check digits are right.</summary>
    public static PartyFault? FindFault(string iban, string typed)
    {
        PartyFault No(PartyFaultKind kind, string code = "", int expected = 0) =>
            new(PartyField.Iban, kind, typed, code, expected, iban.Length);

        if (
            iban.Length < 5
            || !iban.All(char.IsAsciiLetterOrDigit)
            || !iban[..2].All(char.IsAsciiLetterUpper)
            || !iban[2..4].All(char.IsAsciiDigit)
        )
            return No(PartyFaultKind.IbanShape);
        if (!Lengths.TryGetValue(iban[..2], out var length))
            return No(PartyFaultKind.IbanCountry, iban[..2]);
        if (iban.Length != length)
            return No(PartyFaultKind.IbanLength, iban[..2], length);
        return Remainder(iban[4..] + iban[..4]) == 1 ? null : No(PartyFaultKind.IbanCheckDigits);
    }

    /// <summary>In groups of four, as people read it.</summary>
    public static string Format(string iban) => string.Join(' ', iban.Chunk(4).Select(group => new string(group)));

    /// <summary>The last four characters, by which people tell accounts apart.</summary>
    public static string LastFour(string iban) => iban.Length > 4 ? iban[^4..] : iban;

    /// <summary>Modulo 97; a letter counts as two digits, A is 10 and Z is 35.</summary>
    private static int Remainder(string text) =>
        text.Aggregate(
            0,
            (rest, c) => char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A' + 10)) % 97
        );
}

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
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 "
        + "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 "
        + "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 "
        + "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
    )
        .Split(' ')
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

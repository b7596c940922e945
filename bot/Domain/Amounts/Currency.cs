using System.Diagnostics.CodeAnalysis;

namespace MilestoneBot.Domain.Amounts;

/// <summary>
/// A currency in which a project is billed: its ISO 4217 code and the number of decimals of its amounts.
/// </summary>
public sealed record Currency
{
    // The national and regional currencies in use, by their number of decimals. Left out on purpose: precious metals,
    // test codes, "no currency", funds and index units (CHE, CLF, UYW …), and replaced currencies (ANG, BGN, HRK, ZWL
    // …).
    private static readonly (int Digits, string Codes)[] InUse =
    [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
        (
            2,
            """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
            CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
            KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
            NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
            TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
    ];

    private static readonly Dictionary<string, Currency> ByCode = InUse
        .SelectMany(line =>
            line.Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(code => new Currency(code, line.Digits))
        )
        .ToDictionary(currency => currency.Code, StringComparer.OrdinalIgnoreCase);

    private Currency(string code, int digits) =>
        (Code, Digits, MinorPerMajor) = (
            code,
            digits,
            digits switch
            {
                0 => 1,
                2 => 100,
                _ => 1000,
            }
        );

    /// <summary>The ISO 4217 code: three capital letters.</summary>
    public string Code { get; }

    /// <summary>The number of decimals: EUR 2, JPY 0, KWD 3.</summary>
    public int Digits { get; }

    /// <summary>
    /// What stands before a sum: a sign that everybody reads (a dollar is the one of the United States), otherwise the
    /// code and a space.
    /// </summary>
    internal string Sign =>
        Code switch
        {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "JPY" => "¥",
            _ => $"{Code} ",
        };

    /// <summary>Minor units in one major unit: 100 cents in a euro.</summary>
    internal int MinorPerMajor { get; }

    public static Currency Eur { get; } = ByCode["EUR"];

    /// <summary>All currencies in use, ordered by code.</summary>
    public static IReadOnlyList<Currency> All { get; } =
    [.. ByCode.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal)];

    /// <summary>Finds a currency by its code, in upper or lower case.</summary>
    public static bool TryGet(string code, [NotNullWhen(true)] out Currency? currency) =>
        ByCode.TryGetValue(code, out currency);

    public bool Equals(Currency? other) => other is not null && Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}

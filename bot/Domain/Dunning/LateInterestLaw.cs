using System.Collections.Frozen;

namespace MilestoneBot.Domain.Dunning;

/// <summary>Which law says what a business owes for paying late. It is the law of the seller's country.</summary>
public enum LateInterestLaw
{
    /// <summary>§ 288 (2) BGB: the base rate of § 247 BGB and nine percentage points; § 288 (5): EUR 40.</summary>
    German,

    /// <summary>
    /// Directive 2011/7/EU in the other countries with the euro: the rate of the European Central Bank and eight
    /// percentage points, the least that each country grants; article 6: EUR 40.
    /// </summary>
    EuroArea,
}

/// <summary>Facts of these laws.</summary>
public static class LateInterestLaws
{
    /// <summary>Since when each country has the euro, where that is later than the tables of rates.</summary>
    private static readonly FrozenDictionary<string, DateOnly> EuroSince = new[]
    {
        "AT",
        "BE",
        "CY",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PT",
        "SI",
        "SK",
    }
        .Select(country => (country, DateOnly.MinValue))
        .Append(("BG", new DateOnly(2026, 1, 1)))
        .ToFrozenDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    /// <summary>EUR 40 once for each invoice (§ 288 (5) BGB; Directive 2011/7/EU, article 6), in minor units.</summary>
    public const long FlatFee = 4_000;

    /// <summary>
    /// The law for a seller of that country; null where this version knows none: outside of the European Union, and where
    /// another central bank's rate counts.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static LateInterestLaw? Find(string country)
    {
        if (country == "DE")
            return LateInterestLaw.German;
        return EuroSince.ContainsKey(country) ? LateInterestLaw.EuroArea : null;
    }

    /// <summary>
    /// The yearly rate of late interest on that day in hundredths of a percent; null where this version knows none.
    /// </summary>
    public static int? RateOn(LateInterestLaw law, string country, DateOnly day) =>
        EuroSince.TryGetValue(country, out var since) && day < since
            ? null
            : ReferenceRates.Find(law, day) + Points(law);

    /// <summary>What is added to the reference rate, in hundredths of a percent.</summary>
    public static int Points(LateInterestLaw law) => law == LateInterestLaw.German ? 900 : 800;
}

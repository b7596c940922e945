using PublicHoliday;

namespace MilestoneBot.Reading;

/// <summary>
/// The public holidays of a country, or of one of its regions, found by codes of ISO 3166 ("DE", "DE-BY") or by the
/// country's English name. Without a region only what the whole country keeps counts.
/// </summary>
/// <param name="Code">As it is kept with a project: "DE-BY".</param>
public sealed record HolidayCalendar(string Code, string Name)
{
    // Countries whose days the package gets wrong (Kazakhstan, Mexico, Serbia), and regions with years that it cannot
    // reckon (CA-NL, FR-GF, FR-GP, FR-MQ), are left out: their days are typed.
    private static readonly HolidayCountry[] Countries =
    [
        new(
            "AU",
            "Australia",
            () => new AustraliaPublicHoliday(),
            HolidayCountry.RegionsOf<AustraliaPublicHoliday.States>(
                state => new AustraliaPublicHoliday { State = state },
                AustraliaPublicHoliday.States.All
            )
        ),
        new("AT", "Austria", () => new AustriaPublicHoliday()),
        new("BE", "Belgium", () => new BelgiumPublicHoliday()),
        new("BR", "Brazil", () => new BrazilPublicHoliday()),
        new(
            "CA",
            "Canada",
            () => new CanadaPublicHoliday(""),
            HolidayCountry.RegionsOf("AB BC MB NB NS NT NU ON PE QC SK YT", code => new CanadaPublicHoliday(code))
        ),
        new("HR", "Croatia", () => new CroatiaPublicHoliday()),
        new("CZ", "Czechia", () => new CzechRepublicPublicHoliday()),
        new("DK", "Denmark", () => new DenmarkPublicHoliday()),
        new("EE", "Estonia", () => new EstoniaPublicHoliday()),
        new("FI", "Finland", () => new FinlandPublicHoliday(includeNonOfficialHolidays: false)),
        new(
            "FR",
            "France",
            () => new FrancePublicHoliday(),
            HolidayCountry.RegionsOf(
                "57 67 68 BL MF NC PF RE WF YT",
                code => new FrancePublicHoliday { Region = FrenchRegion(code) }
            )
        ),
        new(
            "DE",
            "Germany",
            () => new GermanPublicHoliday(),
            HolidayCountry.RegionsOf<GermanPublicHoliday.States>(
                state => new GermanPublicHoliday { State = state },
                GermanPublicHoliday.States.ALL
            )
        ),
        new("GR", "Greece", () => new GreecePublicHoliday()),
        new("HU", "Hungary", () => new HungaryPublicHoliday()),
        new("IE", "Ireland", () => new IrelandPublicHoliday()),
        new("IT", "Italy", () => new ItalyPublicHoliday()),
        new("JP", "Japan", () => new JapanPublicHoliday()),
        new("LV", "Latvia", () => new LatviaPublicHoliday()),
        new("LT", "Lithuania", () => new LithuaniaPublicHoliday()),
        new("LU", "Luxembourg", () => new LuxembourgPublicHoliday()),
        new("ME", "Montenegro", () => new MontenegroPublicHoliday()),
        new("NL", "Netherlands", () => new DutchPublicHoliday()),
        new(
            "NZ",
            "New Zealand",
            () => new NewZealandPublicHoliday(),
            HolidayCountry.RegionsOf(
                "AUK CAN CIT HKB MBH NSN NTL OTA STL TKI WGN WTC",
                code => new NewZealandPublicHoliday { ProvincialDistrict = NewZealandDistrict(code) }
            )
        ),
        new("NO", "Norway", () => new NorwayPublicHoliday()),
        new("PL", "Poland", () => new PolandPublicHoliday()),
        new(
            "PT",
            "Portugal",
            () => new PortugalPublicHoliday(),
            HolidayCountry.RegionsOf(
                "20 30",
                code => new PortugalPublicHoliday
                {
                    Region =
                        code == "20" ? PortugalPublicHoliday.Regions.Acores : PortugalPublicHoliday.Regions.Madeira,
                }
            )
        ),
        new("RO", "Romania", () => new RomanianPublicHoliday()),
        new("SK", "Slovakia", () => new SlovakiaPublicHoliday()),
        new("SI", "Slovenia", () => new SloveniaPublicHoliday()),
        new("ZA", "South Africa", () => new SouthAfricaPublicHoliday()),
        new("ES", "Spain", () => new SpainPublicHoliday()),
        new("SE", "Sweden", () => new SwedenPublicHoliday()),
        new(
            "CH",
            "Switzerland",
            () => new SwitzerlandPublicHoliday { Canton = SwitzerlandPublicHoliday.Cantons.OnlyOfficial },
            HolidayCountry.RegionsOf<SwitzerlandPublicHoliday.Cantons>(
                canton => new SwitzerlandPublicHoliday { Canton = canton },
                SwitzerlandPublicHoliday.Cantons.OnlyOfficial,
                SwitzerlandPublicHoliday.Cantons.ALL
            )
        ),
        new("TR", "Turkey", () => new TurkeyPublicHoliday()),
        new(
            "GB",
            "United Kingdom",
            () => new UKBankHoliday(),
            HolidayCountry.RegionsOf("ENG NIR SCT WLS", code => new UKBankHoliday(UkCountry(code)))
        ),
        new("US", "United States", () => new USAPublicHoliday()),
    ];

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UK"] = "GB",
        ["Great Britain"] = "GB",
        ["USA"] = "US",
        ["Czech Republic"] = "CZ",
        ["Türkiye"] = "TR",
        ["The Netherlands"] = "NL",
    };

    /// <summary>The countries that are known, by code.</summary>
    public static IReadOnlyList<string> CountryCodes { get; } =
    [.. Countries.Select(c => c.Code).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The calendar that the text means. A known country with an unknown region gives the country's regions.
    /// </summary>
    /// <returns>The calendar, or the country whose region is unknown with its regions; nothing for no country.</returns>
    public static (HolidayCalendar? Found, string Country, IReadOnlyList<string> Regions) Find(string typed)
    {
        var text = typed.Trim();
        if (FindCountry(text) is { } whole)
            return (new(whole.Code, whole.Name), whole.Code, []);
        if (text.Split(['-', ' '], 2, StringSplitOptions.TrimEntries) is not [var first, var region])
            return (null, "", []);
        if (FindCountry(first) is not { } country)
            return (null, "", []);
        var code = region.ToUpperInvariant();
        return country.Regions.ContainsKey(code)
            ? (new($"{country.Code}-{code}", country.Name), country.Code, [])
            : (null, country.Code, [.. country.Regions.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The days off of those years, in order, without Saturdays and Sundays. Where a holiday on a weekend is made up
    /// for on another day, that day counts.
    /// </summary>
    public IReadOnlyList<DateOnly> GetDays(int firstYear, int lastYear)
    {
        var country = FindCountry(Code[..2])!;
        var rules =
            Code.Length > 2 && country.Regions.TryGetValue(Code[3..], out var region) ? region() : country.National();
        return
        [
            .. Enumerable
                .Range(firstYear, lastYear - firstYear + 1)
                .SelectMany(year => rules.PublicHolidays(year))
                .Select(DateOnly.FromDateTime)
                .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .Distinct()
                .Order(),
        ];
    }

    private static HolidayCountry? FindCountry(string text)
    {
        var code = OtherNames.GetValueOrDefault(text, text);
        return Array.Find(
            Countries,
            c =>
                c.Code.Equals(code, StringComparison.OrdinalIgnoreCase)
                || c.Name.Equals(code, StringComparison.OrdinalIgnoreCase)
        );
    }

    private static FrancePublicHoliday.Regions FrenchRegion(string code) =>
        code switch
        {
            "BL" => FrancePublicHoliday.Regions.SaintBarthelemy,
            "MF" => FrancePublicHoliday.Regions.SaintMartin,
            "NC" => FrancePublicHoliday.Regions.NouvelleCaledonie,
            "PF" => FrancePublicHoliday.Regions.PolynesieFrancaise,
            "RE" => FrancePublicHoliday.Regions.Reunion,
            "WF" => FrancePublicHoliday.Regions.WallisEtFutuna,
            "YT" => FrancePublicHoliday.Regions.Mayotte,
            _ => FrancePublicHoliday.Regions.AlsaceMoselle,
        };

    private static NewZealandPublicHoliday.ProvincialDistricts NewZealandDistrict(string code) =>
        code switch
        {
            "AUK" => NewZealandPublicHoliday.ProvincialDistricts.AUCKLAND,
            "CAN" => NewZealandPublicHoliday.ProvincialDistricts.CANTERBURY,
            "CIT" => NewZealandPublicHoliday.ProvincialDistricts.CHATHAM_ISLANDS,
            "HKB" => NewZealandPublicHoliday.ProvincialDistricts.HAWKES_BAY,
            "MBH" => NewZealandPublicHoliday.ProvincialDistricts.MARLBOROUGH,
            "NSN" => NewZealandPublicHoliday.ProvincialDistricts.NELSON,
            "NTL" => NewZealandPublicHoliday.ProvincialDistricts.NORTHLAND,
            "OTA" => NewZealandPublicHoliday.ProvincialDistricts.OTAGO,
            "STL" => NewZealandPublicHoliday.ProvincialDistricts.SOUTHLAND,
            "TKI" => NewZealandPublicHoliday.ProvincialDistricts.TARANAKI,
            "WGN" => NewZealandPublicHoliday.ProvincialDistricts.WELLINGTON,
            _ => NewZealandPublicHoliday.ProvincialDistricts.WESTLAND,
        };

    private static UKBankHoliday.UkCountries UkCountry(string code) =>
        code switch
        {
            "NIR" => UKBankHoliday.UkCountries.NorthernIreland,
            "SCT" => UKBankHoliday.UkCountries.Scotland,
            "WLS" => UKBankHoliday.UkCountries.Wales,
            _ => UKBankHoliday.UkCountries.England,
        };
}

namespace MilestoneBot.Domain.Dunning;

/// <summary>
/// The reference rates of late interest by half-year, in hundredths of a percent. A day outside of the table has no rate
/// here: then no interest is claimed for it.
/// </summary>
public static class ReferenceRates
{
    /// <summary>
    /// The base rate of § 247 BGB, as the Deutsche Bundesbank announces it for 1 January and 1 July. Last entry:
    /// 1 July 2026.
    /// </summary>
    private static readonly (int Year, int Half, int Rate)[] German =
    [
        (2023, 1, 162),
        (2023, 2, 312),
        (2024, 1, 362),
        (2024, 2, 337),
        (2025, 1, 227),
        (2025, 2, 127),
        (2026, 1, 127),
        (2026, 2, 152),
    ];

    /// <summary>
    /// The rate of the European Central Bank's main refinancing operations in force on 1 January and 1 July (Directive
    /// 2011/7/EU, articles 2(7) and 3(2)). Last entry: 1 July 2026.
    /// </summary>
    private static readonly (int Year, int Half, int Rate)[] EuroArea =
    [
        (2023, 1, 250),
        (2023, 2, 400),
        (2024, 1, 450),
        (2024, 2, 425),
        (2025, 1, 315),
        (2025, 2, 215),
        (2026, 1, 215),
        (2026, 2, 240),
    ];

    /// <summary>The last day for which both tables have a rate.</summary>
    public static DateOnly LastDay { get; } = new(2026, 12, 31);

    /// <summary>The reference rate of that day in hundredths of a percent; null where the table has none.</summary>
    public static int? Find(LateInterestLaw law, DateOnly day)
    {
        var half = day.Month <= 6 ? 1 : 2;
        foreach (var (year, part, rate) in law == LateInterestLaw.German ? German : EuroArea)
            if ((year, part) == (day.Year, half))
                return rate;
        return null;
    }
}

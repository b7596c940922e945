using PublicHoliday;

namespace MilestoneBot.Reading;

/// <summary>A country with the rules of its public holidays, and of those of its regions by code.</summary>
internal sealed record HolidayCountry(
    string Code,
    string Name,
    Func<PublicHolidayBase> National,
    IReadOnlyDictionary<string, Func<PublicHolidayBase>> Regions
)
{
    public HolidayCountry(string code, string name, Func<PublicHolidayBase> national)
        : this(code, name, national, new Dictionary<string, Func<PublicHolidayBase>>()) { }

    /// <summary>Every value of the package's list but those that mean no single region.</summary>
    public static IReadOnlyDictionary<string, Func<PublicHolidayBase>> RegionsOf<T>(
        Func<T, PublicHolidayBase> rules,
        params T[] without
    )
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Except(without)
            .ToDictionary(
                region => region.ToString(),
                region => (Func<PublicHolidayBase>)(() => rules(region)),
                StringComparer.Ordinal
            );

    public static IReadOnlyDictionary<string, Func<PublicHolidayBase>> RegionsOf(
        string codes,
        Func<string, PublicHolidayBase> rules
    ) =>
        codes
            .Split(' ')
            .ToDictionary(code => code, code => (Func<PublicHolidayBase>)(() => rules(code)), StringComparer.Ordinal);
}

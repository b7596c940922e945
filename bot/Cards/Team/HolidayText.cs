using MilestoneBot.Cards.Shared;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Team;

/// <summary>Why a text is no calendar of public holidays, in half a sentence, with those that are known.</summary>
internal static class HolidayText
{
    public static string UnknownRegion(string typed, string country, IReadOnlyList<string> regions) =>
        regions.Count == 0
            ? $"\"{RefusalText.Cut(typed)}\" is not known: {country} has only its national holidays here; "
                + $"say settings holidays {country}, and add the days of the region with settings holidays add"
            : $"\"{RefusalText.Cut(typed)}\" is no region of {country} that is known here; its regions are "
                + $"{string.Join(", ", regions)}: settings holidays {country}-{regions[0]}, "
                + $"or {country} for what the whole country keeps";

    public static string UnknownCountry(string typed, string problem) =>
        $"{problem}; \"{RefusalText.Cut(typed)}\" is no country that is known here either: "
        + string.Join(", ", HolidayCalendar.CountryCodes);
}

using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Reading;

/// <summary>Time zones as people name them.</summary>
internal static class TimeZoneText
{
    /// <summary>The zone that was meant by words that name none, if one has that city; null else.</summary>
    public static string? FindByCity(string said)
    {
        var city = UserText.CollapseWhitespace(said).Replace(' ', '_');
        return ZonedCalendar.Zones.FirstOrDefault(id =>
            id[(id.LastIndexOf('/') + 1)..].Equals(city, StringComparison.OrdinalIgnoreCase)
        );
    }
}

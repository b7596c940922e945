namespace MilestoneBot.Domain;

/// <summary>Turns instants into the calendar dates that people mean: a date belongs to a zone, never to the viewer.</summary>
public static class Calendar
{
    /// <summary>The date on the wall of that zone.</summary>
    public static DateOnly DateOf(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(Local(instant, zone).DateTime);

    /// <summary>The wall clock of that zone.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(instant, found) : instant.ToUniversalTime();

    /// <summary>What is wrong with words that name no zone, and the zone that was meant if one has that city.</summary>
    public static string NoZone(string said)
    {
        var city = Typed.Folded(said).Replace(' ', '_');
        return $"{Typed.Quoted(said)} is no time zone; write {Zones.FirstOrDefault(id => id[(id.LastIndexOf('/') + 1)..].Equals(city, StringComparison.OrdinalIgnoreCase)) ?? "it like Europe/Berlin"}";
    }

    /// <summary>The zone of that name, in whatever case it is written; null if there is none.</summary>
    public static string? ZoneOf(string said) => Zones.FirstOrDefault(id => id.Equals(said.Trim(), StringComparison.OrdinalIgnoreCase)) ?? (IsZone(said) ? said : null);

    private static IEnumerable<string> Zones => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsZone).Order(StringComparer.Ordinal);

    /// <summary>Whether that is the name of a zone ("Europe/Berlin", "UTC").</summary>
    public static bool IsZone(string zone) => zone.Length is > 0 and <= 64 && (zone == "UTC" || zone.Contains('/')) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}

namespace MilestoneBot.Domain.Notices;

/// <summary>
/// Converts instants into the calendar dates that people mean. A date belongs to a time zone, never to the viewer.
/// </summary>
public static class ZonedCalendar
{
    /// <summary>The date in ISO 8601 format, as it is written everywhere: 2026-07-30.</summary>
    public static string ToIsoDate(this DateOnly date) => date.ToString("yyyy-MM-dd");

    /// <summary>The calendar date in that time zone.</summary>
    public static DateOnly GetDate(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(ToLocalTime(instant, zone).DateTime);

    /// <summary>The local time in that time zone.</summary>
    public static DateTimeOffset ToLocalTime(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? TimeZoneInfo.ConvertTime(instant, found)
            : instant.ToUniversalTime();

    /// <summary>
    /// When that full hour begins on that day in that time zone. An hour that clocks skip begins when they go
    /// forward; one that occurs twice begins the first time.
    /// </summary>
    public static DateTimeOffset ToInstant(DateOnly day, int hour, string zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddHours(hour);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return new(local, TimeSpan.Zero);
        while (found.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(
            local,
            found.IsAmbiguousTime(local) ? found.GetAmbiguousTimeOffsets(local).Max() : found.GetUtcOffset(local)
        ).ToUniversalTime();
    }

    /// <summary>Finds a time zone by its name, in upper or lower case; null if there is none.</summary>
    public static string? FindZone(string typed) =>
        Zones.FirstOrDefault(id => id.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? (IsKnownZone(typed) ? typed : null);

    /// <summary>The names of all zones, in their order.</summary>
    public static IEnumerable<string> Zones =>
        TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsKnownZone).Order(StringComparer.Ordinal);

    /// <summary>Whether that is the name of a time zone ("Europe/Berlin", "UTC").</summary>
    public static bool IsKnownZone(string zone) =>
        zone.Length is > 0 and <= 64
        && (zone == "UTC" || zone.Contains('/'))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}

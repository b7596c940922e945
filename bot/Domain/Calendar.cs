namespace MilestoneBot.Domain;

/// <summary>Turns instants into the calendar dates that people mean: a date belongs to a zone, never to the viewer.</summary>
public static class Calendar
{
    /// <summary>The date on the wall of that zone.</summary>
    public static DateOnly DateOf(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(Local(instant, zone).DateTime);

    /// <summary>The wall clock of that zone.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(instant, found) : instant.ToUniversalTime();

    /// <summary>Whether that is the name of a zone ("Europe/Berlin", "UTC").</summary>
    public static bool IsZone(string zone) => zone.Length is > 0 and <= 64 && (zone == "UTC" || zone.Contains('/')) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}

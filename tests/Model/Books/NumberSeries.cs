namespace MilestoneBot.Tests.Model.Books;

/// <summary>The numbers of a workspace's documents: without gaps, by kind and year of issue in the seller's zone.</summary>
/// <param name="offset">Hours of the seller's zone ahead of UTC; the histories keep clear of daylight saving.</param>
internal sealed class NumberSeries(int offset)
{
    private readonly Dictionary<(string Kind, int Year), int> last = [];

    public DateTimeOffset Now { get; set; }

    /// <summary>The calendar day of the seller.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime + new TimeSpan(offset, 0, 0));

    public string Next(string kind)
    {
        var key = (kind, Today.Year);
        last[key] = last.GetValueOrDefault(key) + 1;
        return $"{kind}-{Today.Year:0000}-{last[key]:0000}";
    }
}

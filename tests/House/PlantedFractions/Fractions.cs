namespace MilestoneBot.Tests.House.PlantedFractions;

// Each type here has a fraction in one place, to show that the rule finds each of them.

/// <summary>A fraction in a field.</summary>
public record Field(decimal? Amount);

/// <summary>A fraction in a local.</summary>
public static class Local
{
    public static long Half(long amount)
    {
        var half = amount / 2.0;
        return (long)half;
    }
}

/// <summary>A fraction as a parameter.</summary>
public static class Parameter
{
    public static bool IsSome(IReadOnlyList<float> amounts) => amounts.Count > 0;
}

/// <summary>A fraction as a result.</summary>
public static class Result
{
    public static decimal Zero() => decimal.Zero;
}

/// <summary>A fraction in a closure.</summary>
public static class Nested
{
    public static Func<long, bool> Above(double limit) => amount => amount > limit;
}

/// <summary>No fraction anywhere.</summary>
public static class Whole
{
    public static DateTimeOffset Later(DateTimeOffset at, int days) => at.AddDays(days).Add(TimeSpan.FromHours(1));
}

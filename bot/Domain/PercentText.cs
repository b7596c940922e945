namespace MilestoneBot.Domain;

/// <summary>Percentages as people type them.</summary>
public static class PercentText
{
    /// <summary>A share: above 0, up to 100, with its sign or the word.</summary>
    public static Percent? Read(string text, out string problem)
    {
        problem = "";
        return null;
    }

    /// <summary>A tax rate: 0 to 100, with or without the sign.</summary>
    public static Percent? ReadRate(string text, out string problem)
    {
        problem = "";
        return null;
    }
}

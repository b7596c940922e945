namespace MilestoneBot.Domain;

/// <summary>An amount of money as somebody typed it, before it is known which currency the project has.</summary>
public sealed class MoneyText
{
    /// <summary>Reads the words; null and the problem where they are no amount.</summary>
    public static MoneyText? Read(string text, out string problem)
    {
        problem = "";
        return null;
    }

    /// <summary>The amount in the project's currency, or in the one typed where the project has none yet.</summary>
    public Money? In(Currency? projectCurrency, out string problem)
    {
        problem = "";
        return null;
    }
}

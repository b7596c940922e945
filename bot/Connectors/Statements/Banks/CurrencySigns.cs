namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>Signs and words that banks write in place of a currency's code (ISO 4217).</summary>
internal static class CurrencySigns
{
    private static readonly string[] Dollars = ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"];

    /// <summary>The sign of the currency is $.</summary>
    public static bool IsDollar(string code) => Dollars.Contains(code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of a sign; the text itself for any other.</summary>
    public static string CodeOf(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "€" or "EURO" or "EUROS" => "EUR",
            "£" => "GBP",
            "$" or "US$" => "USD",
            "FR." or "SFR." or "SFR" => "CHF",
            var code => code,
        };
}

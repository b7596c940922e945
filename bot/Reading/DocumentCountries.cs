using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>Names of countries in the languages of documents, by their ISO 3166-1 code.</summary>
internal static class DocumentCountries
{
    private static readonly Dictionary<string, string[]> Names = BuiltIn
        .Text("DocumentCountries.txt")
        .Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(row => row[0], StringComparer.Ordinal);

    /// <summary>The name of the country; its code where the table does not have it.</summary>
    public static string NameOf(string code, DocumentLanguage language) =>
        Names.TryGetValue(code, out var row) ? row[1 + (int)language] : code;
}

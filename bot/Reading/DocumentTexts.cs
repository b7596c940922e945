using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>The texts of documents for the client in the language of the client, from DocumentTexts.txt.</summary>
internal static class DocumentTexts
{
    private static readonly Dictionary<string, DocumentLanguage> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = DocumentLanguage.English,
        ["de"] = DocumentLanguage.German,
        ["fr"] = DocumentLanguage.French,
    };

    private static readonly Dictionary<(DocumentText, DocumentLanguage), string> All = Parse(
        BuiltIn.Text("DocumentTexts.txt")
    );

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, DocumentText text, params ReadOnlySpan<string> filledIn) =>
        filledIn.IsEmpty
            ? All[(text, language)]
            : string.Format(
                CultureInfo.InvariantCulture,
                All[(text, language)],
                (ReadOnlySpan<object?>)filledIn.ToArray()
            );

    /// <summary>The language's code (ISO 639-1), as documents name their language: "de".</summary>
    public static string CodeOf(DocumentLanguage language) => Languages.First(l => l.Value == language).Key;

    /// <summary>Parses the table. A mistake in it is a bug; the exception names the line.</summary>
    internal static Dictionary<(DocumentText, DocumentLanguage), string> Parse(string table)
    {
        var texts = new Dictionary<(DocumentText, DocumentLanguage), string>();
        DocumentText? heading = null;
        foreach (var (number, raw) in table.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (!Enum.TryParse<DocumentText>(line.Trim('[', ']'), out var known))
                    throw Wrong(number, $"{line} is no text of a document");
                heading = known;
                continue;
            }
            if (heading is not { } text || line.Length < 5 || !Languages.TryGetValue(line[..2], out var language))
                throw Wrong(number, "a line is a language, a colon and a text, below a heading");
            if (!texts.TryAdd((text, language), line[3..].Trim()))
                throw Wrong(number, $"{text} stands there twice in that language");
        }
        return texts;
    }

    private static InvalidOperationException Wrong(int index, string why) =>
        new($"DocumentTexts.txt, line {index + 1}: {why}.");
}

using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>Reads a table of texts: a heading, and below it the text in each language.</summary>
internal static class LanguageTable
{
    public static IReadOnlyDictionary<string, DocumentLanguage> Languages { get; } =
        new Dictionary<string, DocumentLanguage>(StringComparer.Ordinal)
        {
            ["en"] = DocumentLanguage.English,
            ["de"] = DocumentLanguage.German,
            ["fr"] = DocumentLanguage.French,
        };

    /// <summary>Parses a table. A mistake in it is a bug; the exception names the file and the line.</summary>
    public static Dictionary<(T, DocumentLanguage), string> Parse<T>(string file, string table)
        where T : struct, Enum
    {
        var texts = new Dictionary<(T, DocumentLanguage), string>();
        T? heading = null;
        foreach (var (index, raw) in table.Split('\n').Index())
        {
            InvalidOperationException Wrong(string why) => new($"{file}, line {index + 1}: {why}.");
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (!Enum.TryParse<T>(line.Trim('[', ']'), out var known))
                    throw Wrong($"{line} is no text of a document");
                heading = known;
                continue;
            }
            if (heading is not { } text || line.Length < 5 || !Languages.TryGetValue(line[..2], out var language))
                throw Wrong("a line is a language, a colon and a text, below a heading");
            if (!texts.TryAdd((text, language), InLanguage(line[3..].Trim(), language)))
                throw Wrong($"{text} stands there twice in that language");
        }
        return texts;
    }

    /// <summary>French puts a space before marks of two parts and inside quotation marks, where no line breaks.</summary>
    private static string InLanguage(string text, DocumentLanguage language) =>
        language == DocumentLanguage.French
            ? text.Replace(" :", "\u00A0:", StringComparison.Ordinal)
                .Replace(" ;", "\u202F;", StringComparison.Ordinal)
                .Replace(" ?", "\u202F?", StringComparison.Ordinal)
                .Replace(" !", "\u202F!", StringComparison.Ordinal)
                .Replace("« ", "«\u00A0", StringComparison.Ordinal)
                .Replace(" »", "\u00A0»", StringComparison.Ordinal)
            : text;
}

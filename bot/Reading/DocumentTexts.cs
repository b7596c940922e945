using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>The texts of documents for the client in the language of the client, from DocumentTexts.txt.</summary>
internal static class DocumentTexts
{
    private const string File = "DocumentTexts.txt";

    internal static Dictionary<string, DocumentLanguage> Languages { get; } =
        new(StringComparer.Ordinal)
        {
            ["en"] = DocumentLanguage.English,
            ["de"] = DocumentLanguage.German,
            ["fr"] = DocumentLanguage.French,
        };

    private static readonly LanguageTable<DocumentText> Table = LanguageTable<DocumentText>.Read(File);

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, DocumentText text, params ReadOnlySpan<string> filledIn) =>
        Table.In(language, text, filledIn);

    /// <summary>The language's code (ISO 639-1), as documents name their language: "de".</summary>
    public static string CodeOf(DocumentLanguage language) => Languages.First(l => l.Value == language).Key;

    /// <summary>Parses the table. A mistake in it is a bug; the exception names the line.</summary>
    internal static Dictionary<(DocumentText, DocumentLanguage), string> Parse(string table) =>
        LanguageTable<DocumentText>.Of(File, table).All;
}

using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>The texts of documents for the client in the language of the client, from DocumentTexts.txt.</summary>
internal static class DocumentTexts
{
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
    public static string CodeOf(DocumentLanguage language) =>
        LanguageTable.Languages.First(l => l.Value == language).Key;

    /// <summary>Parses the table. A mistake in it is a bug; the exception names the line.</summary>
    internal static Dictionary<(DocumentText, DocumentLanguage), string> Parse(string table) =>
        LanguageTable.Parse<DocumentText>("DocumentTexts.txt", table);
}

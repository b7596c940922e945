using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>What mails say about changed terms, payments and the end, from NewsTexts.txt.</summary>
internal static class NewsTexts
{
    private static readonly Dictionary<(NewsText, DocumentLanguage), string> All = LanguageTable.Parse<NewsText>(
        "NewsTexts.txt",
        BuiltIn.Text("NewsTexts.txt")
    );

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, NewsText text, params ReadOnlySpan<string> filledIn) =>
        string.Format(CultureInfo.InvariantCulture, All[(text, language)], (ReadOnlySpan<object?>)filledIn.ToArray());
}

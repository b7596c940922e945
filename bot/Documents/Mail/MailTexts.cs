using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>The texts of mails to the client in the language of the client, from MailTexts.txt.</summary>
internal static class MailTexts
{
    private static readonly Dictionary<(MailText, DocumentLanguage), string> All = LanguageTable.Parse<MailText>(
        "MailTexts.txt",
        BuiltIn.Text("MailTexts.txt")
    );

    /// <summary>What stands between a name and its value; French puts a space before it that does not break.</summary>
    public static string ColonOf(DocumentLanguage language) => language == DocumentLanguage.French ? "\u00A0: " : ": ";

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, MailText text, params ReadOnlySpan<string> filledIn) =>
        string.Format(CultureInfo.InvariantCulture, All[(text, language)], (ReadOnlySpan<object?>)filledIn.ToArray());
}

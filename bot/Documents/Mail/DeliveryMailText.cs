using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>A text of mails about submitted work; DeliveryMailTexts.txt has each in every language.</summary>
internal enum DeliveryMailText
{
    Subject,
    SecondSubject,
    Intro,
    SecondIntro,
    AskByLink,
    AskByMail,
    Silence,
    Delivered,
    Where,
    SubmittedOn,
    AnswerBy,
    SilenceName,
    AcceptedSubject,
    AcceptedIntro,
    AcceptedTold,
    AcceptedIfWrong,
    Open,
}

/// <summary>The texts of mails about submitted work in the language of the client.</summary>
internal static class DeliveryMailTexts
{
    private const string File = "DeliveryMailTexts.txt";

    private static readonly Dictionary<(DeliveryMailText, DocumentLanguage), string> All =
        LanguageTable.Parse<DeliveryMailText>(File, BuiltIn.Text(File));

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, DeliveryMailText text, params ReadOnlySpan<string> filledIn) =>
        string.Format(CultureInfo.InvariantCulture, All[(text, language)], (ReadOnlySpan<object?>)filledIn.ToArray());
}

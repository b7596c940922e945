using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>A text of mails about open invoices; DocumentReminderMailTexts.txt has each in every language.</summary>
internal enum ReminderMailText
{
    SubjectAhead,
    SubjectFirst,
    SubjectSecond,
    SubjectThird,
    IntroAhead,
    IntroFirst,
    IntroSecond,
    IntroThird,
    DueOn,
    Overdue,
    DayOverdue,
    DaysOverdue,
    Discount,
    Bic,
    PaidMeanwhile,
    CopyAttached,
    PauseSubject,
    Paused,
    PauseEnds,
    FormalAttached,
}

/// <summary>The texts of mails about open invoices in the language of the client.</summary>
internal static class ReminderMailTexts
{
    private static readonly Dictionary<(ReminderMailText, DocumentLanguage), string> All =
        LanguageTable.Parse<ReminderMailText>(
            "DocumentReminderMailTexts.txt",
            BuiltIn.Text("DocumentReminderMailTexts.txt")
        );

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
        string.Format(CultureInfo.InvariantCulture, All[(text, language)], (ReadOnlySpan<object?>)filledIn.ToArray());
}

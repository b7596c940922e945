using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>A text of formal reminders; DocumentReminderTexts.txt has each in every language.</summary>
internal enum ReminderText
{
    Title,
    Name,
    Date,
    Invoice,
    AmountDue,
    PayBy,
    Intro,
    DayLate,
    DaysLate,
    Crossed,
    Open,
    Interest,
    FlatFee,
    AlreadyPaid,
    ToPay,
    InterestBy,
    Days,
    OpenSum,
    YearlyRate,
    German,
    EuroArea,
    FeeGerman,
    FeeEuroArea,
    NoInvoice,
    NoVat,
    DayOff,
}

/// <summary>The texts of formal reminders in the language of the client.</summary>
internal static class ReminderTexts
{
    private static readonly Dictionary<(ReminderText, DocumentLanguage), string> All =
        LanguageTable.Parse<ReminderText>("DocumentReminderTexts.txt", BuiltIn.Text("DocumentReminderTexts.txt"));

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, ReminderText text, params ReadOnlySpan<string> filledIn) =>
        string.Format(CultureInfo.InvariantCulture, All[(text, language)], (ReadOnlySpan<object?>)filledIn.ToArray());

    /// <summary>"one day late", "6 days late".</summary>
    public static string DaysLate(DocumentLanguage language, int days) =>
        days == 1 ? In(language, ReminderText.DayLate) : In(language, ReminderText.DaysLate, $"{days}");
}

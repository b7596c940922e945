using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>What an invoice says of its milestone; DocumentCompletionTexts.txt has each text in every language.</summary>
internal enum CompletionText
{
    Milestone,
    Completed,
    Fee,
    Advance,
    ConfirmedBy,
    BySilence,
    Evidence,
    Delivered,
}

/// <summary>Words what an invoice says of its milestone in the language of the client.</summary>
internal static class CompletionTexts
{
    private static readonly Dictionary<(CompletionText, DocumentLanguage), string> All =
        LanguageTable.Parse<CompletionText>("DocumentCompletionTexts.txt", BuiltIn.Text("DocumentCompletionTexts.txt"));

    /// <summary>One or two sentences, and behind them what a person adds.</summary>
    public static string Describe(InvoiceCompletion said, DocumentLanguage language)
    {
        string Say(CompletionText text, params ReadOnlySpan<string> filledIn) =>
            string.Format(
                CultureInfo.InvariantCulture,
                All[(text, language)],
                (ReadOnlySpan<object?>)filledIn.ToArray()
            );
        string Day(DateOnly day) => DocumentNumbers.Day(day, language);

        var (day, milestone) = (
            Day(said.On),
            Say(CompletionText.Milestone, $"{said.Position}", $"{said.Count}", said.Name)
        );
        var confirmed = said is { SilenceVersion: { } version, SilenceUntil: { } until }
            ? Say(CompletionText.BySilence, $"{version}", Day(until))
            : Say(CompletionText.ConfirmedBy, said.By);
        var sentence = said switch
        {
            { IsFee: true } => Say(CompletionText.Fee, said.Name, day, said.By),
            { AdvanceVersion: { } terms, AdvanceOn: { } on } =>
                $"{Say(CompletionText.Advance, $"{terms}", said.AdvanceBy, Day(on), milestone)}, {day}, {confirmed}",
            _ => $"{milestone}, {Say(CompletionText.Completed, day)}, {confirmed}",
        };
        if (said.Evidence.Length > 0)
            sentence = Say(CompletionText.Evidence, sentence, said.Evidence);
        else if (said.Delivered.Length > 0)
            sentence = Say(CompletionText.Delivered, sentence, said.Delivered);
        return said.Extra.Length > 0 ? $"{sentence}. {said.Extra}" : $"{sentence}.";
    }
}

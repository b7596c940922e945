using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Reading;

/// <summary>What the client's page says, in the language of the client, from ClientPageTexts.txt.</summary>
internal static class ClientPageTexts
{
    private const string File = "ClientPageTexts.txt";

    private static readonly Dictionary<(ClientPageText, DocumentLanguage), string> All =
        LanguageTable.Parse<ClientPageText>(File, BuiltIn.Text(File));

    /// <summary>When the next milestone starts, as the terms say it; null where nothing holds it back.</summary>
    public static ClientPageText? GateOf(Project terms) =>
        terms switch
        {
            { Amendment.End: not null } => null,
            _ when terms.LiveMilestones.Count() < 2 => null,
            { Policy: GatePolicy.Paid } => ClientPageText.GatePaid,
            { Policy: GatePolicy.NotOverdue } => ClientPageText.GateNotOverdue,
            _ => null,
        };

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, ClientPageText text, params ReadOnlySpan<string> filledIn) =>
        filledIn.IsEmpty
            ? All[(text, language)]
            : string.Format(
                CultureInfo.InvariantCulture,
                All[(text, language)],
                (ReadOnlySpan<object?>)filledIn.ToArray()
            );
}

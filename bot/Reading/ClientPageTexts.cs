using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>What the client's page says, in the language of the client, from ClientPageTexts.txt.</summary>
internal static class ClientPageTexts
{
    private static readonly LanguageTable<ClientPageText> Table = LanguageTable<ClientPageText>.Read(
        "ClientPageTexts.txt"
    );

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public static string In(DocumentLanguage language, ClientPageText text, params ReadOnlySpan<string> filledIn) =>
        Table.In(language, text, filledIn);
}

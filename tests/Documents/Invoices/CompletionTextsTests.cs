using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>What an invoice says of its milestone, in the language of the client.</summary>
public sealed class CompletionTextsTests
{
    private static readonly InvoiceCompletion Whole = new(
        1,
        3,
        "Discovery report",
        new(2026, 7, 15),
        "Dana Weiss",
        "portal approval",
        "",
        "PO 4711"
    );

    /// <summary>With usual spaces in days.</summary>
    private static string Describe(InvoiceCompletion said, DocumentLanguage language) =>
        CompletionTexts.Describe(said, language).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    [Theory]
    [InlineData(
        DocumentLanguage.English,
        "Milestone 1 of 3 “Discovery report”, completed 15 July 2026, confirmed by Dana Weiss; evidence: portal approval. PO 4711"
    )]
    [InlineData(
        DocumentLanguage.German,
        "Meilenstein 1 von 3 „Discovery report“, abgeschlossen am 15. Juli 2026, bestätigt von Dana Weiss; "
            + "Nachweis: portal approval. PO 4711"
    )]
    [InlineData(
        DocumentLanguage.French,
        "Étape 1 sur 3 « Discovery report », achevée le 15 juillet 2026, confirmée par Dana Weiss ; preuve : portal approval. PO 4711"
    )]
    public void A_confirmed_milestone_is_named_with_its_evidence(DocumentLanguage language, string text) =>
        Assert.Equal(text, Describe(Whole, language));

    [Fact]
    public void Silence_names_the_terms_and_the_last_day_for_an_answer() =>
        Assert.Equal(
            "Meilenstein 1 von 3 „Discovery report“, abgeschlossen am 15. Juli 2026, durch Schweigen abgenommen, wie in den "
                + "Konditionen v2 vereinbart, keine Antwort bis 14. Juli 2026; geliefert: Report v3.",
            Describe(
                Whole with
                {
                    By = "",
                    Evidence = "",
                    Delivered = "Report v3",
                    Extra = "",
                    SilenceVersion = 2,
                    SilenceUntil = new(2026, 7, 14),
                },
                DocumentLanguage.German
            )
        );

    [Fact]
    public void A_payment_in_advance_names_the_agreement_and_no_completion() =>
        Assert.Equal(
            "Acompte selon les conditions v1 acceptées par Dana Weiss le 1er juillet 2026 : Étape 1 sur 3 « Discovery report », "
                + "15 juillet 2026, confirmée par Priya.",
            Describe(
                Whole with
                {
                    By = "Priya",
                    Evidence = "",
                    Extra = "",
                    AdvanceVersion = 1,
                    AdvanceBy = "Dana Weiss",
                    AdvanceOn = new(2026, 7, 1),
                },
                DocumentLanguage.French
            )
        );

    [Fact]
    public void A_fee_for_the_end_names_who_agreed_to_it() =>
        Assert.Equal(
            "“Discovery report” for the end of the project, agreed on 15 July 2026 by Dana Weiss; evidence: portal approval. PO 4711",
            Describe(Whole with { IsFee = true }, DocumentLanguage.English)
        );
}

using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>VAT that was set or corrected, and the question which VAT is meant.</summary>
internal static class VatCards
{
    private const string WithDetail =
        "An exemption says its reason (vat 0 exempt \"adult education\"), goods to another EU country say which "
        + "(vat 0 intra-eu-goods FR).";

    /// <summary>The VAT of a milestone, or of all that is not billed, after it was set.</summary>
    /// <param name="milestone">Null for all.</param>
    public static Card Changed(ProjectView view, Milestone? milestone)
    {
        var p = view.Project;
        if (p.Agreement is null)
            return ScheduleCards.Project(view);
        var all = milestone is null ? p.LiveMilestones.Where(m => m.IsBillable).ToList() : [milestone];
        var corrected = all.FindAll(m => m.VatCorrection is not null);
        return new Card($"{p.Name}: VAT {VatText.Describe(milestone is null ? p.Treatment : p.TreatmentOf(milestone))}")
        {
            Tone = Tone.Good,
            Lines =
            [
                .. corrected is [{ VatCorrection: { } why }, ..]
                    ?
                    [
                        $"{why.Reason} ({view.SignedBy(why.Signed)})",
                        "Net amounts stay as agreed. The client is told with the invoice.",
                    ]
                    : Array.Empty<string>(),
            ],
            Table = new(
                [
                    new("#", true),
                    new("Milestone", Weight: 5),
                    new("Net", true, 4),
                    new("Gross before", true, 5),
                    new("Gross now", true, 5),
                ],
                [
                    .. all.Select(m =>
                        ScheduleCards.Row(
                            $"{p.PositionOf(m)}",
                            m.Name,
                            p.NetOf(m).ToString(),
                            $"{GrossAt(p, m, m.VatCorrection?.Agreed ?? p.TreatmentOf(m))}",
                            $"{GrossAt(p, m, p.TreatmentOf(m))} ({VatText.Describe(p.TreatmentOf(m))})"
                        )
                    ),
                ]
            ),
            Footer = "What is issued keeps its VAT: credit it in full and bill it again.",
        };
    }

    /// <summary>0 % without its reason, or no VAT at all.</summary>
    public static Card Which(Refusal.VatUnclear r) =>
        new(r.IsMissing ? "Which VAT?" : "Why is VAT 0 %?")
        {
            Lines =
            [
                WithDetail,
                r.IsMissing
                    ? "Say the rate, like vat 19, or press why it is 0. Nothing was changed. "
                        + "settings vat 19 makes it the default of new projects."
                    : "The document must say why. Press one, or say it. Nothing was changed.",
            ],
            Buttons = [.. r.Choices.Select(choice => new Button(TitleOf(choice.Word), choice.CommandText))],
        };

    /// <summary>A project from before categories: why its rate is zero is asked once, before the next draft.</summary>
    public static Card NotAsked(ProjectView view, Refusal.VatNotAsked r) =>
        new Card($"Why is VAT 0 % in {view.Project.Name}?")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"The invoice for {r.Milestone.Name} must say why it has no VAT. Press one; it holds for everything that is "
                    + "not billed. Nothing was drafted.",
                $"{WithDetail} So: set all vat 0 exempt \"adult education\"",
            ],
            Buttons =
            [
                .. VatVocabulary.WithoutDetail.Select(word => new Button(TitleOf(word), $"set all vat 0 {word}")),
            ],
        }.About(view, CardKind.StageConfirmed, r.Milestone);

    private static string TitleOf(string word) =>
        word switch
        {
            "zero-rated" => "Zero-rated",
            "reverse-charge" => "Reverse charge (EU business)",
            "small-business" => "Small business",
            "outside-scope" => "Outside the EU",
            "export-goods" => "Export of goods",
            _ => word,
        };

    private static Money GrossAt(Project p, Milestone m, VatTreatment vat) => p.NetOf(m) + vat.Calculate(p.NetOf(m));
}

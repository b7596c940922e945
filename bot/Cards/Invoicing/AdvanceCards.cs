using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>Questions about advances and the final invoice that deducts them.</summary>
internal static class AdvanceCards
{
    private const int MaxButtons = 3;

    /// <summary>Why an advance is credited when the final invoice is to bill the rest.</summary>
    internal const string BilledWithFinal = "billed with the final invoice";

    /// <summary>An advance is not paid: its open rest is credited, or the final invoice waits.</summary>
    public static Card FinalWaits(ProjectView view, Refusal.FinalWaitsForAdvance r) =>
        new Card($"The final invoice for {r.Milestone.Name} waits")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons =
            [
                .. r.Open.Take(MaxButtons).Select(CreditTheOpen),
                new("Wait", $"later {view.Project.Say(r.Milestone)}"),
            ],
        };

    internal static Button CreditTheOpen(Invoice advance) =>
        new Button($"Credit the open {advance.Open}", HowToCredit(advance), ButtonStyle.Primary).Confirmed();

    internal static string HowToCredit(Invoice advance) =>
        $"credit {advance.NumberOrPending()} {advance.Open} reason \"{BilledWithFinal}\"";

    /// <summary>A part credit on an invoice with several rates: which of its lines is it about?</summary>
    public static Card WhichLine(ProjectView view, Refusal.CreditNeedsMilestone r) =>
        new($"Which line of {r.Invoice.NumberOrPending()} is credited?")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons =
            [
                .. r
                    .Invoice.Lines.Take(6)
                    .Select(line => (Line: line, Milestone: view.Project.MilestoneOf(line.Milestone)))
                    .Select(x =>
                        new Button(
                            RefusalText.Cut($"{x.Milestone.Name} ({x.Line.Treatment.Rate})"),
                            $"credit {r.Invoice.NumberOrPending()} {r.Amount} "
                                + $"of {view.Project.Say(x.Milestone)} reason {DisplayText.Quote(r.Reason)}"
                        ).Confirmed()
                    ),
            ],
        };
}

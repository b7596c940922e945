using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>A project that is paused, resumed, cancelled or closed.</summary>
internal static class ProjectLifecycleCards
{
    /// <summary>
    /// The project is on hold, with the button to resume it. Afterwards the card shows what became of it.
    /// </summary>
    public static Card Paused(ProjectView view)
    {
        var p = view.Project;
        if (p.Held is not { } held)
            return new Card(p.IsOver ? $"{p.Name} is {DisplayText.NameOf(p.State)}" : $"{p.Name} goes on")
            {
                Tone = p.IsOver ? Tone.Plain : Tone.Good,
                Lines = [MoneyCards.NextLine(view)],
            }
                .About(view, CardKind.Pause)
                .SettledIf(true);
        return new Card($"{p.Name} is on hold")
        {
            Tone = Tone.Stop,
            Lines =
            [
                DisplayText.ToSentence(held.Reason),
                "No stage starts until the project is resumed. "
                    + "What is owed stays owed, and what is under way may be delivered, confirmed and billed.",
            ],
            Facts = [new("Put on hold by", view.SignedBy(held.Signed)), new("Owed", Totals.Create(p).Owed.ToString())],
            Inputs = [new("reason", "Why it goes on") { IsRequired = true, Placeholder = "the client has paid" }],
            Buttons = [new("Resume", "project resume", ButtonStyle.Primary, SendsInputs: true)],
        }.About(view, CardKind.Pause);
    }

    public static Card Cancelled(ProjectView view)
    {
        var p = view.Project;
        return new Card($"{p.Name} is cancelled")
        {
            Tone = Tone.Stop,
            Lines =
            [
                DisplayText.ToSentence(p.Cancelled!.Reason),
                "Nothing was issued, so nothing is owed. The records stay readable.",
            ],
            Facts = [new("Cancelled by", view.SignedBy(p.Cancelled.Signed))],
            Footer = view.AsOf(),
        };
    }

    public static Card Closed(ProjectView view)
    {
        var p = view.Project;
        var totals = Totals.Create(p);
        return new Card($"{p.Name} is closed")
        {
            Tone = Tone.Good,
            Lines =
            [
                $"Contract {p.Contract}, billed {totals.Billed} + {totals.Vat} VAT, received {totals.Received}, "
                    + $"owed {totals.Owed}. The records stay readable.",
            ],
            Facts =
            [
                .. totals.Credited.IsPositive
                    ? [new Fact("Credited", $"{totals.Credited} net + {totals.CreditedVat} VAT")]
                    : Array.Empty<Fact>(),
                .. totals.Refunded.IsPositive
                    ? [new Fact("Refunded", $"{totals.Refunded} gross")]
                    : Array.Empty<Fact>(),
                .. SettlementText.TotalFacts(totals),
                .. totals.Credit.IsPositive
                    ? [new Fact("Client credit", $"{totals.Credit}, still the client's")]
                    : Array.Empty<Fact>(),
                .. p.Closed is { } closed ? [new Fact("Closed by", view.SignedBy(closed))] : Array.Empty<Fact>(),
            ],
        };
    }
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Invoicing;

internal static partial class InvoiceCards
{
    private static string Settled(BankReturn bankReturn) =>
        bankReturn.IsDismissed
            ? $"{bankReturn.Name} is put aside; the payment stands."
            : $"{bankReturn.Name} is closed together with the payment that was reversed.";

    /// <summary>
    /// Posted when the bank returned money: from which invoice, that it counts as not received, and the buttons for
    /// finance.
    /// </summary>
    public static Card TakenBack(ProjectView view, Invoice i, BankReturn bankReturn)
    {
        var card = Issued(view, i);
        var isOpen = i.RemainingOf(bankReturn).IsPositive;
        return (
            card with
            {
                Title = isOpen
                    ? $"Taken back by the bank: {i.RemainingOf(bankReturn)} on {i.NumberOrPending()}"
                    : $"Dealt with: {bankReturn.Amount} on {i.NumberOrPending()}, taken back by the bank",
                Tone = isOpen ? Tone.Stop : Tone.Plain,
                Lines =
                [
                    isOpen ? "Until finance has dealt with it, the money counts as not received." : Settled(bankReturn),
                    .. card.Lines,
                ],
                Facts = [ProjectFact(view), .. card.Facts],
            }
        )
            .WithMentions(view, isOpen ? [Role.Finance] : [])
            .About(view, CardKind.BankReturn, view.Project.MilestoneOf(i), bankReturn.Number);
    }

    /// <summary>What banks on the way kept of announced money that is recorded now, and what it leaves open.</summary>
    private static IEnumerable<string> BookedCharges(Invoice i, AnnouncedPayment announcedPayment) =>
        announcedPayment.Charges is { } charges ? [$"{charges} charges, {i.Open} open."] : [];

    /// <summary>An announced payment while it waits, and what became of it.</summary>
    public static Card Announced(ProjectView view, Invoice i, AnnouncedPayment announcedPayment)
    {
        var what =
            $"{announcedPayment.Amount}{Suffix.Ref(announcedPayment.Reference)}, "
            + $"by {view.SignedBy(announcedPayment.Signed)} ({announcedPayment.Name})"
            + Suffix.With(", ", announcedPayment.Charges?.ToString(), " charges");
        var withdraw = new Button("Take it back", $"reverse {announcedPayment.Name} reason \"called off\"");
        var card = announcedPayment.State switch
        {
            AnnouncedPaymentState.Waiting => new Card(
                $"{announcedPayment.Amount} is announced for {announcedPayment.On.ToDay()} on {i.NumberOrPending()}"
            )
            {
                Lines = [$"{what}. It is recorded on that day, and counts from then."],
                Buttons = [withdraw],
            },
            AnnouncedPaymentState.Stopped => new Card(
                $"{announcedPayment.Amount} announced for {announcedPayment.On.ToDay()} is not recorded on {i.NumberOrPending()}"
            )
            {
                Tone = Tone.Warning,
                Lines =
                [
                    $"{DisplayText.Capitalize(announcedPayment.Reason)}.",
                    announcedPayment.Source.Length > 0
                        ? "It waits for finance: parked."
                        : $"{what}. Record it with pay, or take it back.",
                ],
                Buttons = announcedPayment.Source.Length > 0 ? [] : [withdraw],
            },
            AnnouncedPaymentState.Booked when Issued(view, i) is var booked => booked with
            {
                Title =
                    $"{announcedPayment.Amount} announced for {announcedPayment.On.ToDay()} is recorded on {i.NumberOrPending()}",
                Lines = [.. BookedCharges(i, announcedPayment), .. booked.Lines],
            },
            _ => new Card(
                $"{announcedPayment.Amount} announced for {announcedPayment.On.ToDay()} on {i.NumberOrPending()} was taken back"
            )
            {
                Lines = [$"{DisplayText.Capitalize(announcedPayment.Reason)}."],
            },
        };
        return (
            card with
            {
                Facts =
                    card.Facts.Count > 0
                        ? card.Facts
                        : [ProjectFact(view), new("Open", i.Open.ToString()), .. BankFacts(view, i)],
            }
        )
            .WithMentions(view, announcedPayment.State == AnnouncedPaymentState.Stopped ? [Role.Finance] : [])
            .About(view, CardKind.AnnouncedPayment, view.Project.MilestoneOf(i), announcedPayment.Id)
            .SettledIf(announcedPayment.State == AnnouncedPaymentState.Withdrawn);
    }

    private static IEnumerable<Fact> BankFacts(ProjectView view, Invoice i) =>
        [
            new(
                "Milestone",
                $"{view.Project.MilestoneOf(i).Name} ({view.Project.PositionInSchedule(view.Project.MilestoneOf(i))})"
            ),
            new("Due", i.Due.ToIso()),
        ];
}

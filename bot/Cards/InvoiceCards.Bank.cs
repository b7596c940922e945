using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

internal static partial class InvoiceCards
{
    private static string Settled(BankReturn back) =>
        back.IsPutAside
            ? $"{back.Name} is put aside; the payment stands."
            : $"{back.Name} is closed together with the payment that was reversed.";

    /// <summary>Posted when the bank took money back: from which invoice, that it counts as not received, and what
    /// finance presses.</summary>
    public static Card TakenBack(Sight sight, Invoice i, BankReturn back)
    {
        var card = Issued(sight, i);
        var isOpen = i.LeftOf(back).IsPositive;
        return (
            card with
            {
                Title = isOpen
                    ? $"Taken back by the bank: {i.LeftOf(back)} on {i.Number()}"
                    : $"Dealt with: {back.Amount} on {i.Number()}, taken back by the bank",
                Tone = isOpen ? Tone.Stop : Tone.Plain,
                Lines =
                [
                    isOpen ? "Until finance has dealt with it, the money counts as not received." : Settled(back),
                    .. card.Lines,
                ],
            }
        )
            .Calling(sight, isOpen ? [Role.Finance] : [])
            .About(sight, "takenback", sight.Project.MilestoneOf(i), back.Number);
    }

    /// <summary>Money of a day to come, as it waits, and what became of it.</summary>
    public static Card Announced(Sight sight, Invoice i, Announced announced)
    {
        var what =
            $"{announced.Amount}{Suffix.Ref(announced.Reference)}, by {sight.By(announced.Signed)} ({announced.Name})";
        var back = new Button("Take it back", $"reverse {announced.Name} reason \"called off\"");
        var card = announced.State switch
        {
            AnnouncedState.Waiting => new Card(
                $"{announced.Amount} is announced for {announced.On.Iso()} on {i.Number()}"
            )
            {
                Lines = [$"{what}. It is recorded on that day, and counts from then."],
                Buttons = [back],
            },
            AnnouncedState.Stopped => new Card(
                $"{announced.Amount} announced for {announced.On.Iso()} is not recorded on {i.Number()}"
            )
            {
                Tone = Tone.Warning,
                Lines =
                [
                    $"{Words.Upper(announced.Why)}.",
                    announced.Source.Length > 0
                        ? "It waits for finance: parked."
                        : $"{what}. Record it with pay, or take it back.",
                ],
                Buttons = announced.Source.Length > 0 ? [] : [back],
            },
            AnnouncedState.Booked => Issued(sight, i) with
            {
                Title = $"{announced.Amount} announced for {announced.On.Iso()} is recorded on {i.Number()}",
            },
            _ => new Card($"{announced.Amount} announced for {announced.On.Iso()} on {i.Number()} was taken back")
            {
                Lines = [$"{Words.Upper(announced.Why)}."],
            },
        };
        return (
            card with
            {
                Facts = card.Facts.Count > 0 ? card.Facts : [new("Open", i.Open.ToString()), .. Of(sight, i)],
            }
        )
            .Calling(sight, announced.State == AnnouncedState.Stopped ? [Role.Finance] : [])
            .About(sight, "announced", sight.Project.MilestoneOf(i), announced.Id)
            .SettledIf(announced.State == AnnouncedState.Withdrawn);
    }

    private static IEnumerable<Fact> Of(Sight sight, Invoice i) =>
        [
            new(
                "Milestone",
                $"{sight.Project.MilestoneOf(i).Name} ({sight.Project.Place(sight.Project.MilestoneOf(i))})"
            ),
            new("Due", i.Due.Iso()),
        ];
}

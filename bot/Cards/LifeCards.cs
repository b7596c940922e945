using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>A project that rests, goes on, is given up or is closed.</summary>
internal static class LifeCards
{
    /// <summary>On hold, with the way to go on; afterwards what became of it.</summary>
    public static Card Paused(Sight sight)
    {
        var p = sight.Project;
        if (p.Held is not { } held)
            return new Card(p.IsOver ? $"{p.Name} is {Words.Word(p.State)}" : $"{p.Name} goes on")
            {
                Tone = p.IsOver ? Tone.Plain : Tone.Good,
                Lines = [MoneyCards.NextLine(sight)],
            }
                .About(sight, "pause")
                .SettledIf(true);
        return new Card($"{p.Name} is on hold")
        {
            Tone = Tone.Stop,
            Lines =
            [
                Words.Sentence(held.Reason),
                "No stage starts until the project is resumed. "
                    + "What is owed stays owed, and what is under way may be delivered, confirmed and billed.",
            ],
            Facts = [new("Put on hold by", sight.By(held.Signed)), new("Owed", Sums.Of(p).Owed.WithCode())],
            Inputs = [new("reason", "Why it goes on") { Required = true, Placeholder = "the client has paid" }],
            Buttons = [new("Resume", "project resume", ButtonStyle.Primary, TakesInputs: true)],
        }.About(sight, "pause");
    }

    public static Card Cancelled(Sight sight)
    {
        var p = sight.Project;
        return new Card($"{p.Name} is cancelled")
        {
            Tone = Tone.Stop,
            Lines =
            [
                Words.Sentence(p.Cancelled!.Reason),
                "Nothing was issued, so nothing is owed. The records stay readable.",
            ],
            Facts = [new("Cancelled by", sight.By(p.Cancelled.Signed))],
            Footer = sight.AsOf(),
        };
    }

    public static Card Closed(Sight sight)
    {
        var p = sight.Project;
        var sums = Sums.Of(p);
        return new Card($"{p.Name} is closed")
        {
            Tone = Tone.Good,
            Lines =
            [
                $"Contract {p.Contract.WithCode()}, billed {sums.Billed} + {sums.Vat} VAT, received {sums.Received}, "
                    + $"owed {sums.Owed}. The records stay readable.",
            ],
            Facts =
            [
                .. sums.Credited.IsPositive
                    ? [new Fact("Credited", $"{sums.Credited} net + {sums.CreditedVat} VAT")]
                    : Array.Empty<Fact>(),
                .. sums.Refunded.IsPositive ? [new Fact("Refunded", $"{sums.Refunded} gross")] : Array.Empty<Fact>(),
                .. sums.Lost.IsPositive ? [new Fact("Written off", $"{sums.Lost} gross")] : Array.Empty<Fact>(),
                .. sums.Credit.IsPositive
                    ? [new Fact("Client credit", $"{sums.Credit}, still the client's")]
                    : Array.Empty<Fact>(),
                .. p.Closed is { } closed ? [new Fact("Closed by", sight.By(closed))] : Array.Empty<Fact>(),
            ],
        };
    }
}

using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>The projects that somebody may see, and a project's end.</summary>
internal static class ListCard
{
    public static Card Projects(IReadOnlyList<Sight> all, string keyHere, int page)
    {
        var (shown, more) = Paging.Of(all, page, "project list", "");
        return new("Your projects")
        {
            Table = new([new("Key", Weight: 3), new("Project, client", Weight: 6), new("State", Weight: 4), new("Owed", true, 4)],
                [.. shown.Select(s => ScheduleCards.Row(s.Project.Key + (s.Project.Key == keyHere ? " (here)" : ""), $"{s.Project.Name}, {s.Project.Client}", Words.Word(s.Project.State), Sums.Of(s.Project).Owed.WithCode()))]),
            Footer = keyHere.Length > 0 ? $"Words said here mean {keyHere}; any project: status KEY." : "This place has no project: project use KEY ties one to it.",
            Buttons = [.. more.Select(b => b with { Says = b.Says.Replace("  ", " ") })],
        };
    }

    public static Card Closed(Sight sight)
    {
        var sums = Sums.Of(sight.Project);
        return new Card($"{sight.Project.Name} is closed")
        {
            Tone = Tone.Good,
            Lines = [$"Contract {sight.Project.Contract.WithCode()}, billed {sums.Billed} + {sums.Vat} VAT{(sums.Credited.IsPositive ? $", credited {sums.Credited} + {sums.CreditedVat} VAT" : "")}, received {sums.Received}{(sums.Refunded.IsPositive ? $", refunded {sums.Refunded}" : "")}{(sums.Lost.IsPositive ? $", written off {sums.Lost}" : "")}, owed {sums.Owed}. The records stay readable."],
            Facts = sight.Project.Closed is { } closed ? [new("Closed by", sight.By(closed))] : [],
        };
    }
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Draws a posted card from the present state; said inside the process when its subject changed or somebody looks at it.</summary>
internal sealed class Redraw(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Address = Arg.Quoted("card");

    public Phrase Phrase { get; } = new Phrase("redraw", "draws a posted card again") { Internal = true }.Takes(Address).For("redraw confirmed/1/m1", "redraw terms/1/p");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        given.Get(Address).Split('/') is { Length: <= 4 } and [var kind, var project, var subject, .. var which]
        && await reader.FindByIdAsync(turn, project, cancel) is { } sight
        && CardBook.Draw(sight, kind, subject, string.Concat(which)) is { } card
            ? Reply.Show(card)
            : Reply.No("There is no such card.");
}

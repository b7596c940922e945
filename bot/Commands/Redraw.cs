using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Draws a posted card from the present state; said inside the process when its subject changed or somebody looks at
/// it.
/// </summary>
internal sealed class Redraw(ProjectReader reader, NewProjectForm newProject, ParkedLines parked) : ICommand
{
    private static readonly Argument<string> Address = Arg.Quoted("card");
    private static readonly Argument<BoxOf<bool>> Mine = Arg.Flag(Desk.Mine);

    public Phrase Phrase { get; } =
        new Phrase("redraw", "draws a posted card again") { Internal = true }
            .Takes(Address, Mine)
            .For("redraw confirmed/1/m1", "redraw terms/1/p mine");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        await DrawAsync(turn, given, cancel) is { } card ? Reply.Show(card) : Reply.No("There is no such card.");

    private async Task<Card?> DrawAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (
            given.Get(Address).Split('/')
            is not ({ Length: <= 4 } and [var kind, var project, var subject, .. var which])
        )
            return null;
        if (project == Card.NoProject)
            return kind == Forms.NewProjectKind ? await newProject.DrawAsync(turn, subject, cancel) : null;
        var sight = given.Has(Mine)
            ? await reader.LookAsync(turn, project, cancel)
            : await reader.FindByIdAsync(turn, project, cancel);
        if (sight is not null && kind == ParkedCards.Kind)
            return await parked.DrawAsync(turn, sight, string.Concat(which), cancel);
        return sight is null ? null : CardBook.Draw(sight, kind, subject, string.Concat(which));
    }
}

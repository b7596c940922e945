using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The projects somebody may see from here; where everybody reads along, the place's own.</summary>
internal sealed class ProjectList(ProjectReader reader) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("project list", "lists your projects; in a channel or group the one of that place")
            .Takes(Arg.Page)
            .For("project list", "project list page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        var more = await Elsewhere.ProjectsAsync(reader, turn, all, "project list", cancel);
        return all.Count == 0
            ? Elsewhere.None(turn, more)
            : Reply.Show(
                ListCard.Projects(
                    all,
                    await reader.KeyHereAsync(turn, cancel),
                    given.Maybe(Arg.Page)?.Value ?? 1,
                    turn.IsOpen,
                    more
                )
            );
    }
}

/// <summary>Ties a project to the place, so that words said here mean it.</summary>
internal sealed class ProjectUse(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("project use", "makes this place talk about a project")
            .Takes(Arg.Key)
            .For("project use ACME", "project use SHOP");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (
            await projects.ChangeAsync(
                turn,
                given.Get(Arg.Key),
                (project, stamp) =>
                    project.Tie(turn.Where.Channel, turn.Where.Workspace, turn.Where.Conversation, stamp),
                cancel
            )
        ).Show(ScheduleCards.Project);
}

/// <summary>The projects somebody may see from here, with what is billed next and what is owed.</summary>
internal sealed class Board(ProjectReader reader) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase(
            "board",
            "shows your projects (in a channel or group the one of that place): where they stand, what is billed next, what is owed"
        )
            .Takes(Arg.Page)
            .For("board", "board page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        var more = await Elsewhere.ProjectsAsync(reader, turn, all, "board", cancel);
        return all.Count == 0
            ? Elsewhere.None(turn, more)
            : Reply.Show(ListCard.Board(all, given.Maybe(Arg.Page)?.Value ?? 1, turn.IsOpen, more));
    }
}

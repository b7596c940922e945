using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The projects somebody may see from here.</summary>
internal sealed class ProjectList(ProjectReader reader) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("project list", "lists your projects").Takes(Arg.Page).For("project list", "project list page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        return all.Count == 0 ? Answers.NoProject("") with { IsRefusal = false } : Reply.Show(ListCard.Projects(all, await reader.KeyHereAsync(turn, cancel), given.Maybe(Arg.Page)?.Value ?? 1));
    }
}

/// <summary>Ties a project to the place, so that words said here mean it.</summary>
internal sealed class ProjectUse(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("project use", "makes this place talk about a project").Takes(Arg.Key).For("project use ACME", "project use SHOP");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, given.Get(Arg.Key), (project, stamp) => project.Tie(turn.Where.Channel, turn.Where.Conversation, stamp), cancel)).Show(ScheduleCards.Project);
}

/// <summary>All projects somebody may see, with what is billed next and what is owed.</summary>
internal sealed class Board(ProjectReader reader) : ICommand
{
    public Phrase Phrase { get; } = new Phrase("board", "shows all your projects: where they stand, what is billed next, what is owed").Takes(Arg.Page).For("board", "board page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        return all.Count == 0 ? Answers.NoProject("") with { IsRefusal = false } : Reply.Show(ListCard.Board(all, given.Maybe(Arg.Page)?.Value ?? 1));
    }
}

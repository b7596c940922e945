using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The projects somebody may see from here; where everybody reads along, the place's own.</summary>
internal sealed class ProjectListCommand(ProjectReader reader) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project list", "lists your projects; in a channel or group the one of that place")
            .WithArguments(CommandArgument.Page)
            .WithExamples("project list", "project list page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        var more = await OtherProjectsText.ProjectsNotShownAsync(reader, turn, all, "project list", cancel);
        return all.Count == 0
            ? OtherProjectsText.EmptyListReply(turn, more)
            : Reply.FromCard(
                ProjectListCards.Projects(
                    all,
                    await reader.GetProjectKeyAsync(turn, cancel),
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1,
                    turn.IsPublic,
                    more
                )
            );
    }
}

/// <summary>Ties a project to the place, so that words said here mean it.</summary>
internal sealed class ProjectUseCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("project use", "makes this place talk about a project")
            .WithArguments(CommandArgument.Key)
            .WithExamples("project use ACME", "project use SHOP");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeAsync(
                turn,
                arguments.Get(CommandArgument.Key),
                (project, context) =>
                    project.TieConversation(
                        turn.Conversation.Channel,
                        turn.Conversation.Workspace,
                        turn.Conversation.Id,
                        context
                    ),
                cancel
            )
        ).Show(ScheduleCards.Project);
}

/// <summary>The projects somebody may see from here, with what is billed next and what is owed.</summary>
internal sealed class BoardCommand(ProjectReader reader) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "board",
            "shows your projects (in a channel or group the one of that place): where they stand, what is billed next, what is owed"
        )
            .WithArguments(CommandArgument.Page)
            .WithExamples("board", "board page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var all = await reader.ListAsync(turn, cancel);
        var more = await OtherProjectsText.ProjectsNotShownAsync(reader, turn, all, "board", cancel);
        return all.Count == 0
            ? OtherProjectsText.EmptyListReply(turn, more)
            : Reply.FromCard(
                ProjectListCards.Board(
                    all,
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1,
                    turn.IsPublic,
                    more
                )
            );
    }
}

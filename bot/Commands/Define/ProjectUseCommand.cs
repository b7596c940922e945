using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>Ties a project to the conversation, so that commands there are about it.</summary>
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

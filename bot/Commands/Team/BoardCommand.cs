using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>The projects that the sender may see from here, with what is billed next and what is owed.</summary>
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

using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>The projects that the sender may see from here; in a public conversation only its own.</summary>
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

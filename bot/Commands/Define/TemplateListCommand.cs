using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>The templates that can follow <c>using</c>.</summary>
internal sealed class TemplateListCommand(WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("template list", "lists the templates for new projects")
            .WithArguments(CommandArgument.Page)
            .WithExamples("template list", "template list page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Reply.FromCard(
            TemplateCards.List(
                await ProjectTemplates.AllAsync(workspaces, turn, cancel),
                arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
            )
        );
}

using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>The standard milestones: built in, and the workspace's own.</summary>
internal sealed class LabelListCommand(WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("labels", "lists the standard milestones")
            .WithArguments(CommandArgument.Page)
            .WithExamples("labels", "labels page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        Reply.FromCard(
            LabelCards.List(
                await workspaces.LabelsAsync(turn, cancel),
                StandardLabels.BuiltIn,
                arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
            )
        );
}

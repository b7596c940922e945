using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Removes one of the workspace's own standard milestones; milestones keep the values they got from it.
/// </summary>
internal sealed class LabelRemoveCommand(WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("label");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("labels remove", "takes a standard milestone away")
            .WithArguments(Name)
            .WithExamples("labels remove \"User test passed\"", "labels remove \"Go-live\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await workspaces.ChangeAsync(
            turn,
            (workspace, context) => workspace.RemoveLabel(arguments.Get(Name), context),
            cancel
        );
        return await LabelReplies.ShowAsync(
            workspaces,
            turn,
            outcome,
            $"The label {DisplayText.Quote(MilestoneName.Normalize(arguments.Get(Name)))} is removed",
            cancel
        );
    }
}

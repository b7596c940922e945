using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// Checks that no entry of the audit trail was changed, removed, inserted or reordered, and that the tables agree
/// with it.
/// </summary>
internal sealed class VerifyCommand(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("verify", "checks the records for tampering")
            .WithArguments(Key)
            .WithExamples("verify", "verify ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        return await reader.FindRecordAsync(turn, key, cancel) is { } projectRecord
            ? Reply.FromCard(
                AuditCards.Verdict(
                    projectRecord.View,
                    projectRecord.Check,
                    await workspaces.VerifyAsync(projectRecord.View.Project.Workspace, cancel)
                )
            )
            : OutcomeReplies.ProjectNotFound(turn, key);
    }
}

using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Track;

/// <summary>Who changed what all projects share (seller, account, VAT, templates, labels), newest first.</summary>
internal sealed class AuditSettingsCommand(ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("audit settings", "shows who changed what all projects share, such as the seller's account")
            .WithArguments(CommandArgument.Page)
            .WithExamples("audit settings", "audit settings page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        if (view.Project.Workspace != turn.Conversation.Workspace)
            return RefusalText.ToReply(new Domain.Decisions.Refusal.OnlyInHomeWorkspace(view.Project.Key), view);
        var page = arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1;
        var (entries, total) = await workspaces.ReadAuditTrailAsync(
            view.Project.Workspace,
            (page - 1) * Paging.Size,
            Paging.Size,
            cancel
        );
        return Reply.FromCard(WorkspaceAuditCard.Create(view, entries, total, page));
    }
}

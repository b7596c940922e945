using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Team;

/// <summary>Draws the form for how the books are exported, for those who may set it.</summary>
internal sealed class DatevForm(ProjectReader reader, WorkspaceStore workspaces)
{
    /// <summary>The form of the place's project, or why there is none.</summary>
    public async Task<Reply> OpenAsync(Turn turn, DateOnly? month, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var actor = SenderActor.Create(turn, view.Project);
        if (Permissions.Check(view.Project, Permission.ExportBooks, actor, turn.At) is { } no)
            return RefusalText.ToReply(no, view);
        return Reply.FromCard(await DrawAsync(turn, view, month, cancel));
    }

    public async Task<Card> DrawAsync(Turn turn, ProjectView view, DateOnly? month, CancellationToken cancel)
    {
        var workspace = view.Project.Workspace;
        var missing = month is { } of ? await workspaces.MissingDatevAsync(turn, workspace, of, cancel) : [];
        return DatevFormCards.Create(view, await workspaces.DatevAsync(workspace, cancel), missing, month);
    }
}

using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>The reply to both label changes: the current labels.</summary>
internal static class LabelReplies
{
    public static async Task<Reply> ShowAsync(
        WorkspaceStore workspaces,
        Turn turn,
        Outcome outcome,
        string what,
        CancellationToken cancel
    )
    {
        var own = await workspaces.LabelsAsync(turn, cancel);
        return outcome.Show(_ => LabelCards.List(own, StandardLabels.BuiltIn, 1).WithEvents([what]));
    }
}

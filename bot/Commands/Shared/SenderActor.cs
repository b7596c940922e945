using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>The sender as an actor, for actions on a whole workspace that no single project decides.</summary>
internal static class SenderActor
{
    /// <summary>Fails closed: being in the conversation does not count as membership here.</summary>
    public static Actor Create(Turn turn, Project project) => ProjectAccess.GetActor(turn, inPlace: false);
}

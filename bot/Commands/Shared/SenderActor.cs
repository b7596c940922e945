using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>The speaker as an actor, for acts on a whole workspace that are decided outside a project's rule.</summary>
internal static class SenderActor
{
    /// <summary>Fail closed: the place is not counted as membership here.</summary>
    public static Actor Create(Turn turn, Project project) => ProjectAccess.GetActor(turn, inPlace: false);
}

using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>The speaker as an actor, for acts on a whole workspace that are decided outside a project's rule.</summary>
internal static class Acting
{
    /// <summary>Fail closed: the place is not counted as membership here.</summary>
    public static Actor As(Turn turn, Project project) => Visibility.ActorOf(turn, inPlace: false);
}

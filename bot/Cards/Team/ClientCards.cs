using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Team;

/// <summary>The link to the client's own project page. A new link closes earlier ones.</summary>
internal static class ClientCards
{
    public static Card Revoked(ProjectView view, int closed)
    {
        var links = closed > 0 ? DisplayText.Count(closed, "client link") : "client links";
        return new($"{view.Project.Name}: {links} closed")
        {
            Tone = Tone.Good,
            Lines = ["Nobody reaches the client's page with them any more."],
        };
    }
}

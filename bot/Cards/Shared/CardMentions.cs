using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

/// <summary>Mentions the people whom a card concerns, so that the platform notifies them.</summary>
internal static class CardMentions
{
    private const int MaxMentions = 5;

    /// <summary>Everybody who holds one of the roles and can act; if nobody does, the leads.</summary>
    public static Card WithMentions(this Card card, ProjectView view, params Role[] roles)
    {
        if (roles.Length == 0)
            return card with { Mentions = [] };
        var holders = roles
            .SelectMany(view.Project.HoldersOf)
            .Where(id => !view.InactiveHolders.ContainsKey(id))
            .ToList();
        return card.WithMentions(view, holders.Count > 0 ? holders : view.Project.HoldersOf(Role.Lead));
    }

    public static Card WithMentions(this Card card, ProjectView view, IEnumerable<string> people) =>
        card with
        {
            Mentions =
            [
                .. people
                    .Distinct(StringComparer.Ordinal)
                    .Where(id => !view.InactiveHolders.ContainsKey(id))
                    .Take(MaxMentions)
                    .Select(id => new Mention(id, view.NameOf(id))),
            ],
        };
}

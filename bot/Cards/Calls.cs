using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Whom a card is for: they are named on it with a mention, so that the platform tells them.</summary>
internal static class Calls
{
    private const int Most = 5;

    /// <summary>Whoever holds one of the roles and can act; if nobody does, who leads.</summary>
    public static Card Calling(this Card card, Sight sight, params Role[] roles)
    {
        if (roles.Length == 0)
            return card with { Calls = [] };
        var holders = roles.SelectMany(sight.Project.HoldersOf).Where(id => !sight.Gone.ContainsKey(id)).ToList();
        return card.Calling(sight, holders.Count > 0 ? holders : sight.Project.HoldersOf(Role.Lead));
    }

    public static Card Calling(this Card card, Sight sight, IEnumerable<string> people) =>
        card with
        {
            Calls =
            [
                .. people
                    .Distinct(StringComparer.Ordinal)
                    .Where(id => !sight.Gone.ContainsKey(id))
                    .Take(Most)
                    .Select(id => new Mention(id, sight.NameOf(id))),
            ],
        };
}

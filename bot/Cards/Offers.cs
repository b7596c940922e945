using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// Buttons of a decision: on the card for everybody they all stand; somebody who is shown it alone gets those that are
/// his. The server decides at the press in any case.
/// </summary>
internal static class Offers
{
    /// <summary>A platform refreshes no more people than that by itself.</summary>
    private const int MostWatchers = 60;

    public static Card Offering(this Card card, Sight sight, params (Button Button, Func<Actor, bool> May)[] offers) =>
        card with
        {
            Buttons = [.. offers.Where(o => sight.Looker is not { } looker || o.May(looker)).Select(o => o.Button)],
            Watchers =
            [
                .. sight
                    .Names.Keys.Where(id => !offers.All(o => o.May(new(id, "", ActorKind.Staff, InPlace: true))))
                    .Order(StringComparer.Ordinal)
                    .Take(MostWatchers),
            ],
            Deciders =
            [
                .. sight
                    .Names.Keys.Where(id => offers.All(o => o.May(new(id, "", ActorKind.Staff, InPlace: false))))
                    .Order(StringComparer.Ordinal),
            ],
        };

    /// <summary>Whether the one who looks could do this; on a card for everybody somebody can.</summary>
    public static bool May(this Sight sight, Func<Actor, bool> may) => sight.Looker is not { } looker || may(looker);
}

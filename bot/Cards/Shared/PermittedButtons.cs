using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Buttons of a decision: on the card for everybody they all stand; somebody who is shown it alone gets those that are
/// his. The server decides at the press in any case.
/// </summary>
internal static class PermittedButtons
{
    /// <summary>A platform refreshes no more people than that by itself.</summary>
    private const int MaxRestrictedViewers = 60;

    public static Card WithPermittedButtons(
        this Card card,
        ProjectView view,
        params (Button Button, Func<Actor, bool> May)[] offers
    ) =>
        card with
        {
            Buttons = [.. offers.Where(o => view.Viewer is not { } looker || o.May(looker)).Select(o => o.Button)],
            RestrictedViewers =
            [
                .. view
                    .Names.Keys.Where(id =>
                        !offers.All(o => o.May(new(id, "", ActorKind.Staff, IsInProjectConversation: true)))
                    )
                    .Order(StringComparer.Ordinal)
                    .Take(MaxRestrictedViewers),
            ],
            Approvers =
            [
                .. view
                    .Names.Keys.Where(id =>
                        offers.All(o => o.May(new(id, "", ActorKind.Staff, IsInProjectConversation: false)))
                    )
                    .Order(StringComparer.Ordinal),
            ],
        };

    /// <summary>Whether the one who looks could do this; on a card for everybody somebody can.</summary>
    public static bool CanAct(this ProjectView view, Func<Actor, bool> may) =>
        view.Viewer is not { } looker || may(looker);
}

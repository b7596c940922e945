using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// The buttons of a decision. A shared card has all of them; a card shown to one person has only those that they may
/// use. The server checks the permission again at every click.
/// </summary>
internal static class PermittedButtons
{
    /// <summary>A platform refreshes a card automatically for at most 60 people.</summary>
    private const int MaxRestrictedViewers = 60;

    public static Card WithPermittedButtons(
        this Card card,
        ProjectView view,
        params (Button Button, Func<Actor, bool> May)[] offers
    ) =>
        card with
        {
            Buttons = [.. offers.Where(o => view.Viewer is not { } viewer || o.May(viewer)).Select(o => o.Button)],
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

    /// <summary>Whether the viewer may do this. On a shared card: whether anybody may.</summary>
    public static bool CanAct(this ProjectView view, Func<Actor, bool> may) =>
        view.Viewer is not { } viewer || may(viewer);
}

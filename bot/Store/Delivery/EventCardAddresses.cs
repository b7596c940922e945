using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>Where the card of an event is found; which card that is stands in the event's descriptor.</summary>
internal static class EventCardAddresses
{
    /// <summary>
    /// The card that is posted for an event that no person in the chat caused; null for events that are only recorded.
    /// </summary>
    public static CardAddress? ForPost(Project project, ProjectEvent what) =>
        AddressOf(project, EventCatalogue.Default.Find(what).FindPost(project, what));

    /// <summary>
    /// The card that informs people on another platform about an event; null where the update of the shown cards is
    /// enough.
    /// </summary>
    public static CardAddress? ForCrossPost(Project project, ProjectEvent what) =>
        AddressOf(project, EventCatalogue.Default.Find(what).FindCrossPost(project, what));

    private static CardAddress? AddressOf(Project project, EventCard? card) =>
        card switch
        {
            null => null,
            { Milestone: { } milestone, Item: { } item } => CardAddress.OfMilestone(
                card.Kind,
                project.Id,
                milestone,
                item
            ),
            { Milestone: { } milestone } => CardAddress.OfMilestone(card.Kind, project.Id, milestone),
            { Item: { } item } => CardAddress.OfProject(card.Kind, project.Id, item),
            _ => CardAddress.OfProject(card.Kind, project.Id),
        };
}

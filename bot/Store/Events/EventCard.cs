using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Store.Events;

/// <summary>The card that is posted for an event: its kind, and the part of the project that it shows.</summary>
/// <param name="Milestone">The id of the milestone that is its subject; null for the project.</param>
/// <param name="Item">The id of the invoice, payment or request that is meant; null where the subject is enough.</param>
internal sealed record EventCard(CardKind Kind, int? Milestone = null, int? Item = null);

namespace MilestoneBot.Store.Events;

/// <summary>A card that an event posts or tells of: its kind, and what of the project it shows.</summary>
/// <param name="Milestone">The milestone that is its subject, by its id; null for the project.</param>
/// <param name="Item">Which invoice, payment or request of it is meant; null where there is no choice.</param>
internal sealed record EventCard(string Kind, int? Milestone = null, int? Item = null);

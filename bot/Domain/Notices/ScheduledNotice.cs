namespace MilestoneBot.Domain.Notices;

/// <summary>Something that the clock will say of a project, unless something happens before.</summary>
/// <param name="ItemId">What it is about: an invoice, a milestone or a request, by its id; 0 for the project.</param>
/// <param name="Occasion">Tells this time from others of the same kind and item, so that each is said once.</param>
/// <param name="DueAt">The first instant at which it may be said.</param>
public sealed record ScheduledNotice(NoticeKind Kind, int ItemId, string Occasion, DateTimeOffset DueAt);

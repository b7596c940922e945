namespace MilestoneBot.Domain.Notices;

/// <summary>A notice that the scheduler will post about a project, unless something changes before.</summary>
/// <param name="ItemId">What it is about: the id of an invoice, a milestone or a request; 0 for the project.</param>
/// <param name="Occasion">Distinguishes this notice from others of the same kind and item, so that each is posted
/// once.</param>
/// <param name="DueAt">The first instant at which it may be posted.</param>
public sealed record ScheduledNotice(NoticeKind Kind, int ItemId, string Occasion, DateTimeOffset DueAt);

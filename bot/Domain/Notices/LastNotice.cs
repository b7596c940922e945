using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Notices;

/// <summary>The last notice of one kind about one item.</summary>
public sealed record LastNotice(NoticeKind Kind, int ItemId, string Occasion, DateOnly On, Signature Signed);

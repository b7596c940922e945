using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Notices;

/// <summary>What the clock said last of one kind about one item.</summary>
public sealed record LastNotice(NoticeKind Kind, int ItemId, string Occasion, DateOnly On, Signature Signed);

using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>The client was told that work on a milestone is paused until an invoice is paid.</summary>
/// <param name="Invoice">The id of that invoice.</param>
/// <param name="On">Since when, in the seller's zone.</param>
public sealed record PauseNotice(int Invoice, DateOnly On, Signature Signed);

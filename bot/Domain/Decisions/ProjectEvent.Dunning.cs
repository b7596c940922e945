using MilestoneBot.Domain.Dunning;

namespace MilestoneBot.Domain.Decisions;

/// <summary>A person sent a formal reminder of an overdue invoice.</summary>
/// <param name="Number">1 for the first of its invoice.</param>
/// <param name="On">The day it bears, in the seller's zone.</param>
/// <param name="PayBy">Until when the client is asked to pay.</param>
/// <param name="Claim">What it asks for; it never changes.</param>
public sealed record FormalReminderSent(
    int Invoice,
    int Milestone,
    int Number,
    DateOnly On,
    DateOnly PayBy,
    LateClaim Claim
) : MilestoneEvent(Milestone);

/// <summary>The client is told that work on a milestone is paused until an invoice is paid.</summary>
/// <param name="Invoice">The id of that invoice.</param>
/// <param name="On">Since when, in the seller's zone.</param>
public sealed record PauseNoticeGiven(int Milestone, int Invoice, DateOnly On) : MilestoneEvent(Milestone);

/// <summary>Work on a milestone is no longer said to be paused: a person or the scheduler took the notice back.</summary>
public sealed record PauseNoticeLifted(int Milestone) : MilestoneEvent(Milestone);

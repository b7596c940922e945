using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

/// <summary>The clock wants the client told again of what was submitted: anew, or a second time before the end.</summary>
public sealed record SilenceNoticeAsked(int Milestone, bool IsSecond) : MilestoneEvent(Milestone);

/// <summary>The mail server took a notice that named the day of silence. From the first one the days run.</summary>
/// <param name="To">The contact's address.</param>
/// <param name="Until">The last day for an answer, that day included.</param>
public sealed record SilenceNoticed(int Milestone, bool IsSecond, string To, int Days, DateOnly Until)
    : MilestoneEvent(Milestone);

/// <summary>The days of silence stopped. They begin anew with the next notice.</summary>
public sealed record SilenceStopped(int Milestone, SilenceStop Reason) : MilestoneEvent(Milestone);

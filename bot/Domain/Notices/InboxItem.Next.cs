using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Notices;

/// <summary>What nobody has asked for yet and that waits all the same: terms to send, work to start.</summary>
public sealed partial record InboxItem
{
    /// <summary>Other terms that the client asks for wait for those who define them.</summary>
    private static IEnumerable<InboxItem> ClientWishes(Project p, Actor me, DateTimeOffset now) =>
        p is { OpenWish: { } wish, WaitingAgreement: null } && Permissions.IsAllowed(p, Permission.Define, me, now)
            ? [new(InboxReason.ClientWish, ZonedCalendar.GetDate(wish.Signed.At, p.Zone))]
            : [];

    /// <summary>Terms that the client has not been sent, or not as they are now.</summary>
    private static IEnumerable<InboxItem> OwnTerms(Project p, Actor me, DateTimeOffset now)
    {
        var isOpen = p.Agreement is null || (p.Amendment is { } changed && !changed.IsExpired(now));
        if (!isOpen || p is not { Proposed: null, Held: null } || !Permissions.IsAllowed(p, Permission.Define, me, now))
            yield break;
        var since = ZonedCalendar.GetDate(p.Amendment?.Signed.At ?? p.Created.At, p.Zone);
        yield return new(p.CheckProposal(now) is null ? InboxReason.TermsUnsent : InboxReason.TermsUnfinished, since);
    }

    /// <summary>
    /// The next stage, where the client has agreed, nothing holds it back, and no other stage is in work. Late ones are
    /// named as late.
    /// </summary>
    private static IEnumerable<InboxItem> NextToStart(Project p, Actor me, DateTimeOffset now, DateOnly sellerToday)
    {
        var today = p.Today(now);
        if (
            p is not { Agreement: { } agreed, Ended: null }
            || p.LiveMilestones.Any(m => m.Stage is Stage.Started or Stage.Submitted or Stage.ChangesRequested)
            || p.LiveMilestones.FirstOrDefault(m => m is { Stage: Stage.Planned, Kind: MilestoneKind.Delivery })
                is not { } next
            || next.IsLate(today)
            || p.StartOf(next) > today
            || p.GateOf(next, sellerToday) is StageGate.Blocked
            || !Permissions.IsAllowed(p, Permission.Deliver, me, now)
        )
            yield break;
        var since = ZonedCalendar.GetDate(agreed.Signed.At, p.Zone);
        yield return new(InboxReason.ToStart, p.StartOf(next) is { } starts && starts > since ? starts : since)
        {
            Milestone = next,
        };
    }
}

using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Telling the client that work is paused until an invoice is paid.</summary>
public sealed partial record Project
{
    /// <summary>
    /// The notice that work on the milestone is paused, while that is still so: the milestone has not been started, and an
    /// open invoice, the same one, keeps it closed. A notice that no longer holds is never shown, even before it is lifted.
    /// </summary>
    public PauseNotice? PauseOf(Milestone milestone, DateOnly sellerToday) =>
        milestone.Pause is { } notice && PausingInvoice(milestone, sellerToday) == notice.Invoice ? notice : null;

    /// <summary>Tells the client by a dated mail and on their page that work on the milestone is paused.</summary>
    public Decision GivePauseNotice(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.FollowUp, context) is { } no)
            return no;
        if (PauseOf(milestone, context.SellerToday) is { } given)
            return milestone.Mail is { Kind: ClientMailKind.Pause, Fault: not null, IsWaiting: false }
                ? new ClientMailRequested(ClientMailKind.Pause, null, null, milestone.Id)
                : new Refusal.AlreadyPaused(milestone, given);
        if (PausingInvoice(milestone, context.SellerToday) is not { } invoice)
            return new Refusal.NotPausedByMoney(milestone, GateOf(milestone, context.SellerToday));
        return new PauseNoticeGiven(milestone.Id, invoice, context.SellerToday);
    }

    /// <summary>Takes the notice back by hand.</summary>
    public Decision LiftPauseNotice(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.FollowUp, context) is { } no)
            return no;
        return milestone.Pause is null ? new Refusal.NotPaused(milestone) : new PauseNoticeLifted(milestone.Id);
    }

    /// <summary>
    /// The invoice that must be paid before the milestone may start; null when its gate is open, or closed for another
    /// reason. A project on hold does not change what an invoice keeps closed.
    /// </summary>
    private int? PausingInvoice(Milestone milestone, DateOnly sellerToday)
    {
        if (IsOver || Agreement is null || milestone is not { Stage: Stage.Planned, Override: null })
            return null;
        return
            (this with { Held = null }).GateOf(milestone, sellerToday)
                is StageGate.Blocked { Reason: GateReason.PreviousUnpaid, Invoice: { Open.IsPositive: true } invoice }
            ? invoice.Id
            : null;
    }

    /// <summary>
    /// Notices that no longer hold are lifted by the scheduler. Whether they do is asked for the day on which they were
    /// given: the gate of a milestone never opens by the mere passing of days.
    /// </summary>
    private IEnumerable<ScheduledNotice> PauseNotices()
    {
        foreach (var m in Milestones)
            if (m.Pause is { } notice && PauseOf(m, notice.On) is null)
                yield return new(NoticeKind.PauseEnded, m.Id, Occasion(notice.Signed), notice.Signed.At);
    }

    private Decision LiftPauseByClock(Milestone milestone, DecisionContext context) =>
        milestone.Pause is not null && PauseOf(milestone, context.SellerToday) is null
            ? new PauseNoticeLifted(milestone.Id)
            : new Refusal.NoticeNotDue(null);
}

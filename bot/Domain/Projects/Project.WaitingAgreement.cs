using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// An agreement from the client's page by a link that the team can read too. Without a code from a mail nothing shows that
/// it was the client, so it counts only when an approver accepts it who did not hand the link out.
/// </summary>
public sealed partial record Project
{
    /// <summary>The agreement that waits for an approver; null when none does, or when other terms were sent since.</summary>
    public WaitingAgreement? WaitingAgreement =>
        LastWaitingAgreement is { } waits && waits.SentAt == Proposed?.At && !IsOver ? waits : null;

    /// <summary>An approver takes the agreement as the client's. From then on the terms are frozen.</summary>
    public Decision AcceptAgreement(DecisionContext context)
    {
        if (CheckPermission(Permission.AcceptAgreement, context) is { } no)
            return no;
        if (WaitingAgreement is not { } waits)
            return new Refusal.NoAgreementWaits(Agreement, Proposed is not null);
        if (
            HandedOut(waits) is { } handed
            && IsOwnWork(Permission.AcceptAgreement, context.Actor.Id, handed, context.At)
        )
            return new Refusal.OwnClientLink(
                waits.ClientName,
                ReviewersOf(Permission.AcceptAgreement, handed, context.At)
            )
            {
                OwnWorkReason = FindOwnWorkReason(Permission.AcceptAgreement, context.Actor.Id, handed, context.At),
            };
        return RecordAgreement(waits.ClientName, waits.Evidence, heldByTeam: true, context);
    }

    /// <summary>The agreement is not taken as the client's. The terms wait for the client as before.</summary>
    public Decision RefuseAgreement(string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.RecordAgreement, context) is { } no)
            return no;
        if (WaitingAgreement is not { } waits)
            return new Refusal.NoAgreementWaits(Agreement, Proposed is not null);
        return CheckText(TextField.Reason, reason, 1, 500) is { } bad
            ? bad
            : new AgreementRefused(waits.Version, waits.ClientName, reason.Trim());
    }

    /// <summary>Whether a person may accept it. <see cref="AcceptAgreement"/> checks the same again.</summary>
    public bool CanAcceptAgreement(WaitingAgreement waits, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.AcceptAgreement, by, now)
        && !(HandedOut(waits) is { } handed && IsOwnWork(Permission.AcceptAgreement, by.Id, handed, now));

    /// <summary>The role holders who may accept it.</summary>
    public IReadOnlyList<string> AcceptersOf(WaitingAgreement waits, DateTimeOffset now) =>
        ReviewersOf(Permission.AcceptAgreement, HandedOut(waits) ?? waits.Signed, now);

    /// <summary>Who handed the link out and when; null where it is unknown.</summary>
    public Signature? HandedOut(WaitingAgreement waits) => ClientLinks.Find(l => l.Id == waits.Link)?.Signed;

    private Decision AttachAgreement(ClientAct act, DecisionContext context)
    {
        if (RecordAgreement(act.Text, act.Reference, heldByTeam: true, context) is Decision.Refused wrong)
            return wrong;
        return new AgreementAttached(NextTermsVersion, act.Text.Trim(), act.Reference.Trim(), act.Seen, act.Link);
    }

    /// <summary>Asked of the approvers under number 0: milestones are counted from 1.</summary>
    private ScheduledNotice? AgreementNotice() =>
        WaitingAgreement is { } waits ? ApprovalNotice(NoticeKind.Evidence, 0, waits.Signed, null) : null;
}

using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    public const int MinReasonLength = 15;

    /// <summary>Starts a stage if its gate is open.</summary>
    public Decision Start(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.Deliver, context) is { } no)
            return no;
        if (milestone.Stage != Stage.Planned)
            return new Refusal.WrongStage(milestone, "start");
        var gate = GateOf(milestone, context.SellerToday);
        if (CheckBeforeGate(gate) is { } before)
            return before;
        return gate.IsOpen ? new StageStarted(milestone.Id) : new Refusal.GateClosed(milestone, gate);
    }

    /// <summary>
    /// Claims that a stage is complete and says where the deliverable is. Confirmation is a separate step.
    /// </summary>
    public Decision Submit(Milestone milestone, string deliverable, string url, DecisionContext context)
    {
        if (CheckPermission(Permission.Deliver, context) is { } no)
            return no;
        if (milestone.Stage is not (Stage.Started or Stage.ChangesRequested))
            return milestone.Stage == Stage.Confirmed
                ? new Refusal.AlreadyConfirmed(milestone)
                : new Refusal.WrongStage(milestone, "submit");
        if (CheckText(TextField.Deliverable, deliverable, 1, 240) is { } bad)
            return bad;
        if (
            url.Length > 0
            && !(
                url.Length <= 2000
                && Uri.TryCreate(url, UriKind.Absolute, out var link)
                && link.Scheme is "https" or "http"
            )
        )
            return new Refusal.InvalidLink(url);
        return new StageSubmitted(milestone.Id, deliverable.Trim(), url);
    }

    /// <summary>
    /// Confirms completion by the person whom the criterion names. For a client's criterion this is the client's
    /// confirmation, held by the team as evidence: an approver accepts it; evidence that a lead attaches waits for an
    /// approver.
    /// </summary>
    public Decision Confirm(
        Milestone milestone,
        string clientName,
        string reference,
        string ownName,
        DecisionContext context
    ) => Confirm(milestone, clientName, reference, null, ownName, context);

    /// <summary>
    /// Confirms completion by a message of the client, which is stored word for word. Its author must be the client's
    /// contact.
    /// </summary>
    /// <param name="reference">How the message is described on one line.</param>
    public Decision Confirm(Milestone milestone, EvidenceMessage message, string reference, DecisionContext context)
    {
        var clients = milestone.Criterion?.IsConfirmedByClient() ?? false;
        if (CheckPermission(clients ? Permission.AttachEvidence : Permission.ConfirmForTeam, context) is { } no)
            return no;
        if (!clients)
            return new Refusal.MessageNotNeeded(milestone);
        if (message.Text.Length is 0 or > EvidenceMessage.MaxLength)
            return new Refusal.InvalidMessageLength(message.Text.Length, EvidenceMessage.MaxLength);
        return message.IsFrom(Contact)
            ? Confirm(milestone, message.AuthorName, reference, message, "", context)
            : new Refusal.NotClientContact(message.AuthorName, message.Address, Contact);
    }

    /// <summary>The message that was attached as evidence has been edited. Only the platform reports this.</summary>
    public Decision MarkEvidenceEdited(string conversation, string id, string hash, DecisionContext context) =>
        context.Actor.Kind != ActorKind.Source
            ? new Refusal.NotAllowed(
                Permission.AttachEvidence,
                Permissions.GetRoles(Permission.AttachEvidence),
                Permissions.GetHolders(this, Permissions.GetRoles(Permission.AttachEvidence), context.At),
                IsGuest: false
            )
            : LiveMilestones
                .Where(m =>
                    m.Evidence is { EditedSince: null, Message: { } evidenceMessage }
                    && (evidenceMessage.Place, evidenceMessage.Id) == (conversation, id)
                    && evidenceMessage.Hash != hash
                )
                .Select(m => (ProjectEvent)new EvidenceEdited(m.Id, context.At))
                .ToArray();

    private Decision Confirm(
        Milestone milestone,
        string clientName,
        string reference,
        EvidenceMessage? message,
        string ownName,
        DecisionContext context
    )
    {
        if (CheckNotOver() is { } over)
            return over;
        var clients = milestone.Criterion?.IsConfirmedByClient() ?? false;
        var hasEvidence = clientName.Length > 0 || reference.Length > 0;
        var permission = (clients, hasEvidence || milestone.Evidence is null) switch
        {
            (false, _) => Permission.ConfirmForTeam,
            (true, true) => Permission.AttachEvidence,
            (true, false) => Permission.AcceptEvidence,
        };
        if (Permissions.Check(this, permission, context.Actor, context.At) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        if (milestone.Kind == MilestoneKind.Advance)
        {
            if (CheckBeforeGate(GateOf(milestone, context.SellerToday)) is { } early)
                return early;
        }
        else if (milestone.Stage != Stage.Submitted)
            return new Refusal.WrongStage(milestone, "confirm");
        if (
            hasEvidence
            && (CheckText(TextField.ConfirmedBy, clientName, 1) ?? CheckText(TextField.Reference, reference, 1, 240))
                is { } bad
        )
            return bad;
        if (!clients)
        {
            if (
                milestone.Submission is { } submission
                && OwnSubmissionReason(submission, context.Actor.Id, context.At) is { } ownWorkReason
            )
            {
                var others = Permissions
                    .GetHolders(this, [Role.Approver], context.At)
                    .Where(a => Accounts.IsActive(a) && OwnSubmissionReason(submission, a, context.At) is null);
                return new Refusal.OwnSubmission(milestone, [.. others]) { OwnWorkReason = ownWorkReason };
            }
            return new StageConfirmed(
                milestone.Id,
                hasEvidence ? clientName.Trim() : ownName,
                reference.Trim(),
                HeldByTeam: hasEvidence
            );
        }
        var mayAccept = Permissions.IsAllowed(this, Permission.AcceptEvidence, context.Actor, context.At);
        if (hasEvidence)
        {
            var attached = new EvidenceAttached(milestone.Id, clientName.Trim(), reference.Trim(), message);
            return mayAccept
                ? new ProjectEvent[]
                {
                    attached,
                    new StageConfirmed(milestone.Id, attached.ClientName, attached.Reference, HeldByTeam: true),
                }
                : attached;
        }
        return milestone.Evidence is { } held
            ? new StageConfirmed(milestone.Id, held.ClientName, held.Reference, HeldByTeam: true)
            : new Refusal.EvidenceNeeded(milestone);
    }

    /// <summary>Sends a submitted stage back with what is missing. Nothing is billed meanwhile.</summary>
    public Decision RequestChanges(Milestone milestone, string missing, DecisionContext context)
    {
        if (CheckPermission(Permission.RequestChanges, context) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        // Evidence of an advance may be refused before anything is submitted.
        if (milestone.Stage != Stage.Submitted && milestone is not { Kind: MilestoneKind.Advance, Evidence: not null })
            return new Refusal.WrongStage(milestone, "changes");
        return CheckText(TextField.Missing, missing, 1, 500) is { } bad
            ? bad
            : new ChangesRequested(milestone.Id, missing.Trim());
    }

    /// <summary>Opens a closed gate for one stage, with a reason that stays on record.</summary>
    public Decision Override(Milestone milestone, string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.OverrideGate, context) is { } no)
            return no;
        if (CheckOverride(milestone, reason, context) is { } wrong)
            return wrong;
        // A person who requested the override counts as the requester even after it was declined, also when they
        // declined it themselves.
        var requests = Requests.Where(r => r.Kind == RequestKind.Override && r.Milestone == milestone.Id);
        if (requests.Select(r => CheckOwnRequest(r, context)).FirstOrDefault(own => own is not null) is { } refusal)
            return refusal;
        return new ProjectEvent[] { new GateOverridden(milestone.Id, reason.Trim()) }
            .Concat(DecideMatchingRequests(RequestKind.Override, milestone.Id, _ => true, context))
            .ToArray();
    }

    private Refusal? CheckOverride(Milestone milestone, string reason, DecisionContext context)
    {
        if (milestone.Stage != Stage.Planned)
            return new Refusal.WrongStage(milestone, "override");
        if (CheckText(TextField.Reason, reason, 0, 500) is { } bad)
            return bad;
        if (reason.Trim().Length < MinReasonLength)
            return new Refusal.ReasonTooShort(milestone, MinReasonLength);
        var gate = GateOf(milestone, context.SellerToday);
        if (CheckBeforeGate(gate) is { } before)
            return before;
        return gate.IsOpen ? new Refusal.NothingToOverride(milestone, gate) : null;
    }

    /// <summary>
    /// Gates that an override cannot open: without the client's agreement there is nothing to work on, and a pause
    /// ends with its own command.
    /// </summary>
    private Refusal? CheckBeforeGate(StageGate gate) =>
        gate switch
        {
            StageGate.Blocked { Reason: GateReason.TermsNotAgreed } => new Refusal.TermsNotAgreed(
                TermsVersion,
                Proposed is not null,
                Contact
            ),
            StageGate.Blocked { Reason: GateReason.OnHold } => new Refusal.ProjectOnHold(Key, Held!.Reason),
            _ => null,
        };

    /// <summary>
    /// Reopens a confirmed stage, with a reason, while nothing is billed for it. Work on the stage goes on.
    /// </summary>
    public Decision Reopen(Milestone milestone, string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.Reopen, context) is { } no)
            return no;
        if (milestone.Stage != Stage.Confirmed)
            return new Refusal.NotConfirmed(milestone);
        if (IsFee(milestone))
            return new Refusal.FeeNotReopened(milestone);
        if (InvoiceOf(milestone) is { } live)
            return new Refusal.ConfirmedStageBilled(milestone, live);
        return CheckText(TextField.Reason, reason, 1, 500) is { } bad
            ? bad
            : new StageReopened(milestone.Id, reason.Trim());
    }

    /// <summary>
    /// Money is recorded and corrected also in a closed project, because banks report returns at any time. A cancelled
    /// project has no invoice, and takes money only where it had some on account.
    /// </summary>
    private Refusal? CheckBooking(Permission permission, DecisionContext context) =>
        Permissions.Check(this, permission, context.Actor, context.At)
        ?? (Cancelled is null || AccountEntries.Count > 0 ? null : CheckNotOver());

    private Refusal? CheckPermission(Permission permission, DecisionContext context) =>
        Permissions.Check(this, permission, context.Actor, context.At) ?? CheckNotOver();

    /// <summary>A project that has ended accepts no further actions.</summary>
    private Refusal? CheckNotOver()
    {
        if (Closed is not null)
            return new Refusal.ProjectAlreadyClosed(Key);
        return Cancelled is { } given ? new Refusal.ProjectAlreadyCancelled(Key, given.Reason) : null;
    }
}

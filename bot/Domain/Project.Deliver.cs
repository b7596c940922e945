namespace MilestoneBot.Domain;

public sealed partial record Project
{
    public const int LeastReason = 15;

    /// <summary>Starts a stage if its gate is open.</summary>
    public Decision Start(Milestone milestone, Stamp stamp)
    {
        if (MayAct(Act.Deliver, stamp) is { } no)
            return no;
        if (milestone.Stage != Stage.Planned)
            return new Refusal.WrongStage(milestone, "start");
        var gate = GateOf(milestone, stamp.SellerToday);
        if (NotForTheGate(gate) is { } before)
            return before;
        return gate.IsOpen ? new StageStarted(milestone.Id) : new Refusal.GateClosed(milestone, gate);
    }

    /// <summary>
    /// Claims that a stage is complete and says where the deliverable is; confirmation is another act.
    /// </summary>
    public Decision Submit(Milestone milestone, string deliverable, string url, Stamp stamp)
    {
        if (MayAct(Act.Deliver, stamp) is { } no)
            return no;
        if (milestone.Stage is not (Stage.Started or Stage.ChangesRequested))
            return milestone.Stage == Stage.Confirmed
                ? new Refusal.AlreadyConfirmed(milestone)
                : new Refusal.WrongStage(milestone, "submit");
        if (Plain("deliverable", deliverable, 1, 240) is { } bad)
            return bad;
        if (
            url.Length > 0
            && !(
                url.Length <= 2000
                && Uri.TryCreate(url, UriKind.Absolute, out var link)
                && link.Scheme is "https" or "http"
            )
        )
        {
            var said = url.Length > 80 ? url[..80] + "…" : url;
            return new Refusal.BadText(
                "link",
                $"\"{said}\" is no web address; write it like https://files.example/report.pdf"
            );
        }
        return new StageSubmitted(milestone.Id, deliverable.Trim(), url);
    }

    /// <summary>
    /// Confirms completion by the person whom the criterion names. For a client's criterion that is the client's own
    /// word, held by the team as evidence: an approver accepts it, a lead's attachment waits for one.
    /// </summary>
    public Decision Confirm(Milestone milestone, string clientName, string reference, string ownName, Stamp stamp) =>
        Confirm(milestone, clientName, reference, null, ownName, stamp);

    /// <summary>
    /// The same by a message of the client himself, which is kept word for word; its author must be the client's
    /// contact.
    /// </summary>
    /// <param name="reference">How the message is told of where only a line has room.</param>
    public Decision Confirm(Milestone milestone, WrittenMessage message, string reference, Stamp stamp)
    {
        var clients = milestone.Criterion?.IsClients() ?? false;
        if (MayAct(clients ? Act.AttachEvidence : Act.ConfirmForTeam, stamp) is { } no)
            return no;
        if (!clients)
            return new Refusal.BadText(
                "message",
                $"{milestone.Name} is the team's own to confirm, so a message of the client's is not needed"
            );
        if (message.Text.Length is 0 or > WrittenMessage.Longest)
            return new Refusal.BadText(
                "message",
                $"a message is 1 to {WrittenMessage.Longest} characters, and this one has {message.Text.Length}"
            );
        return message.IsBy(Contact)
            ? Confirm(milestone, message.AuthorName, reference, message, "", stamp)
            : new Refusal.NotTheContact(message.AuthorName, message.Address, Contact);
    }

    /// <summary>
    /// What was attached as the client's message says something else now. Only the platform itself tells of it.
    /// </summary>
    public Decision NoteEdited(string place, string id, string hash, Stamp stamp) =>
        stamp.By.Kind != ActorKind.Source
            ? new Refusal.NotAllowed(
                Act.AttachEvidence,
                Rights.For(Act.AttachEvidence),
                Rights.Holders(this, Rights.For(Act.AttachEvidence), stamp.At),
                IsGuest: false
            )
            : Live.Where(m =>
                    m.Evidence is { EditedSince: null, Message: { } said }
                    && (said.Place, said.Id) == (place, id)
                    && said.Hash != hash
                )
                .Select(m => (ProjectEvent)new EvidenceEdited(m.Id, stamp.At))
                .ToArray();

    private Decision Confirm(
        Milestone milestone,
        string clientName,
        string reference,
        WrittenMessage? message,
        string ownName,
        Stamp stamp
    )
    {
        if (Over() is { } over)
            return over;
        var clients = milestone.Criterion?.IsClients() ?? false;
        var hasEvidence = clientName.Length > 0 || reference.Length > 0;
        var act = (clients, hasEvidence || milestone.Evidence is null) switch
        {
            (false, _) => Act.ConfirmForTeam,
            (true, true) => Act.AttachEvidence,
            (true, false) => Act.AcceptEvidence,
        };
        if (Rights.Check(this, act, stamp.By, stamp.At) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        if (milestone.Stage != Stage.Submitted)
            return new Refusal.WrongStage(milestone, "confirm");
        if (hasEvidence && (Plain("by", clientName, 1) ?? Plain("ref", reference, 1, 240)) is { } bad)
            return bad;
        if (!clients)
        {
            if (WhyNotConfirm(milestone.Submission!, stamp.By.Id, stamp.At) is { } own)
            {
                var others = Rights
                    .Holders(this, [Role.Approver], stamp.At)
                    .Where(a => Who.IsWorking(a) && WhyNotConfirm(milestone.Submission!, a, stamp.At) is null);
                return new Refusal.OwnSubmission(milestone, [.. others]) { Why = own };
            }
            return new StageConfirmed(
                milestone.Id,
                hasEvidence ? clientName.Trim() : ownName,
                reference.Trim(),
                HeldByTeam: hasEvidence
            );
        }
        var mayAccept = Rights.Allow(this, Act.AcceptEvidence, stamp.By, stamp.At);
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

    /// <summary>Sends a submitted stage back with what is missing; nothing is billed meanwhile.</summary>
    public Decision RequestChanges(Milestone milestone, string missing, Stamp stamp)
    {
        if (MayAct(Act.RequestChanges, stamp) is { } no)
            return no;
        if (milestone.Stage == Stage.Confirmed)
            return new Refusal.AlreadyConfirmed(milestone);
        if (milestone.Stage != Stage.Submitted)
            return new Refusal.WrongStage(milestone, "changes");
        return Plain("what is missing", missing, 1, 500) is { } bad
            ? bad
            : new ChangesRequested(milestone.Id, missing.Trim());
    }

    /// <summary>Opens a closed gate for one stage, with a reason that stays on the record.</summary>
    public Decision Override(Milestone milestone, string reason, Stamp stamp)
    {
        if (MayAct(Act.OverrideGate, stamp) is { } no)
            return no;
        if (CheckOverride(milestone, reason, stamp) is { } wrong)
            return wrong;
        // Whoever has asked stays the asker when somebody has said no, himself included.
        var wishes = Requests.Where(r => r.Kind == RequestKind.Override && r.Milestone == milestone.Id);
        if (wishes.Select(r => OwnRequest(r, "override", stamp)).FirstOrDefault(own => own is not null) is { } asked)
            return asked;
        return new ProjectEvent[] { new GateOverridden(milestone.Id, reason.Trim()) }
            .Concat(Granting(RequestKind.Override, milestone.Id, _ => true, stamp))
            .ToArray();
    }

    private Refusal? CheckOverride(Milestone milestone, string reason, Stamp stamp)
    {
        if (milestone.Stage != Stage.Planned)
            return new Refusal.WrongStage(milestone, "override");
        if (Plain("reason", reason, 0, 500) is { } bad)
            return bad;
        if (reason.Trim().Length < LeastReason)
            return new Refusal.ReasonTooShort(milestone, LeastReason);
        var gate = GateOf(milestone, stamp.SellerToday);
        if (NotForTheGate(gate) is { } before)
            return before;
        return gate.IsOpen ? new Refusal.NothingToOverride(milestone, gate) : null;
    }

    /// <summary>
    /// What is not the team's to override: without the client's yes there is nothing to work on, and a pause ends by
    /// its own word.
    /// </summary>
    private Refusal? NotForTheGate(StageGate gate) =>
        gate switch
        {
            StageGate.Blocked { Reason: GateReason.TermsNotAgreed } => new Refusal.TermsNotAgreed(
                TermsVersion,
                Proposed is not null,
                Contact
            ),
            StageGate.Blocked { Reason: GateReason.OnHold } => new Refusal.IsOnHold(Key, Held!.Reason),
            _ => null,
        };

    /// <summary>
    /// Takes a confirmation back, with a reason, while nothing is billed on it; the stage is worked on again.
    /// </summary>
    public Decision Reopen(Milestone milestone, string reason, Stamp stamp)
    {
        if (MayAct(Act.Reopen, stamp) is { } no)
            return no;
        if (milestone.Stage != Stage.Confirmed)
            return new Refusal.NotConfirmed(milestone);
        if (InvoiceOf(milestone) is { } live)
            return new Refusal.BilledAlready(milestone, live);
        return Plain("reason", reason, 1, 500) is { } bad ? bad : new StageReopened(milestone.Id, reason.Trim());
    }

    /// <summary>
    /// Whether a stage may start on that day (the seller's date), and if not, what stands in the way. (product.md
    /// section 4)
    /// </summary>
    public StageGate GateOf(Milestone milestone, DateOnly today)
    {
        if (Agreement is null)
            return new StageGate.Blocked(GateReason.TermsNotAgreed, null, null, 0, 0);
        if (Held is not null)
            return new StageGate.Blocked(GateReason.OnHold, null, null, 0, 0);
        var gate = GateBehind(Live.TakeWhile(m => m.Id != milestone.Id).LastOrDefault(IsBillable), today);
        return !gate.IsOpen && milestone.Override is { } opened ? new StageGate.Overridden(opened, gate) : gate;
    }

    /// <param name="previous">The nearest earlier stage that is billed; null for the first.</param>
    private StageGate GateBehind(Milestone? previous, DateOnly today)
    {
        if (previous is null)
            return new StageGate.Open(null, null);
        var advising = Policy == GatePolicy.Advise;
        if (previous.Stage != Stage.Confirmed)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousNotConfirmed)
                : new StageGate.Waiting(previous);
        if (IsCancelledStage(previous))
            return new StageGate.Open(previous, null);
        if (CreditedInvoiceOf(previous) is { } credited)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousCredited)
                : new StageGate.Blocked(GateReason.PreviousCredited, previous, credited, 0, 0);
        if (InvoiceOf(previous) is not { IsNumbered: true } invoice)
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousNotBilled)
                : new StageGate.Blocked(GateReason.PreviousNotBilled, previous, null, 0, 0);
        // An approver gave up what was open then, and not what the bank took back since.
        if (invoice.State == InvoiceState.WrittenOff && !invoice.TakenBack.IsPositive)
            return new StageGate.Open(previous, null);
        var late = invoice.DaysLate(today);
        if (invoice is { Dispute: not null, Open.IsPositive: true })
            return advising
                ? new StageGate.Open(previous, GateReason.PreviousDisputed)
                : new StageGate.Blocked(
                    GateReason.PreviousDisputed,
                    previous,
                    invoice,
                    late,
                    invoice.Issued!.Due.DayNumber - today.DayNumber
                );
        if (
            (!invoice.Open.IsPositive && invoice.State != InvoiceState.WrittenOff)
            || (Policy == GatePolicy.NotOverdue && late == 0)
        )
            return new StageGate.Open(previous, null);
        return advising
            ? new StageGate.Open(previous, GateReason.PreviousUnpaid)
            : new StageGate.Blocked(
                GateReason.PreviousUnpaid,
                previous,
                invoice,
                late,
                invoice.Issued!.Due.DayNumber - today.DayNumber
            );
    }

    /// <summary>
    /// Money is booked and corrected also in a closed project: the bank does not ask whether it is over.
    /// </summary>
    private Refusal? MayBook(Act act, Stamp stamp) =>
        Rights.Check(this, act, stamp.By, stamp.At) ?? (Cancelled is null ? null : Over());

    private Refusal? MayAct(Act act, Stamp stamp) => Rights.Check(this, act, stamp.By, stamp.At) ?? Over();

    /// <summary>A project that has ended takes no more acts.</summary>
    private Refusal? Over()
    {
        if (Closed is not null)
            return new Refusal.IsClosed(Key);
        return Cancelled is { } given ? new Refusal.IsCancelled(Key, given.Reason) : null;
    }
}

namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>
    /// Whoever may do it does it, whoever may only ask asks by the same words, and everybody else is refused as one who
    /// may not do it.
    /// </summary>
    public Decision DoOrAsk(RequestKind kind, Func<Decision> does, Func<Decision> asks, Stamp stamp)
    {
        var (act, ask) = kind switch
        {
            RequestKind.Override => (Act.OverrideGate, Act.AskForOverride),
            RequestKind.Credit => (Act.IssueCredit, Act.AskForMoney),
            RequestKind.Refund => (Act.Refund, Act.AskForMoney),
            _ => (Act.WriteOff, Act.AskForMoney),
        };
        return !Rights.Allow(this, act, stamp.By, stamp.At) && Rights.Allow(this, ask, stamp.By, stamp.At)
            ? asks()
            : does();
    }

    /// <summary>Asks an approver to open a gate; the gate stays closed until one does.</summary>
    public Decision AskOverride(Milestone milestone, string reason, Stamp stamp)
    {
        if (MayAct(Act.AskForOverride, stamp) is { } no)
            return no;
        if (CheckOverride(milestone, reason, stamp) is { } wrong)
            return wrong;
        var asking = new Signature(stamp.By.Id, stamp.At, Solo: false);
        if (
            !IsSolo
            && Rights.Allow(this, Act.OverrideGate, stamp.By, stamp.At)
            && CheckersOf(Act.Decide, asking, stamp.At).Count == 0
        )
            return new Refusal.YoursToDecide(milestone, reason.Trim());
        return Ask(new(NextRequest, RequestKind.Override, milestone.Id, null, null, reason.Trim()), stamp);
    }

    /// <summary>Asks an approver for a credit note.</summary>
    public Decision AskCredit(Invoice invoice, Money? gross, string reason, Stamp stamp)
    {
        if (MayBook(Act.AskForMoney, stamp) is { } no)
            return no;
        return CheckCredit(invoice, gross, reason, out _, out _, out _) is { } wrong
            ? wrong
            : Ask(new(NextRequest, RequestKind.Credit, invoice.Milestone, invoice.Id, gross, reason.Trim()), stamp);
    }

    /// <summary>Asks an approver to pay money back.</summary>
    public Decision AskRefund(Invoice invoice, Money amount, string reason, Stamp stamp)
    {
        if (MayBook(Act.AskForMoney, stamp) is { } no)
            return no;
        return CheckRefund(invoice, amount, reason) is { } wrong
            ? wrong
            : Ask(new(NextRequest, RequestKind.Refund, invoice.Milestone, invoice.Id, amount, reason.Trim()), stamp);
    }

    /// <summary>Asks an approver to give a balance up.</summary>
    public Decision AskWriteOff(Invoice invoice, string reason, Stamp stamp)
    {
        if (MayBook(Act.AskForMoney, stamp) is { } no)
            return no;
        return CheckWriteOff(invoice, reason) is { } wrong
            ? wrong
            : Ask(new(NextRequest, RequestKind.WriteOff, invoice.Milestone, invoice.Id, null, reason.Trim()), stamp);
    }

    /// <summary>
    /// Does what was asked for, by the approver's own right; never by the one who asked, once somebody else can.
    /// </summary>
    public Decision Approve(Request request, Stamp stamp)
    {
        if (MayDecide(request, stamp) is { } no)
            return no;
        if (OwnRequest(request, request.Name, stamp) is { } own)
            return own;
        var decided = new RequestDecided(request.Id, request.Milestone, IsApproved: true, "");
        // The act is ruled on as if nobody had asked, so that it does not decide the request a second time; what the
        // approver himself asked for before is another matter.
        var act = (this with { Requests = Requests.RemoveAll(r => r == request || !r.IsOpen) }).Granted(request, stamp);
        return act is Decision.Accepted(var events) ? new Decision.Accepted([decided, .. events]) : act;
    }

    public Decision Decline(Request request, string why, Stamp stamp)
    {
        if (MayDecide(request, stamp) is { } no)
            return no;
        return Plain("why", why, 0, 240) is { } bad
            ? bad
            : new RequestDecided(request.Id, request.Milestone, IsApproved: false, why.Trim());
    }

    /// <summary>
    /// What was asked for and is now done is decided by that, so that nobody approves it a second time.
    /// </summary>
    private IEnumerable<ProjectEvent> Granting(
        RequestKind kind,
        int milestone,
        Func<Request, bool> same,
        Stamp stamp
    ) => Asked(kind, milestone, same, stamp).Select(r => new RequestDecided(r.Id, r.Milestone, IsApproved: true, ""));

    private IEnumerable<Request> Asked(RequestKind kind, int milestone, Func<Request, bool> same, Stamp stamp) =>
        Requests.Where(r =>
            r.Kind == kind && r.Milestone == milestone && r.IsOpen && !r.IsExpired(stamp.At) && same(r)
        );

    /// <summary>
    /// Whoever asked, with whichever account, does not do it at once either while that waits: it would decide their own
    /// request.
    /// </summary>
    private Refusal.OwnRequest? StillAsked(RequestKind kind, int milestone, Func<Request, bool> same, Stamp stamp) =>
        Asked(kind, milestone, same, stamp)
            .Select(r => OwnRequest(r, r.Name, stamp))
            .FirstOrDefault(own => own is not null);

    private Refusal.OwnRequest? OwnRequest(Request request, string what, Stamp stamp) =>
        IsOwnWork(Act.Decide, stamp.By.Id, request.Signed, stamp.At)
            ? new(what, DecidersOf(request, stamp.At))
            {
                Why = WhyOwn(Act.Decide, stamp.By.Id, request.Signed, stamp.At),
            }
            : null;

    private int NextRequest => Requests.Count == 0 ? 1 : Requests.Max(r => r.Id) + 1;

    private Decision Ask(RequestMade made, Stamp stamp)
    {
        var same = Requests.Find(r =>
            r.IsOpen
            && !r.IsExpired(stamp.At)
            && (r.Kind, r.Milestone, r.Invoice, r.Amount) == (made.Kind, made.Milestone, made.Invoice, made.Amount)
        );
        return same is null ? made : new Refusal.AlreadyAsked(same);
    }

    private Decision Granted(Request request, Stamp stamp)
    {
        var invoice = Invoices.Find(i => i.Id == request.Invoice);
        return request.Kind switch
        {
            RequestKind.Override => Override(MilestoneOf(request.Milestone), request.Reason, stamp),
            RequestKind.Credit => Credit(invoice!, request.Amount, request.Reason, stamp),
            RequestKind.Refund => Refund(invoice!, request.Amount!.Value, request.Reason, stamp),
            _ => WriteOff(invoice!, request.Reason, stamp),
        };
    }

    private Refusal? MayDecide(Request request, Stamp stamp) =>
        (request.Invoice is null ? MayAct(Act.Decide, stamp) : MayBook(Act.Decide, stamp))
        ?? (
            !request.IsOpen || request.IsExpired(stamp.At)
                ? new Refusal.RequestOver(request, request.IsExpired(stamp.At))
                : null
        );
}

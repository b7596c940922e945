using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>
    /// Runs the action for a person who may do it. For a person who may only request it, the same command makes a
    /// request. Everybody else is refused as not allowed.
    /// </summary>
    public Decision DoOrRequest(
        RequestKind kind,
        Func<Decision> perform,
        Func<Decision> makeRequest,
        DecisionContext context
    )
    {
        var (permission, ask) = kind switch
        {
            RequestKind.Override => (Permission.OverrideGate, Permission.AskForOverride),
            RequestKind.Credit => (Permission.IssueCredit, Permission.AskForMoney),
            RequestKind.Refund => (Permission.Refund, Permission.AskForMoney),
            RequestKind.Vat => (Permission.ChangeVat, Permission.AskForVat),
            RequestKind.FormalReminder => (Permission.SendFormalReminder, Permission.AskForMoney),
            _ => (Permission.WriteOff, Permission.AskForMoney),
        };
        return
            !Permissions.IsAllowed(this, permission, context.Actor, context.At)
            && Permissions.IsAllowed(this, ask, context.Actor, context.At)
            ? makeRequest()
            : perform();
    }

    /// <summary>Requests that an approver opens a gate. It stays closed until one does.</summary>
    public Decision RequestOverride(Milestone milestone, string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.AskForOverride, context) is { } no)
            return no;
        if (CheckOverride(milestone, reason, context) is { } wrong)
            return wrong;
        var signed = new Signature(context.Actor.Id, context.At, Solo: false);
        if (
            !IsSolo
            && Permissions.IsAllowed(this, Permission.OverrideGate, context.Actor, context.At)
            && ReviewersOf(Permission.Decide, signed, context.At).Count == 0
        )
            return new Refusal.OnlyApproverIsRequester(milestone, reason.Trim());
        return MakeRequest(new(NextRequest, RequestKind.Override, milestone.Id, null, null, reason.Trim()), context);
    }

    /// <summary>Requests a credit note from an approver.</summary>
    /// <param name="of">The milestone whose line is credited in part, where lines have several VAT rates.</param>
    public Decision RequestCredit(
        Invoice invoice,
        Money? gross,
        string reason,
        DecisionContext context,
        Milestone? of = null
    )
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        return CheckCreditAndOffer(invoice, gross, of, reason) is { } wrong
            ? wrong
            : MakeRequest(
                new(NextRequest, RequestKind.Credit, invoice.Milestone, invoice.Id, gross, reason.Trim(), null, of?.Id),
                context
            );
    }

    /// <summary>Requests a refund from an approver.</summary>
    public Decision RequestRefund(Invoice invoice, Money amount, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        return CheckRefund(invoice, amount, reason) is { } wrong
            ? wrong
            : MakeRequest(
                new(NextRequest, RequestKind.Refund, invoice.Milestone, invoice.Id, amount, reason.Trim()),
                context
            );
    }

    /// <summary>Requests a write-off from an approver.</summary>
    public Decision RequestWriteOff(Invoice invoice, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        return CheckWriteOff(invoice, reason) is { } wrong
            ? wrong
            : MakeRequest(
                new(NextRequest, RequestKind.WriteOff, invoice.Milestone, invoice.Id, null, reason.Trim()),
                context
            );
    }

    /// <summary>Requests another VAT than the agreed one from an approver.</summary>
    /// <param name="milestone">Null for everything that is not billed.</param>
    public Decision RequestVat(Milestone? milestone, VatTreatment vat, string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.AskForVat, context) is { } no)
            return no;
        if (CheckVatChange(milestone, vat, reason) is { } wrong)
            return wrong;
        var subject = milestone ?? VatTargets(null).FirstOrDefault() ?? LiveMilestones.First();
        return MakeRequest(
            new(NextRequest, RequestKind.Vat, subject.Id, null, null, reason.Trim(), vat, milestone?.Id),
            context
        );
    }

    /// <summary>
    /// Does what was requested, by the approver's own permission. The person who requested it may not approve it if
    /// somebody else can.
    /// </summary>
    public Decision Approve(ApprovalRequest request, DecisionContext context)
    {
        if (CheckDecide(request, context) is { } no)
            return no;
        if (CheckOwnRequest(request, context) is { } own)
            return own;
        var decided = new RequestDecided(request.Id, request.Milestone, IsApproved: true, "");
        // The action is checked as if there were no request, so that it does not decide the request a second time.
        // Other requests of the approver still count.
        var decision = (this with { Requests = Requests.RemoveAll(r => r == request || !r.IsOpen) }).CarryOut(
            request,
            context
        );
        return decision is Decision.Accepted(var events) ? new Decision.Accepted([decided, .. events]) : decision;
    }

    public Decision Decline(ApprovalRequest request, string why, DecisionContext context)
    {
        if (CheckDecide(request, context) is { } no)
            return no;
        return CheckText(TextField.Why, why, 0, 240) is { } bad
            ? bad
            : new RequestDecided(request.Id, request.Milestone, IsApproved: false, why.Trim());
    }

    /// <summary>
    /// A request for an action that is done now is decided by it, so that nobody approves it a second time.
    /// </summary>
    private IEnumerable<ProjectEvent> DecideMatchingRequests(
        RequestKind kind,
        int milestone,
        Func<ApprovalRequest, bool> same,
        DecisionContext context
    ) =>
        FindOpenRequests(kind, milestone, same, context)
            .Select(r => new RequestDecided(r.Id, r.Milestone, IsApproved: true, ""));

    private IEnumerable<ApprovalRequest> FindOpenRequests(
        RequestKind kind,
        int milestone,
        Func<ApprovalRequest, bool> same,
        DecisionContext context
    ) =>
        Requests.Where(r =>
            r.Kind == kind && r.Milestone == milestone && r.IsOpen && !r.IsExpired(context.At) && same(r)
        );

    /// <summary>
    /// A person with an open request may not do the action directly either, with any of their accounts: that would
    /// decide their own request.
    /// </summary>
    private Refusal.OwnRequest? CheckNotOwnRequest(
        RequestKind kind,
        int milestone,
        Func<ApprovalRequest, bool> same,
        DecisionContext context
    ) =>
        FindOpenRequests(kind, milestone, same, context)
            .Select(r => CheckOwnRequest(r, context))
            .FirstOrDefault(own => own is not null);

    private Refusal.OwnRequest? CheckOwnRequest(ApprovalRequest request, DecisionContext context) =>
        IsOwnWork(Permission.Decide, context.Actor.Id, request.Signed, context.At)
            ? new(DecidersOf(request, context.At))
            {
                OwnWorkReason = FindOwnWorkReason(Permission.Decide, context.Actor.Id, request.Signed, context.At),
            }
            : null;

    private int NextRequest => Requests.Count == 0 ? 1 : Requests.Max(r => r.Id) + 1;

    private Decision MakeRequest(RequestMade made, DecisionContext context)
    {
        var same = Requests.Find(r =>
            r.IsOpen
            && !r.IsExpired(context.At)
            && (r.Kind, r.Milestone, r.Invoice, r.Amount, r.Settles)
                == (made.Kind, made.Milestone, made.Invoice, made.Amount, made.Settles)
            && (r.Vat, r.Of) == (made.Vat, made.Of)
        );
        return same is null ? made : new Refusal.AlreadyAsked(same);
    }

    private Decision CarryOut(ApprovalRequest request, DecisionContext context)
    {
        var invoice = Invoices.Find(i => i.Id == request.Invoice);
        return request.Kind switch
        {
            RequestKind.Override => Override(MilestoneOf(request.Milestone), request.Reason, context),
            RequestKind.Credit => Credit(invoice!, request.Amount, request.Reason, context, OfRequest(request)),
            RequestKind.Refund when invoice is null => RefundCredit(request.Amount!.Value, request.Reason, context),
            RequestKind.Vat => ChangeVat(OfRequest(request), request.Vat!, request.Reason, context),
            RequestKind.Refund => Refund(invoice!, request.Amount!.Value, request.Reason, context),
            RequestKind.FormalReminder => SendFormalReminder(invoice!, null, context),
            RequestKind.Settle => Settle(
                invoice!,
                request.Settles!.Value,
                request.Amount!.Value,
                request.Reason,
                context
            ),
            _ => WriteOff(invoice!, request.Reason, context),
        };
    }

    private Milestone? OfRequest(ApprovalRequest request) => request.Of is { } id ? MilestoneOf(id) : null;

    private Refusal? CheckDecide(ApprovalRequest request, DecisionContext context) =>
        (
            request.Kind is RequestKind.Override or RequestKind.Vat
                ? CheckPermission(Permission.Decide, context)
                : CheckBooking(Permission.Decide, context)
        )
        ?? (
            !request.IsOpen || request.IsExpired(context.At)
                ? new Refusal.RequestNotOpen(request, request.IsExpired(context.At))
                : null
        );
}

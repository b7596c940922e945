using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Team;

/// <summary>
/// A request for approval: the facts that the approver needs, two buttons, and afterwards the outcome.
/// </summary>
internal static class RequestCards
{
    public static Card Create(ProjectView view, ApprovalRequest r)
    {
        var p = view.Project;
        var m = p.MilestoneOf(r.Milestone);
        var invoice = p.Invoices.Find(i => i.Id == r.Invoice);
        var isPending = r.IsOpen && !r.IsExpired(view.Now);
        var (state, tone) = r switch
        {
            _ when isPending => ("waits for an approver", Tone.Warning),
            { IsOpen: true } => ("expired", Tone.Plain),
            { State: RequestState.Approved } => (DisplayText.NameOf(r.State), Tone.Good),
            _ => (DisplayText.NameOf(r.State), Tone.Plain),
        };
        var card = new Card($"{r.Name} {state}: {Describe(view, r)}")
        {
            Tone = tone,
            Lines = [State(view, r)],
            Facts =
            [
                new("Project", $"{p.Name} ({p.Key})"),
                .. IsOfCredit(r)
                    ? ClientCreditCards.Facts(p)
                    : [new Fact("Stage", $"{m.Name} ({p.PositionInSchedule(m)}), {DisplayText.NameOf(m.Stage)}")],
                .. r.Kind == RequestKind.Override && m.Stage == Stage.Planned
                    ? [new Fact("Gate", GateCard.Describe(view, p.GateOf(m, view.SellerToday)))]
                    : Array.Empty<Fact>(),
                .. invoice is null ? Array.Empty<Fact>() : Money(view, r, invoice),
                .. r.Reason.Length > 0 ? [new Fact("Why", r.Reason)] : Array.Empty<Fact>(),
                new("Asked by", view.SignedBy(r.Signed)),
                .. isPending
                    ? [new Fact("Expires", view.FormatMoment(r.Signed.At.AddDays(ApprovalRequest.LifetimeDays)))]
                    : Array.Empty<Fact>(),
            ],
        };
        if (isPending)
        {
            card = card with
            {
                Inputs = [new("why", "Why not, if you decline") { Placeholder = "the client pays on Friday" }],
                Buttons =
                [
                    new("Approve", $"approve {r.Name}", ButtonStyle.Primary),
                    new("Decline", $"decline {r.Name}", ButtonStyle.Danger, SendsInputs: true),
                ],
            };
        }
        return card.About(view, CardKind.ApprovalRequest, r).SettledIf(!isPending);
    }

    /// <summary>The result of the approval in its current state.</summary>
    public static Card Approved(ProjectView view, ApprovalRequest r)
    {
        if (IsOfCredit(r))
            return ClientCreditCards.Create(view);
        return view.Project.Invoices.Find(i => i.Id == r.Invoice) is { } invoice
            ? InvoiceCards.Issued(view, invoice)
            : ApprovedWithoutInvoice(view, r);
    }

    private static Card ApprovedWithoutInvoice(ProjectView view, ApprovalRequest r) =>
        r.Kind == RequestKind.Vat
            ? VatCards.Changed(view, r.Of is { } of ? view.Project.MilestoneOf(of) : null)
            : GateCard.Create(view, view.Project.MilestoneOf(r.Milestone));

    /// <summary>Client credit is to be paid out, whatever invoice it came from.</summary>
    private static bool IsOfCredit(ApprovalRequest r) => r is { Kind: RequestKind.Refund, Invoice: null };

    /// <summary>"a credit note of EUR 119.00 on INV-2026-0001"</summary>
    internal static string Describe(ProjectView view, ApprovalRequest r)
    {
        var p = view.Project;
        if (IsOfCredit(r))
            return $"{DisplayText.NameOf(r.Kind)} of {r.Amount?.ToString()} of the client credit";
        if (r.Vat is { } vat)
            return $"VAT {VatText.Describe(vat)} for "
                + (r.Of is { } of ? p.MilestoneOf(of).Name : "everything that is not billed");
        if (p.Invoices.Find(i => i.Id == r.Invoice) is not { } invoice)
            return $"{DisplayText.NameOf(r.Kind)} for {p.MilestoneOf(r.Milestone).Name}";
        return r switch
        {
            { Amount: { } amount, Of: { } line } =>
                $"{DisplayText.NameOf(r.Kind)} of {amount} on {invoice.NumberOrPending()} for "
                    + p.MilestoneOf(line).Name,
            { Settles: { } kind, Amount: { } sum } =>
                $"settling {sum} of {invoice.NumberOrPending()} as {SettlementText.NameOf(kind)}",
            { Amount: { } amount } => $"{DisplayText.NameOf(r.Kind)} of {amount} on {invoice.NumberOrPending()}",
            { Kind: RequestKind.Credit } => $"{DisplayText.NameOf(r.Kind)} for all of {invoice.NumberOrPending()}",
            _ => $"{DisplayText.NameOf(r.Kind)} of {invoice.NumberOrPending()}",
        };
    }

    /// <summary>The pending requests of a kind, as facts on the card of what they concern.</summary>
    internal static IEnumerable<Fact> PendingFacts(ProjectView view, Func<ApprovalRequest, bool> which) =>
        view
            .Project.Requests.Where(r => r.IsOpen && !r.IsExpired(view.Now) && which(r))
            .Select(r => new Fact(
                "Asked for",
                $"{r.Name}: {Describe(view, r)} ({view.SignedBy(r.Signed)}); an approver says approve {r.Name} or decline {r.Name}"
            ));

    private static IEnumerable<Fact> Money(ProjectView view, ApprovalRequest r, Invoice invoice)
    {
        yield return new(
            "Invoice",
            $"{invoice.NumberOrPending()}, {invoice.Gross}, {DisplayText.Status(invoice, view.SellerToday)}"
        );
        if (
            (
                r.Amount
                ?? (
                    r.Kind is RequestKind.WriteOff or RequestKind.FormalReminder
                        ? invoice.Open
                        : invoice.Gross - invoice.Credited
                )
            ) is
            { IsPositive: true } amount
        )
            yield return new("Amount", $"{amount}{Suffix.When(r.Amount is null, " (all that is left)")}");
        yield return new("Received", invoice.Received.ToString());
        yield return new("Open", invoice.Open.ToString());
        if (invoice.CreditLeft.IsPositive)
            yield return new("Client credit", invoice.CreditLeft.ToString());
        yield return new("Due", invoice.IssueDetails!.Due.ToIsoDate());
    }

    private static string State(ProjectView view, ApprovalRequest r)
    {
        if (r.Decided is { } decided)
        {
            var outcome = r.State == RequestState.Approved ? "Approved" : "Declined";
            return $"{outcome} by {view.SignedBy(decided)}{Suffix.With(": ", r.DeclineReason)}.";
        }
        if (r.IsExpired(view.Now))
            return $"Nobody decided within {ApprovalRequest.LifetimeDays} days. Nothing was changed; ask again if it still holds.";
        var approvers = view.Project.DecidersOf(r, view.Now).Select(view.DescribeHolder).ToList();
        return approvers.Count > 0
            ? $"Waits for {DisplayText.JoinWithOr(approvers)}. Nothing is changed before."
            : "Nobody else is approver yet; say role add approver @name. Nothing is changed before.";
    }
}

using System.Globalization;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// What is left of a card where it hangs, once its matter has moved on: what became of it, as a line that stays true.
/// </summary>
internal static class TraceText
{
    /// <summary>The card with its trace. What was money stays as the history of the chat, until more has happened.</summary>
    public static Card WithTrace(this Card card, ProjectView view, CardAddress address)
    {
        if (address.Kind is not { } kind || kind is CardKind.Team or CardKind.NoticeDigest or CardKind.Pause)
            return card;
        var p = view.Project;
        if (p.Milestones.Find(m => m.Id == address.Milestone) is not { } m)
            return card with { Trace = OfProject(card, view, kind) };
        if (InvoiceAt(p, kind, m, address.Which) is { } i)
            return card with { Trace = OfInvoice(card, view, kind, i, address.Which) };
        return card with
        {
            Trace = new(
                m.Name,
                OutcomeOf(card, view, kind, m, address.Which),
                ShowOf(p, m),
                card.IsSettled && !IsOpenGate(p, kind, m)
            ),
        };
    }

    private static CardTrace OfProject(Card card, ProjectView view, CardKind kind)
    {
        var p = view.Project;
        var (about, shown) = kind switch
        {
            CardKind.Terms or CardKind.NoticeTerms or CardKind.AgreementWaits or CardKind.NoticeAgreement => (
                $"Terms of {p.Name}",
                $"terms {p.Key}"
            ),
            CardKind.Amendment or CardKind.ClientWish => ($"Changes to the terms of {p.Name}", $"terms {p.Key}"),
            CardKind.UnmatchedPayment => ("A payment without an invoice", ""),
            _ => (p.Name, p.IsOver || p.Agreement is not null ? $"status {p.Key}" : $"project show {p.Key}"),
        };
        var outcome = kind switch
        {
            CardKind.Project
            or CardKind.Terms
            or CardKind.NoticeTerms
            or CardKind.AgreementWaits
            or CardKind.NoticeAgreement when p.Agreement is { } agreed =>
                $"{p.Name}: terms v{agreed.Version} agreed by {agreed.ClientName}, {DayOf(view, agreed.Signed)}",
            CardKind.AgreementWaits or CardKind.NoticeAgreement => $"{p.Name}: the agreement was not accepted",
            CardKind.NoticeTerms => $"{p.Name}: the terms do not wait for an answer any more",
            CardKind.ClientWish when p.OpenWish is null => $"{p.Name}: the client's request was answered",
            _ => card.Title,
        };
        // Agreed terms stay as they are until their first stage has started: they are what work starts from.
        var isPast =
            card.IsSettled && (kind != CardKind.Terms || p.IsOver || p.Milestones.Exists(m => m.Started is not null));
        return new(about, outcome, shown, isPast);
    }

    private static string OutcomeOf(Card card, ProjectView view, CardKind kind, Milestone m, string which)
    {
        var p = view.Project;
        return kind switch
        {
            CardKind.StageStarted when m.Submission is { } s => $"{m.Name}: submitted, {DayOf(view, s.Signed)}",
            CardKind.StageSubmitted or CardKind.StageEvidence or CardKind.NoticeEvidence => Answered(view, kind, m),
            CardKind.StageConfirmed or CardKind.NoticeUnbilled when p.InvoiceOf(m) is { } bill => bill.IsNumbered
                ? $"{m.Name}: billed with {bill.NumberOrPending()}"
                : $"{m.Name}: an invoice is drafted",
            CardKind.Gate or CardKind.NoticeAhead when m.Started is { } s => $"{m.Name}: started, {DayOf(view, s)}",
            CardKind.ApprovalRequest or CardKind.NoticeRequest when Request(p, which) is { } r => WithWho(
                RequestCards.Create(view, r)
            ),
            _ => card.Title,
        };
    }

    /// <summary>The title and the sentence that says who did it and when.</summary>
    private static string WithWho(Card card) => card.Lines is [var who, ..] ? $"{card.Title}. {who}" : card.Title;

    /// <summary>A stage whose gate is open is still to be started.</summary>
    private static bool IsOpenGate(Project p, CardKind kind, Milestone m) =>
        kind == CardKind.NoticeAhead && m.Stage == Stage.Planned && !p.IsOver;

    /// <summary>What was answered to a stage that was submitted.</summary>
    private static string Answered(ProjectView view, CardKind kind, Milestone m)
    {
        if (m.Confirmation is { } c)
            return $"{m.Name}: confirmed by {c.ConfirmedBy}, {DayOf(view, c.Signed)}";
        if (m.Stage == Stage.ChangesRequested)
            return $"{m.Name}: changes requested";
        return kind == CardKind.StageSubmitted
            ? $"{m.Name} {DisplayText.NameOf(m.Stage)}"
                + Suffix.When(view.Project.IsOver, $"; the project is {DisplayText.NameOf(view.Project.State)}")
            : $"{m.Name}: the client's word was not accepted as evidence";
    }

    private static CardTrace OfInvoice(Card card, ProjectView view, CardKind kind, Invoice i, string which)
    {
        var m = view.Project.MilestoneOf(i);
        var (name, show) = i.IsNumbered
            ? (i.NumberOrPending(), $"show {i.NumberOrPending()} {view.Project.Key}")
            : ($"Invoice draft for {m.Name}", ShowOf(view.Project, m));
        var outcome = kind switch
        {
            CardKind.InvoiceDraft or CardKind.NoticeDraft when i.IssueDetails is { } issued =>
                $"{i.NumberOrPending()} issued: {m.Name}. Issued by {view.SignedBy(issued.Signed)}.",
            CardKind.InvoiceDraft or CardKind.NoticeDraft => WithWho(InvoiceCards.Draft(view, i)),
            CardKind.Invoice when BilledAgain(view.Project, i) is { } newer => newer.IsNumbered
                ? $"{card.Title}. Billed again: {newer.NumberOrPending()}."
                : $"{card.Title}. Drafted again; the draft waits for an approver.",
            CardKind.PaymentQuestion => $"{name}: the question about a payment is answered",
            CardKind.PaymentReceived when PaymentOf(i, which) is { } paid => $"{card.Title}, {paid.On.ToDay()}",
            _ => card.Title,
        };
        return new(name, outcome, show, card.IsSettled || HasMovedOn(card, kind, i, which));
    }

    /// <summary>
    /// An invoice with nothing open, and money after which more has happened. Both may come back: a payment can be
    /// reversed.
    /// </summary>
    private static bool HasMovedOn(Card card, CardKind kind, Invoice i, string which) =>
        kind switch
        {
            CardKind.Invoice or CardKind.Reminder or CardKind.FormalReminder => !i.Open.IsPositive
                && !i.OpenReturns.Any()
                && !card.Buttons.Any(b => b.CommandText.StartsWith("invoice ", StringComparison.Ordinal)),
            CardKind.PaymentReceived when PaymentOf(i, which) is { } paid => i.IsReversed(paid)
                || paid != i.Payments[^1],
            _ => false,
        };

    private static Invoice? InvoiceAt(Project p, CardKind kind, Milestone m, string which)
    {
        var number = int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        return kind switch
        {
            CardKind.PaymentReceived => p.Invoices.Find(i =>
                i.Milestone == m.Id && i.Payments.Any(paid => paid.Id == number)
            ),
            CardKind.BankReturn => p.Invoices.Find(i =>
                i.Milestone == m.Id && i.BankReturns.Any(r => r.Number == number)
            ),
            CardKind.AnnouncedPayment => p.Invoices.Find(i =>
                i.Milestone == m.Id && i.AnnouncedPayments.Any(a => a.Id == number)
            ),
            CardKind.InvoiceDraft
            or CardKind.NoticeDraft
            or CardKind.Invoice
            or CardKind.PaymentQuestion
            or CardKind.Reminder
            or CardKind.FormalReminder
            or CardKind.SettleForm
            or CardKind.CreditForm
            or CardKind.RefundForm => number is null
                ? p.LastInvoiceOf(m)
                : p.Invoices.Find(i => i.Id == number && i.Milestone == m.Id),
            _ => null,
        };
    }

    private static Invoice? BilledAgain(Project p, Invoice i) =>
        i.Status == InvoiceStatus.Credited
            ? p.Invoices.Find(x => x.Milestone == i.Milestone && x.Id > i.Id && x.IsLive)
            : null;

    private static Payment? PaymentOf(Invoice i, string which) =>
        int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? i.Payments.FirstOrDefault(paid => paid.Id == id)
            : null;

    private static ApprovalRequest? Request(Project p, string which) =>
        p.Requests.Find(r => r.Id.ToString(CultureInfo.InvariantCulture) == which);

    private static string ShowOf(Project p, Milestone m) => m.IsLive ? $"show {p.Say(m)} {p.Key}" : $"status {p.Key}";

    private static string DayOf(ProjectView view, Signature signed) =>
        ZonedCalendar.GetDate(signed.At, view.Project.Zone).ToDay();
}

using System.Globalization;
using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Notices;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards;

/// <summary>Renders every card that can be updated, by the kind in its address.</summary>
internal static class CardBook
{
    private static readonly Dictionary<string, Func<ProjectView, Card>> OfProject = new(StringComparer.Ordinal)
    {
        ["project"] = ScheduleCards.Project,
        ["team"] = view => DetailCards.Team(view, 1).About(view, "team").SettledIf(true),
        ["terms"] = ScheduleCards.Terms,
        ["gap"] = ChoiceCards.ContractGap,
        ["fill"] = FormCards.Fill,
        ["amendment"] = AmendmentCards.Create,
        ["pause"] = ProjectLifecycleCards.Paused,
        ["cue-terms"] = NoticeCards.Terms,
        ["cue-digest"] = DigestCard.Create,
    };

    private static readonly Dictionary<string, Func<ProjectView, Milestone, Card>> OfMilestone = new(
        StringComparer.Ordinal
    )
    {
        ["detail"] = DetailCards.Milestone,
        ["started"] = StageCards.Started,
        ["submitted"] = StageCards.Submitted,
        ["evidence"] = StageCards.Attached,
        ["confirmed"] = StageCards.Confirmed,
        ["gate"] = GateCard.Create,
        ["amend"] = FormCards.Amend,
        ["cue-ahead"] = NoticeCards.GateAhead,
        ["cue-unbilled"] = NoticeCards.Unbilled,
        ["cue-expected"] = NoticeCards.Expected,
        ["cue-evidence"] = NoticeCards.Evidence,
    };

    private static readonly Dictionary<string, Func<ProjectView, Invoice, Card>> OfInvoice = new(StringComparer.Ordinal)
    {
        ["payment"] = ChoiceCards.Decided,
        ["draft"] = InvoiceCards.Draft,
        ["invoice"] = InvoiceCards.Issued,
        ["reminder"] = ReminderCard.Create,
        ["cue-draft"] = NoticeCards.Draft,
    };

    /// <summary>
    /// The card at <c>kind/project/subject/which</c> by the current state; null when there is no such card.
    /// </summary>
    /// <param name="which">The invoice or request that is meant; "" for a card of the milestone, or of its newest
    /// invoice.</param>
    /// <remarks>
    /// Nothing more can be done in a project that has ended, so its cards have no buttons. Requests about its money
    /// can still be decided.
    /// </remarks>
    public static Card? Draw(ProjectView view, string kind, string subject, string which) =>
        Find(view, kind, subject, which)
            ?.SettledIf(view.Project.IsOver && !view.Project.IsOpenAgain && !IsOfMoney(view, kind, which));

    private static bool IsOfMoney(ProjectView view, string kind, string which) =>
        kind is "request" or "cue-request"
        && view.Project.Closed is not null
        && view.Project.Requests.Exists(r =>
            r.Id.ToString(CultureInfo.InvariantCulture) == which && r.Invoice is not null
        );

    private static Card? Find(ProjectView view, string kind, string subject, string which)
    {
        if (subject == "p")
            return OfProject.TryGetValue(kind, out var ofProject) ? ofProject(view) : null;
        if (
            !subject.StartsWith('m')
            || !int.TryParse(subject.AsSpan(1), out var of)
            || view.Project.Milestones.Find(m => m.Id == of) is not { } milestone
        )
            return null;
        if (OfMilestone.TryGetValue(kind, out var ofMilestone))
            return ofMilestone(view, milestone);
        if (FormCards.PaymentOf(kind) is { } nth)
            return FormCards.Pay(view, milestone, nth);
        if (kind == "received")
            return
                int.TryParse(which, out var entry)
                && view.Project.Invoices.Find(i => i.Payments.Any(p => p.Id == entry) && i.Milestone == milestone.Id)
                    is { } paid
                ? InvoiceCards.Received(view, paid, paid.Payments.First(p => p.Id == entry))
                : null;
        if (kind is "takenback" or "announced")
            return int.TryParse(which, out var number) ? OfBank(view, kind, milestone, number) : null;
        if (!int.TryParse(which, out var id))
            id = view.Project.LastInvoiceOf(milestone)?.Id ?? 0;
        if (kind is "request" or "cue-request")
            return OfRequest(view, kind, milestone, id);
        return
            OfInvoice.TryGetValue(kind, out var ofInvoice)
            && view.Project.Invoices.Find(i => i.Id == id && i.Milestone == milestone.Id) is { } invoice
            ? ofInvoice(view, invoice)
            : null;
    }

    private static Card? OfRequest(ProjectView view, string kind, Milestone milestone, int id)
    {
        if (view.Project.Requests.Find(r => r.Id == id && r.Milestone == milestone.Id) is not { } request)
            return null;
        return kind == "request" ? RequestCards.Create(view, request) : NoticeCards.Request(view, request);
    }

    private static Card? OfBank(ProjectView view, string kind, Milestone milestone, int number)
    {
        var invoices = view.Project.Invoices.FindAll(i => i.Milestone == milestone.Id);
        if (kind == "takenback")
            return invoices.Find(i => i.BankReturns.Any(r => r.Number == number)) is { } taken
                ? InvoiceCards.TakenBack(view, taken, taken.BankReturns.First(r => r.Number == number))
                : null;
        return invoices.Find(i => i.AnnouncedPayments.Any(a => a.Id == number)) is { } announcing
            ? InvoiceCards.Announced(view, announcing, announcing.AnnouncedPayments.First(a => a.Id == number))
            : null;
    }
}

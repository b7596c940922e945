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
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards;

/// <summary>Renders every card that can be updated, by the kind in its address.</summary>
internal static class CardBook
{
    private static readonly Dictionary<CardKind, Func<ProjectView, Card>> OfProject = new()
    {
        [CardKind.Project] = ScheduleCards.Project,
        [CardKind.Status] = view => MoneyCards.Status(view, 1),
        [CardKind.Settings] = view => SettingsCards.All(view),
        [CardKind.HoldForm] = LifecycleFormCards.Hold,
        [CardKind.CancelForm] = LifecycleFormCards.Cancel,
        [CardKind.RoleForm] = view => RoleFormCards.Create(view),
        [CardKind.SettingsForm] = SettingsFormCards.Create,
        [CardKind.Team] = view => DetailCards.Team(view, 1),
        [CardKind.Terms] = ScheduleCards.Terms,
        [CardKind.ContractGap] = ChoiceCards.ContractGap,
        [CardKind.FillForm] = FormCards.Fill,
        [CardKind.Amendment] = AmendmentCards.Create,
        [CardKind.TotalForm] = ContractFormCards.Total,
        [CardKind.AddForm] = ContractFormCards.Add,
        [CardKind.EndForm] = ContractFormCards.End,
        [CardKind.SellerForm] = PartyCards.SellerForm,
        [CardKind.ClientForm] = PartyCards.ClientForm,
        [CardKind.ContactChanged] = PartyCards.ContactChanged,
        [CardKind.ClientWish] = ClientCards.Wish,
        [CardKind.AgreementWaits] = AgreementCards.Waiting,
        [CardKind.NoticeAgreement] = NoticeCards.Agreement,
        [CardKind.NewMilestoneForm] = MilestoneFormCards.Add,
        [CardKind.Pause] = ProjectLifecycleCards.Paused,
        [CardKind.NoticeTerms] = NoticeCards.Terms,
        [CardKind.NoticeDigest] = DigestCard.Create,
        [CardKind.ClientCredit] = ClientCreditCards.Create,
    };

    private static readonly Dictionary<CardKind, Func<ProjectView, Milestone, Card>> OfMilestone = new()
    {
        [CardKind.MilestoneDetail] = DetailCards.Milestone,
        [CardKind.StageStarted] = StageCards.Started,
        [CardKind.StageSubmitted] = StageCards.Submitted,
        [CardKind.StageEvidence] = StageCards.Attached,
        [CardKind.StageConfirmed] = StageCards.Confirmed,
        [CardKind.Gate] = GateCard.Create,
        [CardKind.AmendForm] = FormCards.Amend,
        [CardKind.SplitForm] = ContractFormCards.Split,
        [CardKind.SetForm] = MilestoneFormCards.Set,
        [CardKind.NoticeAhead] = NoticeCards.GateAhead,
        [CardKind.NoticeUnbilled] = NoticeCards.Unbilled,
        [CardKind.NoticeExpected] = NoticeCards.Expected,
        [CardKind.NoticeEvidence] = NoticeCards.Evidence,
    };

    private static readonly Dictionary<CardKind, Func<ProjectView, Invoice, Card>> OfInvoice = new()
    {
        [CardKind.PaymentQuestion] = ChoiceCards.Decided,
        [CardKind.InvoiceDraft] = InvoiceCards.Draft,
        [CardKind.Invoice] = InvoiceCards.Issued,
        [CardKind.SettleForm] = CorrectionFormCards.Settle,
        [CardKind.CreditForm] = CorrectionFormCards.Credit,
        [CardKind.DisputeForm] = CorrectionFormCards.Dispute,
        [CardKind.WriteOffForm] = CorrectionFormCards.WriteOff,
        [CardKind.RefundForm] = CorrectionFormCards.Refund,
        [CardKind.Reminder] = ReminderCard.Create,
        [CardKind.FormalReminder] = FormalReminderCards.Preview,
        [CardKind.NoticeDraft] = NoticeCards.Draft,
    };

    /// <summary>The card at an address by the current state; null when there is no such card.</summary>
    /// <remarks>
    /// Nothing more can be done in a project that has ended, so its cards have no buttons. Requests about its money
    /// can still be decided.
    /// </remarks>
    public static Card? Draw(ProjectView view, CardAddress address) =>
        Find(view, address)
            ?.SettledIf(view.Project.IsOver && !view.Project.IsOpenAgain && !IsOfMoney(view, address))
            .WithTrace(view, address);

    private static bool IsOfMoney(ProjectView view, CardAddress address) =>
        address.Kind is CardKind.ApprovalRequest or CardKind.NoticeRequest
        && view.Project.Closed is not null
        && view.Project.Requests.Exists(r =>
            r.Id.ToString(CultureInfo.InvariantCulture) == address.Which
            && (r.Invoice is not null || r.Kind == RequestKind.Refund)
        );

    private static Card? Find(ProjectView view, CardAddress address)
    {
        if (address.Kind is not { } kind)
            return null;
        if (kind == CardKind.SellerAccount)
            return int.TryParse(address.Which, NumberStyles.None, CultureInfo.InvariantCulture, out var proposal)
                ? SellerAccountCards.Create(view, proposal)
                : null;
        if (kind == CardKind.ClientChat)
            return int.TryParse(address.Which, NumberStyles.None, CultureInfo.InvariantCulture, out var account)
                ? OfClient(view, account)
                : null;
        if (address.Subject == CardAddress.ProjectSubject)
            return OfProject.TryGetValue(kind, out var ofProject) ? ofProject(view) : null;
        if (view.Project.Milestones.Find(m => m.Id == address.Milestone) is not { } milestone)
            return null;
        if (OfMilestone.TryGetValue(kind, out var ofMilestone))
            return ofMilestone(view, milestone);
        if (address.PaymentNumber is { } nth)
            return FormCards.Pay(view, milestone, nth);
        var which = int.TryParse(address.Which, out var number) ? number : (int?)null;
        if (kind is CardKind.PaymentReceived or CardKind.BankReturn or CardKind.AnnouncedPayment)
            return which is { } entry ? OfMoney(view, kind, milestone, entry) : null;
        // Without a number it is of the milestone's newest invoice.
        var id = which ?? view.Project.LastInvoiceOf(milestone)?.Id ?? 0;
        if (kind is CardKind.ApprovalRequest or CardKind.NoticeRequest)
            return OfRequest(view, kind, milestone, id);
        return
            OfInvoice.TryGetValue(kind, out var ofInvoice)
            && view.Project.Invoices.Find(i => i.Id == id && i.Milestone == milestone.Id) is { } invoice
            ? ofInvoice(view, invoice)
            : null;
    }

    /// <summary>What is shown to an account ends with it.</summary>
    private static Card OfClient(ProjectView view, int number) =>
        view.Project.OpenLink(number, view.Now) is { Account: { Length: > 0 } account } link
        && view.Project.MayBeClient(account, view.IsTrial, view.Now)
            ? ClientChatCards.Overview(view, link)
            : ClientChatCards.Ended(view, number);

    private static Card? OfRequest(ProjectView view, CardKind kind, Milestone milestone, int id)
    {
        if (view.Project.Requests.Find(r => r.Id == id && r.Milestone == milestone.Id) is not { } request)
            return null;
        return kind == CardKind.ApprovalRequest
            ? RequestCards.Create(view, request)
            : NoticeCards.Request(view, request);
    }

    private static Card? OfMoney(ProjectView view, CardKind kind, Milestone milestone, int number)
    {
        var invoices = view.Project.Invoices.FindAll(i => i.Milestone == milestone.Id);
        if (kind == CardKind.PaymentReceived)
            return invoices.Find(i => i.Payments.Any(p => p.Id == number)) is { } paid
                ? InvoiceCards.Received(view, paid, paid.Payments.First(p => p.Id == number))
                : null;
        if (kind == CardKind.BankReturn)
            return invoices.Find(i => i.BankReturns.Any(r => r.Number == number)) is { } taken
                ? InvoiceCards.TakenBack(view, taken, taken.BankReturns.First(r => r.Number == number))
                : null;
        return invoices.Find(i => i.AnnouncedPayments.Any(a => a.Id == number)) is { } announcing
            ? InvoiceCards.Announced(view, announcing, announcing.AnnouncedPayments.First(a => a.Id == number))
            : null;
    }
}

using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Shared;

internal static partial class RefusalText
{
    /// <summary>How far a schedule is from its contract: "The sum is 90 %; 1,200.00 unassigned."</summary>
    public static string Gap(Allocation a, Money contract)
    {
        var total = a.PercentTotal is { } percent ? $"{percent}" : $"{contract - a.Unassigned} of {contract}";
        var isTooMuch = a.Unassigned.IsNegative || a.PercentTotal > Percent.Whole;
        return !isTooMuch
            ? $"The sum is {total}; {a.Unassigned} unassigned."
            : $"The sum is {total}, {-a.Unassigned} too much.";
    }

    /// <summary>What became of the terms since they were sent to the client.</summary>
    public static string Outdated(ProjectView view, Refusal.TermsOutdated r, IReadOnlyList<RecordedEvent> journal)
    {
        var since = journal
            .Reverse()
            .TakeWhile(h => h.Event is not TermsSent)
            .Where(h =>
                h.Event
                    is MilestoneAdded
                        or MilestoneChanged
                        or MilestoneMoved
                        or MilestoneDropped
                        or TermsAmended
                        or AmendmentWithdrawn
            )
            .Reverse()
            .ToList();
        var events = since.TakeLast(5).Select(h => $"{view.NameOf(h.Signed.By)} {AuditCards.Describe(view, h.Event)}");
        return $"Terms v{r.Version} changed after they were sent to the client ({view.SignedBy(r.Sent)}), "
            + $"so the client would agree to something else than the current terms. Since then {string.Join("; ", events)}. "
            + "Send them again with terms send, then record the client's answer. Nothing was changed.";
    }

    internal static string PermissionName(Permission permission) =>
        permission switch
        {
            Permission.See => "see this project",
            Permission.Define => "change the schedule",
            Permission.RecordAgreement => "record the client's agreement",
            Permission.AcceptAgreement => "accept an agreement from the client's page",
            Permission.Deliver => "start or submit a stage",
            Permission.AttachEvidence => "attach the client's confirmation",
            Permission.AcceptEvidence => "accept the client's confirmation",
            Permission.ConfirmForTeam => "confirm a stage",
            Permission.RequestChanges => "request changes",
            Permission.DraftInvoice => "draft or discard an invoice",
            Permission.IssueInvoice => "issue an invoice",
            Permission.RecordPayment => "record a payment",
            Permission.OverrideGate => "override a gate",
            Permission.ManageRoles => "change roles or settings",
            Permission.Reopen => "reopen a stage",
            Permission.IssueCredit => "issue a credit note",
            Permission.Refund => "refund money",
            Permission.WriteOff => "write an invoice off",
            Permission.SettleSmall => "settle small fees and differences",
            Permission.Settle => "settle what does not arrive",
            Permission.SetSettlementRules => "set what may be settled",
            Permission.ExportBooks => "export the books or set how",
            Permission.AskForMoney => "ask for a credit note, a refund, a settlement or a write-off",
            Permission.ChangeVat => "correct agreed VAT",
            Permission.AskForVat => "ask for a correction of agreed VAT",
            Permission.FollowUp => "follow up on an invoice",
            Permission.AskForOverride => "ask for an override",
            Permission.Decide => "decide a request",
            Permission.LinkClient => "open or close client links",
            Permission.Pause => "hold, resume or cancel the project",
            Permission.Close => "close the project",
            Permission.NumberDocuments => "say where invoice numbers begin",
            Permission.AcceptSellerAccount => "decide about the account on invoices",
            Permission.MailClient => "mail the client again",
            Permission.SendFormalReminder => "send a formal reminder",
            _ => throw new InvalidOperationException($"{permission} has no words."),
        };

    private static string Verb(Refusal.WrongStage r) =>
        (r.Verb, r.Milestone.Stage) switch
        {
            ("start", Stage.Started or Stage.ChangesRequested) => "it has begun; next it is submitted",
            ("start", _) => "it cannot be started again",
            ("submit", Stage.Submitted) => "it waits for its confirmation and cannot be submitted twice",
            ("submit", _) => "it cannot be submitted; start it first",
            ("confirm", _) => "there is nothing to confirm; submit it first",
            ("changes", _) => "there is nothing to send back",
            ("override", _) => "its gate is behind it",
            _ => $"{r.Verb} does not fit",
        };

    private static string NextAct(Milestone m, ProjectView? view) =>
        m.Stage switch
        {
            Stage.Planned => $"start {At(m, view)}",
            Stage.Submitted when m.Evidence is not null =>
                $"an approver accepts the evidence with confirm {At(m, view)}",
            Stage.Submitted when m.Criterion?.IsConfirmedByClient() ?? false =>
                $"confirm {At(m, view)} by \"name\" ref \"evidence\"",
            Stage.Submitted => $"confirm {At(m, view)}",
            _ => $"submit {At(m, view)} \"what was delivered\"",
        };

    internal static string TooLate(Refusal.UndoTooLate r) =>
        $"It is too late to undo {Noted(r)}: that goes for {Project.UndoPeriod.TotalSeconds:0} seconds and while nothing is built on it.";

    private static string Noted(Refusal.UndoTooLate r) =>
        r switch
        {
            { Payment: { } paid } => $"the payment {paid.Name}",
            { Note: PaymentAnnounced a } => $"the announced payment A{a.Announced}",
            { Note: OnAccountAnnounced a } => $"the announced payment A{a.Announced}",
            { Note: InvoiceSettled s } => $"the settlement S{s.Settlement}",
            { Note: CreditApplied a } => $"the use of client credit A{a.Application}",
            { Note: PaymentPromised, Noted: { } i } => $"the promise about {i.NumberOrPending()}",
            { Note: InvoiceSnoozed, Noted: { } i } => $"the snooze of {i.NumberOrPending()}",
            { Note: InvoiceDisputed, Noted: { } i } => $"the dispute about {i.NumberOrPending()}",
            { Note: PauseNoticeGiven } => $"the notice that work on {r.Milestone!.Name} is paused",
            _ => $"the confirmation of {r.Milestone!.Name}",
        };

    /// <summary>The command that reverses it now.</summary>
    internal static string UndoAlternative(Refusal.UndoTooLate r, ProjectView? view) =>
        r switch
        {
            { Payment: { } paid } => $"reverse {paid.Name} reason \"recorded by mistake\"",
            { Note: OnAccountAnnounced a } => $"reverse A{a.Announced} reason \"announced by mistake\"",
            { Note: PaymentAnnounced a } => $"reverse A{a.Announced} reason \"announced by mistake\"",
            { Note: InvoiceSettled s } => $"reverse S{s.Settlement} reason \"settled by mistake\"",
            { Note: CreditApplied a } => $"reverse A{a.Application} reason \"applied by mistake\"",
            { Note: PaymentPromised, Noted: { } i } => $"promise {i.NumberOrPending()} today",
            { Note: InvoiceSnoozed, Noted: { } i } => $"snooze {i.NumberOrPending()} 1",
            { Note: InvoiceDisputed, Noted: { } i } => $"settle-dispute {i.NumberOrPending()}",
            { Note: PauseNoticeGiven } => $"pause notice {At(r.Milestone!, view)} off",
            _ => $"reopen {At(r.Milestone!, view)} reason \"confirmed by mistake\"",
        };

    /// <summary>The command that reverses what undo cannot, as part of a sentence; "" when there is none.</summary>
    private static string UndoAlternative(ProjectEvent what, ProjectView? view)
    {
        string Number(int invoice) =>
            view?.Project.Invoices.Find(i => i.Id == invoice)?.NumberOrPending() ?? "the invoice";
        string Position(int milestone) =>
            view?.Project.Milestones.Find(m => m.Id == milestone) is { } m ? At(m, view) : "the milestone";
        return what switch
        {
            InvoiceIssued e =>
                $": a numbered document is never undone. Say instead: credit {Number(e.Invoice)} reason \"issued by mistake\"",
            CreditIssued { IsFull: true } e =>
                $": a numbered document is never undone. Say instead: invoice {Position(e.Milestone)} again",
            InvoiceVoided e =>
                $": a numbered document is never undone. Say instead: invoice {Position(e.Milestone)} again",
            CreditIssued => ": a numbered document is never undone",
            RefundRecorded e => $". Say instead: reverse P{e.Payment} reason \"refunded by mistake\"",
            CreditRefunded e => $". Say instead: reverse P{e.Payment} reason \"refunded by mistake\"",
            OnAccountReversed e => $". Say instead: pay {view?.Project.Key ?? "the project's key"} {e.Amount}",
            ApplicationUndone e => $". Say instead: apply {Number(e.Invoice)}",
            PaymentReversed e => $". Say instead: pay {Number(e.Invoice)} {e.Amount}",
            RoleGiven e => $". Say instead: role remove {DisplayText.NameOf(e.Role)} @{Name(e.Actor, view)}",
            RoleRemoved e => $". Say instead: role add {DisplayText.NameOf(e.Role)} @{Name(e.Actor, view)}",
            EvidenceAttached e => $". Say instead: changes {Position(e.Milestone)} \"the evidence was wrong\"",
            AgreementRefused e => ". The client may agree on their page again, or say instead: terms agreed by "
                + $"\"{e.ClientName}\" ref \"how you know it\"",
            DisputeSettled e => $". Say instead: dispute {Number(e.Invoice)} \"it is not settled\"",
            FormalReminderSent => ": the client may have it. Write to them if it was wrong",
            TermsAmended => ". Say instead: terms withdraw",
            ProjectEnded => ": the client agreed to it. If the project goes on, propose what is still to come: "
                + "amend add \"<milestone>\" <money>",
            ProjectContinued => ": the client agreed to it. Say instead: project end reason \"why\"",
            ProjectHeld => ". Say instead: project resume reason \"held by mistake\"",
            ProjectResumed => ". Say instead: project hold reason \"resumed by mistake\"",
            _ => "",
        };
    }

    /// <summary>Why the last draft is gone, when somebody sent it back; otherwise nothing.</summary>
    private static string SentBackText(Milestone m, ProjectView? view) =>
        view?.Project.LastInvoiceOf(m) is { SendBackReason.Length: > 0, Ended: { } by } sentBack
            ? $"It was sent back by {view.SignedBy(by)}: {Cut(sentBack.SendBackReason)}. "
            : "";

    private static string At(Milestone m, ProjectView? view) => view?.Project.Say(m) ?? DisplayText.Quote(m.Name);

    private static string Name(string actor, ProjectView? view) => view?.NameOf(actor) ?? "That person";

    /// <summary>Why it is the sender's own work. With only one account there is nothing to explain.</summary>
    private static string OwnWorkText(OwnWorkReason? why, string action, string self = "") =>
        why switch
        {
            OwnWorkReason.OtherAccount =>
                $"You {action} with another account that counts as you (the same e-mail address, or one joined by the other's code)",
            OwnWorkReason.ActingForAuthor =>
                $"The one in whose stead you act {action}, and a deputy decides nothing that they may not",
            _ => $"You {action}{self}",
        };

    private static string Others(IReadOnlyList<string> approvers, ProjectView? view)
    {
        if (approvers.Count > 0)
            return Names(approvers, view);
        var hasOtherPlatform =
            view?.Project is { } p && p.InvitationUses.Count + p.Accounts.EarlierInvitationUses.Count > 0;
        return "nobody else is approver yet; say role add approver @name"
            + Suffix.When(
                hasOtherPlatform,
                ", or by address for somebody of your other platform: role add approver name@company.example"
            );
    }

    private static string DecidedByOthers(IReadOnlyList<string> others, string words, ProjectView? view) =>
        others.Count > 0
            ? $"Ask {Names(others, view)} to say: {words}."
            : $"Name somebody else than yourself: {words}.";

    /// <summary>Who may do it. When none of them can act any more: how to name somebody else.</summary>
    private static string Names(IReadOnlyList<string> actors, ProjectView? view) =>
        string.Join(", ", actors.Select(a => view?.DescribeHolder(a) ?? Name(a, view)))
        + (
            view is not null && actors.Count > 0 && actors.All(view.InactiveHolders.ContainsKey)
                ? "; name another with role add approver @name"
                : ""
        );

    private static string Roles(IReadOnlyList<Role> roles) =>
        DisplayText.JoinWithOr(roles.Where(r => r != Role.Member || roles.Count == 1).Select(DisplayText.NameOf));

    /// <summary>The roles as people: "a lead or an approver".</summary>
    private static string Holders(IReadOnlyList<Role> roles) =>
        DisplayText.JoinWithOr(
            roles
                .Where(r => r != Role.Member || roles.Count == 1)
                .Select(r =>
                    r switch
                    {
                        Role.Finance => "finance",
                        Role.Approver => "an approver",
                        _ => $"a {DisplayText.NameOf(r)}",
                    }
                )
        );

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(12).Select((name, i) => $"{i + 1} {name}"))
        + (names.Count > 12 ? $" … {names.Count} in all" : "");

    private static string PartOf(string what, IReadOnlyList<string> items) =>
        Suffix.When(items.Count > 0, $" {what}: {DisplayText.First(items, 8)}.");

    internal static string Cut(string text) => DisplayText.Truncate(text, 80);

    private static string Shorten(string key) => key.Length > 9 ? key[..9] : key;
}

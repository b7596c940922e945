using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Undo: takes back the sender's own last action, while it is the last thing that happened in the project.
/// </summary>
public sealed partial record Project
{
    /// <summary>The reason of a reversal that is an undo.</summary>
    private const string UndoReason = "undone";

    /// <summary>How long a person can undo their own action.</summary>
    public static TimeSpan UndoPeriod { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Undoes the sender's own last action if it is a confirmation, a payment, a promise, a dispute or a snooze, and
    /// nobody has done anything in the project since. Never a numbered document, a refund or a role. Otherwise the
    /// answer names the command that reverses it.
    /// </summary>
    public Decision Undo(DecisionContext context)
    {
        if (CheckBooking(Permission.See, context) is { } no)
            return no;
        var (actions, undoneLast) = EffectiveEvents(context.History());
        if (Last(actions, context.Actor.Id, _ => true) is not { } own)
            return new Refusal.NothingToUndo();
        if (FindUndo(own.Event, actions) is null)
        {
            // If neither undo nor another command reverses the action, the answer is about the last action that undo
            // could have taken back, and says that it is too late.
            if (ExplainNotUndone(own.Event) is var refusal and not Refusal.NothingToUndo)
                return refusal;
            if (Last(actions, context.Actor.Id, what => FindUndo(what, actions) is not null) is not { } earlier)
                return new Refusal.NothingToUndo();
            own = earlier;
        }
        var (right, undo, late) = FindUndo(own.Event, actions)!.Value;
        // A closed project accepts actions on its money, so it accepts undoing them.
        if (own.Event is StageConfirmed && CheckNotOver() is { } over)
            return over;
        if (HasLapsed(own.Event))
            return new Refusal.NothingToUndo();
        if (Permissions.Check(this, right, context.Actor, context.At) is { } lost)
            return lost;
        if (own.Event is StageConfirmed && InvoiceOf(late.Milestone!) is { } live)
            return new Refusal.ConfirmedStageBilled(late.Milestone!, live);
        // After an undo the last action is that one; what was done before it is not undone in its place.
        var isFresh =
            !undoneLast.Contains(context.Actor.Id)
            && OwnRest(actions, actions.FindLastIndex(h => ReferenceEquals(h, own))) is not null
            && context.At - own.Signed.At <= UndoPeriod;
        var decision = undo(context);
        // An action that nothing can reverse gets that answer, whether it is too late or not.
        return isFresh || decision is Decision.Refused ? decision : late;
    }

    /// <summary>Somebody has reversed it already, or it has no effect any more.</summary>
    private bool HasLapsed(ProjectEvent what) =>
        what switch
        {
            StageConfirmed e => MilestoneOf(e.Milestone).Confirmation is null,
            InvoiceDisputed e => InvoiceById(e.Invoice) is { Dispute: null } or { Open.IsPositive: false },
            PaymentAnnounced e => AnnouncedById(e.Announced).State == AnnouncedPaymentState.Withdrawn,
            OnAccountAnnounced e => AnnouncedById(e.Announced).State == AnnouncedPaymentState.Withdrawn,
            PauseNoticeGiven e => MilestoneOf(e.Milestone).Pause is null,
            PaymentPromised e => !InvoiceById(e.Invoice).Open.IsPositive,
            InvoiceSnoozed e => !InvoiceById(e.Invoice).Open.IsPositive,
            InvoiceSettled e => FindSettlement($"S{e.Settlement}")?.IsReversed ?? true,
            _ => false,
        };

    /// <summary>
    /// The permission needed to undo an action, how it is undone, and the refusal when it is too late; null for
    /// actions that cannot be undone.
    /// </summary>
    private (Permission Right, Func<DecisionContext, Decision> Undo, Refusal.UndoTooLate Late)? FindUndo(
        ProjectEvent what,
        List<RecordedEvent> actions
    )
    {
        return what switch
        {
            StageConfirmed e when !Fees.Contains(e.Milestone) => (
                Permission.ConfirmForTeam,
                _ => new ConfirmationUndone(e.Milestone),
                Late(e.Milestone)
            ),
            PaymentRecorded e when FindPaymentById(e.Payment) is var paid => (
                Permission.RecordPayment,
                s => UndoPayment(paid, actions, s),
                Late(e.Milestone) with
                {
                    Payment = paid,
                }
            ),
            CreditApplied e when Applications.First(a => a.Id == e.Application) is var applied => (
                Permission.RecordPayment,
                s => UndoApplication(applied, UndoReason, s),
                OfNote(e.Milestone, e.Invoice)
            ),
            PaymentOnAccountRecorded e when FindPaymentById(e.Payment) is var paid => (
                Permission.RecordPayment,
                s => ReverseEntry(paid, UndoReason, s),
                new(null, paid)
            ),
            OnAccountAnnounced e when AnnouncedById(e.Announced) is var waiting => (
                Permission.RecordPayment,
                s => WithdrawAnnouncement(waiting, UndoReason, s),
                new(null, null) { Note = e }
            ),
            PaymentAnnounced e when AnnouncedById(e.Announced) is var waiting => (
                Permission.RecordPayment,
                s => WithdrawAnnouncement(waiting, UndoReason, s),
                OfNote(e.Milestone, e.Invoice)
            ),
            PaymentPromised e => (
                Permission.FollowUp,
                _ => new PromiseUndone(e.Invoice, e.Milestone, StateBefore(actions, what, e.Invoice).Promise),
                OfNote(e.Milestone, e.Invoice)
            ),
            InvoiceSnoozed e => (
                Permission.FollowUp,
                _ => new SnoozeUndone(e.Invoice, e.Milestone, StateBefore(actions, what, e.Invoice).Snooze),
                OfNote(e.Milestone, e.Invoice)
            ),
            InvoiceDisputed e => (
                Permission.FollowUp,
                _ => new DisputeUndone(e.Invoice, e.Milestone),
                OfNote(e.Milestone, e.Invoice)
            ),
            PauseNoticeGiven e => (Permission.FollowUp, _ => new PauseNoticeLifted(e.Milestone), OfPause(e.Milestone)),
            InvoiceSettled e when FindSettlement($"S{e.Settlement}") is { } settled => (
                e.Kind == SettlementKind.BadDebt ? Permission.WriteOff : Permission.SettleSmall,
                _ => ReverseSettled(settled, UndoReason),
                OfNote(e.Milestone, e.Invoice)
            ),
            _ => null,
        };

        Refusal.UndoTooLate OfPause(int milestone) => Late(milestone) with { Note = what };
        Refusal.UndoTooLate Late(int milestone) => new(MilestoneOf(milestone), null);
        Refusal.UndoTooLate OfNote(int milestone, int invoice) =>
            Late(milestone) with
            {
                Noted = InvoiceById(invoice),
                Note = what,
            };
    }

    /// <summary>Takes a payment back together with what it did: a bad debt that it recovered is lost again.</summary>
    private Decision UndoPayment(Payment paid, List<RecordedEvent> actions, DecisionContext context)
    {
        var decision = ReverseEntry(paid, UndoReason, context);
        var at = actions.FindLastIndex(h => h.Event is PaymentRecorded e && e.Payment == paid.Id);
        return decision is Decision.Accepted(var events)
            ? new Decision.Accepted([
                .. events,
                .. (OwnRest(actions, at) ?? []).Select(e => new RecoveryUndone(
                    e.Settlement,
                    e.Invoice,
                    e.Milestone,
                    e.Amount
                )),
            ])
            : decision;
    }

    /// <summary>
    /// What else an action did, where nothing came after it: the bad debts that a payment recovered. Null where
    /// something was built on it.
    /// </summary>
    private static List<BadDebtRecovered>? OwnRest(List<RecordedEvent> actions, int at)
    {
        var own = new List<BadDebtRecovered>();
        for (var i = at + 1; i < actions.Count; i++)
        {
            if (
                actions[i].Event is not BadDebtRecovered recovered
                || actions[i].Signed != actions[at].Signed
                || !Follows(recovered, actions[i - 1].Event)
            )
                return null;
            own.Add(recovered);
        }
        return own;
    }

    private AnnouncedPayment AnnouncedById(int id) => Announcements.First(a => a.Id == id);

    /// <summary>
    /// The refusal that names the command that reverses what undo cannot. Without such a command there is nothing to
    /// undo.
    /// </summary>
    private Refusal ExplainNotUndone(ProjectEvent what) =>
        what switch
        {
            InvoiceDrafted e when InvoiceOf(MilestoneOf(e.Milestone)) is { } live => new Refusal.ConfirmedStageBilled(
                MilestoneOf(e.Milestone),
                live
            ),
            InvoiceIssued e when InvoiceOf(MilestoneOf(e.Milestone)) is { } live => new Refusal.ConfirmedStageBilled(
                MilestoneOf(e.Milestone),
                live
            ),
            InvoiceIssued
            or CreditIssued
            or InvoiceVoided
            or RefundRecorded
            or CreditRefunded
            or PaymentReversed
            or OnAccountReversed
            or ApplicationUndone
            or InvoiceWrittenOff
            or WriteOffLapsed
            or SettlementReversed
            or RoleGiven
            or RoleRemoved
            or EvidenceAttached
            or FormalReminderSent
            or AgreementRefused
            or DisputeSettled
            or TermsAmended
            or ProjectEnded
            or ProjectContinued
            or ProjectHeld
            or ProjectResumed => new Refusal.NeverUndone(what),
            _ => new Refusal.NothingToUndo(),
        };

    /// <summary>
    /// A person's last action of a kind: the event that they caused, not the events that followed from it in the same
    /// action.
    /// </summary>
    private static RecordedEvent? Last(List<RecordedEvent> actions, string by, Func<ProjectEvent, bool> which)
    {
        var at = actions.FindLastIndex(h => h.Signed.By == by && which(h.Event));
        if (at < 0)
            return null;
        while (
            at > 0 && actions[at - 1].Signed == actions[at].Signed && Follows(actions[at].Event, actions[at - 1].Event)
        )
            at--;
        return actions[at];
    }

    /// <summary>The event followed from the one before it, in the same action.</summary>
    internal static bool Follows(ProjectEvent what, ProjectEvent before) =>
        (what, before) switch
        {
            (InvoiceVoided e, CreditIssued of) => e.Invoice == of.Invoice,
            (WriteOffLapsed e, SettlementReversed of) => e.Invoice == of.Invoice,
            (WriteOffLapsed e, RefundRecorded of) => e.Invoice == of.Invoice,
            (SettlementReversed e, PaymentReversed of) => e.Invoice == of.Invoice,
            (SettlementReversed e, SettlementReversed of) => e.Invoice == of.Invoice,
            (SettlementReversed, WriteOffLapsed or BankReturnSettled or ApplicationUndone) => true,
            (BadDebtRecovered { Credit: null } e, PaymentRecorded of) => e.Invoice == of.Invoice,
            (BadDebtRecovered e, BadDebtRecovered of) => (e.Invoice, e.Credit) == (of.Invoice, of.Credit),
            (RecoveryUndone e, PaymentReversed of) => e.Invoice == of.Invoice,
            (RecoveryUndone, RecoveryUndone or ApplicationUndone or WriteOffLapsed or SettlementReversed) => true,
            (ApplicationUndone, PaymentReversed or OnAccountReversed or CreditIssued or ApplicationUndone) => true,
            (InvoiceVoided e, ApplicationUndone of) => e.Invoice == of.Invoice,
            (ApplicationUndone, WriteOffLapsed or BankReturnSettled or SettlementReversed) => true,
            (BankReturnSettled or WriteOffLapsed, PaymentReversed or BankReturnSettled or ApplicationUndone) => true,
            (RoleRemoved e, RoleGiven of) => e.Role == of.Role,
            (SilenceStopped, ProjectResumed or ClientChanged or SilenceStopped) => true,
            (ClientLinksRevoked, ClientChanged or SilenceStopped) => true,
            (
                RequestDecided,
                CreditIssued
                    or InvoiceVoided
                    or RefundRecorded
                    or InvoiceWrittenOff
                    or ApplicationUndone
                    or CreditRefunded
                    or InvoiceSettled
                    or WriteOffLapsed
            ) => true,
            _ => false,
        };

    /// <summary>The events, oldest first, without those that were undone and the undo events themselves.</summary>
    /// <returns>Those events, and the people whose last action was an undo.</returns>
    private static (List<RecordedEvent> Actions, HashSet<string> UndoneLast) EffectiveEvents(
        IReadOnlyList<RecordedEvent> history
    )
    {
        var (actions, undoneLast) = (
            new List<RecordedEvent>(history.Count),
            new HashSet<string>(StringComparer.Ordinal)
        );
        for (var at = 0; at < history.Count; at++)
        {
            var h = history[at];
            // What followed from an undo in the same action is a part of it.
            var isOfUndo =
                undoneLast.Contains(h.Signed.By)
                && history[at - 1].Signed == h.Signed
                && Follows(h.Event, history[at - 1].Event);
            if (isOfUndo && h.Event is RecoveryUndone)
                continue;
            var own = actions.FindLastIndex(a => a.Event is not BadDebtRecovered { Credit: null });
            if (own < 0 || OwnRest(actions, own) is null || !Undoes(h, actions[own]))
            {
                actions.Add(h);
                if (!isOfUndo)
                    undoneLast.Remove(h.Signed.By);
                continue;
            }
            undoneLast.Add(h.Signed.By);
            var last = actions[own];
            actions.RemoveRange(own, actions.Count - own);
            // Evidence that was attached by the confirming action itself is undone with it.
            if (
                last.Event is StageConfirmed of
                && actions is [.., { Event: EvidenceAttached attached } evidence]
                && attached.Milestone == of.Milestone
                && evidence.Signed == last.Signed
            )
                actions.RemoveAt(actions.Count - 1);
        }
        return (actions, undoneLast);
    }

    private static bool Undoes(RecordedEvent later, RecordedEvent last) =>
        later.Signed.By == last.Signed.By
        && (later.Event, last.Event) switch
        {
            (ConfirmationUndone e, StageConfirmed of) => e.Milestone == of.Milestone,
            (PaymentReversed { Reason: UndoReason } e, PaymentRecorded of) => e.Reverses == of.Payment,
            (OnAccountReversed { Reason: UndoReason } e, PaymentOnAccountRecorded of) => e.Reverses == of.Payment,
            (ApplicationUndone { Reason: UndoReason } e, CreditApplied of) => e.Application == of.Application,
            (AnnouncementEnded { Why: UndoReason } e, PaymentAnnounced of) => e.Announced == of.Announced,
            (OnAccountAnnouncementEnded { Why: UndoReason } e, OnAccountAnnounced of) => e.Announced == of.Announced,
            (PromiseUndone e, PaymentPromised of) => e.Invoice == of.Invoice,
            (SnoozeUndone e, InvoiceSnoozed of) => e.Invoice == of.Invoice,
            (PauseNoticeLifted e, PauseNoticeGiven of) => e.Milestone == of.Milestone,
            (DisputeUndone e, InvoiceDisputed of) => e.Invoice == of.Invoice,
            (SettlementReversed { Reason: UndoReason } e, InvoiceSettled of) => e.Settlement == of.Settlement,
            _ => false,
        };

    /// <summary>The promise and snooze of an invoice before an action.</summary>
    private static (PaymentPromise? Promise, ReminderSnooze? Snooze) StateBefore(
        List<RecordedEvent> actions,
        ProjectEvent what,
        int invoice
    )
    {
        var (promise, snooze) = ((PaymentPromise?)null, (ReminderSnooze?)null);
        foreach (var h in actions.TakeWhile(h => !ReferenceEquals(h.Event, what)))
        {
            if (h.Event is PaymentPromised p && p.Invoice == invoice)
                promise = new(p.On, h.Signed);
            if (h.Event is InvoiceSnoozed s && s.Invoice == invoice)
                snooze = new(s.Until, h.Signed);
        }
        return (promise, snooze);
    }

    private Payment FindPaymentById(int id) => Entries.First(p => p.Id == id);
}

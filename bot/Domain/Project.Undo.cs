namespace MilestoneBot.Domain;

/// <summary>
/// Undo by the order of what happened: the speaker's own last act, while it is the last thing that happened here at
/// all.
/// </summary>
public sealed partial record Project
{
    /// <summary>The reason of a reversal that is an undo.</summary>
    private const string UndoReason = "undone";

    /// <summary>How long an act can be taken back by the one who did it.</summary>
    public static TimeSpan UndoTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Takes the speaker's own last act back if it is a confirmation, a payment, a promise, a dispute or a snooze and
    /// nothing happened here since, by whomever. Never a numbered document, a refund or a role. Else the answer names
    /// the words that reverse it.
    /// </summary>
    public Decision Undo(Stamp stamp)
    {
        if (MayBook(Act.See, stamp) is { } no)
            return no;
        var acts = Standing(stamp.Past());
        if (Last(acts, stamp.By.Id, _ => true) is not { } mine)
            return new Refusal.NothingToUndo();
        if (Undoing(mine.What, acts) is null)
        {
            // Of what neither undo nor other words take back, the act before it that undo would have is told of as too
            // late.
            if (NotUndone(mine.What) is var never and not Refusal.NothingToUndo)
                return never;
            if (Last(acts, stamp.By.Id, what => Undoing(what, acts) is not null) is not { } earlier)
                return new Refusal.NothingToUndo();
            mine = earlier;
        }
        var (right, undo, late) = Undoing(mine.What, acts)!.Value;
        // A closed project takes acts on its money, and so takes them back.
        if (mine.What is StageConfirmed && Over() is { } over)
            return over;
        if (IsGone(mine.What))
            return new Refusal.NothingToUndo();
        if (Rights.Check(this, right, stamp.By, stamp.At) is { } lost)
            return lost;
        if (mine.What is StageConfirmed && InvoiceOf(late.Milestone) is { } live)
            return new Refusal.BilledAlready(late.Milestone, live);
        var isFresh = ReferenceEquals(mine, acts[^1]) && stamp.At - mine.Signed.At <= UndoTime;
        var decision = undo(stamp);
        // What can be reversed in no way is told so, whether it is too late or not.
        return isFresh || decision is Decision.Refused ? decision : late;
    }

    /// <summary>Somebody has taken it back already, or nothing rests on it any more.</summary>
    private bool IsGone(ProjectEvent what) =>
        what switch
        {
            StageConfirmed e => MilestoneOf(e.Milestone).Confirmation is null,
            InvoiceDisputed e => InvoiceById(e.Invoice) is { Dispute: null } or { Open.IsPositive: false },
            PaymentAnnounced e => AnnouncedBy(e).State == AnnouncedState.Withdrawn,
            PaymentPromised e => !InvoiceById(e.Invoice).Open.IsPositive,
            InvoiceSnoozed e => !InvoiceById(e.Invoice).Open.IsPositive,
            _ => false,
        };

    /// <summary>
    /// By which right an act is undone, how, and what is said when it is too late; null for what is never undone.
    /// </summary>
    private (Act Right, Func<Stamp, Decision> Undo, Refusal.UndoTooLate Late)? Undoing(
        ProjectEvent what,
        List<Happening> acts
    )
    {
        return what switch
        {
            StageConfirmed e => (Act.ConfirmForTeam, _ => new ConfirmationUndone(e.Milestone), Late(e.Milestone)),
            PaymentRecorded e when PaymentBy(e.Payment) is var paid => (
                Act.RecordPayment,
                s => Opposite(paid, UndoReason, s),
                Late(e.Milestone) with
                {
                    Payment = paid,
                }
            ),
            PaymentAnnounced e when AnnouncedBy(e) is var waiting => (
                Act.RecordPayment,
                s => Withdraw(waiting, UndoReason, s),
                OfNote(e.Milestone, e.Invoice)
            ),
            PaymentPromised e => (
                Act.FollowUp,
                _ => new PromiseUndone(e.Invoice, e.Milestone, Before(acts, what, e.Invoice).Promise),
                OfNote(e.Milestone, e.Invoice)
            ),
            InvoiceSnoozed e => (
                Act.FollowUp,
                _ => new SnoozeUndone(e.Invoice, e.Milestone, Before(acts, what, e.Invoice).Snooze),
                OfNote(e.Milestone, e.Invoice)
            ),
            InvoiceDisputed e => (
                Act.FollowUp,
                _ => new DisputeUndone(e.Invoice, e.Milestone),
                OfNote(e.Milestone, e.Invoice)
            ),
            _ => null,
        };

        Refusal.UndoTooLate Late(int milestone) => new(MilestoneOf(milestone), null);
        Refusal.UndoTooLate OfNote(int milestone, int invoice) =>
            Late(milestone) with
            {
                Noted = InvoiceById(invoice),
                Note = what,
            };
    }

    private Announced AnnouncedBy(PaymentAnnounced what) =>
        InvoiceById(what.Invoice).Announced.First(a => a.Id == what.Announced);

    /// <summary>
    /// The words that reverse what undo does not take back; where there are none, nothing of the speaker's is to be
    /// undone.
    /// </summary>
    private Refusal NotUndone(ProjectEvent what) =>
        what switch
        {
            InvoiceDrafted e when InvoiceOf(MilestoneOf(e.Milestone)) is { } live => new Refusal.BilledAlready(
                MilestoneOf(e.Milestone),
                live
            ),
            InvoiceIssued e when InvoiceOf(MilestoneOf(e.Milestone)) is { } live => new Refusal.BilledAlready(
                MilestoneOf(e.Milestone),
                live
            ),
            InvoiceIssued
            or CreditIssued
            or InvoiceVoided
            or RefundRecorded
            or PaymentReversed
            or InvoiceWrittenOff
            or WriteOffLapsed
            or RoleGiven
            or RoleTaken
            or EvidenceAttached
            or DisputeSettled
            or TermsAmended
            or ProjectHeld
            or ProjectResumed => new Refusal.NeverUndone(what),
            _ => new Refusal.NothingToUndo(),
        };

    /// <summary>
    /// Somebody's last act of a kind: the event that they brought about, and not what followed from it in the same act.
    /// </summary>
    private static Happening? Last(List<Happening> acts, string by, Func<ProjectEvent, bool> which)
    {
        var at = acts.FindLastIndex(h => h.Signed.By == by && which(h.What));
        if (at < 0)
            return null;
        while (at > 0 && acts[at - 1].Signed == acts[at].Signed && Follows(acts[at].What, acts[at - 1].What))
            at--;
        return acts[at];
    }

    private static bool Follows(ProjectEvent what, ProjectEvent before) =>
        (what, before) switch
        {
            (InvoiceVoided e, CreditIssued of) => e.Invoice == of.Invoice,
            (WriteOffLapsed e, PaymentReversed of) => e.Invoice == of.Invoice,
            (RoleTaken e, RoleGiven of) => e.Role == of.Role,
            (RequestDecided, CreditIssued or InvoiceVoided or RefundRecorded or InvoiceWrittenOff) => true,
            _ => false,
        };

    /// <summary>What happened, oldest first, without what was undone and the undoing of it.</summary>
    private static List<Happening> Standing(IReadOnlyList<Happening> past)
    {
        var acts = new List<Happening>(past.Count);
        foreach (var h in past)
        {
            if (acts is not [.., var last] || !Undoes(h, last))
            {
                acts.Add(h);
                continue;
            }
            acts.RemoveAt(acts.Count - 1);
            // What was attached in the confirming act itself goes with it.
            if (
                last.What is StageConfirmed of
                && acts is [.., { What: EvidenceAttached attached } beside]
                && attached.Milestone == of.Milestone
                && beside.Signed == last.Signed
            )
                acts.RemoveAt(acts.Count - 1);
        }
        return acts;
    }

    private static bool Undoes(Happening later, Happening last) =>
        later.Signed.By == last.Signed.By
        && (later.What, last.What) switch
        {
            (ConfirmationUndone e, StageConfirmed of) => e.Milestone == of.Milestone,
            (PaymentReversed { Reason: UndoReason } e, PaymentRecorded of) => e.Reverses == of.Payment,
            (AnnouncementEnded { Why: UndoReason } e, PaymentAnnounced of) => e.Announced == of.Announced,
            (PromiseUndone e, PaymentPromised of) => e.Invoice == of.Invoice,
            (SnoozeUndone e, InvoiceSnoozed of) => e.Invoice == of.Invoice,
            (DisputeUndone e, InvoiceDisputed of) => e.Invoice == of.Invoice,
            _ => false,
        };

    /// <summary>What rested on an invoice before an act, by the acts that stand.</summary>
    private static (Promise? Promise, Snooze? Snooze) Before(List<Happening> acts, ProjectEvent what, int invoice)
    {
        var (promise, snooze) = ((Promise?)null, (Snooze?)null);
        foreach (var h in acts.TakeWhile(h => !ReferenceEquals(h.What, what)))
        {
            if (h.What is PaymentPromised p && p.Invoice == invoice)
                promise = new(p.On, h.Signed);
            if (h.What is InvoiceSnoozed s && s.Invoice == invoice)
                snooze = new(s.Until, h.Signed);
        }
        return (promise, snooze);
    }

    private Payment PaymentBy(int id) => Invoices.SelectMany(i => i.Payments).First(p => p.Id == id);
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Something that happened to a project: the closed set of what can be written. Who and when stand beside it.
/// </summary>
public abstract record ProjectEvent
{
    /// <summary>The milestone whose card this changes; null when it concerns the project as a whole.</summary>
    public virtual int? AffectedMilestone => null;

    /// <summary>Positions change, and buttons name positions: every milestone card drawn before is old.</summary>
    public virtual bool ReordersMilestones => false;

    /// <summary>The reason that a person had to give; "" where none is asked.</summary>
    public string GivenReason =>
        this switch
        {
            GateOverridden e => e.Reason,
            StageReopened e => e.Reason,
            CreditIssued e => e.Reason,
            InvoiceWrittenOff e => e.Reason,
            PaymentReversed e => e.Reason,
            RefundRecorded e => e.Reason,
            InvoiceDisputed e => e.Reason,
            RequestMade e => e.Reason,
            InvoiceSentBack e => e.Why,
            ProjectHeld e => e.Reason,
            ProjectResumed e => e.Reason,
            ProjectCancelled e => e.Reason,
            _ => "",
        };
}

public sealed record ProjectCreated(
    string Id,
    string Workspace,
    string Key,
    string Name,
    string Client,
    string Contact,
    Money Contract,
    Percent Vat,
    DateOnly? Starts,
    string Zone,
    int DueDays,
    GatePolicy Policy
) : ProjectEvent;

/// <param name="Workspace">Whose people talk there, where that is another workspace than the project's own; else
/// null.</param>
public sealed record ConversationTied(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

/// <summary>A place is no longer the project's: it was noted under a workspace that it does not belong to.</summary>
/// <param name="Workspace">As in <see cref="ConversationTied"/>.</param>
public sealed record ConversationLeft(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

public sealed record RoleGiven(string Actor, Role Role, bool ByCreation) : ProjectEvent;

public sealed record RoleRemoved(string Actor, Role Role) : ProjectEvent;

/// <summary>
/// Somebody is known by another id from here on, and all that was theirs under the former one is theirs under the new
/// one.
/// </summary>
/// <param name="EndedSolo">Whether a second person had held approver or finance by then; that stays, whoever turns out
/// to be one person.</param>
public sealed record PersonRekeyed(string Former, string Person, bool EndedSolo) : ProjectEvent;

/// <summary>Somebody joined from another workspace by the code that somebody of the project had made.</summary>
public sealed record InvitationUsed(string Actor, string Maker) : ProjectEvent;

/// <summary>Somebody of the staff became lead of a project that no staff member held any more.</summary>
public sealed record ProjectClaimed(string Actor) : ProjectEvent;

/// <summary>A role is kept for somebody of the other platform.</summary>
/// <param name="Address">Lower case.</param>
public sealed record RoleAppointed(string Address, Role Role) : ProjectEvent;

public sealed record AppointmentEnded(string Address, Role Role) : ProjectEvent;

/// <summary>The one for whom a role was kept has come; it is given beside this.</summary>
public sealed record AppointmentBound(string Address, Role Role, string Actor) : ProjectEvent;

/// <summary>An event of one milestone.</summary>
public abstract record MilestoneEvent(int Milestone) : ProjectEvent
{
    public sealed override int? AffectedMilestone => Milestone;
}

public sealed record MilestoneAdded(
    int Milestone,
    int Position,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string Note
) : MilestoneEvent(Milestone);

/// <param name="Note">The line for its invoice; null leaves it as it is.</param>
public sealed record MilestoneChanged(
    int Milestone,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string? Note = null
) : MilestoneEvent(Milestone);

/// <param name="From">The 0-based place in the order of all milestones, dropped ones included.</param>
public sealed record MilestoneMoved(int Milestone, int From, int To) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record MilestoneDropped(int Milestone) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record TermsSent(int Version) : ProjectEvent;

public sealed record TermsAgreed(int Version, string ClientName, string Evidence, bool HeldByTeam) : ProjectEvent;

public sealed record StageStarted(int Milestone) : MilestoneEvent(Milestone);

public sealed record StageSubmitted(int Milestone, string Deliverable, string Url) : MilestoneEvent(Milestone);

public sealed record ChangesRequested(int Milestone, string Missing) : MilestoneEvent(Milestone);

/// <param name="Message">The client's own message, where that is what is attached.</param>
public sealed record EvidenceAttached(
    int Milestone,
    string ClientName,
    string Reference,
    EvidenceMessage? Message = null
) : MilestoneEvent(Milestone);

/// <summary>The message that was attached says something else now; what was attached stays.</summary>
public sealed record EvidenceEdited(int Milestone, DateTimeOffset On) : MilestoneEvent(Milestone);

public sealed record StageConfirmed(int Milestone, string ConfirmedBy, string Reference, bool HeldByTeam)
    : MilestoneEvent(Milestone);

public sealed record GateOverridden(int Milestone, string Reason) : MilestoneEvent(Milestone);

public sealed record InvoiceDrafted(
    int Invoice,
    int Milestone,
    Money Net,
    Percent Rate,
    Money Vat,
    int DueDays,
    DateOnly CompletedOn,
    string Note
) : MilestoneEvent(Milestone);

public sealed record InvoiceDiscarded(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceIssued(
    int Invoice,
    int Milestone,
    string Number,
    DateOnly On,
    DateOnly Due,
    Party Seller,
    Party Buyer,
    bool IsSample
) : MilestoneEvent(Milestone);

public sealed record PaymentRecorded(
    int Payment,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reference,
    string Source
) : MilestoneEvent(Milestone);

public sealed record ProjectClosed : ProjectEvent;

public sealed record ProjectHeld(string Reason) : ProjectEvent;

public sealed record ProjectResumed(string Reason) : ProjectEvent;

public sealed record ProjectCancelled(string Reason) : ProjectEvent;

/// <summary>
/// How the project is reminded, in which zone it lives and how strict its gate is, all of it as it stands from here.
/// </summary>
public sealed record SettingsChanged(string Zone, GatePolicy Policy, ReminderSettings Habits) : ProjectEvent;

public sealed record ClientChanged(string Name, string Contact, string Address, string VatId) : ProjectEvent;

/// <param name="Until">The last day, in the project's zone.</param>
public sealed record DeputyNamed(string Actor, string For, DateOnly Until, bool EndsSolo) : ProjectEvent;

public sealed record DeputyRemoved(string Actor, string For) : ProjectEvent;

public sealed record ClientLinkMade(int Link, string TokenHash, string Contact, DateTimeOffset Expires) : ProjectEvent;

/// <summary>Every link of the project that was still open is closed.</summary>
public sealed record ClientLinksRevoked(int Count) : ProjectEvent;

/// <summary>The whole of an amendment as it stands from here; the client has agreed to none of it yet.</summary>
public sealed record TermsAmended(int Version, IReadOnlyList<TermsChange> Changes) : ProjectEvent
{
    public bool Equals(TermsAmended? other) =>
        other is not null && Version == other.Version && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Changes.Count);
}

public sealed record AmendmentWithdrawn(int Version) : ProjectEvent;

public sealed record RequestMade(
    int Request,
    RequestKind Kind,
    int Milestone,
    int? Invoice,
    Money? Amount,
    string Reason
) : MilestoneEvent(Milestone);

public sealed record RequestDecided(int Request, int Milestone, bool IsApproved, string Why)
    : MilestoneEvent(Milestone);

public sealed record StageReopened(int Milestone, string Reason) : MilestoneEvent(Milestone);

/// <summary>A confirmation taken back by the one who recorded it, within the time for that.</summary>
public sealed record ConfirmationUndone(int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceSentBack(int Invoice, int Milestone, string Why) : MilestoneEvent(Milestone);

/// <param name="Until">The day on which the approver is asked again.</param>
public sealed record InvoicePostponed(int Invoice, int Milestone, DateOnly Until) : MilestoneEvent(Milestone);

public sealed record CreditIssued(
    int Credit,
    int Invoice,
    int Milestone,
    string Number,
    DateOnly On,
    Money Net,
    Money Vat,
    string Reason,
    bool IsFull
) : MilestoneEvent(Milestone);

/// <summary>The invoice is void: credit notes have taken all of it back.</summary>
public sealed record InvoiceVoided(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceWrittenOff(int Invoice, int Milestone, Money Amount, string Reason)
    : MilestoneEvent(Milestone);

/// <summary>
/// A payment on which the write-off rested was reversed: more is open than an approver gave up, so that it is owed
/// again.
/// </summary>
public sealed record WriteOffLapsed(int Invoice, int Milestone) : MilestoneEvent(Milestone);

/// <param name="Reverses">The entry whose opposite this is.</param>
public sealed record PaymentReversed(
    int Payment,
    int Reverses,
    bool ReversesRefund,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason
) : MilestoneEvent(Milestone);

/// <summary>
/// The bank took money back that was booked, or will be, on this invoice. Neither payer nor reference stands in it.
/// </summary>
/// <param name="Receipt">The number of the bank's line, as people name it: B4.</param>
/// <param name="Payment">The entry that it takes back; null where only the invoice is certain.</param>
public sealed record BankReturnRecorded(
    int Receipt,
    string Line,
    int Invoice,
    int Milestone,
    int? Payment,
    Money Amount,
    DateOnly? On
) : MilestoneEvent(Milestone);

/// <summary>A reversal stands for money that the bank took back: both lines are closed together.</summary>
/// <param name="Reversal">The entry that reverses.</param>
public sealed record BankReturnSettled(int Receipt, string Line, int Invoice, int Milestone, int Reversal, Money Amount)
    : MilestoneEvent(Milestone);

/// <summary>Money with a value date that is not yet; the clock books it on its day.</summary>
public sealed record PaymentAnnounced(
    int Announced,
    int Invoice,
    int Milestone,
    Money Amount,
    bool KeepSurplus,
    DateOnly On,
    string Reference,
    string Source
) : MilestoneEvent(Milestone);

/// <summary>An announcement waits no more.</summary>
/// <param name="Why">Why it was stopped or taken back; "" where it was booked.</param>
public sealed record AnnouncementEnded(
    int Announced,
    int Invoice,
    int Milestone,
    AnnouncedPaymentState State,
    string Why
) : MilestoneEvent(Milestone);

/// <param name="Surplus">The part that comes out of the client's credit; the rest opens the invoice again.</param>
public sealed record RefundRecorded(
    int Payment,
    int Invoice,
    int Milestone,
    Money Amount,
    Money Surplus,
    DateOnly On,
    string Reason
) : MilestoneEvent(Milestone);

public sealed record InvoiceDisputed(int Invoice, int Milestone, string Reason) : MilestoneEvent(Milestone);

public sealed record DisputeSettled(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record PaymentPromised(int Invoice, int Milestone, DateOnly On) : MilestoneEvent(Milestone);

/// <summary>A promise taken back by the one who noted it, within the time for that.</summary>
/// <param name="Before">What held before it; null for none.</param>
public sealed record PromiseUndone(int Invoice, int Milestone, PaymentPromise? Before) : MilestoneEvent(Milestone);

/// <param name="Before">What held before it; null for none.</param>
public sealed record SnoozeUndone(int Invoice, int Milestone, ReminderSnooze? Before) : MilestoneEvent(Milestone);

public sealed record DisputeUndone(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceSnoozed(int Invoice, int Milestone, DateOnly Until) : MilestoneEvent(Milestone);

/// <param name="MissedOn">The working day on which the clock should have posted it, while the bot was down; null when
/// it came in time.</param>
public sealed record ReminderPosted(int Invoice, int Milestone, string Rung, DateOnly On, DateOnly? MissedOn = null)
    : MilestoneEvent(Milestone);

/// <summary>The clock said something else than a reminder, on that local day. It changes no card but its own.</summary>
/// <param name="Item">An invoice, a milestone or a request, by its id; 0 for the project.</param>
public sealed record NoticeSent(NoticeKind Kind, int Item, string Occasion, DateOnly On) : ProjectEvent;

/// <summary>
/// A reported payment is put aside: it is no payment of a client. Neither payer nor reference stands in it, so that
/// they can be erased.
/// </summary>
public sealed record IncomingPaymentDismissed(int Receipt, string Line, Money? Amount, DateOnly? On) : ProjectEvent;

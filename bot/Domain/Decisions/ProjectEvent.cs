using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Something that happened to a project. A closed set of everything that can be recorded. Who and when are recorded
/// beside it.
/// </summary>
public abstract record ProjectEvent
{
    /// <summary>The milestone whose card this changes; null when it concerns the whole project.</summary>
    public virtual int? AffectedMilestone => null;

    /// <summary>
    /// Milestone positions change. Buttons name positions, so every milestone card that was sent before is stale.
    /// </summary>
    public virtual bool ReordersMilestones => false;

    /// <summary>The reason that a person had to give; "" when none is required.</summary>
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

/// <param name="Workspace">The workspace of the conversation, when it is not the project's own; otherwise
/// null.</param>
public sealed record ConversationTied(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

/// <summary>A conversation no longer belongs to the project: it was recorded under the wrong workspace.</summary>
/// <param name="Workspace">As in <see cref="ConversationTied"/>.</param>
public sealed record ConversationLeft(string Channel, string Conversation, string? Workspace = null) : ProjectEvent;

public sealed record RoleGiven(string Actor, Role Role, bool ByCreation) : ProjectEvent;

public sealed record RoleRemoved(string Actor, Role Role) : ProjectEvent;

/// <summary>A person has a new id. Everything recorded under the former id belongs to the new one.</summary>
/// <param name="EndedSolo">A second person had held approver or finance by then. That remains true, even if both turn
/// out to be the same person.</param>
public sealed record PersonRekeyed(string Former, string Person, bool EndedSolo) : ProjectEvent;

/// <summary>
/// A person joined from another workspace with an invitation code that a member of the project created.
/// </summary>
public sealed record InvitationUsed(string Actor, string Maker) : ProjectEvent;

/// <summary>A staff member became lead of a project that had no staff member in charge any more.</summary>
public sealed record ProjectClaimed(string Actor) : ProjectEvent;

/// <summary>A role is reserved for a person on the other platform.</summary>
/// <param name="Address">The e-mail address, lower case.</param>
public sealed record RoleAppointed(string Address, Role Role) : ProjectEvent;

public sealed record AppointmentEnded(string Address, Role Role) : ProjectEvent;

/// <summary>
/// The person for whom a role was reserved has arrived. The role itself is given by a separate event.
/// </summary>
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

/// <param name="Note">The text for its invoice; null leaves it unchanged.</param>
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

/// <param name="From">The 0-based position among all milestones, dropped ones included.</param>
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

/// <param name="Message">The client's own message, when that is what is attached.</param>
public sealed record EvidenceAttached(
    int Milestone,
    string ClientName,
    string Reference,
    EvidenceMessage? Message = null
) : MilestoneEvent(Milestone);

/// <summary>The message that was attached as evidence has been edited since. The attached text stays.</summary>
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

/// <summary>The project's reminder settings, time zone and gate policy, complete as they are from now on.</summary>
public sealed record SettingsChanged(string Zone, GatePolicy Policy, ReminderSettings Habits) : ProjectEvent;

public sealed record ClientChanged(string Name, string Contact, string Address, string VatId) : ProjectEvent;

/// <param name="Until">The last day, in the project's time zone.</param>
public sealed record DeputyNamed(string Actor, string For, DateOnly Until, bool EndsSolo) : ProjectEvent;

public sealed record DeputyRemoved(string Actor, string For) : ProjectEvent;

public sealed record ClientLinkMade(int Link, string TokenHash, string Contact, DateTimeOffset Expires) : ProjectEvent;

/// <summary>Every open client link of the project was closed.</summary>
public sealed record ClientLinksRevoked(int Count) : ProjectEvent;

/// <summary>The complete amendment as it is from now on. The client has not agreed to any of it yet.</summary>
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

/// <summary>A confirmation was undone by the person who recorded it, within the undo period.</summary>
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

/// <summary>The invoice is void: credit notes have credited all of it.</summary>
public sealed record InvoiceVoided(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceWrittenOff(int Invoice, int Milestone, Money Amount, string Reason)
    : MilestoneEvent(Milestone);

/// <summary>
/// A payment on which a write-off was based was reversed. More is open than the approver gave up, so the balance is
/// owed again.
/// </summary>
public sealed record WriteOffLapsed(int Invoice, int Milestone) : MilestoneEvent(Milestone);

/// <param name="Reverses">The entry that is reversed.</param>
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
/// The bank returned money that was booked, or will be booked, on this invoice. Neither payer nor reference is
/// recorded in it.
/// </summary>
/// <param name="Receipt">The number of the bank's entry as people write it: B4.</param>
/// <param name="Payment">The payment that is returned; null when only the invoice is certain.</param>
public sealed record BankReturnRecorded(
    int Receipt,
    string Line,
    int Invoice,
    int Milestone,
    int? Payment,
    Money Amount,
    DateOnly? On
) : MilestoneEvent(Milestone);

/// <summary>A reversal settles a bank return: both are closed together.</summary>
/// <param name="Reversal">The entry that reverses the payment.</param>
public sealed record BankReturnSettled(int Receipt, string Line, int Invoice, int Milestone, int Reversal, Money Amount)
    : MilestoneEvent(Milestone);

/// <summary>A payment with a future value date. The scheduler books it on that day.</summary>
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

/// <summary>An announced payment no longer waits.</summary>
/// <param name="Why">Why it was stopped or withdrawn; "" when it was booked.</param>
public sealed record AnnouncementEnded(
    int Announced,
    int Invoice,
    int Milestone,
    AnnouncedPaymentState State,
    string Why
) : MilestoneEvent(Milestone);

/// <param name="Surplus">The part that is paid out of the client's credit. The rest opens the invoice again.</param>
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

/// <summary>A promise was undone by the person who recorded it, within the undo period.</summary>
/// <param name="Before">The promise that was in force before it; null for none.</param>
public sealed record PromiseUndone(int Invoice, int Milestone, PaymentPromise? Before) : MilestoneEvent(Milestone);

/// <param name="Before">The snooze that was in force before it; null for none.</param>
public sealed record SnoozeUndone(int Invoice, int Milestone, ReminderSnooze? Before) : MilestoneEvent(Milestone);

public sealed record DisputeUndone(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceSnoozed(int Invoice, int Milestone, DateOnly Until) : MilestoneEvent(Milestone);

/// <param name="MissedOn">The working day on which the scheduler should have posted it while the bot was not running;
/// null when it was on time.</param>
public sealed record ReminderPosted(int Invoice, int Milestone, string Rung, DateOnly On, DateOnly? MissedOn = null)
    : MilestoneEvent(Milestone);

/// <summary>
/// The scheduler posted a notice other than a reminder, on that local day. It changes only its own card.
/// </summary>
/// <param name="Item">The id of an invoice, a milestone or a request; 0 for the project.</param>
public sealed record NoticeSent(NoticeKind Kind, int Item, string Occasion, DateOnly On) : ProjectEvent;

/// <summary>
/// An incoming payment was dismissed: it is not a payment of a client. Neither payer nor reference is recorded in it,
/// so that they can be erased.
/// </summary>
public sealed record IncomingPaymentDismissed(int Receipt, string Line, Money? Amount, DateOnly? On) : ProjectEvent;

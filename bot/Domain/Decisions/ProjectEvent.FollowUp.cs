using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Domain.Decisions;

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

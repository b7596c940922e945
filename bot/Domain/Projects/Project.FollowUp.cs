using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    public const int MaxSnoozeDays = 90;

    /// <summary>The client does not accept the invoice. Reminders pause, and the next stage stays closed.</summary>
    public Decision DisputeInvoice(Invoice invoice, string reason, DecisionContext context)
    {
        if (CheckFollowUp(invoice, "dispute", context) is { } no)
            return no;
        if (invoice.Dispute is not null)
            return new Refusal.AlreadyDisputed(invoice);
        return CheckText(TextField.Reason, reason, 1, 240) is { } bad
            ? bad
            : new InvoiceDisputed(invoice.Id, invoice.Milestone, reason.Trim());
    }

    public Decision SettleDispute(Invoice invoice, DecisionContext context)
    {
        if (CheckBooking(Permission.FollowUp, context) is { } no)
            return no;
        return invoice.Dispute is null
            ? new Refusal.InvoiceNotDisputed(invoice)
            : new DisputeSettled(invoice.Id, invoice.Milestone);
    }

    /// <summary>The client said when they will pay. Reminders pause until that day has passed.</summary>
    public Decision PromisePayment(Invoice invoice, DateOnly on, DecisionContext context)
    {
        if (CheckFollowUp(invoice, "promise", context) is { } no)
            return no;
        return on < Today(context.At)
            ? new Refusal.DateIsPast(FutureDate.PromisedPayment, on, Today(context.At))
            : new PaymentPromised(invoice.Id, invoice.Milestone, on);
    }

    /// <param name="days">For how many days no reminder is posted, 1 to 90.</param>
    public Decision SnoozeReminders(Invoice invoice, int days, DecisionContext context)
    {
        if (CheckFollowUp(invoice, "snooze", context) is { } no)
            return no;
        return days is < 1 or > MaxSnoozeDays
            ? new Refusal.InvalidSnooze(MaxSnoozeDays)
            : new InvoiceSnoozed(invoice.Id, invoice.Milestone, Today(context.At).AddDays(days));
    }

    /// <summary>
    /// Posts a reminder now. An invoice is reminded at most once a day, by a person or the scheduler.
    /// </summary>
    public Decision Remind(Invoice invoice, DecisionContext context)
    {
        if (CheckFollowUp(invoice, "remind", context) is { } no)
            return no;
        if (invoice.Dispute is not null)
            return new Refusal.InvoiceInDispute(invoice);
        var today = Today(context.At);
        return invoice.Reminders.Any(r => r.On == today)
            ? new Refusal.AlreadyRemindedToday(invoice, today)
            : new ReminderPosted(invoice.Id, invoice.Milestone, Reminder.Manual, today);
    }

    private Refusal? CheckFollowUp(Invoice invoice, string verb, DecisionContext context)
    {
        if (CheckBooking(Permission.FollowUp, context) is { } no)
            return no;
        if (invoice.Open.IsPositive)
            return null;
        return invoice.IsNumbered
            ? new Refusal.InvoiceNotOpen(invoice, verb)
            : new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
    }
}

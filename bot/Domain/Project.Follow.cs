namespace MilestoneBot.Domain;

public sealed partial record Project
{
    public const int MostSnoozeDays = 90;

    /// <summary>The client does not accept the invoice. Reminders rest, and the next stage stays closed.</summary>
    public Decision Contest(Invoice invoice, string reason, Stamp stamp)
    {
        if (MayFollow(invoice, "dispute", stamp) is { } no)
            return no;
        if (invoice.Dispute is not null)
            return new Refusal.AlreadyDisputed(invoice);
        return Plain("reason", reason, 1, 240) is { } bad
            ? bad
            : new InvoiceDisputed(invoice.Id, invoice.Milestone, reason.Trim());
    }

    public Decision SettleDispute(Invoice invoice, Stamp stamp)
    {
        if (MayBook(Act.FollowUp, stamp) is { } no)
            return no;
        return invoice.Dispute is null
            ? new Refusal.NotDisputed(invoice)
            : new DisputeSettled(invoice.Id, invoice.Milestone);
    }

    /// <summary>The client said when he pays. Reminders rest until that day has passed.</summary>
    public Decision PromisePayment(Invoice invoice, DateOnly on, Stamp stamp)
    {
        if (MayFollow(invoice, "promise", stamp) is { } no)
            return no;
        return on < Today(stamp.At)
            ? new Refusal.DateIsPast("a promised date", on, Today(stamp.At))
            : new PaymentPromised(invoice.Id, invoice.Milestone, on);
    }

    /// <param name="days">For how many days nobody is reminded, 1 to 90.</param>
    public Decision SnoozeReminders(Invoice invoice, int days, Stamp stamp)
    {
        if (MayFollow(invoice, "snooze", stamp) is { } no)
            return no;
        return days is < 1 or > MostSnoozeDays
            ? new Refusal.BadText("days", $"snooze takes whole days from 1 to {MostSnoozeDays}")
            : new InvoiceSnoozed(invoice.Id, invoice.Milestone, Today(stamp.At).AddDays(days));
    }

    /// <summary>Posts a reminder now; an invoice is reminded at most once on a local day, by whomever.</summary>
    public Decision Remind(Invoice invoice, Stamp stamp)
    {
        if (MayFollow(invoice, "remind", stamp) is { } no)
            return no;
        if (invoice.Dispute is not null)
            return new Refusal.IsDisputed(invoice);
        var today = Today(stamp.At);
        return invoice.Reminders.Any(r => r.On == today)
            ? new Refusal.RemindedToday(invoice, today)
            : new ReminderPosted(invoice.Id, invoice.Milestone, Reminder.Manual, today);
    }

    private Refusal? MayFollow(Invoice invoice, string verb, Stamp stamp)
    {
        if (MayBook(Act.FollowUp, stamp) is { } no)
            return no;
        if (invoice.Open.IsPositive)
            return null;
        return invoice.IsNumbered ? new Refusal.NotOpen(invoice, verb) : new Refusal.NotIssued(MilestoneOf(invoice));
    }
}

namespace MilestoneBot.Domain;

/// <summary>What the clock does by itself: it reminds, asks, lists and notes what has expired.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Says what is due about an item, if it still is: balance and state are read here, in the transaction that posts
    /// it. Refused as not due before its time, outside of the hours, and when nothing waits any more; the refusal says
    /// when to look again.
    /// </summary>
    public Decision Say(CueKind kind, int item, Stamp stamp)
    {
        if (stamp.By.Kind != ActorKind.Clock)
            return new Refusal.NotAllowed(Act.See, [], [], IsGuest: false);
        if (CueOf(kind, item) is not { } cue)
            return new Refusal.NotDue(null);
        if (stamp.At < cue.At)
            return new Refusal.NotDue(cue.At);
        if (kind is CueKind.RequestExpired or CueKind.AmendmentExpired)
            return new Nudged(kind, item, cue.Occasion, Today(stamp.At));
        if (kind == CueKind.Announced)
            return Book(Invoices.SelectMany(i => i.Announced).First(a => a.Id == item), stamp);
        if (Habits.NextOpen(stamp.At, Zone) is var open && open > stamp.At)
            return new Refusal.NotDue(open);
        return kind switch
        {
            CueKind.Reminder => Remind(InvoiceById(item), Today(stamp.At)),
            CueKind.Digest => SayTheWeek(stamp),
            // A start that has passed is no longer ahead.
            CueKind.Ahead when StartOf(MilestoneOf(item)) < Today(stamp.At) => new Refusal.NotDue(null),
            _ => new Nudged(kind, item, cue.Occasion, Today(stamp.At)),
        };
    }

    private Decision Remind(Invoice invoice, DateOnly today)
    {
        var (planned, next) = (
            ReminderPlan.Next(this, invoice, DateOnly.MinValue),
            ReminderPlan.Next(this, invoice, today)
        );
        if (planned is null || next is null)
            return new Refusal.NotDue(null);
        if (next.On > today)
            return new Refusal.NotDue(Habits.OpeningOf(next.On, Zone));
        // The step's own day, or the first one after a rest that people asked for.
        var should = next.Rung.Day > planned.On ? next.Rung.Day : planned.On;
        return new ReminderPosted(invoice.Id, invoice.Milestone, next.Rung.Name, today, should < today ? should : null);
    }

    /// <summary>Once a week and in it: what was missed last week is not said on a Friday.</summary>
    private Decision SayTheWeek(Stamp stamp)
    {
        var today = Today(stamp.At);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (Said(CueKind.Digest, 0)?.On >= monday || monday <= Today(Created.At))
            return new Refusal.NotDue(MondayAt(monday.AddDays(7)));
        if (stamp.At < MondayAt(monday))
            return new Refusal.NotDue(MondayAt(monday));
        return Digest.Of(this, stamp.At, stamp.SellerToday).IsEmpty
            ? new Refusal.NotDue(MondayAt(monday.AddDays(7)))
            : new Nudged(CueKind.Digest, 0, monday.Iso(), today);
    }
}

using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What the scheduler does by itself: reminders, questions, digests, and expiry.</summary>
public sealed partial record Project
{
    /// <summary>
    /// Posts a notice about an item if it is still due: balance and state are read here, in the transaction that
    /// posts it. It is refused as not due before its time, outside the posting hours, and when nothing is pending any
    /// more. The refusal says when to check again.
    /// </summary>
    public Decision SendNotice(NoticeKind kind, int item, DecisionContext context)
    {
        if (context.Actor.Kind != ActorKind.Clock)
            return new Refusal.NotAllowed(Permission.See, [], [], IsGuest: false);
        if (FindNotice(kind, item) is not { } notice)
            return new Refusal.NoticeNotDue(null);
        if (context.At < notice.DueAt)
            return new Refusal.NoticeNotDue(notice.DueAt);
        if (kind is NoticeKind.RequestExpired or NoticeKind.AmendmentExpired)
            return new NoticeSent(kind, item, notice.Occasion, Today(context.At));
        if (kind == NoticeKind.Announced)
            return BookAnnounced(Announcements.First(a => a.Id == item), context);
        if (kind == NoticeKind.SmallDifference)
            return SettleSmallDifference(InvoiceById(item), context);
        if (notice is { Kind: NoticeKind.Silence, Occasion: "end" })
            return EndSilence(MilestoneOf(item), context);
        if (kind == NoticeKind.PauseEnded)
            return LiftPauseByClock(MilestoneOf(item), context);
        if (ReminderSettings.NextPostingTime(context.At, Zone) is var open && open > context.At)
            return new Refusal.NoticeNotDue(open);
        return kind switch
        {
            NoticeKind.Reminder => Remind(InvoiceById(item), Today(context.At)),
            NoticeKind.ClientReminder => MailReminderByClock(InvoiceById(item), Today(context.At)),
            NoticeKind.Digest => SendDigest(context),
            NoticeKind.Silence => new SilenceNoticeAsked(item, IsSecond: notice.Occasion == "second"),
            // A start date in the past is no longer ahead.
            NoticeKind.Ahead when StartOf(MilestoneOf(item)) < Today(context.At) => new Refusal.NoticeNotDue(null),
            _ => new NoticeSent(kind, item, notice.Occasion, Today(context.At)),
        };
    }

    private Decision Remind(Invoice invoice, DateOnly today)
    {
        var (planned, next) = (
            ReminderPlan.GetNext(this, invoice, DateOnly.MinValue),
            ReminderPlan.GetNext(this, invoice, today)
        );
        if (planned is null || next is null)
            return new Refusal.NoticeNotDue(null);
        if (next.On > today)
            return new Refusal.NoticeNotDue(ReminderSettings.FirstPostingTime(next.On, Zone));
        // The step's own day, or the first one after a pause that people asked for.
        var plannedDay = next.Step.Day > planned.On ? next.Step.Day : planned.On;
        return new ReminderPosted(
            invoice.Id,
            invoice.Milestone,
            next.Step.Name,
            today,
            plannedDay < today ? plannedDay : null
        );
    }

    /// <summary>
    /// Once a week and within that week: a digest that was missed is not posted in the following week.
    /// </summary>
    private Decision SendDigest(DecisionContext context)
    {
        var today = Today(context.At);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (FindLastNotice(NoticeKind.Digest, 0)?.On >= monday || monday <= Today(Created.At))
            return new Refusal.NoticeNotDue(DigestTime(monday.AddDays(7)));
        if (context.At < DigestTime(monday))
            return new Refusal.NoticeNotDue(DigestTime(monday));
        return WeeklyDigest.Create(this, context.At, context.SellerToday).IsEmpty
            ? new Refusal.NoticeNotDue(DigestTime(monday.AddDays(7)))
            : new NoticeSent(NoticeKind.Digest, 0, monday.ToIsoDate(), today);
    }
}

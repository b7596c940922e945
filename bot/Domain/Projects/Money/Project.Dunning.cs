using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What reaches the client about an invoice that is not paid: mails by the clock or a click, and formal reminders.</summary>
public sealed partial record Project
{
    /// <summary>Days that a formal reminder gives the client to pay.</summary>
    public const int DaysOfFormalReminder = 10;

    /// <summary>Mails to clients about open invoices begin with what is due from today on, or end.</summary>
    public Decision ChangeClientReminders(bool isOn, DecisionContext context)
    {
        var since = isOn ? ReminderSettings.ClientRemindersSince ?? Today(context.At) : (DateOnly?)null;
        return ChangeSettings(null, null, ReminderSettings with { ClientRemindersSince = since }, context);
    }

    /// <summary>A person mails the client about an open invoice, at most once a day, whether the setting is on or off.</summary>
    public Decision MailReminder(Invoice invoice, DecisionContext context)
    {
        if (CheckFollowUp(invoice, "remind", context) is { } no)
            return no;
        if (invoice.Dispute is not null)
            return new Refusal.InvoiceInDispute(invoice);
        return invoice.ReminderMail is { } mail && IsMailedOn(mail, Today(context.At))
            ? new Refusal.AlreadyMailedToday(invoice, mail)
            : new ClientMailRequested(ClientMailKind.Reminder, invoice.Id, null, invoice.Milestone);
    }

    /// <summary>The client got the mail on that day, may have got it, or it waits since then.</summary>
    public bool IsMailedOn(ClientMail mail, DateOnly day) =>
        mail.Fault is null or ClientMailFault.Uncertain && Today(mail.At) == day;

    /// <summary>What a formal reminder of the invoice would ask for today.</summary>
    public LateClaim LateClaimOf(Invoice invoice, DateOnly sellerToday) =>
        LateClaimCalculator.Calculate(
            invoice,
            ReminderSettings,
            ReminderSettings.AsksForInterest,
            WhyNoBusiness(invoice),
            sellerToday
        );

    /// <summary>The part of a surplus that the last formal reminder asked for as interest and flat fee; null for none.</summary>
    private static Money? LatePartOf(Invoice invoice, Money surplus)
    {
        var owed = invoice.LateOwed;
        if (!owed.IsPositive)
            return null;
        return surplus < owed ? surplus : owed;
    }

    /// <summary>The client was a consumer when the invoice was issued, is one now, or nobody knows; null for a business.</summary>
    private NoInterestReason? WhyNoBusiness(Invoice invoice)
    {
        if (ClientDetails.IsConsumer || invoice.IssueDetails!.BuyerDetails.IsConsumer)
            return NoInterestReason.Consumer;
        return IsClientBusiness ? null : NoInterestReason.NotKnownAsBusiness;
    }

    /// <summary>Until when a formal reminder of that day gives the client time.</summary>
    public DateOnly PayByOf(DateOnly sellerToday) =>
        ReminderSettings.WorkingDayFrom(sellerToday.AddDays(DaysOfFormalReminder));

    /// <summary>Why no formal reminder of the invoice can be sent today; null when one can be.</summary>
    public Refusal? CheckFormalReminder(Invoice invoice, DateOnly sellerToday)
    {
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (!invoice.Open.IsPositive)
            return new Refusal.InvoiceNotOpen(invoice, "remind");
        if (invoice.Dispute is not null)
            return new Refusal.InvoiceInDispute(invoice);
        if (invoice.DaysLate(sellerToday) == 0)
            return new Refusal.InvoiceNotOverdue(invoice);
        return
            invoice.FormalReminder?.On == sellerToday && invoice.FormalMail?.Fault is null or ClientMailFault.Uncertain
            ? new Refusal.AlreadyFormalToday(invoice, sellerToday)
            : null;
    }

    /// <summary>Sends a formal reminder of an overdue invoice, with what is owed today.</summary>
    /// <param name="seen">The sum that the person saw before; null where they saw none.</param>
    public Decision SendFormalReminder(Invoice invoice, Money? seen, DecisionContext context)
    {
        if (CheckBooking(Permission.SendFormalReminder, context) is { } no)
            return no;
        if (CheckFormalReminder(invoice, context.SellerToday) is { } wrong)
            return wrong;
        var claim = LateClaimOf(invoice, context.SellerToday);
        if (seen is { } total && total != claim.Total)
            return new Refusal.FormalReminderChanged(invoice, total, claim.Total);
        return new Decision.Accepted([
            new FormalReminderSent(
                invoice.Id,
                invoice.Milestone,
                (invoice.FormalReminder?.Number ?? 0) + 1,
                context.SellerToday,
                PayByOf(context.SellerToday),
                claim
            ),
            .. DecideMatchingRequests(
                RequestKind.FormalReminder,
                invoice.Milestone,
                r => r.Invoice == invoice.Id,
                context
            ),
        ]);
    }

    /// <summary>Requests a formal reminder from an approver.</summary>
    public Decision RequestFormalReminder(Invoice invoice, DecisionContext context)
    {
        if (CheckBooking(Permission.AskForMoney, context) is { } no)
            return no;
        return CheckFormalReminder(invoice, context.SellerToday) is { } wrong
            ? wrong
            : MakeRequest(
                new(NextRequest, RequestKind.FormalReminder, invoice.Milestone, invoice.Id, null, ""),
                context
            );
    }

    /// <summary>Open invoices of which the scheduler mails the client.</summary>
    private IEnumerable<ScheduledNotice> ClientReminderNotices()
    {
        if (ReminderSettings.ClientRemindersSince is null)
            yield break;
        foreach (var i in Invoices)
            if (ClientReminderPlan.GetNext(this, i, DateOnly.MinValue) is { } next)
                yield return new(
                    NoticeKind.ClientReminder,
                    i.Id,
                    next.Step.Name,
                    ReminderSettings.FirstPostingTime(next.On, Zone)
                );
    }

    private Decision MailReminderByClock(Invoice invoice, DateOnly today)
    {
        if (ClientReminderPlan.GetNext(this, invoice, today) is not { } next)
            return new Refusal.NoticeNotDue(null);
        if (next.On > today)
            return new Refusal.NoticeNotDue(ReminderSettings.FirstPostingTime(next.On, Zone));
        return new Decision.Accepted([
            new NoticeSent(NoticeKind.ClientReminder, invoice.Id, next.Step.Name, today),
            new ClientMailRequested(ClientMailKind.Reminder, invoice.Id, null, invoice.Milestone),
        ]);
    }

    private Project? ApplyDunning(ProjectEvent what, Signature signed) =>
        what switch
        {
            FormalReminderSent e => With(
                e.Invoice,
                i => i with { FormalReminder = new(e.Number, e.On, e.PayBy, e.Claim, signed), FormalMail = null }
            ),
            PauseNoticeGiven e => With(e.Milestone, m => m with { Pause = new(e.Invoice, e.On, signed), Mail = null }),
            PauseNoticeLifted e => With(e.Milestone, m => m with { Pause = null }),
            _ => null,
        };
}

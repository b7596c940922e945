using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change reminders, promises and disputes.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyFollowUp(ProjectEvent what, Signature signed) =>
        what switch
        {
            InvoiceDisputed e => With(e.Invoice, i => i with { Dispute = new(e.Reason, signed) }),
            DisputeSettled e => With(e.Invoice, i => i with { Dispute = null }),
            PaymentPromised e => With(e.Invoice, i => i with { Promise = new(e.On, signed) }),
            PromiseUndone e => With(e.Invoice, i => i with { Promise = e.Before }),
            SnoozeUndone e => With(e.Invoice, i => i with { Snooze = e.Before }),
            DisputeUndone e => With(e.Invoice, i => i with { Dispute = null }),
            InvoiceSnoozed e => With(e.Invoice, i => i with { Snooze = new(e.Until, signed) }),
            ReminderPosted e => With(
                e.Invoice,
                i => i with { Reminders = [.. i.Reminders, new(e.Rung, e.On, e.MissedOn, signed)] }
            ),
            NoticeSent e => this with
            {
                LastNotices = LastNotices
                    .RemoveAll(n => n.Kind == e.Kind && n.ItemId == e.Item)
                    .Add(new(e.Kind, e.Item, e.Occasion, e.On, signed)),
            },
            _ => null,
        };
}

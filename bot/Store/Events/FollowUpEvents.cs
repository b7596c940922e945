using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Follow-up of an open invoice: sent back, put off, disputed, promised, snoozed, reminded.</summary>
internal static class FollowUpEvents
{
    private static readonly FollowUpEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "invoice-sent-back",
            Json.InvoiceSentBack,
            SentBack,
            tells: (_, e) => new(CardKind.InvoiceDraft, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("invoice-put-off", Json.InvoicePostponed, PutOff),
        EventDescriptor.Of(
            "invoice-disputed",
            Json.InvoiceDisputed,
            Disputed,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("dispute-settled", Json.DisputeSettled, Settled),
        EventDescriptor.Of("payment-promised", Json.PaymentPromised, Promised),
        EventDescriptor.Of("invoice-snoozed", Json.InvoiceSnoozed, Snoozed),
        EventDescriptor.Of(
            "promise-undone",
            Json.PromiseUndone,
            (e, context) => Promised(e.Invoice, e.Before, context)
        ),
        EventDescriptor.Of("snooze-undone", Json.SnoozeUndone, (e, context) => Snoozed(e.Invoice, e.Before, context)),
        EventDescriptor.Of(
            "dispute-undone",
            Json.DisputeUndone,
            (e, context) => Uncontested(e.Invoice, context),
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "reminder-posted",
            Json.ReminderPosted,
            Reminded,
            posts: (_, e) => new(CardKind.Reminder, e.Milestone, e.Invoice)
        ),
    ];

    private static SqlStatement SentBack(InvoiceSentBack e, WriteContext context) =>
        new(
            """
            update invoices
            set state = 'discarded', sent_back = @why, ended_by = @by, ended_at = @at, ended_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                why = e.Why,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement PutOff(InvoicePostponed e, WriteContext context) =>
        new(
            "update invoices set later_on = @until where project = @project and id = @id",
            new
            {
                project = context.Project,
                id = e.Invoice,
                until = Iso(e.Until),
            }
        );

    private static SqlStatement Disputed(InvoiceDisputed e, WriteContext context) =>
        new(
            """
            update invoices
            set dispute_reason = @reason, dispute_by = @by, dispute_at = @at, dispute_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                reason = e.Reason,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Settled(DisputeSettled e, WriteContext context) => Uncontested(e.Invoice, context);

    private static SqlStatement Uncontested(int invoice, WriteContext context) =>
        new(
            """
            update invoices
            set dispute_reason = null, dispute_by = null, dispute_at = null, dispute_solo = null
            where project = @project and id = @id
            """,
            new { project = context.Project, id = invoice }
        );

    private static SqlStatement Promised(PaymentPromised e, WriteContext context) =>
        Promised(e.Invoice, new(e.On, context.Signed), context);

    /// <summary>The promise of payment that is now in force; null for none.</summary>
    private static SqlStatement Promised(int invoice, PaymentPromise? promise, WriteContext context) =>
        new(
            """
            update invoices
            set promise_on = @on, promise_by = @by, promise_at = @at, promise_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = invoice,
                on = Iso(promise?.On),
                by = promise?.Signed.By,
                at = promise?.Signed.At.ToUnixTimeMilliseconds(),
                solo = promise is null ? (long?)null : Bit(promise.Signed.Solo),
            }
        );

    private static SqlStatement Snoozed(InvoiceSnoozed e, WriteContext context) =>
        Snoozed(e.Invoice, new(e.Until, context.Signed), context);

    /// <summary>The pause of reminders that is now in force; null for none.</summary>
    private static SqlStatement Snoozed(int invoice, ReminderSnooze? snooze, WriteContext context) =>
        new(
            """
            update invoices
            set snooze_until = @until, snooze_by = @by, snooze_at = @at, snooze_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = invoice,
                until = Iso(snooze?.Until),
                by = snooze?.Signed.By,
                at = snooze?.Signed.At.ToUnixTimeMilliseconds(),
                solo = snooze is null ? (long?)null : Bit(snooze.Signed.Solo),
            }
        );

    private static SqlStatement Reminded(ReminderPosted e, WriteContext context) =>
        new(
            """
            insert into reminders (project, invoice, rung, on_day, missed_on, signed_by, signed_at, signed_solo)
            values (@project, @invoice, @rung, @on, @missed, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                invoice = e.Invoice,
                rung = e.Rung,
                on = Iso(e.On),
                missed = Iso(e.MissedOn),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(InvoiceSentBack))]
[JsonSerializable(typeof(InvoicePostponed))]
[JsonSerializable(typeof(InvoiceDisputed))]
[JsonSerializable(typeof(DisputeSettled))]
[JsonSerializable(typeof(PaymentPromised))]
[JsonSerializable(typeof(InvoiceSnoozed))]
[JsonSerializable(typeof(PromiseUndone))]
[JsonSerializable(typeof(SnoozeUndone))]
[JsonSerializable(typeof(DisputeUndone))]
[JsonSerializable(typeof(ReminderPosted))]
internal sealed partial class FollowUpEventJson : JsonSerializerContext;

/// <summary>Formal reminders, and telling the client that work is paused.</summary>
internal static class DunningEvents
{
    private static readonly DunningEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "formal-reminder-sent",
            Json.FormalReminderSent,
            Sent,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "pause-notice-given",
            Json.PauseNoticeGiven,
            Given,
            tells: (_, e) => new(CardKind.Gate, e.Milestone)
        ),
        EventDescriptor.Of(
            "pause-notice-lifted",
            Json.PauseNoticeLifted,
            Lifted,
            posts: (_, e) => new(CardKind.Gate, e.Milestone)
        ),
    ];

    private static SqlStatement Sent(FormalReminderSent e, WriteContext context) =>
        new(
            """
            update invoices
            set formal_number = @number, formal_on = @on, formal_until = @payBy, formal_claim = @claim, formal_by = @by,
                formal_at = @at, formal_solo = @solo, formal_mail = null
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Invoice,
                number = e.Number,
                on = Iso(e.On),
                payBy = Iso(e.PayBy),
                claim = JsonSerializer.Serialize(e.Claim, StoreJson.Default.LateClaim),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Given(PauseNoticeGiven e, WriteContext context) =>
        new(
            """
            update milestones
            set pause_invoice = @invoice, pause_on = @on, pause_by = @by, pause_at = @at, pause_solo = @solo,
                mail = null
            where project = @project and id = @id
            """,
            new
            {
                project = context.Project,
                id = e.Milestone,
                invoice = e.Invoice,
                on = Iso(e.On),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Lifted(PauseNoticeLifted e, WriteContext context) =>
        new(
            """
            update milestones
            set pause_invoice = null, pause_on = null, pause_by = null, pause_at = null, pause_solo = null
            where project = @project and id = @id
            """,
            new { project = context.Project, id = e.Milestone }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(FormalReminderSent))]
[JsonSerializable(typeof(PauseNoticeGiven))]
[JsonSerializable(typeof(PauseNoticeLifted))]
internal sealed partial class DunningEventJson : JsonSerializerContext;

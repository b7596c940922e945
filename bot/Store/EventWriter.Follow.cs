using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>
/// What rests on an invoice while it is open: sent back, put off, disputed, promised, snoozed, reminded.
/// </summary>
internal static partial class EventWriter
{
    private static Statement SentBack(InvoiceSentBack e, Slot slot) =>
        new(
            """
            update invoices
            set state = 'discarded', sent_back = @why, ended_by = @by, ended_at = @at, ended_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = slot.Project,
                id = e.Invoice,
                why = e.Why,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement PutOff(InvoicePutOff e, Slot slot) =>
        new(
            "update invoices set later_on = @until where project = @project and id = @id",
            new
            {
                project = slot.Project,
                id = e.Invoice,
                until = Iso(e.Until),
            }
        );

    private static Statement Disputed(InvoiceDisputed e, Slot slot) =>
        new(
            """
            update invoices
            set dispute_reason = @reason, dispute_by = @by, dispute_at = @at, dispute_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = slot.Project,
                id = e.Invoice,
                reason = e.Reason,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Settled(DisputeSettled e, Slot slot) => Uncontested(e.Invoice, slot);

    private static Statement Uncontested(int invoice, Slot slot) =>
        new(
            """
            update invoices
            set dispute_reason = null, dispute_by = null, dispute_at = null, dispute_solo = null
            where project = @project and id = @id
            """,
            new { project = slot.Project, id = invoice }
        );

    private static Statement Promised(PaymentPromised e, Slot slot) =>
        Promised(e.Invoice, new(e.On, slot.Signed), slot);

    /// <summary>The promise that holds from here; null for none.</summary>
    private static Statement Promised(int invoice, Promise? promise, Slot slot) =>
        new(
            """
            update invoices
            set promise_on = @on, promise_by = @by, promise_at = @at, promise_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = slot.Project,
                id = invoice,
                on = Iso(promise?.On),
                by = promise?.Signed.By,
                at = promise?.Signed.At.ToUnixTimeMilliseconds(),
                solo = promise is null ? (long?)null : Bit(promise.Signed.Solo),
            }
        );

    private static Statement Snoozed(InvoiceSnoozed e, Slot slot) =>
        Snoozed(e.Invoice, new(e.Until, slot.Signed), slot);

    /// <summary>The rest of reminders that holds from here; null for none.</summary>
    private static Statement Snoozed(int invoice, Snooze? snooze, Slot slot) =>
        new(
            """
            update invoices
            set snooze_until = @until, snooze_by = @by, snooze_at = @at, snooze_solo = @solo
            where project = @project and id = @id
            """,
            new
            {
                project = slot.Project,
                id = invoice,
                until = Iso(snooze?.Until),
                by = snooze?.Signed.By,
                at = snooze?.Signed.At.ToUnixTimeMilliseconds(),
                solo = snooze is null ? (long?)null : Bit(snooze.Signed.Solo),
            }
        );

    private static Statement Reminded(ReminderPosted e, Slot slot) =>
        new(
            """
            insert into reminders (project, invoice, rung, on_day, missed_on, signed_by, signed_at, signed_solo)
            values (@project, @invoice, @rung, @on, @missed, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                invoice = e.Invoice,
                rung = e.Rung,
                on = Iso(e.On),
                missed = Iso(e.MissedOn),
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );
}

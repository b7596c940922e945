using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>What rests on an invoice while it is open: sent back, put off, disputed, promised, snoozed, reminded.</summary>
internal static partial class EventWriter
{
    private static Statement SentBack(InvoiceSentBack e, Slot slot) => new(
        "update invoices set state = 'discarded', sent_back = @why, ended_by = @by, ended_at = @at, ended_solo = @solo where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice, why = e.Why, by = slot.Signed.By, at = At(slot), solo = Bit(slot.Signed.Solo) });

    private static Statement PutOff(InvoicePutOff e, Slot slot) => new(
        "update invoices set later_on = @until where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice, until = Iso(e.Until) });

    private static Statement Disputed(InvoiceDisputed e, Slot slot) => new(
        "update invoices set dispute_reason = @reason, dispute_by = @by, dispute_at = @at, dispute_solo = @solo where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice, reason = e.Reason, by = slot.Signed.By, at = At(slot), solo = Bit(slot.Signed.Solo) });

    private static Statement Settled(DisputeSettled e, Slot slot) => new(
        "update invoices set dispute_reason = null, dispute_by = null, dispute_at = null, dispute_solo = null where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice });

    private static Statement Promised(PaymentPromised e, Slot slot) => new(
        "update invoices set promise_on = @on, promise_by = @by, promise_at = @at, promise_solo = @solo where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice, on = Iso(e.On), by = slot.Signed.By, at = At(slot), solo = Bit(slot.Signed.Solo) });

    private static Statement Snoozed(InvoiceSnoozed e, Slot slot) => new(
        "update invoices set snooze_until = @until, snooze_by = @by, snooze_at = @at, snooze_solo = @solo where project = @project and id = @id",
        new { project = slot.Project, id = e.Invoice, until = Iso(e.Until), by = slot.Signed.By, at = At(slot), solo = Bit(slot.Signed.Solo) });

    private static Statement Reminded(ReminderPosted e, Slot slot) => new(
        "insert into reminders (project, invoice, rung, on_day, missed_on, signed_by, signed_at, signed_solo) values (@project, @invoice, @rung, @on, @missed, @by, @at, @solo)",
        new { project = slot.Project, invoice = e.Invoice, rung = e.Rung, on = Iso(e.On), missed = Iso(e.MissedOn), by = slot.Signed.By, at = At(slot), solo = Bit(slot.Signed.Solo) });
}

using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Corrections of money: credit notes, reversals, refunds, balances given up.</summary>
internal static partial class EventWriter
{
    private static Statement Credited(CreditIssued e, Slot slot) =>
        new(
            """
            insert into credit_notes (project, id, workspace, invoice, number, issued_on, net, vat, reason, is_full,
                signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @number, @issued, @net, @vat, @reason, @full, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                id = e.Credit,
                workspace = slot.Workspace,
                invoice = e.Invoice,
                number = e.Number,
                issued = Iso(e.On),
                net = e.Net.Minor,
                vat = e.Vat.Minor,
                reason = e.Reason,
                full = Bit(e.IsFull),
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Voided(InvoiceVoided e, Slot slot) =>
        new(
            "update invoices set state = 'credited' where project = @project and id = @id",
            new { project = slot.Project, id = e.Invoice }
        );

    private static Statement WrittenOff(InvoiceWrittenOff e, Slot slot) =>
        new(
            """
            update invoices
            set state = 'written-off', lost_reason = @reason, lost_by = @by, lost_at = @at, lost_solo = @solo
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

    private static Statement Lapsed(WriteOffLapsed e, Slot slot) =>
        new(
            """
            update invoices
            set state = 'issued', lost_reason = null, lost_by = null, lost_at = null, lost_solo = null
            where project = @project and id = @id
            """,
            new { project = slot.Project, id = e.Invoice }
        );

    private static Statement Reversed(PaymentReversed e, Slot slot) =>
        Entry(
            slot,
            "reversal",
            e.Payment,
            e.Invoice,
            e.Amount,
            e.Surplus,
            e.On,
            e.Reason,
            e.Reverses,
            e.ReversesRefund
        );

    private static Statement Refunded(RefundRecorded e, Slot slot) =>
        Entry(slot, "refund", e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, e.Reason, null, false);

    private static Statement Dismissed(ReceiptDismissed e, Slot slot) =>
        new(
            """
            insert into dismissals (project, workspace, number, line, amount, currency, paid_on, seq, signed_by, signed_at, signed_solo)
            values (@project, @workspace, @number, @line, @amount, @currency, @paidOn, @seq, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                workspace = slot.Workspace,
                number = e.Receipt,
                line = e.Line,
                amount = e.Amount?.Minor,
                currency = e.Amount?.Currency.Code,
                paidOn = Iso(e.On),
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement TakenBack(MoneyTakenBack e, Slot slot) =>
        new(
            """
            insert into bank_returns (project, workspace, line, invoice, number, payment, amount, returned_on, seq,
                signed_by, signed_at, signed_solo)
            values (@project, @workspace, @line, @invoice, @number, @payment, @amount, @on, @seq, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                workspace = slot.Workspace,
                line = e.Line,
                invoice = e.Invoice,
                number = e.Receipt,
                payment = e.Payment,
                amount = e.Amount.Minor,
                on = Iso(e.On),
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Settled(TakenBackSettled e, Slot slot) =>
        new(
            """
            insert into return_settlements (project, workspace, line, invoice, reversal, amount, seq, signed_by, signed_at, signed_solo)
            values (@project, @workspace, @line, @invoice, @reversal, @amount, @seq, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                workspace = slot.Workspace,
                line = e.Line,
                invoice = e.Invoice,
                reversal = e.Reversal,
                amount = e.Amount.Minor,
                seq = slot.Seq,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Announced(PaymentAnnounced e, Slot slot) =>
        new(
            """
            insert into announcements (project, id, workspace, invoice, amount, keep_surplus, value_date, reference,
                source, signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @amount, @keep, @on, @reference, @source, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                id = e.Announced,
                workspace = slot.Workspace,
                invoice = e.Invoice,
                amount = e.Amount.Minor,
                keep = Bit(e.KeepSurplus),
                on = Iso(e.On),
                reference = e.Reference,
                source = e.Source,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );

    private static Statement Ended(AnnouncementEnded e, Slot slot) =>
        new(
            "update announcements set state = @state, why = @why where project = @project and id = @id",
            new
            {
                project = slot.Project,
                id = e.Announced,
                state = Words<AnnouncedState>.Of(e.State),
                why = e.Why,
            }
        );

    private static Statement Entry(
        Slot slot,
        string kind,
        int id,
        int invoice,
        Money amount,
        Money surplus,
        DateOnly on,
        string reason,
        int? reverses,
        bool reversesRefund
    ) =>
        new(
            """
            insert into payments (project, id, workspace, invoice, amount, surplus, paid_on, reference, source, kind,
                reverses, reverses_refund, reason, signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @amount, @surplus, @paidOn, '', '', @kind, @reverses,
                @reversesRefund, @reason, @by, @at, @solo)
            """,
            new
            {
                project = slot.Project,
                id,
                workspace = slot.Workspace,
                invoice,
                amount = amount.Minor,
                surplus = surplus.Minor,
                paidOn = Iso(on),
                kind,
                reverses,
                reversesRefund = Bit(reversesRefund),
                reason,
                by = slot.Signed.By,
                at = At(slot),
                solo = Bit(slot.Signed.Solo),
            }
        );
}

using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using static MilestoneBot.Store.Events.StatementValues;

namespace MilestoneBot.Store.Events;

/// <summary>Corrections of billing: credit notes, reversals, refunds, written-off balances.</summary>
internal static class CorrectionEvents
{
    private static readonly CorrectionEventJson Json = new(StoreJson.CopyOptions());

    public static IReadOnlyList<EventDescriptor> All { get; } =
    [
        EventDescriptor.Of(
            "credit-issued",
            Json.CreditIssued,
            Credited,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "invoice-voided",
            Json.InvoiceVoided,
            Voided,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "invoice-written-off",
            Json.InvoiceWrittenOff,
            WrittenOff,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("write-off-lapsed", Json.WriteOffLapsed, Lapsed),
        EventDescriptor.Of(
            "payment-reversed",
            Json.PaymentReversed,
            Reversed,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of(
            "refund-recorded",
            Json.RefundRecorded,
            Refunded,
            tells: (_, e) => new(CardKind.Invoice, e.Milestone, e.Invoice)
        ),
        EventDescriptor.Of("receipt-dismissed", Json.IncomingPaymentDismissed, Dismissed),
        EventDescriptor.Of(
            "money-taken-back",
            Json.BankReturnRecorded,
            TakenBack,
            posts: (_, e) => new(CardKind.BankReturn, e.Milestone, e.Receipt)
        ),
        EventDescriptor.Of("taken-back-settled", Json.BankReturnSettled, Settled),
        EventDescriptor.Of(
            "payment-announced",
            Json.PaymentAnnounced,
            Announced,
            tells: (_, e) => new(CardKind.AnnouncedPayment, e.Milestone, e.Announced)
        ),
        EventDescriptor.Of(
            "announcement-ended",
            Json.AnnouncementEnded,
            Ended,
            posts: (_, e) =>
                e.State == AnnouncedPaymentState.Stopped
                    ? new(CardKind.AnnouncedPayment, e.Milestone, e.Announced)
                    : null
        ),
    ];

    private static SqlStatement Credited(CreditIssued e, WriteContext context) =>
        new(
            """
            insert into credit_notes (project, id, workspace, invoice, number, issued_on, net, vat, reason, is_full,
                signed_by, signed_at, signed_solo, shares, released)
            values (@project, @id, @workspace, @invoice, @number, @issued, @net, @vat, @reason, @full, @by, @at, @solo, @shares, @released)
            """,
            new
            {
                project = context.Project,
                id = e.Credit,
                workspace = context.Workspace,
                invoice = e.Invoice,
                number = e.Number,
                issued = Iso(e.On),
                net = e.Net.Minor,
                vat = e.Vat.Minor,
                reason = e.Reason,
                full = Bit(e.IsFull),
                released = Parts(e.Released) ?? "",
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
                shares = e.Shares is null
                    ? null
                    : JsonSerializer.Serialize(e.Shares, StoreJson.Default.IReadOnlyListTaxShare),
            }
        );

    private static SqlStatement Voided(InvoiceVoided e, WriteContext context) =>
        new(
            "update invoices set state = 'credited' where project = @project and id = @id",
            new { project = context.Project, id = e.Invoice }
        );

    private static SqlStatement WrittenOff(InvoiceWrittenOff e, WriteContext context) =>
        new(
            $"""
            update invoices
            set state = 'written-off', lost_reason = @reason, lost_by = @by, lost_at = @at, lost_solo = @solo,
                lost_mark = {Mark}
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

    private static SqlStatement Lapsed(WriteOffLapsed e, WriteContext context) =>
        new(
            """
            update invoices
            set state = 'issued', lost_reason = null, lost_by = null, lost_at = null, lost_solo = null,
                lost_mark = null
            where project = @project and id = @id
            """,
            new { project = context.Project, id = e.Invoice }
        );

    private static SqlStatement Reversed(PaymentReversed e, WriteContext context) =>
        Entry(
            context,
            "reversal",
            e.Payment,
            e.Invoice,
            e.Amount,
            e.Surplus,
            e.On,
            e.Reason,
            e.Reverses,
            e.ReversesRefund,
            e.Parts
        );

    private static SqlStatement Refunded(RefundRecorded e, WriteContext context) =>
        Entry(context, "refund", e.Payment, e.Invoice, e.Amount, e.Surplus, e.On, e.Reason, null, false, e.Parts);

    private static SqlStatement Dismissed(IncomingPaymentDismissed e, WriteContext context) =>
        new(
            """
            insert into dismissals (project, workspace, number, line, amount, currency, paid_on, seq, signed_by, signed_at, signed_solo)
            values (@project, @workspace, @number, @line, @amount, @currency, @paidOn, @seq, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                workspace = context.Workspace,
                number = e.Receipt,
                line = e.Line,
                amount = e.Amount?.Minor,
                currency = e.Amount?.Currency.Code,
                paidOn = Iso(e.On),
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement TakenBack(BankReturnRecorded e, WriteContext context) =>
        TakeBack(context, e.Receipt, e.Line, e.Invoice, e.Payment, e.Amount, e.On);

    /// <param name="invoice">Null for money on account.</param>
    internal static SqlStatement TakeBack(
        WriteContext context,
        int receipt,
        string line,
        int? invoice,
        int? payment,
        Money amount,
        DateOnly? on
    ) =>
        new(
            """
            insert into bank_returns (project, workspace, line, invoice, number, payment, amount, returned_on, seq,
                signed_by, signed_at, signed_solo)
            values (@project, @workspace, @line, @invoice, @number, @payment, @amount, @on, @seq, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                workspace = context.Workspace,
                line,
                invoice,
                number = receipt,
                payment,
                amount = amount.Minor,
                on = Iso(on),
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Settled(BankReturnSettled e, WriteContext context) =>
        new(
            """
            insert into return_settlements (project, workspace, line, invoice, reversal, amount, seq, signed_by, signed_at, signed_solo)
            values (@project, @workspace, @line, @invoice, @reversal, @amount, @seq, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                workspace = context.Workspace,
                line = e.Line,
                invoice = e.Invoice,
                reversal = e.Reversal,
                amount = e.Amount.Minor,
                seq = context.Sequence,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Announced(PaymentAnnounced e, WriteContext context) =>
        Announce(context, e.Announced, e.Invoice, e.Amount, e.KeepSurplus, e.On, e.Reference, e.Source, e.Charges);

    /// <param name="invoice">Null for money on account.</param>
    internal static SqlStatement Announce(
        WriteContext context,
        int id,
        int? invoice,
        Money amount,
        bool keepSurplus,
        DateOnly on,
        string reference,
        string source,
        Money? charges
    ) =>
        new(
            $"""
            insert into announcements (project, id, workspace, invoice, amount, keep_surplus, value_date, reference,
                source, charges, signed_by, signed_at, signed_solo, mark)
            values (@project, @id, @workspace, @invoice, @amount, @keep, @on, @reference, @source, @charges, @by, @at, @solo, {Mark})
            """,
            new
            {
                project = context.Project,
                id,
                workspace = context.Workspace,
                invoice,
                amount = amount.Minor,
                keep = Bit(keepSurplus),
                on = Iso(on),
                reference,
                source,
                charges = charges?.Minor,
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );

    private static SqlStatement Ended(AnnouncementEnded e, WriteContext context) =>
        EndAnnouncement(context, e.Announced, e.State, e.Why);

    internal static SqlStatement EndAnnouncement(
        WriteContext context,
        int id,
        AnnouncedPaymentState state,
        string why
    ) =>
        new(
            "update announcements set state = @state, why = @why where project = @project and id = @id",
            new
            {
                project = context.Project,
                id,
                state = EnumText<AnnouncedPaymentState>.ToText(state),
                why,
            }
        );

    /// <param name="invoice">Null for an entry on account.</param>
    internal static SqlStatement Entry(
        WriteContext context,
        string kind,
        int id,
        int? invoice,
        Money amount,
        Money surplus,
        DateOnly on,
        string reason,
        int? reverses,
        bool reversesRefund,
        CreditParts? parts
    ) =>
        new(
            """
            insert into payments (project, id, workspace, invoice, amount, surplus, paid_on, reference, source, kind,
                reverses, reverses_refund, reason, parts, signed_by, signed_at, signed_solo)
            values (@project, @id, @workspace, @invoice, @amount, @surplus, @paidOn, '', '', @kind, @reverses,
                @reversesRefund, @reason, @parts, @by, @at, @solo)
            """,
            new
            {
                project = context.Project,
                id,
                workspace = context.Workspace,
                invoice,
                amount = amount.Minor,
                surplus = surplus.Minor,
                paidOn = Iso(on),
                kind,
                reverses,
                reversesRefund = Bit(reversesRefund),
                reason,
                parts = Parts(parts),
                by = context.Signed.By,
                at = At(context),
                solo = Bit(context.Signed.Solo),
            }
        );
}

/// <summary>The JSON formats of these events, generated at build time.</summary>
[JsonSerializable(typeof(CreditIssued))]
[JsonSerializable(typeof(InvoiceVoided))]
[JsonSerializable(typeof(InvoiceWrittenOff))]
[JsonSerializable(typeof(WriteOffLapsed))]
[JsonSerializable(typeof(PaymentReversed))]
[JsonSerializable(typeof(RefundRecorded))]
[JsonSerializable(typeof(IncomingPaymentDismissed))]
[JsonSerializable(typeof(BankReturnRecorded))]
[JsonSerializable(typeof(BankReturnSettled))]
[JsonSerializable(typeof(PaymentAnnounced))]
[JsonSerializable(typeof(AnnouncementEnded))]
internal sealed partial class CorrectionEventJson : JsonSerializerContext;

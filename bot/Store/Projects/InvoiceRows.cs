// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>A row of <c>invoices</c>.</summary>
internal sealed class InvoiceRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long milestone { get; init; }
    public long net { get; init; }
    public long rate { get; init; }
    public long vat { get; init; }
    public long due_days { get; init; }
    public string? discount { get; init; }
    public string completed_on { get; init; }
    public string note { get; init; }
    public string drafted_by { get; init; }
    public long drafted_at { get; init; }
    public long drafted_solo { get; init; }
    public string state { get; init; }
    public string? number { get; init; }
    public string? issued_on { get; init; }
    public string? due_on { get; init; }
    public string? seller_name { get; init; }
    public string? seller_address { get; init; }
    public string? seller_vat_id { get; init; }
    public string? buyer_name { get; init; }
    public string? buyer_address { get; init; }
    public string? buyer_vat_id { get; init; }
    public string? seller_details { get; init; }
    public string? buyer_details { get; init; }
    public long? is_sample { get; init; }
    public string? issued_by { get; init; }
    public long? issued_at { get; init; }
    public long? issued_solo { get; init; }
    public string sent_back { get; init; }
    public string? ended_by { get; init; }
    public long? ended_at { get; init; }
    public long? ended_solo { get; init; }
    public string? later_on { get; init; }
    public string? dispute_reason { get; init; }
    public string? dispute_by { get; init; }
    public long? dispute_at { get; init; }
    public long? dispute_solo { get; init; }
    public string? promise_on { get; init; }
    public string? promise_by { get; init; }
    public long? promise_at { get; init; }
    public long? promise_solo { get; init; }
    public string? snooze_until { get; init; }
    public string? snooze_by { get; init; }
    public long? snooze_at { get; init; }
    public long? snooze_solo { get; init; }
    public string? lost_reason { get; init; }
    public string? lost_by { get; init; }
    public long? lost_at { get; init; }
    public long? lost_solo { get; init; }
    public string? lost_mark { get; init; }
    public string? claim { get; init; }
    public string? completion { get; init; }
    public string? mail { get; init; }
    public string? reminder_mail { get; init; }
    public long? formal_number { get; init; }
    public string? formal_on { get; init; }
    public string? formal_until { get; init; }
    public string? formal_claim { get; init; }
    public string? formal_by { get; init; }
    public long? formal_at { get; init; }
    public long? formal_solo { get; init; }
    public string? formal_mail { get; init; }
    public string? notice_mail { get; init; }
    public string? copy_mail { get; init; }

    public Invoice ToInvoice(Currency its) =>
        new(
            (int)id,
            (int)milestone,
            new(net, its),
            new((int)rate),
            new(vat, its),
            (int)due_days,
            ColumnValues.ToDate(completed_on)!.Value,
            note,
            ColumnValues.ToSignature(drafted_by, drafted_at, drafted_solo)!
        )
        {
            State = EnumText<InvoiceState>.Parse(state),
            Discount = ColumnValues.ToDiscount(discount),
            Claim = claim is null
                ? InvoiceClaim.ForOneRate((int)milestone, new(net, its), new((int)rate), new(vat, its))
                : JsonSerializer.Deserialize(claim, StoreJson.Default.InvoiceClaim)!,
            Completion = completion is null
                ? null
                : JsonSerializer.Deserialize(completion, StoreJson.Default.InvoiceCompletion),
            Mail = ColumnValues.ToMail(mail),
            ReminderMail = ColumnValues.ToMail(reminder_mail),
            FormalMail = ColumnValues.ToMail(formal_mail),
            FormalReminder = ColumnValues.ToSignature(formal_by, formal_at, formal_solo) is { } reminded
                ? new(
                    (int)formal_number!.Value,
                    ColumnValues.ToDate(formal_on)!.Value,
                    ColumnValues.ToDate(formal_until)!.Value,
                    JsonSerializer.Deserialize(formal_claim!, StoreJson.Default.LateClaim)!,
                    reminded
                )
                : null,
            NoticeMail = ColumnValues.ToMail(notice_mail),
            CopyMail = ColumnValues.ToMail(copy_mail),
            PostponedUntil = ColumnValues.ToDate(later_on),
            SendBackReason = sent_back,
            Ended = ColumnValues.ToSignature(ended_by, ended_at, ended_solo),
            Dispute = ColumnValues.ToSignature(dispute_by, dispute_at, dispute_solo) is { } disputed
                ? new(dispute_reason!, disputed)
                : null,
            Promise = ColumnValues.ToSignature(promise_by, promise_at, promise_solo) is { } promised
                ? new(ColumnValues.ToDate(promise_on)!.Value, promised)
                : null,
            Snooze = ColumnValues.ToSignature(snooze_by, snooze_at, snooze_solo) is { } snoozed
                ? new(ColumnValues.ToDate(snooze_until)!.Value, snoozed)
                : null,
            WriteOff = ColumnValues.ToSignature(lost_by, lost_at, lost_solo) is { } lost
                ? new(lost_reason!, lost) { Mark = ColumnValues.ToMark(lost_mark!) }
                : null,
            IssueDetails = ColumnValues.ToSignature(issued_by, issued_at, issued_solo) is { } signed
                ? new(
                    number!,
                    ColumnValues.ToDate(issued_on)!.Value,
                    ColumnValues.ToDate(due_on)!.Value,
                    new(seller_name!, seller_address!, seller_vat_id!),
                    new(buyer_name!, buyer_address!, buyer_vat_id!),
                    is_sample == 1,
                    signed
                )
                {
                    SellerDetails = ColumnValues.ToPartyDetails(seller_details),
                    BuyerDetails = ColumnValues.ToPartyDetails(buyer_details),
                }
                : null,
        };
}

/// <summary>A row of <c>payments</c>.</summary>
internal sealed class PaymentRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long? invoice { get; init; }
    public long amount { get; init; }
    public long surplus { get; init; }
    public long interest { get; init; }
    public string paid_on { get; init; }
    public string reference { get; init; }
    public string source { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }
    public string kind { get; init; }
    public long? reverses { get; init; }
    public long reverses_refund { get; init; }
    public string reason { get; init; }
    public long? charges { get; init; }
    public string? parts { get; init; }

    public Payment ToPayment(Currency its) =>
        new(
            (int)id,
            (int)(invoice ?? 0),
            new(amount, its),
            new(surplus, its),
            ColumnValues.ToDate(paid_on)!.Value,
            reference,
            source,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        )
        {
            Kind = EnumText<PaymentKind>.Parse(kind),
            Interest = new(interest, its),
            Reverses = (int?)reverses,
            ReversesRefund = reverses_refund == 1,
            Reason = reason,
            Charges = charges is { } kept ? new(kept, its) : null,
            Parts = parts is null ? null : ColumnValues.ToParts(parts, its),
        };
}

/// <summary>A row of <c>credit_notes</c>.</summary>
internal sealed class CreditNoteRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long invoice { get; init; }
    public string number { get; init; }
    public string issued_on { get; init; }
    public long net { get; init; }
    public long vat { get; init; }
    public string reason { get; init; }
    public long is_full { get; init; }
    public string released { get; init; }
    public string? shares { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    /// <param name="of">The invoice, whose treatment a note from before treatments has.</param>
    public CreditNote ToCreditNote(Currency its, Invoice of) =>
        new(
            (int)id,
            number,
            ColumnValues.ToDate(issued_on)!.Value,
            new(net, its),
            new(vat, its),
            reason,
            is_full == 1,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        )
        {
            Released = ColumnValues.ToParts(released, its),
            Shares = shares is null
                ? [new(of.Shares[0].Treatment, new(net, its), new(vat, its))]
                : JsonSerializer.Deserialize(shares, StoreJson.Default.IReadOnlyListTaxShare)!,
        };
}

/// <summary>A row of <c>reminders</c>.</summary>
internal sealed class ReminderRow
{
    public string project { get; init; }
    public long invoice { get; init; }
    public string rung { get; init; }
    public string on_day { get; init; }
    public string? missed_on { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public Reminder ToReminder() =>
        new(
            rung,
            ColumnValues.ToDate(on_day)!.Value,
            ColumnValues.ToDate(missed_on),
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        );
}

/// <summary>A row of <c>nudges</c>.</summary>
internal sealed class LastNoticeRow
{
    public string project { get; init; }
    public string kind { get; init; }
    public long item { get; init; }
    public string occasion { get; init; }
    public string on_day { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public LastNotice ToLastNotice() =>
        new(
            EnumText<NoticeKind>.Parse(kind),
            (int)item,
            occasion,
            ColumnValues.ToDate(on_day)!.Value,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        );
}

/// <summary>A row of <c>dismissals</c>.</summary>
internal sealed class DismissalRow
{
    public string project { get; init; }
    public long number { get; init; }
    public string line { get; init; }
    public long? amount { get; init; }
    public string? currency { get; init; }
    public string? paid_on { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public Dismissal ToDismissal() =>
        new(
            (int)number,
            line,
            ColumnValues.ToMoney(amount, currency),
            ColumnValues.ToDate(paid_on),
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        );
}

/// <summary>A row of <c>bank_returns</c>.</summary>
internal sealed class BankReturnRow
{
    public string project { get; init; }
    public string line { get; init; }
    public long? invoice { get; init; }
    public long number { get; init; }
    public long? payment { get; init; }
    public long amount { get; init; }
    public string? returned_on { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public BankReturn ToBankReturn(Currency its) =>
        new(
            (int)number,
            line,
            (int)(invoice ?? 0),
            (int?)payment,
            new(amount, its),
            ColumnValues.ToDate(returned_on),
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        );
}

/// <summary>A row of <c>return_settlements</c>.</summary>
internal sealed class ReturnSettlementRow
{
    public string project { get; init; }
    public string line { get; init; }
    public long invoice { get; init; }
    public long reversal { get; init; }
    public long amount { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public ReturnSettlement ToSettlement(Currency its) =>
        new(line, (int)reversal, new(amount, its), ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!);
}

/// <summary>A row of <c>announcements</c>.</summary>
internal sealed class AnnouncedPaymentRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long? invoice { get; init; }
    public long amount { get; init; }
    public long keep_surplus { get; init; }
    public string value_date { get; init; }
    public string reference { get; init; }
    public string source { get; init; }
    public string state { get; init; }
    public string why { get; init; }
    public string mark { get; init; }
    public long? charges { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public AnnouncedPayment ToAnnouncedPayment(Currency its) =>
        new(
            (int)id,
            (int)(invoice ?? 0),
            new(amount, its),
            keep_surplus == 1,
            ColumnValues.ToDate(value_date)!.Value,
            reference,
            source,
            ColumnValues.ToSignature(signed_by, signed_at, signed_solo)!
        )
        {
            State = EnumText<AnnouncedPaymentState>.Parse(state),
            Reason = why,
            Mark = ColumnValues.ToMark(mark),
            Charges = charges is { } kept ? new(kept, its) : null,
        };
}

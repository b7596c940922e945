using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Announced payments: money with a future value date, which the scheduler books on its day.</summary>
public sealed partial record Project
{
    /// <summary>A value date further in the future is a typing error.</summary>
    public const int MaxDaysAhead = 366;

    private int NextAnnouncementId => NextApplicationId;

    /// <summary>Finds an announced payment by its name (A2).</summary>
    public AnnouncedPayment? FindAnnouncedPayment(string text) =>
        text.Trim() is ['A' or 'a', .. var digits] && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
            ? Invoices.SelectMany(i => i.AnnouncedPayments).FirstOrDefault(a => a.Id == id)
            : null;

    /// <summary>Withdraws an announced payment that is not booked yet.</summary>
    public Decision WithdrawAnnouncement(AnnouncedPayment announcedPayment, string reason, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        return announcedPayment.State is AnnouncedPaymentState.Waiting or AnnouncedPaymentState.Stopped
            ? EndAnnouncement(announcedPayment, AnnouncedPaymentState.Withdrawn, reason.Trim())
            : new Refusal.AnnouncedPaymentNotWaiting(
                announcedPayment,
                Invoices
                    .SelectMany(i => i.Payments)
                    .LastOrDefault(p => announcedPayment.Source.Length > 0 && p.Source == announcedPayment.Source)
            );
    }

    /// <summary>
    /// An announced payment on the invoice that looks like this money: reported by somebody else, or the same report
    /// twice.
    /// </summary>
    private static AnnouncedPayment? FindAnnouncedDuplicate(
        Invoice invoice,
        Money amount,
        DateOnly on,
        string reference,
        string source
    ) =>
        invoice.AnnouncedPayments.FirstOrDefault(a =>
            a.IsWaiting
            && a.Amount == amount
            && (
                SourceNameOf(a.Source) != SourceNameOf(source)
                    ? Math.Abs(a.On.DayNumber - on.DayNumber) <= DuplicateWindowDays
                    : source.Length == 0 && a.On == on && a.Reference == reference
            )
        );

    /// <summary>Books an announced payment that is due today, if it still fits. Otherwise a person decides.</summary>
    private Decision BookAnnounced(AnnouncedPayment announcedPayment, DecisionContext context)
    {
        if (context.SellerToday < announcedPayment.On)
            return new Refusal.NoticeNotDue(ZonedCalendar.ToInstant(announcedPayment.On, 0, context.SellerZone));
        var invoice = InvoiceById(announcedPayment.Invoice);
        var surplus =
            announcedPayment.Amount > invoice.Payable
                ? announcedPayment.Amount - invoice.Payable
                : Money.Zero(Currency);
        if (WhyNotBooked(announcedPayment, invoice, surplus) is { Length: > 0 } why)
            return EndAnnouncement(announcedPayment, AnnouncedPaymentState.Stopped, why);
        return new Decision.Accepted([
            new PaymentRecorded(
                NextPaymentId,
                invoice.Id,
                invoice.Milestone,
                announcedPayment.Amount,
                surplus,
                announcedPayment.On,
                announcedPayment.Reference,
                announcedPayment.Source
            )
            {
                Charges = announcedPayment.Charges,
            },
            .. Recoveries(invoice, announcedPayment.Amount - surplus),
            EndAnnouncement(announcedPayment, AnnouncedPaymentState.Booked, ""),
        ]);
    }

    /// <summary>
    /// Why the announced payment is left to a person: it may be recorded already. "" when it is booked; what is more
    /// than open then, because the invoice was paid or credited meanwhile, becomes client credit.
    /// </summary>
    private static string WhyNotBooked(AnnouncedPayment announcedPayment, Invoice invoice, Money surplus)
    {
        var duplicate =
            FindLikelyDuplicate(invoice, announcedPayment.Amount, announcedPayment.On, announcedPayment.Source)
            ?? (surplus.IsPositive ? FindRecordedSince(invoice, announcedPayment) : null);
        return duplicate is null ? "" : AnnouncementEndReason.LooksRecorded(duplicate);
    }

    /// <summary>
    /// The same sum for about the same day that somebody recorded after the announcement: where it does not fit on the
    /// invoice any more, it is likely the same money.
    /// </summary>
    private static Payment? FindRecordedSince(Invoice invoice, AnnouncedPayment announcedPayment) =>
        invoice.Payments.FirstOrDefault(p =>
            p.Kind == PaymentKind.Payment
            && !invoice.IsReversed(p)
            && p.Amount == announcedPayment.Amount
            && p.Signed.At >= announcedPayment.Signed.At
            && Math.Abs(p.On.DayNumber - announcedPayment.On.DayNumber) <= DuplicateWindowDays
        );

    private AnnouncementEnded EndAnnouncement(
        AnnouncedPayment announcedPayment,
        AnnouncedPaymentState state,
        string why
    ) =>
        new(announcedPayment.Id, announcedPayment.Invoice, InvoiceById(announcedPayment.Invoice).Milestone, state, why);

    /// <summary>
    /// The first instant at which the value date begins anywhere. The rule itself checks the date in the seller's
    /// time zone.
    /// </summary>
    private IEnumerable<ScheduledNotice> AnnouncedPaymentNotices() =>
        Invoices
            .SelectMany(i => i.AnnouncedPayments)
            .Where(a => a.IsWaiting)
            .Select(a => new ScheduledNotice(
                NoticeKind.Announced,
                a.Id,
                a.On.ToIsoDate(),
                new DateTimeOffset(a.On.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-EarliestZoneOffsetHours)
            ));

    /// <summary>The earliest time zone begins a day this many hours before UTC.</summary>
    private const int EarliestZoneOffsetHours = 14;
}

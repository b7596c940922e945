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
            ),
            .. Recoveries(invoice, announcedPayment.Amount - surplus),
            EndAnnouncement(announcedPayment, AnnouncedPaymentState.Booked, ""),
        ]);
    }

    /// <summary>Why the announced payment no longer fits; "" when it does.</summary>
    private string WhyNotBooked(AnnouncedPayment announcedPayment, Invoice invoice, Money surplus)
    {
        var isVoid = invoice.State == InvoiceState.Credited && !invoice.Open.IsPositive;
        if (IsOver && !invoice.Open.IsPositive && !isVoid)
            return AnnouncementEndReason.ProjectOver(Key);
        if (
            FindLikelyDuplicate(invoice, announcedPayment.Amount, announcedPayment.On, announcedPayment.Source) is
            { } duplicate
        )
            return AnnouncementEndReason.LooksRecorded(duplicate);
        // Money that names a void invoice can only be the client's credit.
        if (!surplus.IsPositive || announcedPayment.KeepSurplus || isVoid)
            return "";
        return invoice.Balance.IsPositive
            ? AnnouncementEndReason.MoreThanOpen(surplus, invoice.Balance, invoice.IssueDetails!.Number)
            : AnnouncementEndReason.NothingOpen(invoice.IssueDetails!.Number);
    }

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

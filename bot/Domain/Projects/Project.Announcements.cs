using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Money of a day to come: announced, and booked by the clock on its day.</summary>
public sealed partial record Project
{
    /// <summary>A value date further away is a slip.</summary>
    public const int MaxDaysAhead = 366;

    private int NextAnnouncementId => Invoices.Sum(i => i.AnnouncedPayments.Count) + 1;

    /// <summary>Finds an announcement by its name (A2).</summary>
    public AnnouncedPayment? FindAnnouncedPayment(string said) =>
        said.Trim() is ['A' or 'a', .. var digits] && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
            ? Invoices.SelectMany(i => i.AnnouncedPayments).FirstOrDefault(a => a.Id == id)
            : null;

    /// <summary>Takes money back that was announced and is not booked.</summary>
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
    /// What is announced on an invoice and looks like this money: reported by somebody else, or the same said twice.
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

    /// <summary>Books what was announced for today, as it now fits; what does not fit is left to a person.</summary>
    private Decision BookAnnounced(AnnouncedPayment announcedPayment, DecisionContext context)
    {
        if (context.SellerToday < announcedPayment.On)
            return new Refusal.NoticeNotDue(ZonedCalendar.ToInstant(announcedPayment.On, 0, context.SellerZone));
        var invoice = InvoiceById(announcedPayment.Invoice);
        var surplus =
            announcedPayment.Amount > invoice.Balance
                ? announcedPayment.Amount - invoice.Balance
                : Money.Zero(Currency);
        if (WhyNotBooked(announcedPayment, invoice, surplus) is { Length: > 0 } why)
            return EndAnnouncement(announcedPayment, AnnouncedPaymentState.Stopped, why);
        return new ProjectEvent[]
        {
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
            EndAnnouncement(announcedPayment, AnnouncedPaymentState.Booked, ""),
        };
    }

    /// <summary>Why what was announced no longer fits; "" where it does.</summary>
    private string WhyNotBooked(AnnouncedPayment announcedPayment, Invoice invoice, Money surplus)
    {
        if (invoice.State == InvoiceState.Credited && !invoice.Open.IsPositive)
            return AnnouncementEndReason.CreditedInFull(invoice.IssueDetails!.Number);
        if (IsOver && !invoice.Open.IsPositive)
            return AnnouncementEndReason.ProjectOver(Key);
        if (
            FindLikelyDuplicate(invoice, announcedPayment.Amount, announcedPayment.On, announcedPayment.Source) is
            { } twin
        )
            return AnnouncementEndReason.LooksRecorded(twin);
        if (!surplus.IsPositive || announcedPayment.KeepSurplus)
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

    /// <summary>On its day in whatever zone; the rule asks for the seller's.</summary>
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

    /// <summary>So many hours before UTC a day begins where it begins first.</summary>
    private const int EarliestZoneOffsetHours = 14;
}

using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Notices;

/// <summary>The weekly digest of a project: what needs attention this week, in lists.</summary>
/// <param name="Next">The next billing points: the first that is not billed, and all expected within two
/// weeks.</param>
/// <param name="Unbilled">Confirmed stages that are not billed.</param>
/// <param name="DueThisWeek">Open invoices due from Monday to Sunday of this week.</param>
/// <param name="Overdue">Open invoices past their due date.</param>
/// <param name="InboxItems">Drafts, requests and evidence that wait for an approver.</param>
/// <param name="ReturnedByBank">Invoices with a bank return that nobody has settled.</param>
public sealed record WeeklyDigest(
    IReadOnlyList<Milestone> Next,
    IReadOnlyList<Milestone> Unbilled,
    IReadOnlyList<Invoice> DueThisWeek,
    IReadOnlyList<Invoice> Overdue,
    IReadOnlyList<InboxItem> InboxItems,
    IReadOnlyList<Invoice> ReturnedByBank
)
{
    private const int DaysAhead = 14;

    /// <summary>Open invoices that a smaller sum still pays, because the days of their cash discount run.</summary>
    public IReadOnlyList<Invoice> WithDiscount { get; init; } = [];

    /// <summary>Invoices with payments of a future date, which the scheduler books on their day.</summary>
    public IReadOnlyList<Invoice> Announced { get; init; } = [];

    /// <summary>The client has credit that nobody has used or paid out.</summary>
    public bool HasCredit { get; init; }

    /// <summary>Nothing in it needs action. A digest that lists only upcoming billing points is not posted.</summary>
    public bool IsEmpty =>
        !HasCredit
        && Next.Count + Unbilled.Count + DueThisWeek.Count + Overdue.Count + InboxItems.Count + ReturnedByBank.Count
            == 0;

    /// <param name="sellerToday">The date in the seller's time zone: due dates are counted from it.</param>
    public static WeeklyDigest Create(Project p, DateTimeOffset now, DateOnly sellerToday)
    {
        if (p.IsOver)
            return new([], [], [], [], [], []);
        var today = p.Today(now);
        var unbilled = p
            .LiveMilestones.Where(m => m.Stage == Stage.Confirmed && p.IsUnbilled(m) && p.InvoiceOf(m) is null)
            .ToList();
        var ahead = p.Agreement is null
            ? []
            : p.LiveMilestones.Where(m => p.IsBillable(m) && m.Stage != Stage.Confirmed).ToList();
        var open = p.IssuedInvoices.Where(i => i.Open.IsPositive).ToList();
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var evidence = p
            .LiveMilestones.Where(m => m is { Stage: Stage.Submitted, Evidence: not null })
            .Select(m => new InboxItem(InboxReason.Evidence, ZonedCalendar.GetDate(m.Evidence!.Attached.At, p.Zone))
            {
                Milestone = m,
            });
        var drafts = p
            .Invoices.Where(i => i.State == InvoiceState.Draft)
            .Select(i => new InboxItem(InboxReason.Draft, ZonedCalendar.GetDate(i.Drafted.At, p.Zone))
            {
                Milestone = p.MilestoneOf(i),
                Invoice = i,
            });
        var requests = p
            .Requests.Where(r => r.IsOpen && !r.IsExpired(now))
            .Select(r => new InboxItem(InboxReason.Request, ZonedCalendar.GetDate(r.Signed.At, p.Zone))
            {
                Request = r,
                Milestone = p.MilestoneOf(r.Milestone),
            });
        var agreement = p.WaitingAgreement is { } waits
            ? new[] { new InboxItem(InboxReason.Agreement, ZonedCalendar.GetDate(waits.Signed.At, p.Zone)) }
            : [];
        return new(
            [.. ahead.Where((m, at) => at == 0 || m.Expected <= today.AddDays(DaysAhead))],
            unbilled,
            [.. open.Where(i => i.DaysLate(sellerToday) == 0 && i.IssueDetails!.Due <= sunday)],
            [.. open.Where(i => i.DaysLate(sellerToday) > 0)],
            [.. agreement, .. drafts, .. evidence, .. requests],
            [.. p.NumberedInvoices.Where(i => i.OpenReturns.Any())]
        )
        {
            WithDiscount =
            [
                .. open.Where(i =>
                    i.Dispute is null && i.DiscountUntil >= sellerToday && i.SettledAs(SettlementKind.Discount).IsZero
                ),
            ],
            Announced = [.. p.IssuedInvoices.Where(i => i.AnnouncedPayments.Any(a => a.IsWaiting))],
            HasCredit = p.CreditLeft.IsPositive,
        };
    }
}

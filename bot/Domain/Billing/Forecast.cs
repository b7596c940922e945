using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Billing;

/// <summary>
/// The money that is still to come, with and without dates, and how much of the contract is billed and not billed.
/// </summary>
/// <param name="Dated">Ordered by date.</param>
/// <param name="WithoutDate">Overdue, disputed, late, or undated payments: the forecast does not invent a date for
/// them.</param>
/// <param name="Billed">Net of all issued invoices less their credit notes.</param>
/// <param name="Unbilled">Net of the milestones that are still to be billed.</param>
/// <param name="CreditedInPart">Net of partial credit notes on invoices that remain valid.</param>
/// <param name="Cancelled">Net of cancelled stages, and of all that a cancelled project does not bill.</param>
/// <param name="Unassigned">Net that no milestone has.</param>
public sealed record Forecast(
    IReadOnlyList<ExpectedPayment> Dated,
    IReadOnlyList<ExpectedPayment> WithoutDate,
    Money Billed,
    Money Unbilled,
    Money CreditedInPart,
    Money Cancelled,
    Money Unassigned
)
{
    /// <summary>Gross of everything that is still to come.</summary>
    public Money Expected => Dated.Concat(WithoutDate).Aggregate(OnAccount, (sum, s) => sum + s.Gross);

    /// <summary>Gross that was paid out on account and then taken back: the client owes it on no invoice.</summary>
    public Money OnAccount { get; init; } = Billed - Billed;

    /// <summary>Net of what is complete and can be billed today.</summary>
    public Money Ready =>
        Dated
            .Where(s => s.Outlook == PaymentOutlook.Ready)
            .Aggregate(Money.Zero(Billed.Currency), (sum, s) => sum + s.Unbilled);

    /// <summary>Everything in the contract that is still to be billed, as <c>money</c> shows it.</summary>
    public Money NotYetBilled => Unbilled + Unassigned;

    /// <summary>What credit notes took off, or what is cancelled: it is never billed again.</summary>
    public Money GivenUp => CreditedInPart + Cancelled;

    public static Forecast Create(Project p, DateOnly today, DateOnly sellerToday)
    {
        var isOver = p.Cancelled is not null;
        var (toBill, billed) = (p.ToBill.ToList(), p.NumberedInvoices.Where(i => i.IsLive).ToList());
        // The final invoice bills what was credited of the advances.
        var last = toBill.FindLast(m => m.Kind == MilestoneKind.Delivery);
        var all = p
            .OpenInvoices.Select(i => FromInvoice(p, i, sellerToday))
            .Concat(isOver ? [] : toBill.Select(m => FromMilestone(p, m, m.Id == last?.Id, today, sellerToday)))
            .ToList();
        Money Sum<T>(IEnumerable<T> of, Func<T, Money> one) =>
            of.Aggregate(Money.Zero(p.Currency), (sum, x) => sum + one(x));
        var open = Sum(p.LiveMilestones, p.UnbilledNetOf);
        return new(
            [.. all.Where(s => s.On is not null).OrderBy(s => s.On)],
            [.. all.Where(s => s.On is null).OrderBy(s => s.Outlook)],
            Sum(billed, i => i.Net - i.CreditedNet),
            open,
            // What is credited of an advance is billed with the final invoice.
            Sum(billed.Where(i => i.Kind != InvoiceKind.Advance), i => i.CreditedNet),
            Sum(p.LiveMilestones.Where(m => isOver || p.IsCancelledStage(m)), p.NetOf),
            p.Contract - Sum(p.LiveMilestones, p.NetOf)
        )
        {
            OnAccount = p.OwedOnAccount,
        };
    }

    private static ExpectedPayment FromInvoice(Project p, Invoice i, DateOnly sellerToday)
    {
        var promised = i.Promise is { } promise && promise.On >= sellerToday ? promise.On : (DateOnly?)null;
        var (outlook, expected) = OutlookOf();
        return new(outlook, p.MilestoneOf(i), i, expected, i.Open) { Unbilled = Money.Zero(p.Currency) };

        (PaymentOutlook What, DateOnly? On) OutlookOf()
        {
            if (i.Dispute is not null)
                return (PaymentOutlook.Disputed, null);
            // Nobody agreed on a day for money that was paid out and then taken back.
            if (i.State == InvoiceState.Credited)
                return (PaymentOutlook.Undated, null);
            if (promised is not null)
                return (PaymentOutlook.Promised, promised);
            return i.DaysLate(sellerToday) > 0
                ? (PaymentOutlook.Overdue, null)
                : (PaymentOutlook.Due, i.IssueDetails!.Due);
        }
    }

    /// <summary>
    /// Billed on the expected day, or today when the stage is complete already. An expected day in the past is no
    /// longer used.
    /// </summary>
    /// <param name="isLast">It is the delivery that would be billed last.</param>
    private static ExpectedPayment FromMilestone(
        Project p,
        Milestone m,
        bool isLast,
        DateOnly today,
        DateOnly sellerToday
    )
    {
        var draft = p.InvoiceOf(m);
        var parts = new List<(VatTreatment Treatment, Money Net)> { (p.TreatmentOf(m), p.UnbilledNetOf(m)) };
        if (isLast)
            parts.AddRange(p.Advances.Where(a => !p.IsUnbilled(a)).Select(a => (p.TreatmentOf(a), p.UnbilledNetOf(a))));
        var zero = Money.Zero(p.Currency);
        var net = parts.Aggregate(zero, (sum, part) => sum + part.Net);
        var vat = parts
            .GroupBy(part => part.Treatment)
            .Aggregate(
                zero,
                (sum, same) => sum + same.Key.Calculate(same.Aggregate(zero, (left, part) => left + part.Net))
            );
        var outlook = m switch
        {
            { Stage: Stage.Confirmed } => PaymentOutlook.Ready,
            { Expected: null } => PaymentOutlook.Undated,
            _ => m.IsLate(today) ? PaymentOutlook.Late : PaymentOutlook.Planned,
        };
        var billedOn = outlook switch
        {
            PaymentOutlook.Ready => sellerToday,
            PaymentOutlook.Planned => m.Expected,
            _ => null,
        };
        var expected = billedOn is { } day ? p.DueDateFor(day, m.DueDays) : (DateOnly?)null;
        // The last invoice of a project that ended midway deducts what its advances hold.
        var held = isLast ? p.AdvancesToSetOff(m).ToList() : [];
        var deducted = held.Aggregate(zero, (sum, i) => sum + i.Net - i.CreditedNet);
        var toPay = held.Aggregate(net + vat, (sum, i) => sum - (i.Gross - i.Credited));
        return new(outlook, m, draft, expected, toPay.IsNegative ? zero : toPay)
        {
            BilledOn = billedOn,
            Unbilled = deducted > net ? zero : net - deducted,
        };
    }
}

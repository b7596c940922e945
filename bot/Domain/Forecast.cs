namespace MilestoneBot.Domain;

/// <summary>What an expected sum rests on; the last four have no day that could be relied on.</summary>
public enum Outlook
{
    Due,
    Promised,
    Ready,
    Planned,
    Overdue,
    Disputed,
    Late,
    Undated,
}

/// <summary>
/// One sum that is expected from the client: what is open on an invoice, or a milestone that is not billed yet.
/// </summary>
/// <param name="Invoice">The invoice or its draft; null while there is none.</param>
/// <param name="On">The day on which it is due or promised; null for what stands apart.</param>
public sealed record ExpectedSum(Outlook Outlook, Milestone Milestone, Invoice? Invoice, DateOnly? On, Money Gross)
{
    /// <summary>The day of its invoice, where none is issued yet.</summary>
    public DateOnly? BilledOn { get; init; }

    /// <summary>Its net, while it is not billed; else zero, since what is billed counts there.</summary>
    public required Money Unbilled { get; init; }
}

/// <summary>
/// The money still to come, with days and apart, and how the contract divides into what is billed and what is not.
/// </summary>
/// <param name="Dated">In the order of their days.</param>
/// <param name="Apart">Overdue, disputed, late, or without a date: no day is made up for them.</param>
/// <param name="Billed">Net of what is issued less its credit notes.</param>
/// <param name="Unbilled">Net of the milestones that are still to be billed.</param>
/// <param name="CreditedInPart">Net that part credits took back from invoices that live on.</param>
/// <param name="GivenUp">Net of stages that are cancelled.</param>
/// <param name="Unassigned">Net that no milestone has.</param>
public sealed record Forecast(
    IReadOnlyList<ExpectedSum> Dated,
    IReadOnlyList<ExpectedSum> Apart,
    Money Billed,
    Money Unbilled,
    Money CreditedInPart,
    Money GivenUp,
    Money Unassigned
)
{
    /// <summary>Gross of all that is still to come.</summary>
    public Money Expected => Dated.Concat(Apart).Aggregate(Money.Zero(Billed.Currency), (sum, s) => sum + s.Gross);

    /// <summary>All of the contract that is not billed, as <c>money</c> shows it.</summary>
    public Money NotYetBilled => Unbilled + CreditedInPart + GivenUp + Unassigned;

    public static Forecast Of(Project p, DateOnly today, DateOnly sellerToday)
    {
        var isOver = p.Cancelled is not null;
        var (toBill, billed) = (
            p.Live.Where(m => p.IsUnbilled(m)).ToList(),
            p.NumberedInvoices.Where(i => i.IsLive).ToList()
        );
        var all = p
            .IssuedInvoices.Where(i => i.Open.IsPositive)
            .Select(i => Owed(p, i, sellerToday))
            .Concat(isOver ? [] : toBill.Select(m => ToCome(p, m, today, sellerToday)))
            .ToList();
        Money Sum<T>(IEnumerable<T> of, Func<T, Money> one) =>
            of.Aggregate(Money.Zero(p.Currency), (sum, x) => sum + one(x));
        var open = Sum(toBill, p.NetOf);
        return new(
            [.. all.Where(s => s.On is not null).OrderBy(s => s.On)],
            [.. all.Where(s => s.On is null).OrderBy(s => s.Outlook)],
            Sum(billed, i => i.Net - i.CreditedNet),
            isOver ? Money.Zero(p.Currency) : open,
            Sum(billed, i => i.CreditedNet),
            Sum(p.Live.Where(p.IsCancelledStage), p.NetOf) + (isOver ? open : Money.Zero(p.Currency)),
            p.Contract - Sum(p.Live, p.NetOf)
        );
    }

    private static ExpectedSum Owed(Project p, Invoice i, DateOnly sellerToday)
    {
        var promised = i.Promise is { } promise && promise.On >= sellerToday ? promise.On : (DateOnly?)null;
        var (outlook, expected) = OutlookOf();
        return new(outlook, p.MilestoneOf(i), i, expected, i.Open) { Unbilled = Money.Zero(p.Currency) };

        (Outlook What, DateOnly? On) OutlookOf()
        {
            if (i.Dispute is not null)
                return (Outlook.Disputed, null);
            if (promised is not null)
                return (Outlook.Promised, promised);
            return i.DaysLate(sellerToday) > 0 ? (Outlook.Overdue, null) : (Outlook.Due, i.Issued!.Due);
        }
    }

    /// <summary>
    /// Billed on the day it is expected, or today where it is complete already; an expected day that has passed says
    /// nothing any more.
    /// </summary>
    private static ExpectedSum ToCome(Project p, Milestone m, DateOnly today, DateOnly sellerToday)
    {
        var (net, draft) = (p.NetOf(m), p.InvoiceOf(m));
        var outlook = m switch
        {
            { Stage: Stage.Confirmed } => Outlook.Ready,
            { Expected: null } => Outlook.Undated,
            _ => m.IsLate(today) ? Outlook.Late : Outlook.Planned,
        };
        var billedOn = outlook switch
        {
            Outlook.Ready => sellerToday,
            Outlook.Planned => m.Expected,
            _ => null,
        };
        return new(outlook, m, draft, billedOn?.AddDays(m.DueDays), net + Vat.On(net, p.Vat))
        {
            BilledOn = billedOn,
            Unbilled = net,
        };
    }
}

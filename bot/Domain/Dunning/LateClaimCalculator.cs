using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Domain.Dunning;

/// <summary>
/// What a client owes for paying an invoice late: interest on what was open, day by day, and the flat fee. What is not
/// certain is not asked for.
/// </summary>
public static class LateClaimCalculator
{
    private const int HundredthsOfPercent = 10_000;

    /// <param name="invoice">Issued.</param>
    /// <param name="calendar">The working days: a due date on a day off moves to the next one (§ 193 BGB; Regulation
    /// (EEC, Euratom) 1182/71, article 3).</param>
    /// <param name="isOn">The project asks for interest.</param>
    /// <param name="ofClient">Why this client owes none: only a business does; null where it is known as one.</param>
    /// <param name="today">The day of the reminder, in the seller's zone; it counts as late.</param>
    public static LateClaim Calculate(
        Invoice invoice,
        ReminderSettings calendar,
        bool isOn,
        NoInterestReason? ofClient,
        DateOnly today
    )
    {
        var issued = invoice.IssueDetails!;
        var country = issued.SellerDetails.Country;
        var first = calendar.WorkingDayFrom(issued.Due).AddDays(1);
        var reason = FindReason(country, isOn, ofClient, first > today);
        var law = reason is null ? LateInterestLaws.Find(country) : null;
        var days = law is { } known ? DaysOf(invoice, known, country, first, today) : [];
        var periods = days.Where(p => p.Rate is not null)
            .Select(p => new InterestPeriod(p.From, p.To, p.Open, p.Rate!.Value, p.DaysOfYear))
            .ToList();
        var unknown = days.Where(p => p.Rate is null).ToList();
        var zero = Money.Zero(invoice.Net.Currency);
        return new(
            invoice.Open,
            issued.Due,
            invoice.DaysLate(today),
            law,
            reason,
            periods,
            new(RoundedInterest(periods), zero.Currency),
            law is not null && zero.Currency == Currency.Eur ? new(LateInterestLaws.FlatFee, zero.Currency) : zero,
            unknown.Count > 0 ? unknown[0].From : null,
            unknown.Count > 0 ? unknown[^1].To : null
        )
        {
            LateFrom = periods.Count > 0 && first > issued.Due.AddDays(1) ? first : null,
            Received = invoice.Interest.IsPositive ? invoice.Interest : null,
        };
    }

    private static NoInterestReason? FindReason(string country, bool isOn, NoInterestReason? ofClient, bool isEarly)
    {
        if (!isOn)
            return NoInterestReason.Off;
        if (ofClient is { } other)
            return other;
        if (country.Length == 0)
            return NoInterestReason.SellerCountryUnknown;
        if (LateInterestLaws.Find(country) is null)
            return NoInterestReason.NoLawForCountry;
        return isEarly ? NoInterestReason.NotLateByLaw : null;
    }

    /// <summary>The late days, those with the same open sum and rate together.</summary>
    private static List<(DateOnly From, DateOnly To, Money Open, int? Rate, int DaysOfYear)> DaysOf(
        Invoice invoice,
        LateInterestLaw law,
        string country,
        DateOnly first,
        DateOnly last
    )
    {
        var found = new List<(DateOnly From, DateOnly To, Money Open, int? Rate, int DaysOfYear)>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var open = OpenOn(invoice, day);
            if (!open.IsPositive)
                continue;
            var (rate, ofYear) = (
                LateInterestLaws.RateOn(law, country, day),
                DateTime.IsLeapYear(day.Year) ? 366 : 365
            );
            if (
                found is [.., var before]
                && before.To == day.AddDays(-1)
                && (before.Open, before.Rate, before.DaysOfYear) == (open, rate, ofYear)
            )
                found[^1] = before with { To = day };
            else
                found.Add((day, day, open, rate, ofYear));
        }
        return found;
    }

    /// <summary>
    /// What was open at the end of that day. Credit notes and settlings count from the first day on, money from its value
    /// date on; money that was taken back later counts until then. What the bank has returned and nobody has settled, and
    /// client credit that was taken off again, counts as paid: since when it is not, the entries do not say.
    /// </summary>
    internal static Money OpenOn(Invoice invoice, DateOnly day)
    {
        var most = invoice.Gross - invoice.Credited - invoice.Settled;
        var open = most;
        foreach (var paid in invoice.Payments.Where(p => p.On <= day))
            open = paid switch
            {
                { Kind: PaymentKind.Payment } => open - (paid.Applied - paid.MovedToCredit),
                { Kind: PaymentKind.Refund } => open + paid.Applied,
                { ReversesRefund: true } => open - paid.Applied,
                _ => open + TakenBack(invoice, paid),
            };
        foreach (var used in invoice.Applications.Where(a => a.On <= day))
            open -= used.Amount;
        var zero = Money.Zero(open.Currency);
        if (open < zero)
            return zero;
        return open > most ? most : open;
    }

    /// <summary>What a reversed payment had paid here.</summary>
    private static Money TakenBack(Invoice invoice, Payment reversal) =>
        invoice.Payments.FirstOrDefault(p => p.Id == reversal.Reverses) is { } reversed
            ? reversed.Applied - reversed.MovedToCredit
            : Money.Zero(reversal.Amount.Currency);

    /// <summary>Exact to the last step: all periods over one denominator, rounded once, half away from zero.</summary>
    private static long RoundedInterest(List<InterestPeriod> periods)
    {
        const int Both = 365 * 366;
        var (sum, denominator) = ((Int128)0, (Int128)HundredthsOfPercent * Both);
        foreach (var period in periods)
            sum += (Int128)period.Open.Minor * period.Rate * period.Days * (Both / period.DaysOfYear);
        var (whole, rest) = Int128.DivRem(sum, denominator);
        return checked((long)(rest * 2 >= denominator ? whole + 1 : whole));
    }
}

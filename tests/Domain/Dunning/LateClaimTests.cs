using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Domain.Dunning;

/// <summary>Interest and the flat fee of a late invoice, with sums worked by hand.</summary>
public sealed class LateClaimTests
{
    private static readonly ReminderSettings Calendar = ReminderSettings.Default;

    /// <summary>3,600.00 + 19 % = 4,284.00.</summary>
    private static Invoice Due(DateOnly due, string country = "DE", string currency = "EUR", long net = 360_000)
    {
        Assert.True(Currency.TryGet(currency, out var money));
        var signed = new Signature("marc", DateTimeOffset.UnixEpoch, false);
        var rate = new Percent(19 * Percent.UnitsPerPercent);
        return new(1, 1, new(net, money), rate, new(net * 19 / 100, money), 14, due, "", signed)
        {
            State = InvoiceState.Issued,
            IssueDetails = new(
                "INV-2026-0001",
                due.AddDays(-14),
                due,
                new("Studio", "Street", "DE1"),
                new("Acme GmbH", "Road", ""),
                false,
                signed
            )
            {
                SellerDetails = new() { Country = country },
            },
        };
    }

    private static LateClaim Claim(Invoice i, DateOnly today, bool isOn = true, NoInterestReason? ofClient = null) =>
        LateClaimCalculator.Calculate(i, Calendar, isOn, ofClient, today);

    private static Payment Paid(int id, long minor, DateOnly on) =>
        new(id, 1, new(minor, Currency.Eur), Money.Zero(Currency.Eur), on, "", "", new("finn", default, false));

    [Fact]
    public void Interest_over_a_change_of_the_base_rate_is_reckoned_for_the_days_of_each_rate()
    {
        // Due Fri 12 June 2026. 13 to 30 June: 18 days at 1.27 + 9 = 10.27 %; 1 to 31 July: 31 days at 1.52 + 9 = 10.52 %.
        // 4,284.00 × (18 × 10.27 + 31 × 10.52) / 36,500 = 4,284.00 × 510.98 / 36,500 = 59.9736…
        var claim = Claim(Due(new(2026, 6, 12)), new(2026, 7, 31));
        Assert.Equal([(18, 1_027), (31, 1_052)], claim.Periods.Select(p => (p.Days, p.Rate)));
        Assert.Equal(5_997, claim.Interest.Minor);
        Assert.Equal((49, 4_000, 428_400 + 5_997 + 4_000), (claim.DaysLate, claim.FlatFee.Minor, claim.Total.Minor));
    }

    [Fact]
    public void Other_countries_with_the_euro_take_the_rate_of_the_central_bank_and_eight_points()
    {
        // 18 days at 2.15 + 8 = 10.15 %, 31 days at 2.40 + 8 = 10.40 %: 4,284.00 × 505.10 / 36,500 = 59.2834…
        var claim = Claim(Due(new(2026, 6, 12), "AT"), new(2026, 7, 31));
        Assert.Equal((LateInterestLaw.EuroArea, 5_928), (claim.Law, claim.Interest.Minor));
    }

    [Fact]
    public void A_day_of_a_leap_year_costs_a_366th_of_the_yearly_rate()
    {
        // Due Fri 29 December 2023, late from 30 December: 2 days of 2023 at 3.12 + 9 = 12.12 %, 31 + 29 days of 2024 at 12.62 %.
        // 1,000.00 × 1.19 = 1,190.00: 1,190 × 12.12 × 2 / 36,500 + 1,190 × 12.62 × 60 / 36,600 = 0.79028… + 24.61934… = 25.4096…
        var claim = Claim(Due(new(2023, 12, 29), net: 100_000), new(2024, 2, 29));
        Assert.Equal([365, 366], claim.Periods.Select(p => p.DaysOfYear));
        Assert.Equal(2_541, claim.Interest.Minor);
    }

    [Fact]
    public void Money_that_arrived_late_bears_interest_until_the_day_before_its_value_date()
    {
        // Due Wed 15 July 2026: 16 to 24 July, 9 days on 4,284.00; from 25 July (2,000.00 arrive) to 31 July, 7 days on 2,284.00.
        // (4,284 × 9 + 2,284 × 7) × 10.52 / 36,500 = 54,544 × 10.52 / 36,500 = 15.7206…
        var invoice = Due(new(2026, 7, 15)) with
        {
            Payments = [Paid(1, 200_000, new(2026, 7, 25))],
        };
        var claim = Claim(invoice, new(2026, 7, 31));
        Assert.Equal(1_572, claim.Interest.Minor);
        Assert.Equal(228_400 + 1_572 + 4_000, claim.Total.Minor);
    }

    [Fact]
    public void Money_that_the_bank_took_back_later_bears_none_while_it_was_there()
    {
        // Paid on 20 July, taken back on 27 July: 16 to 19 July and 27 to 31 July are 4 + 5 days on 4,284.00.
        // 4,284 × 9 × 10.52 / 36,500 = 11.1125…
        var invoice = Due(new(2026, 7, 15)) with
        {
            Payments =
            [
                Paid(1, 428_400, new(2026, 7, 20)),
                Paid(2, 428_400, new(2026, 7, 27)) with
                {
                    Kind = PaymentKind.Reversal,
                    Reverses = 1,
                },
            ],
        };
        Assert.Equal(1_111, Claim(invoice, new(2026, 7, 31)).Interest.Minor);
    }

    [Fact]
    public void Client_credit_that_was_taken_off_again_bears_none_since_nobody_knows_from_when()
    {
        // 1,190.00 of credit were used and taken off: 3,094.00 for 16 days at 10.52 % = 14.2679…, while 4,284.00 are open.
        var part = new CreditParts([new(9, new(119_000, Currency.Eur))]);
        var invoice = Due(new(2026, 7, 15)) with
        {
            Applications =
            [
                new(1, 1, new(119_000, Currency.Eur), part, new(2026, 7, 10), new("finn", default, false))
                {
                    Undone = part,
                },
            ],
        };
        var claim = Claim(invoice, new(2026, 7, 31));
        Assert.Equal((428_400, 1_427), (claim.Open.Minor, claim.Interest.Minor));
    }

    [Fact]
    public void Interest_and_fee_that_arrived_are_deducted_and_never_more_than_both()
    {
        Payment Late(long minor, long interest) =>
            Paid(1, minor, new(2026, 7, 31)) with
            {
                Interest = new(interest, Currency.Eur),
            };
        // 16 days on 4,284.00 at 10.52 % = 19.7557…
        var owed = Claim(Due(new(2026, 7, 15)) with { Payments = [Late(5_000, 5_000)] }, new(2026, 7, 31));
        Assert.Equal((1_976, 4_000, 5_000), (owed.Interest.Minor, owed.FlatFee.Minor, owed.AlreadyPaid.Minor));
        Assert.Equal(428_400 + 976, owed.Total.Minor);
        var more = Claim(Due(new(2026, 7, 15)) with { Payments = [Late(9_000, 9_000)] }, new(2026, 7, 31));
        Assert.Equal((5_976, 428_400), (more.AlreadyPaid.Minor, more.Total.Minor));
        Assert.True(Claim(Due(new(2026, 7, 15)), new(2026, 7, 31)).AlreadyPaid.IsZero);
    }

    [Fact]
    public void What_was_credited_never_bore_interest()
    {
        // 1,190.00 credited on 30 July of 4,284.00: 3,094.00 for 16 days at 10.52 % = 14.2679…
        var invoice = Due(new(2026, 7, 15)) with
        {
            CreditNotes =
            [
                new(
                    1,
                    "CN-2026-0001",
                    new(2026, 7, 30),
                    new(100_000, Currency.Eur),
                    new(19_000, Currency.Eur),
                    "less work",
                    false,
                    new("marc", default, false)
                ),
            ],
        };
        Assert.Equal(1_427, Claim(invoice, new(2026, 7, 31)).Interest.Minor);
    }

    [Fact]
    public void A_due_date_on_a_day_off_moves_to_the_next_working_day_before_interest_runs()
    {
        // Due Sat 18 July 2026: Monday the 20th still is in time, so the 21st is the first day.
        var invoice = Due(new(2026, 7, 18));
        Assert.Equal(new(2026, 7, 21), Claim(invoice, new(2026, 7, 31)).Periods[0].From);
        var monday = Claim(invoice, new(2026, 7, 20));
        Assert.Equal(
            (NoInterestReason.NotLateByLaw, 0, 0),
            (monday.NoInterest, monday.Interest.Minor, monday.FlatFee.Minor)
        );
    }

    [Fact]
    public void Days_without_a_known_rate_bear_no_interest_and_are_named()
    {
        var claim = Claim(Due(new(2026, 12, 15)), new(2027, 1, 20));
        Assert.Equal(new(2026, 12, 31), claim.Periods[^1].To);
        Assert.Equal((new(2027, 1, 1), new(2027, 1, 20)), (claim.NoRateFrom!.Value, claim.NoRateTo!.Value));
        // 16 days at 10.52 % on 4,284.00 = 19.7557…
        Assert.Equal(1_976, claim.Interest.Minor);
    }

    [Fact]
    public void A_country_bears_interest_from_the_day_on_which_it_has_the_euro()
    {
        var claim = Claim(Due(new(2025, 12, 15), "BG"), new(2026, 1, 10));
        Assert.Equal((new(2026, 1, 1), new(2025, 12, 16)), (claim.Periods[0].From, claim.NoRateFrom!.Value));
    }

    [Theory]
    [InlineData(false, null, "DE", NoInterestReason.Off)]
    [InlineData(true, NoInterestReason.Consumer, "DE", NoInterestReason.Consumer)]
    [InlineData(true, NoInterestReason.NotKnownAsBusiness, "DE", NoInterestReason.NotKnownAsBusiness)]
    [InlineData(true, null, "", NoInterestReason.SellerCountryUnknown)]
    [InlineData(true, null, "CH", NoInterestReason.NoLawForCountry)]
    [InlineData(true, null, "PL", NoInterestReason.NoLawForCountry)]
    public void Nothing_is_asked_for_beside_the_sum_where_it_is_off_or_not_known(
        bool isOn,
        NoInterestReason? ofClient,
        string country,
        NoInterestReason reason
    )
    {
        var claim = Claim(Due(new(2026, 7, 15), country), new(2026, 8, 14), isOn, ofClient);
        Assert.Equal((reason, null), (claim.NoInterest, claim.Law));
        Assert.Equal(claim.Open, claim.Total);
    }

    [Fact]
    public void Another_currency_bears_interest_and_no_flat_fee()
    {
        var claim = Claim(Due(new(2026, 7, 15), currency: "USD"), new(2026, 7, 31));
        Assert.True(claim.Interest.IsPositive && claim.FlatFee.IsZero && claim.HasNoFlatFeeInCurrency);
    }

    [Fact]
    public void Half_a_cent_is_rounded_away_from_zero()
    {
        // 1 January to 19 February 2026 are 50 days at 1.27 + 9 = 10.27 %: 365.00 × 10.27 × 50 / 36,500 = 5.135.
        var invoice = Due(new(2025, 12, 31), net: 36_500) with
        {
            Vat = Money.Zero(Currency.Eur),
        };
        Assert.Equal(514, Claim(invoice, new(2026, 2, 19)).Interest.Minor);
    }
}

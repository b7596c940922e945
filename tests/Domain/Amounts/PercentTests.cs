using FsCheck.Fluent;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Domain.Amounts;

/// <summary>Percentages are exact to four decimals; tax is rounded once.</summary>
public sealed class PercentTests
{
    [Theory]
    [
        InlineData(300_000, "30 %"),
        InlineData(333_333, "33.3333 %"),
        InlineData(305_000, "30.5 %"),
        InlineData(1, "0.0001 %"),
        InlineData(1_000_000, "100 %"),
        InlineData(1_050_000, "105 %"),
        InlineData(0, "0 %"),
        InlineData(-5_000, "-0.5 %")
    ]
    public void A_percentage_is_shown_without_empty_decimals(int units, string shown) =>
        Assert.Equal(shown, new Percent(units).ToString());

    [Fact]
    public void Amounts_are_shown_as_they_were_agreed()
    {
        Assert.Equal("30 %", new Amount.Share(new(300_000)).ToString());
        Assert.Equal("€4,800.00", new Amount.Sum(new(480_000, Currency.Eur)).ToString());
        Assert.Equal("rest", new Amount.Rest().ToString());
        Assert.Equal("unbilled", new Amount.Unbilled().ToString());
    }

    [Theory]
    [
        InlineData(360_000, 190_000, 68_400),
        InlineData(50, 10_000, 1),
        InlineData(-50, 10_000, -1),
        InlineData(49, 10_000, 0),
        InlineData(250, 190_000, 48),
        InlineData(1_200_000, 0, 0),
        InlineData(Money.MaxMinorUnits, 1_000_000, Money.MaxMinorUnits)
    ]
    public void Tax_is_rounded_half_away_from_zero(long net, int rate, long tax) =>
        Assert.Equal(new Money(tax, Currency.Eur), VatCalculator.Calculate(new(net, Currency.Eur), new(rate)));

    [Fact]
    public void Tax_is_what_decimal_arithmetic_says() =>
        Generators.Holds(
            from net in Generators.Money
            from rate in Gen.OneOf(
                Generators.Percent,
                Gen.Elements(new Percent(190_000), new Percent(70_000), new Percent(50_000), new Percent(500_000))
            )
            select (net, rate),
            of =>
                VatCalculator.Calculate(of.net, of.rate).Minor
                == (long)
                    decimal.Round(of.net.Minor * (decimal)of.rate.Units / 1_000_000m, 0, MidpointRounding.AwayFromZero),
            count: 20_000
        );

    [Fact]
    public void A_share_of_a_sum_is_rounded_down() =>
        Generators.Holds(
            from whole in Generators.Money
            from share in Generators.Percent
            select (whole, share),
            of =>
                of.share.Of(of.whole).Minor
                == (long)decimal.Floor(of.whole.Minor * (decimal)of.share.Units / 1_000_000m)
        );

    [Fact]
    public void What_is_printed_is_read_back_as_the_same() =>
        Generators.Holds(
            Generators.Percent,
            percent =>
                PercentText.ParseShare(percent.ToString(), out _) == percent
                && PercentText.ParseRate(percent.ToString(), out _) == percent
        );
}

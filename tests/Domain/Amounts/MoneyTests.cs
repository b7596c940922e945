using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Domain.Amounts;

/// <summary>Money is counted in minor units of one currency.</summary>
public sealed class MoneyTests
{
    private static readonly Currency Yen = Currency.All.Single(currency => currency.Code == "JPY");
    private static readonly Currency Dinar = Currency.All.Single(currency => currency.Code == "KWD");

    [Theory]
    [
        InlineData(1_200_000, "12,000.00"),
        InlineData(0, "0.00"),
        InlineData(5, "0.05"),
        InlineData(-5, "-0.05"),
        InlineData(-1_200_050, "-12,000.50"),
        InlineData(99_999, "999.99"),
        InlineData(100_000, "1,000.00")
    ]
    [InlineData(long.MinValue, "-92,233,720,368,547,758.08"), InlineData(long.MaxValue, "92,233,720,368,547,758.07")]
    public void Answers_show_commas_a_point_and_the_sign_in_front(long minor, string shown)
    {
        Assert.Equal("EUR " + shown, new Money(minor, Currency.Eur).ToStringWithCode());
        Assert.Equal(
            shown.StartsWith('-') ? "-€" + shown[1..] : "€" + shown,
            new Money(minor, Currency.Eur).ToString()
        );
    }

    [Fact]
    public void The_currency_decides_how_many_decimals_are_shown()
    {
        Assert.Equal("¥100,001", new Money(100_001, Yen).ToString());
        Assert.Equal("KWD 1,200.005", new Money(1_200_005, Dinar).ToString());
        Assert.Equal("KWD 1,200.005", new Money(1_200_005, Dinar).ToStringWithCode());
    }

    [Fact]
    public void Sums_and_comparisons_hold_within_one_currency()
    {
        var (small, big) = (new Money(100, Currency.Eur), new Money(250, Currency.Eur));
        Assert.Equal(new Money(350, Currency.Eur), small + big);
        Assert.Equal(new Money(-150, Currency.Eur), small - big);
        Assert.True(
            small < big && big > small && small <= big && big >= small && small <= new Money(100, Currency.Eur)
        );
        Assert.True(
            big.IsPositive && (small - big).IsNegative && Money.Zero(Yen).IsZero && !Money.Zero(Yen).IsPositive
        );
    }

    [Fact]
    public void Sums_and_comparisons_across_currencies_are_bugs()
    {
        var (euro, yen) = (new Money(1, Currency.Eur), new Money(1, Yen));
        Assert.Throws<InvalidOperationException>(() => euro + yen);
        Assert.Throws<InvalidOperationException>(() => euro - yen);
        Assert.Throws<InvalidOperationException>(() => euro < yen);
        Assert.NotEqual(euro, yen);
    }

    [Fact]
    public void An_overflow_is_a_bug_and_never_wraps()
    {
        var most = new Money(long.MaxValue, Currency.Eur);
        Assert.Throws<OverflowException>(() => most + new Money(1, Currency.Eur));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, Currency.Eur) - new Money(1, Currency.Eur));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Currency.Eur));
        Assert.Throws<OverflowException>(() => new Percent(2_000_000).Of(most));
    }

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_in_every_currency() =>
        Generators.Holds(
            Generators.Money,
            money =>
                MoneyText.Parse(money.ToStringWithCode(), out _)?.ToMoney(null, out _) == money
                && MoneyText.Parse(money.ToString(), out _)?.ToMoney(money.Currency, out _) == money,
            count: 20_000
        );
}

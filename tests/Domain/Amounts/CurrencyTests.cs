using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Domain.Amounts;

/// <summary>Projects are billed in the ISO 4217 currencies that are in use.</summary>
public sealed class CurrencyTests
{
    [Theory]
    [
        InlineData("EUR", 2),
        InlineData("eur", 2),
        InlineData("Usd", 2),
        InlineData("JPY", 0),
        InlineData("ISK", 0),
        InlineData("CLP", 0),
        InlineData("KWD", 3),
        InlineData("TND", 3),
        InlineData("CHF", 2),
        InlineData("XOF", 0),
        InlineData("XCG", 2)
    ]
    public void A_currency_is_found_by_its_code_in_any_case(string code, int digits)
    {
        Assert.True(Currency.TryGet(code, out var currency));
        Assert.Equal(code.ToUpperInvariant(), currency.Code);
        Assert.Equal(digits, currency.Digits);
    }

    [Theory]
    [
        InlineData("XXX"),
        InlineData("XTS"),
        InlineData("XAU"),
        InlineData("XDR"),
        InlineData("CHE"),
        InlineData("CLF"),
        InlineData("USN"),
        InlineData("DEM"),
        InlineData("HRK"),
        InlineData("EURO"),
        InlineData("€"),
        InlineData(""),
        InlineData("ＥＵＲ")
    ]
    public void Metals_funds_tests_and_currencies_of_the_past_are_none(string code) =>
        Assert.False(Currency.TryGet(code, out _));

    [Fact]
    public void The_table_holds_each_code_once_and_in_three_capital_letters()
    {
        Assert.InRange(Currency.All.Count, 150, 160);
        Assert.All(Currency.All, currency => Assert.Matches("^[A-Z]{3}$", currency.Code));
        Assert.Equal(Currency.All.Count, Currency.All.Distinct().Count());
        Assert.All(Currency.All, currency => Assert.Contains(currency.Digits, new[] { 0, 2, 3 }));
    }

    [Fact]
    public void Two_currencies_of_one_code_are_equal()
    {
        Assert.True(Currency.TryGet("eur", out var euro));
        Assert.Equal(Currency.Eur, euro);
        Assert.NotEqual(Currency.All[0], Currency.All[1]);
    }
}

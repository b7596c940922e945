using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Reading;

/// <summary>Typed percentages are parsed exactly, or refused with the valid range.</summary>
public sealed class PercentTextTests
{
    [Theory]
    [
        InlineData("30%", 300_000),
        InlineData("30 %", 300_000),
        InlineData("33.3333 %", 333_333),
        InlineData("30 percent", 300_000),
        InlineData("30 Per Cent", 300_000),
        InlineData("30 pct", 300_000),
        InlineData("30,5 %", 305_000),
        InlineData("30\u00A0%", 300_000),
        InlineData("30％", 300_000),
        InlineData("+30%", 300_000),
        InlineData("030%", 300_000),
        InlineData("0.0001%", 1),
        InlineData("100%", 1_000_000),
        InlineData("100.0000%", 1_000_000)
    ]
    public void A_share_is_read_as_people_write_it(string text, int units) =>
        Assert.Equal(new Percent(units), PercentText.ParseShare(text, out _));

    [Theory]
    [
        InlineData("-10%"),
        InlineData("0%"),
        InlineData("101%"),
        InlineData("100.0001%"),
        InlineData("thirty"),
        InlineData("thirty percent"),
        InlineData(""),
        InlineData("%"),
        InlineData("30%%"),
        InlineData("3 0%"),
        InlineData("1.000,5%"),
        InlineData("+-5%"),
        InlineData("99999999999999999999%"),
        InlineData("30.%"),
        InlineData(".5%"),
        InlineData("٣٠%"),
        InlineData("30 EUR")
    ]
    public void What_is_no_share_is_refused_with_the_range(string text)
    {
        Assert.Null(PercentText.ParseShare(text, out var problem));
        Assert.Equal($"\"{text}\" is no share; it is a number above 0 up to 100, like 30%", problem);
    }

    [Fact]
    public void A_bare_number_could_be_a_share_or_a_sum()
    {
        Assert.Null(PercentText.ParseShare("30", out var problem));
        Assert.Equal("\"30\" has no sign; write it like 30% for a share or 30 EUR for a sum", problem);
    }

    [Theory]
    [InlineData("33.33335%"), InlineData("30.00000%")]
    public void More_than_four_decimals_are_refused_and_never_rounded(string text)
    {
        Assert.Null(PercentText.ParseShare(text, out var problem));
        Assert.Equal($"a percentage has at most 4 decimals; {text[..^1]} has 5", problem);
        Assert.Null(PercentText.ParseRate(text, out _));
    }

    [Theory]
    [
        InlineData("19", 190_000),
        InlineData("19%", 190_000),
        InlineData("7,7 %", 77_000),
        InlineData("0", 0),
        InlineData("0 %", 0),
        InlineData("100", 1_000_000)
    ]
    public void A_rate_needs_no_sign_and_may_be_zero(string text, int units) =>
        Assert.Equal(new Percent(units), PercentText.ParseRate(text, out _));

    [Theory]
    [InlineData("-1"), InlineData("101"), InlineData("nineteen"), InlineData("")]
    public void What_is_no_rate_is_refused_with_the_range(string text)
    {
        Assert.Null(PercentText.ParseRate(text, out var problem));
        Assert.Equal($"\"{text}\" is no rate; it is a number from 0 to 100, like 19%", problem);
    }
}

using FsCheck.Fluent;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Reading;

/// <summary>Typed amounts are parsed exactly, or refused with what to write instead.</summary>
public sealed class MoneyTextTests
{
    [Theory]
    [
        InlineData("12000 EUR", "EUR 12,000.00"),
        InlineData("EUR 12,000.00", "EUR 12,000.00"),
        InlineData("€12000", "EUR 12,000.00"),
        InlineData("€ 12000", "EUR 12,000.00"),
        InlineData("12000€", "EUR 12,000.00"),
        InlineData("12.000,50 Euro", "EUR 12,000.50"),
        InlineData("12000 EURO", "EUR 12,000.00"),
        InlineData("12\u2009000,50\u00A0€", "EUR 12,000.50"),
        InlineData("12,000.00EUR", "EUR 12,000.00")
    ]
    [
        InlineData("12.000,50 EUR", "EUR 12,000.50"),
        InlineData("12'000.50 CHF", "CHF 12,000.50"),
        InlineData("12’000.50 CHF", "CHF 12,000.50"),
        InlineData("12 000 EUR", "EUR 12,000.00"),
        InlineData("12 000,50 EUR", "EUR 12,000.50")
    ]
    [
        InlineData("12\u00A0000\u202F€", "EUR 12,000.00"),
        InlineData("12000eur", "EUR 12,000.00"),
        InlineData("eur12000", "EUR 12,000.00"),
        InlineData("$99.90", "USD 99.90"),
        InlineData("US$99.90", "USD 99.90"),
        InlineData("£1,000", "GBP 1,000.00"),
        InlineData("¥100001", "JPY 100,001")
    ]
    [
        InlineData("EUR 12000 EUR", "EUR 12,000.00"),
        InlineData("€12000 EUR", "EUR 12,000.00"),
        InlineData("12.000,- EUR", "EUR 12,000.00"),
        InlineData("CHF 500.-", "CHF 500.00"),
        InlineData("500.– CHF", "CHF 500.00")
    ]
    [
        InlineData("-50 EUR", "EUR -50.00"),
        InlineData("−50 EUR", "EUR -50.00"),
        InlineData("EUR -50", "EUR -50.00"),
        InlineData("-€50", "EUR -50.00"),
        InlineData("+50 EUR", "EUR 50.00"),
        InlineData("0 EUR", "EUR 0.00"),
        InlineData("0.00 EUR", "EUR 0.00")
    ]
    [
        InlineData("1,234,567 EUR", "EUR 1,234,567.00"),
        InlineData("1.234.567 EUR", "EUR 1,234,567.00"),
        InlineData("1.234.567,89 EUR", "EUR 1,234,567.89"),
        InlineData("12,34,567.89 INR", "INR 1,234,567.89"),
        InlineData("1,00,000 INR", "INR 100,000.00")
    ]
    [
        InlineData("1.200 EUR", "EUR 1,200.00"),
        InlineData("1,200 EUR", "EUR 1,200.00"),
        InlineData("120.000 EUR", "EUR 120,000.00"),
        InlineData("100.500 JPY", "JPY 100,500"),
        InlineData("1.200 KWD", "KWD 1.200"),
        InlineData("1200.005 KWD", "KWD 1,200.005"),
        InlineData("1,200.005 KWD", "KWD 1,200.005")
    ]
    [
        InlineData("1200.5 EUR", "EUR 1,200.50"),
        InlineData("1200,5 EUR", "EUR 1,200.50"),
        InlineData("12,50 EUR", "EUR 12.50"),
        InlineData("0012 EUR", "EUR 12.00"),
        InlineData("0.05 EUR", "EUR 0.05"),
        InlineData("1,2 KWD", "KWD 1.200")
    ]
    public void Money_is_read_as_people_write_it(string text, string meant) =>
        Assert.Equal(meant, Money(text)?.ToStringWithCode());

    [Theory]
    [InlineData("1200.005 EUR", "EUR has 2 decimals; 1200.005 has 3")]
    [InlineData("0.005 EUR", "EUR has 2 decimals; 0.005 has 3")]
    [InlineData("1,200.000 EUR", "EUR has 2 decimals; 1,200.000 has 3")]
    [InlineData("12000.0000 EUR", "EUR has 2 decimals; 12000.0000 has 4")]
    [InlineData("100.5 JPY", "JPY has no decimals; 100.5 has 1")]
    [InlineData("100.00 JPY", "JPY has no decimals; 100.00 has 2")]
    [InlineData("1.2345 KWD", "KWD has 3 decimals; 1.2345 has 4")]
    public void More_decimals_than_the_currency_has_are_refused_and_never_rounded(string text, string problem) =>
        Assert.Equal(problem, Problem(text));

    [Theory]
    [
        InlineData("abc", "\"abc\" is no amount; write it like 12000 EUR"),
        InlineData("", "\"\" is no amount; write it like 12000 EUR"),
        InlineData("EUR", "\"EUR\" is no amount; write it like 12000 EUR")
    ]
    [
        InlineData(
            "1.200k EUR",
            "\"1.200k EUR\" can be read in more than one way; write the sum in full, like 12000 EUR"
        ),
        InlineData("12m", null),
        InlineData("1e5 EUR", null),
        InlineData("0x10 EUR", null),
        InlineData("12 50 EUR", null),
        InlineData("1,23,4 EUR", null),
        InlineData("1.234,567,890 EUR", null),
        InlineData("1,,000 EUR", null),
        InlineData("1, 000 EUR", null)
    ]
    [
        InlineData("--5 EUR", null),
        InlineData("-EUR-5", null),
        InlineData("50- EUR", null),
        InlineData("(50) EUR", null),
        InlineData("12² EUR", null),
        InlineData("١٢ EUR", null),
        InlineData("10 EUR 20", null),
        InlineData("0,123,456 EUR", null),
        InlineData("1234,567.00 EUR", null),
        InlineData("12/3 EUR", null),
        InlineData("12000 EUROPA", null),
        InlineData("50%", null)
    ]
    public void What_is_no_amount_is_refused_with_one_that_is(string text, string? problem) =>
        Assert.Equal(problem ?? $"\"{text}\" is no amount; write it like 12000 EUR", Problem(text));

    [Theory]
    [InlineData("12000", "which currency? e.g. 12000 EUR")]
    [InlineData("12 XYZ", "XYZ is no currency in use; write a code such as EUR, USD or GBP")]
    [InlineData("€12 USD", "\"€12 USD\" has two currencies, EUR and USD; write one, like 12000 EUR")]
    [InlineData("1,200 KWD", "1,200 KWD has two readings; write 1200 KWD or 1.200 KWD")]
    [InlineData("10000000000000.01 EUR", "\"10000000000000.01\" is too much; the most is €10,000,000,000,000.00")]
    [InlineData(
        "99999999999999999999999999 JPY",
        "\"99999999999999999999999999\" is too much; the most is ¥1,000,000,000,000,000"
    )]
    public void What_could_be_meant_otherwise_is_asked_back(string text, string problem) =>
        Assert.Equal(problem, Problem(text));

    [Fact]
    public void The_most_there_is_can_be_written() =>
        Assert.Equal(MilestoneBot.Domain.Amounts.Money.MaxMinorUnits, Money("10,000,000,000,000.00 EUR")?.Minor);

    [Fact]
    public void The_project_decides_the_currency_and_how_a_number_is_read()
    {
        var yen = Currency.All.Single(currency => currency.Code == "JPY");
        Assert.Equal(
            "EUR 12,000.00",
            MoneyText.Parse("12000", out _)!.ToMoney(Currency.Eur, out _)?.ToStringWithCode()
        );
        Assert.Equal("JPY 1,200", MoneyText.Parse("1.200", out _)!.ToMoney(yen, out _)?.ToStringWithCode());
        Assert.Null(MoneyText.Parse("12 USD", out _)!.ToMoney(Currency.Eur, out var problem));
        Assert.Equal("this project is in EUR, not USD", problem);
    }

    [Fact]
    public void A_long_text_is_said_back_in_part() =>
        Assert.Equal(
            $"\"{new string('x', 40)}…\" is no amount; write it like 12000 EUR",
            Problem(new string('x', 5_000))
        );

    [Fact]
    public void Whatever_is_typed_is_either_an_amount_or_a_problem() =>
        Generators.Holds(
            Gen.Elements("1", "12", "123", "000", ",", ".", "'", " ", "-", "+", "EUR", "€", "KWD", "x", "%", "\n", "😀")
                .ListOf()
                .Select(string.Concat),
            text =>
                MoneyText.Parse(text, out var problem) is { } read
                    ? problem.Length == 0 && read.ToMoney(null, out var why) is null == why.Length > 0
                    : problem.Length > 0,
            count: 20_000
        );

    private static Money? Money(string text) => MoneyText.Parse(text, out _)?.ToMoney(null, out _);

    private static string Problem(string text)
    {
        if (MoneyText.Parse(text, out var problem) is not { } read)
            return problem;
        Assert.Null(read.ToMoney(null, out problem));
        return problem;
    }
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Tests.Reading;

/// <summary>Sums, rates and dates as English, German and French write them.</summary>
public sealed class DocumentNumbersTests
{
    [Theory]
    [InlineData(DocumentLanguage.English, "EUR", 123_450, "1,234.50")]
    [InlineData(DocumentLanguage.German, "EUR", 123_450, "1.234,50")]
    [InlineData(DocumentLanguage.French, "EUR", 123_450, "1\u202F234,50")]
    [InlineData(DocumentLanguage.English, "EUR", 5, "0.05")]
    [InlineData(DocumentLanguage.English, "EUR", 100_000, "1,000.00")]
    [InlineData(DocumentLanguage.English, "EUR", 99_999, "999.99")]
    [InlineData(DocumentLanguage.German, "EUR", -123_456_789, "\u22121.234.567,89")]
    [InlineData(DocumentLanguage.French, "JPY", 1_234_567, "1\u202F234\u202F567")]
    [InlineData(DocumentLanguage.German, "JPY", 0, "0")]
    [InlineData(DocumentLanguage.English, "KWD", 1_234_567, "1,234.567")]
    [InlineData(DocumentLanguage.German, "KWD", 5, "0,005")]
    [InlineData(DocumentLanguage.English, "EUR", long.MinValue, "\u221292,233,720,368,547,758.08")]
    public void A_sum_is_written_as_the_language_writes_it(
        DocumentLanguage language,
        string code,
        long minor,
        string expected
    )
    {
        Assert.True(Currency.TryGet(code, out var currency));
        Assert.Equal(expected, DocumentNumbers.Sum(new(minor, currency), language));
    }

    [Theory]
    [InlineData(DocumentLanguage.English, "EUR\u00A01,234.50")]
    [InlineData(DocumentLanguage.German, "1.234,50\u00A0EUR")]
    [InlineData(DocumentLanguage.French, "1\u202F234,50\u00A0EUR")]
    public void The_currency_stands_where_the_language_puts_it(DocumentLanguage language, string expected) =>
        Assert.Equal(expected, DocumentNumbers.SumWithCode(new(123_450, Currency.Eur), language));

    [Theory]
    [InlineData(DocumentLanguage.English, 190_000, "19%")]
    [InlineData(DocumentLanguage.German, 55_000, "5,5\u00A0%")]
    [InlineData(DocumentLanguage.French, 55_000, "5,5\u202F%")]
    [InlineData(DocumentLanguage.English, 1, "0.0001%")]
    public void A_rate_is_written_as_the_language_writes_it(DocumentLanguage language, int units, string expected) =>
        Assert.Equal(expected, DocumentNumbers.Rate(new(units), language));

    [Theory]
    [InlineData(DocumentLanguage.English, 16, 7, "16 July 2026")]
    [InlineData(DocumentLanguage.German, 16, 7, "16. Juli 2026")]
    [InlineData(DocumentLanguage.French, 16, 7, "16 juillet 2026")]
    [InlineData(DocumentLanguage.French, 1, 8, "1er août 2026")]
    [InlineData(DocumentLanguage.German, 1, 3, "1. März 2026")]
    [InlineData(DocumentLanguage.English, 31, 12, "31 December 2026")]
    public void A_day_is_written_in_words_that_do_not_break(
        DocumentLanguage language,
        int day,
        int month,
        string expected
    ) => Assert.Equal(expected.Replace(' ', '\u00A0'), DocumentNumbers.Day(new(2026, month, day), language));

    [Theory]
    [InlineData("GR", DocumentLanguage.English, "Greece")]
    [InlineData("GR", DocumentLanguage.German, "Griechenland")]
    [InlineData("GR", DocumentLanguage.French, "Grèce")]
    [InlineData("ZZ", DocumentLanguage.French, "ZZ")]
    public void A_country_has_its_name_or_keeps_its_code(string code, DocumentLanguage language, string expected) =>
        Assert.Equal(expected, DocumentCountries.NameOf(code, language));
}

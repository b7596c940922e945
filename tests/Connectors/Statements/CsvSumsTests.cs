using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>Signs in the amount itself, dashes that stand for cents, and unreadable amounts.</summary>
public sealed class CsvSumsTests
{
    [Theory]
    [InlineData("-11.00")]
    [InlineData("11.00-")]
    [InlineData("- 11.00")]
    [InlineData("−11.00")]
    [InlineData("11.00−")]
    [InlineData("–11.00")]
    [InlineData("(11.00)")]
    [InlineData("($11.00)")]
    [InlineData("USD -11.00")]
    [InlineData("-USD 11.00")]
    [InlineData("11.00 USD-")]
    [InlineData("11.00DR")]
    [InlineData("11.00 Dr")]
    [InlineData("DR 11.00")]
    [InlineData("11.00 USD DR")]
    [InlineData("11.00 D")]
    [InlineData("11.00 S")]
    [InlineData("11.00S")]
    [InlineData("11.00 Soll")]
    [InlineData("11.00 (DR)")]
    [InlineData("11,00 Af")]
    [InlineData("-11.-")]
    [InlineData("(20.-)")]
    [InlineData("20.—-")]
    [InlineData("20.---")]
    [InlineData("20.- S")]
    public void A_sign_of_out_in_the_sum_is_believed(string amount) =>
        Assert.Empty(Read($"Date,Description,Amount,Currency\n2026-07-20,INV-2026-0083,\"{amount}\",USD\n"));

    [Theory]
    [InlineData("+11.00")]
    [InlineData("11.00 CR")]
    [InlineData("11.00Cr.")]
    [InlineData("11.00 (CR)")]
    [InlineData("11.00 Bij")]
    [InlineData("CR 11.00")]
    [InlineData("11.00 H")]
    [InlineData("11.00 C")]
    [InlineData("$11.00")]
    [InlineData("11.00+")]
    public void A_sign_of_in_in_the_sum_is_believed(string amount) =>
        Assert.Equal(
            (1_100L, ""),
            Read($"Date,Description,Amount,Currency\n2026-07-20,INV-2026-0083,{amount},USD\n")
                .Select(l => (l.Amount!.Value.Minor, l.Doubt))
                .Single()
        );

    [Theory]
    [InlineData("20,-")]
    [InlineData("20.-")]
    [InlineData("20,–")]
    [InlineData("20,—")]
    [InlineData("20.--")]
    [InlineData("20.—")]
    [InlineData("20.−")]
    [InlineData("20,=")]
    [InlineData("CHF 20.—")]
    [InlineData("20.- CHF")]
    [InlineData("20,-CHF")]
    [InlineData("+20,-")]
    [InlineData("20.- CR")]
    public void A_dash_for_the_cents_is_a_whole_sum(string amount) =>
        Assert.Equal(
            (2_000L, ""),
            Read($"Date,Description,Amount,Currency\n2026-07-20,INV-2026-0083,\"{amount}\",CHF\n")
                .Select(l => (l.Amount!.Value.Minor, l.Doubt))
                .Single()
        );

    [Theory]
    [InlineData("1.234,-", 123_400L)]
    [InlineData("1'234.-", 123_400L)]
    [InlineData("1’234.—", 123_400L)]
    [InlineData("1 234,–", 123_400L)]
    [InlineData("12.000,-", 1_200_000L)]
    [InlineData("1.234.567,--", 123_456_700L)]
    public void A_dash_for_the_cents_stands_behind_thousands_too(string amount, long minor) =>
        Assert.Equal(
            (minor, ""),
            Read($"Date;Description;Amount;Currency\n2026-07-20;INV-2026-0083;{amount};CHF\n2026-07-20;y;10,50;CHF\n")
                .Select(l => (l.Amount!.Value.Minor, l.Doubt))
                .First()
        );

    [Theory]
    [InlineData("20,--", "7,50-")]
    [InlineData("20.--", "30.-")]
    public void Two_dashes_are_in_doubt_where_the_second_may_be_a_minus(string amount, string other) =>
        Assert.Contains(
            "may be a minus",
            Read(
                $"Date;Description;Amount;Currency\n2026-07-20;INV-2026-0083;{amount};CHF\n2026-07-20;y;{other};CHF\n"
            )[0].Doubt,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_dash_for_the_cents_of_a_currency_without_cents_is_read_too() =>
        Assert.Equal(
            (2_000L, ""),
            Read("Date;Description;Amount;Currency\n2026-07-20;INV-2026-0083;2000,-;JPY\n")
                .Select(l => (l.Amount!.Value.Minor, l.Doubt))
                .Single()
        );

    [Theory]
    [InlineData("1.234.-")]
    [InlineData("20,-5")]
    [InlineData("twenty")]
    [InlineData("20 or 30")]
    public void A_sum_that_cannot_be_read_is_parked_and_not_lost(string amount) =>
        Assert.Contains(
            "has no one reading",
            Assert.Single(Read($"Date;Description;Amount;Currency\n2026-07-20;INV-2026-0083;{amount};CHF\n")).Doubt,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("0,00")]
    [InlineData("0.-")]
    public void A_row_without_a_sum_is_no_money(string amount) =>
        Assert.Empty(Read($"Date;Description;Amount;Currency\n2026-07-20;INV-2026-0083;{amount};CHF\n"));

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 50_000);
}

using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Tests.Domain.Books;

/// <summary>What is set for the export is exact: a wrong account is worse than none.</summary>
public sealed class DatevSettingsTests
{
    private static readonly DatevSettings WithLength = Settings(("account-length", "4"));

    [Theory]
    [InlineData("consultant", "1001", null)]
    [InlineData("consultant", "1000", DatevFault.Consultant)]
    [InlineData("consultant", "9999999", null)]
    [InlineData("consultant", "10000000", DatevFault.Consultant)]
    [InlineData("consultant", "99999999999999", DatevFault.Consultant)]
    [InlineData("consultant", "-1", DatevFault.Consultant)]
    [InlineData("client", "0", DatevFault.Client)]
    [InlineData("client", "99999", null)]
    [InlineData("client", "100000", DatevFault.Client)]
    [InlineData("year-start", "07-01", null)]
    [InlineData("year-start", "13-01", DatevFault.YearStart)]
    [InlineData("year-start", "07-02", DatevFault.YearStart)]
    [InlineData("year-start", "7-1", DatevFault.YearStart)]
    [InlineData("account-length", "3", DatevFault.AccountLength)]
    [InlineData("account-length", "8", null)]
    [InlineData("debtors", "10000", null)]
    [InlineData("debtors", "1000", DatevFault.Debtors)]
    [InlineData("debtors", "70000", DatevFault.Debtors)]
    [InlineData("bank", "1200", null)]
    [InlineData("bank", "0000", DatevFault.Account)]
    [InlineData("bank", "120", DatevFault.Account)]
    [InlineData("bank", "12000", DatevFault.Account)]
    [InlineData("bank", "１２００", DatevFault.Account)]
    [InlineData("revenue 19", "8400 3", null)]
    [InlineData("revenue 19", "8400 12345", DatevFault.Key)]
    [InlineData("revenue 19", "8400 x", DatevFault.Key)]
    public void A_value_has_its_range(string name, string value, DatevFault? fault) =>
        Assert.Equal(fault, WithLength.FindFault(name, value));

    [Fact]
    public void Accounts_need_their_length_first_and_keep_it()
    {
        Assert.Equal(DatevFault.NoLength, DatevSettings.None.FindFault("bank", "1200"));
        var set = Settings(("account-length", "4"), ("bank", "1200"));
        Assert.Equal(DatevFault.OtherLength, set.FindFault("account-length", "5"));
        Assert.Null(set.FindFault("account-length", "4"));
    }

    [Theory]
    [InlineData("01-01", "2026-11-01", "2026-01-01")]
    [InlineData("07-01", "2026-06-01", "2025-07-01")]
    [InlineData("07-01", "2026-07-01", "2026-07-01")]
    public void The_financial_year_is_the_one_in_which_the_month_lies(string start, string month, string year) =>
        Assert.Equal(DateOnly.Parse(year), Settings(("year-start", start)).YearOf(DateOnly.Parse(month)));

    [Fact]
    public void Each_treatment_has_an_account_of_its_own_whatever_its_reason_or_country()
    {
        Assert.Equal("revenue 19", Name(new(VatCategory.Standard, new(190_000))));
        Assert.Equal("revenue 5.5", Name(new(VatCategory.Standard, new(55_000))));
        Assert.Equal("revenue 0", Name(new(null, Percent.Zero)));
        Assert.Equal("revenue exempt", Name(new(VatCategory.Exempt, Percent.Zero, "adult education")));
        Assert.Equal("revenue small-business", Name(new(VatCategory.Exempt, Percent.Zero)));
        Assert.Equal("revenue intra-eu-goods", Name(new(VatCategory.IntraEuGoods, Percent.Zero, "FR")));
    }

    [Fact]
    public void A_client_keeps_its_account_and_a_new_one_gets_the_next()
    {
        var first = Debtor.Assign([], [("p1", "Acme GmbH"), ("p2", "Baker"), ("p3", "ACME  GmbH")], 10000);
        Assert.Equal([10000, 10001, 10000], first.Select(d => d.Number));
        // p1's client has another name now; Acme GmbH of a new project is the client of then.
        var later = Debtor.Assign(first, [("p1", "Acme AG"), ("p4", "acme gmbh"), ("p5", "Carter")], 10000);
        Assert.Equal([("p4", 10000), ("p5", 10002)], later.Select(d => (d.Project, d.Number)));
        Assert.Equal([20000], Debtor.Assign([.. first, .. later], [("p6", "Diner")], 20000).Select(d => d.Number));
    }

    [Theory]
    [InlineData("Müller & Söhne – „Bau“ €", "Müller & Söhne – „Bau“ €", 0)]
    [InlineData("Łódź", "?ód?", 2)]
    [InlineData("Mu\u0308ller", "Müller", 0)]
    [InlineData("a\nb\tc", "a b c", 0)]
    [InlineData("何?😀", "???", 2)]
    [InlineData("\u0081", "", 0)]
    public void A_character_that_the_file_cannot_hold_is_counted(string text, string clean, int count)
    {
        Assert.Equal(clean, DatevCharacters.Clean(text, 60, out var replaced));
        Assert.Equal(count, replaced);
    }

    [Fact]
    public void A_text_is_cut_and_a_long_number_keeps_its_end()
    {
        Assert.Equal(new string('x', 60), DatevCharacters.Clean(new string('x', 61), 60, out _));
        Assert.Equal("2026-0417", DatevCharacters.CleanNumber("INV#2026-0417", 9));
        Assert.Equal("INV-2026-0417", DatevCharacters.CleanNumber("INV#2026_0417", 36));
    }

    [Fact]
    public void A_sum_with_more_than_ten_digits_is_split_and_another_currency_is_left_out()
    {
        var (fixture, dollars) = (ProjectFixture.Website(), ProjectFixture.Website(currency: "USD"));
        var file = DatevFile.Create(
            Settings(("account-length", "4"), ("bank", "1200")),
            [new(fixture.Project.Id, "Acme", 10000)],
            [Received(fixture.Project, 2_000_000_000_001), Received(dollars.Project, 700)],
            new(2026, 7, 1),
            DateTimeOffset.UnixEpoch,
            "UTC"
        );
        Assert.Equal([999_999_999_999, 999_999_999_999, 3], file.Rows.Select(r => r.Minor));
        Assert.All(file.Rows, r => Assert.False(r.IsDebit));
        Assert.Equal(2_000_000_000_001, file.Sums[BookSum.Received].Minor);
        var left = Assert.Single(file.LeftOut);
        Assert.Equal((dollars.Project.Key, 700L), (left.Key, left.Sums[BookSum.Received].Minor));
    }

    private static ProjectBooks Received(Project project, long minor) =>
        new(
            project,
            [
                new(
                    BookSum.Received,
                    BookAccount.Bank,
                    null,
                    new(2026, 7, 2),
                    "INV-1",
                    "P1",
                    "",
                    new(-minor, project.Currency),
                    Money.Zero(project.Currency)
                ),
            ]
        );

    private static string Name(VatTreatment vat) => DatevSettings.NameOf(BookAccount.Revenue, vat);

    private static DatevSettings Settings(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));
}

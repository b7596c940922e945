using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Connectors.Statements.Banks;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>A new bank is a text file and not code: this one is written by the test alone.</summary>
public sealed class NewBankTests
{
    private const string Table = """
        # An invented bank of the far north.
        bank: Polar Bank

        layout: movements
        known by: Ajankohta; Suunta; Summa; Viesti; Osapuoli
        booked: Ajankohta
        kind: Suunta
        amount: Summa
        reference: Viesti
        payer: Osapuoli
        dates: month first
        decimals: comma
        says in: pano
        says out: otto
        """;

    private const string File =
        "Ajankohta;Suunta;Summa;Viesti;Osapuoli\n03/04/2026;pano;1,250;INV-2026-0001;Acme\n03/05/2026;otto;7,00;INV-2026-0002;Shop\n";

    [Fact]
    public void Its_words_signs_dates_and_decimals_are_those_of_its_file()
    {
        var lines = Read([.. BankTable.Layouts, .. BankLayoutReader.Read("polar.txt", Table)]);

        Assert.Equal(["Acme", "Shop"], lines.Select(l => l.Payer));
        Assert.Equal((new DateOnly(2026, 3, 4), ""), (lines[0].On, lines[0].Doubt));
        Assert.Contains("\"otto\"", lines[1].Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_file_it_is_refused() =>
        Assert.Throws<UnreadableStatementException>(() => Read(BankTable.Layouts));

    [Theory]
    [InlineData("word in")]
    [InlineData("state pending")]
    public void The_words_of_all_banks_stand_in_their_file(string heading) => Assert.NotEmpty(BankWords.List(heading));

    [Fact]
    public void A_heading_that_the_words_lack_is_a_bug_that_names_the_file() =>
        Assert.Contains(
            BankWords.File,
            Assert.Throws<InvalidOperationException>(() => BankWords.List("word sideways")).Message,
            StringComparison.Ordinal
        );

    private static IReadOnlyList<IncomingPayment> Read(IReadOnlyList<BankLayout> banks) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(File), 100, StatementContext.Unknown with { Banks = banks });
}

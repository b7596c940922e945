using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>A running balance decides the sign of a row, and contradicts one.</summary>
public sealed class CsvBalanceTests
{
    private const string Revolut =
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n";

    [Fact]
    public void A_sum_of_a_listed_bank_whose_balance_falls_waits_although_its_minus_is_lost()
    {
        var lines = Read(
            Revolut
                + Row(28, "INV-2026-0013", "40.00", "0.00", "960.00")
                + Row(29, "INV-2026-0014", "41.00", "0.00", "1001.00")
                + Row(30, "INV-2026-0015", "42.00", "1.00", "958.00")
        );

        Assert.Equal(["", "", "the balance beside it falls by its sum, as if it went out"], lines.Select(l => l.Doubt));
    }

    /// <summary>Such a file lists payments by the day on which they were begun, and its balance goes by their end.</summary>
    [Fact]
    public void A_gap_in_the_balances_of_a_listed_bank_says_nothing()
    {
        var lines = Read(
            Revolut
                + Row(28, "INV-2026-0013", "40.00", "0.00", "960.00")
                + Row(29, "INV-2026-0014", "41.00", "0.00", "1001.00")
                + Row(30, "INV-2026-0015", "42.00", "0.00", "5000.00")
        );

        Assert.All(lines, l => Assert.Equal("", l.Doubt));
    }

    [Fact]
    public void Rows_that_are_not_booked_move_no_balance()
    {
        const string Header = "date;reference;status;amount;balance;currency\n";

        var lines = Read(
            Header
                + "2026-11-26;Opening balance;booked;;1.000,00;EUR\n2026-11-27;INV-2026-0013;pending;40,00;1.000,00;EUR\n"
                + "2026-11-28;INV-2026-0014;booked;50,00;1.050,00;EUR\n2026-11-29;rent;booked;60,00;990,00;EUR\n"
        );

        Assert.Equal("INV-2026-0014", Assert.Single(lines).Reference);
        Assert.Equal("", lines[0].Doubt);
    }

    [Fact]
    public void Dates_that_rise_and_balances_that_only_fit_the_other_way_round_prove_nothing()
    {
        var lines = Read(
            "date;reference;amount;balance;currency\n2026-11-27;INV-2026-0013;40,00;1.000,00;EUR\n"
                + "2026-11-28;INV-2026-0014;700,00;1.040,00;EUR\n2026-11-29;INV-2026-0015;1,00;340,00;EUR\n"
        );

        Assert.Equal(3, lines.Count);
        Assert.All(lines, l => Assert.NotEqual("", l.Doubt));
    }

    [Fact]
    public void A_row_of_a_return_that_the_balance_proves_to_have_gone_out_is_taken_back()
    {
        var lines = Read(
            "date;reference;amount;balance;currency\n2026-11-26;Opening balance;;1.000,00;EUR\n"
                + "2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n2026-11-29;Returned payment INV-2026-0013;40,00;1.000,00;EUR\n"
        );

        Assert.Equal([false, true], lines.Select(l => l.IsBankReturn));
    }

    [Fact]
    public void A_kind_that_says_in_beside_a_balance_that_falls_waits()
    {
        var lines = Read(
            "date;type;reference;amount;balance;currency\n2026-11-26;;Opening balance;;1.000,00;EUR\n"
                + "2026-11-27;Gutschrift;INV-2026-0013;40,00;960,00;EUR\n2026-11-28;Gutschrift;INV-2026-0014;41,00;1.001,00;EUR\n"
        );

        Assert.Equal(["the balance beside it falls by its sum, as if it went out", ""], lines.Select(l => l.Doubt));
    }

    [Fact]
    public void Two_equal_sums_of_one_day_fit_either_order_and_wait()
    {
        var lines = Read(
            "date;reference;amount;balance;currency\n2026-11-27;INV-2026-0013;40,00;1.040,00;EUR\n"
                + "2026-11-27;INV-2026-0014;40,00;1.000,00;EUR\n"
        );

        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.NotEqual("", l.Doubt));
    }

    [Fact]
    public void A_sum_without_a_minus_among_others_with_one_waits_when_the_balance_falls_by_it()
    {
        var lines = Read(
            "date;reference;amount;balance;currency\n2026-11-26;Opening balance;;1.000,00;EUR\n"
                + "2026-11-27;rent;-700,00;300,00;EUR\n2026-11-28;INV-2026-0014;50,00;250,00;EUR\n"
                + "2026-11-29;INV-2026-0015;60,00;310,00;EUR\n"
        );

        Assert.Equal(["the balance beside it falls by its sum, as if it went out", ""], lines.Select(l => l.Doubt));
    }

    private static string Row(int day, string text, string sum, string fee, string balance) =>
        $"TOPUP,Current,2026-11-{day} 10:00:00,2026-11-{day} 10:00:00,{text},{sum},{fee},EUR,COMPLETED,{balance}\n";

    private static IReadOnlyList<IncomingPayment> Read(string text) =>
        CsvStatementReader.Read(System.Text.Encoding.UTF8.GetBytes(text), 100);
}

using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>The state of a row says whether its money arrived, is pending, or was returned.</summary>
public sealed class CsvStatesTests
{
    [Theory]
    [InlineData("Returned")]
    [InlineData("REVERSED")]
    [InlineData("Refunded")]
    [InlineData("Charged back")]
    [InlineData("Zurückgewiesen / Rückgabe")]
    [InlineData("On hold")]
    [InlineData("Expired")]
    public void A_state_in_which_the_money_did_not_stay_is_parked(string state)
    {
        var lines = Read(
            $"Date,Description,Amount,Currency,Status\n2026-07-20,INV-2026-0083,11.00,EUR,{state}\n"
                + "2026-07-20,INV-2026-0083,12.00,EUR,Completed\n"
        );
        Assert.Equal([$"its state is \"{state}\"", ""], lines.Select(l => l.Doubt));
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Scheduled")]
    [InlineData("Processing")]
    [InlineData("In Bearbeitung")]
    public void A_state_of_money_that_is_not_booked_yet_waits_for_the_next_file(string state) =>
        Assert.Empty(Read($"Date,Description,Amount,Currency,Status\n2026-07-20,INV-2026-0083,11.00,EUR,{state}\n"));

    private static IReadOnlyList<IncomingPayment> Read(string file) =>
        CsvStatementReader.Read(Encoding.UTF8.GetBytes(file), 100);
}

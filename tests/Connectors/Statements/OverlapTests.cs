using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>
/// However the bank splits a month into files, in whatever order and how often they are imported: each transfer is
/// one entry.
/// </summary>
public sealed class OverlapTests
{
    [Theory]
    [InlineData("camt")]
    [InlineData("csv")]
    public void Any_permutation_and_overlap_of_files_tells_each_line_once(string form)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            // Whole days, as banks split them; many equal transfers on a day, some with the bank's own reference.
            var days = Enumerable
                .Range(1, 6)
                .Select(day =>
                    Enumerable
                        .Range(0, random.Next(1, 6))
                        .Select(n =>
                            (
                                Day: day,
                                Sum: random.Next(1, 3),
                                Text: random.Next(3) == 0 ? "rent" : $"INV-2026-000{random.Next(1, 3)}",
                                Bank: form == "camt" && random.Next(3) == 0 ? $"BANK{day:00}{n:00}" : ""
                            )
                        )
                        .ToList()
                )
                .ToList();
            var files = Enumerable
                .Range(0, random.Next(2, 7))
                .Select(_ => (From: random.Next(6), Length: random.Next(1, 7)))
                .Select(cut => days.Skip(cut.From).Take(cut.Length).SelectMany(d => d).ToList())
                .Append([.. days.SelectMany(d => d)])
                .OrderBy(_ => random.Next())
                .ToList();
            var entryCount = files.SelectMany(f => Read(form, f, random)).Select(r => r.Line).Distinct().Count();
            Assert.True(
                days.Sum(d => d.Count) == entryCount,
                $"seed {seed}: {days.Sum(d => d.Count)} transfers, {entryCount} lines"
            );
        }
    }

    private static IReadOnlyList<IncomingPayment> Read(
        string form,
        IEnumerable<(int Day, int Sum, string Text, string Bank)> transfers,
        Random random
    )
    {
        // Within a day the bank may list them in another order.
        var listed = transfers.OrderBy(t => t.Day).ThenBy(_ => random.Next()).ToList();
        return form == "camt"
            ? CamtStatementReader.Read(
                Encoding.UTF8.GetBytes(
                    CamtBuilder.File([
                        .. listed.Select(t => CamtBuilder.Entry($"{t.Sum}.00", t.Text, $"2026-07-{t.Day:00}", t.Bank)),
                    ])
                ),
                1_000
            )
            : CsvStatementReader.Read(
                Encoding.UTF8.GetBytes(
                    "date;amount;currency;reference\n"
                        + string.Concat(listed.Select(t => $"2026-07-{t.Day:00};{t.Sum},00;EUR;{t.Text}\n"))
                ),
                1_000
            );
    }
}

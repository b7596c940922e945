using System.Globalization;
using System.Text;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Connectors.Statements;

/// <summary>
/// Random tables as banks might write them, with any order of columns and any style: booked, unmatched and debit rows
/// together are the whole file.
/// </summary>
public sealed class CsvTablesTests
{
    private static readonly (string Header, string In, string Out)[] SignColumns =
    [
        ("Type", "Credit", "Debit"),
        ("Transaction Type", "Transfer In", "Transfer Out"),
        ("Direction", "IN", "OUT"),
        ("In/Out", "in", "out"),
        ("Dr/Cr", "CR", "DR"),
        ("Cr/Dr", "C", "D"),
        ("Indicator", "CRDT", "DBIT"),
        ("Vorzeichen", "+", "-"),
        ("Soll/Haben", "Haben", "Soll"),
        ("S/H", "H", "S"),
        ("Kennzeichen", "H", "S"),
        ("Umsatzart", "Gutschrift", "Belastung"),
        ("D/C", "C", "D"),
        ("Af Bij", "Bij", "Af"),
        ("Sens", "Crédit", "Débit"),
        ("", "H", "S"),
        ("Tipo", "Abono", "Cargo"),
        ("Segno", "Avere", "Dare"),
        ("Strona", "Ma", "Wn"),
        ("Zzz", "incoming", "outgoing"),
    ];

    private static readonly (string Debit, string Credit)[] SideColumns =
    [
        ("Debit", "Credit"),
        ("Paid out", "Paid in"),
        ("Money Out", "Money In"),
        ("Soll", "Haben"),
        ("Belastung", "Gutschrift"),
        ("Uscite", "Entrate"),
        ("Wn", "Ma"),
    ];

    private sealed record Row(int Number, long Minor, bool IsIn, bool IsBroken);

    [Fact]
    [Needs(Need.Time)]
    public void Nothing_that_went_out_is_booked_and_nothing_that_came_in_is_lost()
    {
        var (booked, outs) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable
                .Range(1, random.Next(2, 9))
                .Select(n => new Row(
                    n,
                    random.Next(4) == 0 ? random.Next(1, 50_000) * 100 : random.Next(1, 5_000_000),
                    n == 1 || (n > 2 && random.Next(2) == 0),
                    random.Next(9) == 0
                ))
                .ToList();
            var file = Write(rows, random);
            var lines = CsvStatementReader
                .Read(Encoding.UTF8.GetBytes(file), 100)
                .ToDictionary(l => int.Parse(l.Reference.Split(' ')[1], CultureInfo.InvariantCulture));
            foreach (var row in rows)
            {
                var payment = lines.GetValueOrDefault(row.Number);
                var isAsItIs = payment switch
                {
                    null => !row.IsIn,
                    { Doubt: "" } => row.IsIn && !row.IsBroken && payment.Amount!.Value.Minor == row.Minor,
                    // "20,--" has two readings when the minus follows the amount.
                    _ => (
                        row.IsBroken
                        || (
                            row.Minor % 100 == 0
                            && !row.IsIn
                            && payment.Doubt.Contains("may be a minus", StringComparison.Ordinal)
                        )
                    ) && !payment.IsBankReturn,
                };
                Assert.True(isAsItIs, $"seed {seed}, row {row}: {payment?.ToString() ?? "left out"}\n{file}");
                booked += payment is { Doubt: "" } ? 1 : 0;
                outs += payment is null ? 1 : 0;
            }
            Assert.Equal(rows.Count, lines.Count + rows.Count(r => !lines.ContainsKey(r.Number)));
        }
        Assert.True(booked > 1_000 && outs > 1_000, $"{booked} booked, {outs} out");
    }

    private static string Write(List<Row> rows, Random random)
    {
        var decimals = random.Next(5);
        var columns = new List<(string Header, Func<Row, string> Cell)>
        {
            (random.Next(2) == 0 ? "Date" : "Buchungstag", _ => "2026-07-20"),
            (random.Next(2) == 0 ? "Description" : "Verwendungszweck", r => $"INV-2026-0001 {r.Number}"),
            ("Currency", _ => "CHF"),
            ("Payer", _ => "Acme GmbH"),
            ("Notes", r => r.Number % 2 == 0 ? "" : "asked twice"),
        };
        switch (random.Next(4))
        {
            case 0:
                var style = random.Next(8);
                // "20,--" alone is a whole amount.
                if (style == 1 && decimals == 2 && rows.TrueForAll(r => r.IsBroken || r.Minor % 100 == 0 || r.IsIn))
                    style = 0;
                columns.Add(("Amount", r => Signed(Sum(r, decimals, random), r.IsIn, style)));
                break;
            case 1:
                var (header, isIn, isOut) = SignColumns[random.Next(SignColumns.Length)];
                columns.Add(("Amount", r => Sum(r, decimals, random)));
                columns.Add((header, r => r.IsIn ? isIn : isOut));
                break;
            case 2:
                var (debit, credit) = SideColumns[random.Next(SideColumns.Length)];
                var minus = random.Next(2) == 0 ? "-" : "";
                columns.Add((credit, r => r.IsIn ? Sum(r, decimals, random) : ""));
                columns.Add((debit, r => r.IsIn ? "" : $"{minus}{Sum(r, decimals, random)}"));
                break;
            default:
                var (ofOut, ofIn) = SideColumns[random.Next(SideColumns.Length)];
                columns.Add((ofOut, r => r.IsIn ? "" : Plain(r, decimals)));
                columns.Add((ofIn, r => r.IsIn ? Plain(r, decimals) : "0.00"));
                columns.Add(("Amount", r => r.IsBroken ? "eleven" : Plain(r, decimals)));
                break;
        }
        var order = columns.OrderBy(_ => random.Next()).ToList();
        var text = new StringBuilder().AppendJoin(';', order.Select(c => c.Header)).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(';', order.Select(c => c.Cell(row))).Append('\n');
        return text.ToString();
    }

    private static string Sum(Row row, int decimals, Random random) =>
        row.IsBroken ? new[] { "eleven", "1.2.3", "12,34,5" }[random.Next(3)] : Plain(row, decimals);

    private static string Plain(Row row, int decimals)
    {
        var (whole, cents) = (row.Minor / 100, row.Minor % 100);
        var grouped = whole.ToString("#,##0", CultureInfo.InvariantCulture);
        var (orHyphen, orDash) = cents == 0 ? ("-", "—") : ($"{cents:00}", $"{cents:00}");
        return decimals switch
        {
            0 => $"{whole}.{cents:00}",
            1 => $"{grouped}.{cents:00}",
            2 => $"{grouped.Replace(',', '.')},{orHyphen}",
            3 => $"{grouped.Replace(',', '\'')}.{orDash}",
            _ => $"{grouped.Replace(',', '\u202F')},{cents:00} CHF",
        };
    }

    private static string Signed(string sum, bool isIn, int style) =>
        style switch
        {
            0 => isIn ? sum : $"-{sum}",
            1 => isIn ? sum : $"{sum}-",
            2 => isIn ? $"+{sum}" : $"−{sum}",
            3 => isIn ? sum : $"({sum})",
            4 => isIn ? $"{sum} CR" : $"{sum} DR",
            5 => isIn ? $"{sum} H" : $"{sum} S",
            6 => isIn ? $"CHF {sum}" : $"CHF –{sum}",
            _ => isIn ? $"+ {sum}" : $"{sum} –",
        };
}

using MilestoneBot.Tests.Bench.Stores.Cuts;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>The tables in the form in which the README shows them.</summary>
internal static class StoresReport
{
    private const string NotMeasured = "–";

    public static void Show(IReadOnlyList<StoreFigures> all, string load, int commits, string? whyNotTraced)
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, load average when it began: {load}. Compare within the run only.\n"
        );
        ShowSpeed(all, commits);
        ShowLoss(all);
        if (whyNotTraced is not null)
            Console.WriteLine($"\nSyncs and power cuts were not measured: {whyNotTraced}.");
        ShowTrouble(all);
    }

    private static void ShowSpeed(IReadOnlyList<StoreFigures> all, int commits)
    {
        ShowHead([
            "store",
            "commits/s",
            "least",
            "most",
            "÷ appended",
            "CPU µs/commit",
            $"syncs for {commits} commits",
            "MB written",
            "after a power cut",
        ]);
        var yardstick = all.FirstOrDefault(f => f.Store.Name == Candidate.Yardstick);
        foreach (var f in all)
        {
            string[] cells =
            [
                f.Store.Label,
                $"{f.Median:F0}",
                $"{f.Speeds.Min():F0}",
                $"{f.Speeds.Max():F0}",
                yardstick is null ? NotMeasured : $"{f.ComparedWith(yardstick):F2}",
                $"{f.ProcessorPerCommit:F0}",
                f.Traced is null ? NotMeasured : $"{f.Traced.Syncs}",
                f.Traced is null ? NotMeasured : $"{f.Traced.Megabytes:F1}",
                Kept(f.Traced),
            ];
            Console.WriteLine(Row(cells));
        }
        Console.WriteLine();
    }

    private static void ShowLoss(IReadOnlyList<StoreFigures> all)
    {
        ShowHead([
            "store",
            "killed: rounds",
            "acknowledged",
            "lost",
            "unusable",
            "tail cut: moments",
            "with loss",
            "most lost",
            "unusable",
            "scattered: moments",
            "with loss",
            "most lost",
            "unusable",
        ]);
        foreach (var f in all)
            Console.WriteLine(
                Row([
                    f.Store.Label,
                    $"{f.Kills.Rounds}",
                    $"{f.Kills.Acknowledged}",
                    $"{f.Kills.Lost}",
                    $"{f.Kills.Unusable}",
                    .. Cells(f.Traced?.Tails),
                    .. Cells(f.Traced?.Scattered),
                ])
            );
    }

    private static void ShowTrouble(IReadOnlyList<StoreFigures> all)
    {
        foreach (var f in all)
        foreach (
            var trouble in new[] { f.Kills.Trouble, f.Traced?.Tails.Trouble, f.Traced?.Scattered.Trouble }
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
            Console.WriteLine($"\n{f.Store.Label}: {trouble}");
    }

    private static string Kept(TraceFigures? traced)
    {
        if (traced is null)
            return NotMeasured;
        CutResult[] cuts = [traced.Tails, traced.Scattered];
        if (cuts.Any(c => c.Unusable > 0))
            return "may be unusable";
        return cuts.Any(c => c.WithLoss > 0) ? "may have lost some" : "has all";
    }

    private static string[] Cells(CutResult? cut) =>
        cut is null
            ? [NotMeasured, NotMeasured, NotMeasured, NotMeasured]
            : [$"{cut.Moments}", $"{cut.WithLoss}", $"{cut.MostLost}", $"{cut.Unusable}"];

    private static void ShowHead(string[] columns)
    {
        Console.WriteLine(Row(columns));
        Console.WriteLine(Row(["---", .. columns.Skip(1).Select(_ => "--:")]));
    }

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";
}

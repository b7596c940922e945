using System.Globalization;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>
/// Compares embedded stores. It starts itself again as the process that writes, which is timed, traced and killed,
/// and as the process that reads what is left.
/// </summary>
internal static class StoresProgram
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case [Writer.Word, var name, var folder, var count]:
                await Writer.RunAsync(Candidate.Find(name), folder, long.Parse(count));
                return 0;
            case [Writer.TimedWord, var name, var folder, var seconds]:
                await Writer.RunTimedAsync(Candidate.Find(name), folder, TimeSpan.FromSeconds(double.Parse(seconds)));
                return 0;
            case [Reader.Word]:
                await Reader.RunAsync();
                return 0;
            default:
                await new StoresBench(args).RunAsync();
                return 0;
        }
    }
}

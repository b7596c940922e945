using System.Diagnostics;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>Starts processes of the benchmark.</summary>
internal static class ChildProcess
{
    private static readonly string Program = typeof(ChildProcess).Assembly.Location;

    /// <summary>Starts this program again with these arguments.</summary>
    public static Process Self(IEnumerable<string> arguments, bool input = false) =>
        Start("dotnet", [Program, .. arguments], input);

    /// <summary>Starts this program again under another program that observes it.</summary>
    public static Process SelfUnder(string watcher, IEnumerable<string> options, IEnumerable<string> arguments) =>
        Start(watcher, [.. options, "dotnet", Program, .. arguments], input: false);

    private static Process Start(string program, IEnumerable<string> arguments, bool input) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = input,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        ) ?? throw new InvalidOperationException($"{program} did not start");
}

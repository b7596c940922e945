using System.Diagnostics;
using System.Text.Json;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>Controls the process that runs the due notices of one database file.</summary>
internal sealed class SweptProcess : IAsyncDisposable
{
    private readonly Process process;

    private SweptProcess(Process process) => this.process = process;

    /// <summary>The time from starting the process until it was ready.</summary>
    public TimeSpan Opened { get; private init; }

    /// <summary>The peak memory of the process, in MB.</summary>
    public long PeakMemory => Target.PeakMemoryOf(process.Id);

    public static async Task<SweptProcess> StartAsync(string file)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var started =
            Process.Start(
                new ProcessStartInfo("dotnet", [typeof(SweptProcess).Assembly.Location, "swept", file])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            ) ?? throw new InvalidOperationException("dotnet did not start");
        if (await started.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException($"The process for {file} ended while starting.");
        return new(started) { Opened = Stopwatch.GetElapsedTime(startedAt) };
    }

    public async Task<T> AskAsync<T>(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return JsonSerializer.Deserialize<T>(
            await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"The process ended at \"{line}\".")
        )!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>
/// Lets a separate process read what is left of a store. A damaged file may end that process or block it forever;
/// both are results, and a new process reads the next folder.
/// </summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private Process? process;

    public async Task<Reopened> ReadAsync(Reopening asked)
    {
        process ??= ChildProcess.Self([Reader.Word], input: true);
        string? line;
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(asked));
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
            return new(0, $"Reading did not end within {Longest.TotalSeconds} s.");
        }
        if (line is null)
        {
            await DisposeAsync();
            return new(0, "The process that read it ended.");
        }
        var answer = JsonSerializer.Deserialize<Reopened>(line)!;
        // A process that failed to open a store may still hold files open.
        if (answer.Trouble is not null)
            await DisposeAsync();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }
}

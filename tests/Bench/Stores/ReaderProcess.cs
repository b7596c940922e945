using System.Diagnostics;
using System.Text.Json;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>
/// Asks a process to read what is left of a store. A damaged file may end that process or hold it for ever; both are
/// answers, and the next folder is read by a new one.
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
        // What failed to open may still hold files open.
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

using System.Collections.Concurrent;
using System.Diagnostics;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>
/// A Node.js process for the tests. It ends when the process that started it ends, however that happens.
/// </summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> complaints = new();

    private NodeProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => complaints.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Starts a script of <c>tests/Kit/node</c>, or one below its <c>node_modules</c>.</summary>
    public static NodeProcess Start(string script, params IEnumerable<string> arguments)
    {
        var folder = Repository.PathOf("tests", "Kit", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException(
                "The Node packages of tests/Kit/node are not installed: run tests/run, or npm ci in that folder."
            );
        var start = new ProcessStartInfo(
            "node",
            [Path.Combine(folder, "leash.mjs"), Path.Combine(folder, script), .. arguments]
        )
        {
            // The client writes a log into its working directory.
            WorkingDirectory = Directory.CreateDirectory(Repository.PathOf("artifacts", "node")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException("node did not start"));
    }

    public async Task WriteLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>The next line of its output.</summary>
    /// <exception cref="InvalidOperationException">The process ended; the message contains its error
    /// output.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancel = default) =>
        await process.StandardOutput.ReadLineAsync(cancel)
        ?? throw new InvalidOperationException($"node ended: {string.Join('\n', complaints)}");

    /// <summary>All lines of its output, after it has ended by itself.</summary>
    /// <exception cref="InvalidOperationException">The process failed without output; the message contains its error
    /// output.</exception>
    public async Task<IReadOnlyList<string>> ReadToEndAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            lines.Add(line);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 || lines.Count > 0
            ? lines
            : throw new InvalidOperationException($"node failed: {string.Join('\n', complaints)}");
    }

    /// <summary>Discards the rest of its output, so that the process never blocks on a full pipe.</summary>
    public void Drain() => _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

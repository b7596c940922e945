using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MilestoneBot.Tests.Bench;

/// <summary>
/// A bot that is measured: a separate process on a free port, stopped at the end of the measurement.
/// </summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly Process process;

    private Target(Process process, int port)
    {
        this.process = process;
        Endpoint = new($"http://127.0.0.1:{port}/api/messages");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
                Console.Error.WriteLine(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Endpoint { get; }

    public long StartedAt { get; private init; }

    public bool HasEnded => process.HasExited;

    /// <summary>Processor time used so far, user and system.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The peak memory of the process, in MB.</summary>
    public long PeakMemory => PeakMemoryOf(process.Id);

    public static long PeakMemoryOf(int process) =>
        long.Parse(
            File.ReadLines($"/proc/{process}/status")
                .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]
        ) / 1024;

    /// <summary>
    /// Starts a program. <c>{port}</c> in its arguments is replaced by the port on which it should listen.
    /// </summary>
    public static Target Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments.Select(a => a.Replace("{port}", $"{port}")))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var startedAt = Stopwatch.GetTimestamp();
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start"), port)
        {
            StartedAt = startedAt,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Text;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>
/// Everything that a store did to its files during its commits, with every byte it wrote, as recorded by strace.
/// </summary>
/// <param name="Before">The files before the trace, which are assumed to be on the disk.</param>
internal sealed record DiskTrace(IReadOnlyDictionary<string, byte[]> Before, IReadOnlyList<DiskOperation> Operations)
{
    private const string Strace = "strace";

    /// <summary>
    /// All system calls that can change or sync a file. A call that is not handled below ends the run.
    /// </summary>
    private const string Calls =
        "openat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,"
        + "rename,renameat,renameat2,unlink,unlinkat,copy_file_range,sendfile";

    /// <summary>Why tracing is not possible here; null if it is.</summary>
    public static async Task<string?> WhyNotAsync()
    {
        try
        {
            using var tried = Process.Start(
                new ProcessStartInfo(Strace, ["-f", "-o", "/dev/null", "true"])
                {
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var said = await tried.StandardError.ReadToEndAsync();
            await tried.WaitForExitAsync();
            return tried.ExitCode == 0 ? null : $"{Strace} may not trace here: {said.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{Strace} is not installed";
        }
    }

    /// <summary>Commits this many events under strace.</summary>
    public static async Task<DiskTrace> RecordAsync(Candidate candidate, string folder, int commits)
    {
        await using (await candidate.Open(folder)) { }
        var before = Files(candidate, folder);
        var output = Path.Combine(folder, "trace");
        string[] watched = [.. candidate.Files, Writer.Acknowledgements];
        using var traced = ChildProcess.SelfUnder(
            Strace,
            [
                "-f",
                "--seccomp-bpf",
                "-y",
                "-xx",
                "-s",
                "16777216",
                "-o",
                output,
                "-e",
                "trace=" + Calls,
                .. watched.SelectMany(file => new[] { "-P", Path.Combine(folder, file) }),
            ],
            [Writer.Word, candidate.Name, folder, $"{commits}"]
        );
        await traced.WaitForExitAsync();
        var trace = new DiskTrace(before, [.. Read(File.ReadLines(output))]);
        File.Delete(output);
        trace.Check(candidate, folder, commits);
        return trace;
    }

    /// <summary>The calls of a trace, ordered by their end.</summary>
    public static IEnumerable<DiskOperation> Read(IEnumerable<string> lines)
    {
        const string unfinished = " <unfinished ...>";
        var begun = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var thread = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (line.EndsWith(unfinished, StringComparison.Ordinal))
            {
                begun[thread] = line[..^unfinished.Length];
                continue;
            }
            var whole = line;
            if (line.AsSpan(thread.Length).TrimStart().StartsWith("<... "))
            {
                begun.Remove(thread, out var start);
                whole = start + line[(line.IndexOf("resumed>", StringComparison.Ordinal) + "resumed>".Length)..];
            }
            if (TraceLine.Of(whole) is { } call && OperationOf(call) is { } operation)
                yield return operation;
        }
    }

    private static DiskOperation? OperationOf(TraceLine call) =>
        call switch
        {
            { Call: "openat" } => OperationOfOpen(call),
            { Call: "pwrite64" or "write", File: Writer.Acknowledgements } => new CommitAcknowledged(),
            { Call: "ftruncate", File: Writer.Acknowledgements } => null,
            { Call: "pwrite64" } => new Written(call.File, call.Argument(0), call.Data),
            { Call: "ftruncate" } => new Resized(call.File, call.Argument(0)),
            { Call: "fsync" or "fdatasync" } => new Synced(call.File),
            _ => throw NotKnown(call),
        };

    private static DiskOperation? OperationOfOpen(TraceLine call)
    {
        var file = Path.GetFileName(Encoding.UTF8.GetString(call.Data));
        if (file == Writer.Acknowledgements)
            return new StoreOpened();
        if (call.Head.Contains("SYNC", StringComparison.Ordinal))
            throw NotKnown(call);
        return call.Head.Contains("O_TRUNC", StringComparison.Ordinal) ? new Resized(file, 0) : null;
    }

    private static InvalidOperationException NotKnown(TraceLine call) =>
        new($"The store calls {call.Head}, which this benchmark cannot read.");

    /// <summary>
    /// Replaying the trace must give exactly the files that are there, and every commit must have been acknowledged.
    /// Otherwise the trace is incomplete and no result would be valid.
    /// </summary>
    private void Check(Candidate candidate, string folder, int commits)
    {
        var disk = new Disk(Before);
        foreach (var operation in Operations)
            disk.Do(operation);
        foreach (var (file, bytes) in Files(candidate, folder))
            if (!disk.Everything(file).AsSpan().SequenceEqual(bytes))
                throw new InvalidOperationException($"The trace of {candidate.Name} does not give its {file}.");
        var acknowledged = Operations.Count(o => o is CommitAcknowledged);
        if (acknowledged != commits)
            throw new InvalidOperationException(
                $"{acknowledged} of {commits} commits of {candidate.Name} were acknowledged."
            );
    }

    private static Dictionary<string, byte[]> Files(Candidate candidate, string folder) =>
        candidate
            .Files.Where(file => File.Exists(Path.Combine(folder, file)))
            .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(folder, file)), StringComparer.Ordinal);
}

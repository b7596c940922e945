namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads each file on a thread of its own and with a time limit, so that a network share that does not respond, or a
/// pipe in place of a file, blocks nobody. While a read has not ended, the same file is not read again.
/// </summary>
/// <param name="timeout">The time limit for one file; null for the default.</param>
/// <param name="open">Opens a file; null for the normal way.</param>
internal sealed class TimedFileReader(TimeSpan? timeout = null, Func<string, Stream>? open = null)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly Func<string, Stream> open =
        open ?? (path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    private readonly Dictionary<string, Task<byte[]?>> pendingReads = new(StringComparer.Ordinal);

    /// <summary>The last read of the file has not ended yet.</summary>
    public bool IsStillReading(string path) => pendingReads.TryGetValue(path, out var read) && !read.IsCompleted;

    /// <summary>
    /// Reads a file. Returns null when its size is not the expected one, or when it cannot be read like a plain file.
    /// </summary>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public async Task<byte[]?> ReadAsync(string path, long size, CancellationToken cancel)
    {
        if (IsStillReading(path))
            throw new TimeoutException();
        pendingReads.Remove(path);
        var read = Task.Factory.StartNew(
            () => Read(path, size),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            return await read.WaitAsync(timeout ?? DefaultTimeout, cancel);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (!read.IsCompleted)
                pendingReads[path] = read;
            throw;
        }
    }

    private byte[]? Read(string path, long size)
    {
        using var stream = open(path);
        if (!stream.CanSeek)
            return null;
        var contents = new byte[size];
        return
            stream.ReadAtLeast(contents, contents.Length, throwOnEndOfStream: false) < contents.Length
            || stream.ReadByte() >= 0
            ? null
            : contents;
    }
}

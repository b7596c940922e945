namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads files, each on a thread of its own and for a limited time: a network share that hangs, or a pipe that took the
/// place of a file, holds up nobody. What still hangs is not read a second time beside it.
/// </summary>
/// <param name="patience">How long one file may take; null for as long as is usual.</param>
/// <param name="open">Opens a file; null for the plain way.</param>
internal sealed class TimedFileReader(TimeSpan? patience = null, Func<string, Stream>? open = null)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private readonly Func<string, Stream> open =
        open ?? (path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    private readonly Dictionary<string, Task<byte[]?>> slow = new(StringComparer.Ordinal);

    /// <summary>Whether the last read of it has not ended yet.</summary>
    public bool IsStillReading(string path) => slow.TryGetValue(path, out var read) && !read.IsCompleted;

    /// <summary>
    /// What is in the file; null where it has another size than it was said to have, or cannot be gone through like a
    /// file.
    /// </summary>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public async Task<byte[]?> ReadAsync(string path, long size, CancellationToken cancel)
    {
        if (IsStillReading(path))
            throw new TimeoutException();
        slow.Remove(path);
        var read = Task.Factory.StartNew(
            () => Read(path, size),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            return await read.WaitAsync(patience ?? Usual, cancel);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (!read.IsCompleted)
                slow[path] = read;
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

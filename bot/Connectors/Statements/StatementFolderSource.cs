using System.Security.Cryptography;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// A folder for the bank's statement files. They are read and never changed. A file is imported when it is unchanged
/// since the last look, or appeared by renaming. A sub-folder with the name of a workspace holds that workspace's
/// files; the folder itself may hold files while there is only one workspace. Anything that is not a plain file is
/// reported and never opened.
/// </summary>
/// <param name="reads">Reads the files with a time limit for each.</param>
internal sealed partial class StatementFolderSource(
    string folder,
    ILogger<StatementFolderSource> log,
    TimedFileReader reads
) : IPaymentSource, IDisposable
{
    /// <summary>The prefix of the ids of all entries.</summary>
    public const string SourceId = "statements";

    /// <summary>The maximum size of a file in bytes.</summary>
    public const int MostBytes = 20 << 20;

    private const int MaxLines = 50_000,
        MaxFilesPerLook = 500;

    private readonly Dictionary<string, FileSnapshot> lastSnapshots = new(StringComparer.Ordinal);
    private readonly HashSet<(string, FileSnapshot)> done = [];
    private readonly HashSet<string> reportedUnassigned = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1, 1);

    private readonly record struct FileSnapshot(long Size, DateTime Written);

    public string Id => SourceId;

    public string Name => "the bank statements";

    public async Task<PaymentQueryResult?> GetPaymentsAsync(PaymentQuery question, CancellationToken cancel)
    {
        // An earlier look that has not finished still holds the lock and its results.
        if (!await one.WaitAsync(TimeSpan.Zero, CancellationToken.None))
            throw new PaymentSourceUnavailableException("the statement folder does not answer");
        try
        {
            var root = new DirectoryInfo(folder);
            if (!root.Exists)
                throw new PaymentSourceUnavailableException("the statement folder cannot be found");
            // Names of existing folders are compared with the workspace id. No path is ever built from an id.
            var own = root.EnumerateDirectories()
                .Where(d => IsSeen(d) && !IsLink(d) && d.Name.Equals(question.Workspace, StringComparison.Ordinal))
                .ToList();
            if (question.IsOnlyWorkspace)
                own.Insert(0, root);
            else
                ReportUnassigned(root);
            return own.Count == 0 ? null : await AskAsync(own, question.KnownFingerprints, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PaymentSourceUnavailableException("the statement folder cannot be read");
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<PaymentQueryResult> AskAsync(
        List<DirectoryInfo> folders,
        IReadOnlyCollection<string> known,
        CancellationToken cancel
    )
    {
        var (batches, present, bytes) = (new List<PaymentBatch>(), new HashSet<string>(StringComparer.Ordinal), 0L);
        foreach (var here in folders)
        {
            var all = here.EnumerateFileSystemInfos()
                .Where(IsSeen)
                .OrderBy(f => f.Name, StringComparer.Ordinal)
                .ToList();
            foreach (var odd in all.Where(f => IsStatement(f) && (f is not FileInfo || IsLink(f))))
            {
                present.Add(StatementText.Tidy(odd.Name));
                if (
                    ProblemBatch(
                        odd,
                        IsLink(odd)
                            ? "it is a link, and links are not followed; put the file itself into the folder"
                            : "it is a folder; put the files themselves here",
                        known
                    ) is
                    { } found
                )
                    batches.Add(found);
            }
            var files = all.OfType<FileInfo>().Where(f => !IsLink(f)).ToList();
            var now = files.ToDictionary(
                f => f.FullName,
                f => new FileSnapshot(f.Length, f.LastWriteTimeUtc),
                StringComparer.Ordinal
            );
            foreach (var file in files.Where(IsStatement))
            {
                cancel.ThrowIfCancellationRequested();
                present.Add(StatementText.Tidy(file.Name));
                if (
                    !IsUnchanged(file.FullName, now)
                    || done.Contains((file.FullName, now[file.FullName]))
                    || batches.Count >= MaxFilesPerLook
                    || bytes > MostBytes * 2L
                )
                    continue;
                var (batch, isOver) = await OpenAsync(file, now[file.FullName], known, cancel);
                if (batch is not null)
                    batches.Add(batch);
                else if (isOver)
                    done.Add((file.FullName, now[file.FullName]));
                bytes += file.Length;
            }
            foreach (
                var removed in lastSnapshots
                    .Keys.Where(path => Path.GetDirectoryName(path) == here.FullName && !now.ContainsKey(path))
                    .ToList()
            )
                lastSnapshots.Remove(removed);
            foreach (var (path, fileSnapshot) in now)
                lastSnapshots[path] = fileSnapshot;
        }
        return new(batches, present);
    }

    /// <summary>The same size and time as at the last look, under this name or under one that is gone now.</summary>
    private bool IsUnchanged(string path, Dictionary<string, FileSnapshot> now) =>
        lastSnapshots.TryGetValue(path, out var before)
            ? before == now[path]
            : lastSnapshots.Any(l =>
                l.Value == now[path]
                && l.Value.Size > 0
                && !now.ContainsKey(l.Key)
                && Path.GetDirectoryName(l.Key) == Path.GetDirectoryName(path)
            );

    /// <summary>
    /// Reads a file. Returns null when its contents are known already, or it was changed meanwhile.
    /// </summary>
    /// <returns>Also whether the file can be ignored until it changes.</returns>
    private async Task<(PaymentBatch? Batch, bool IsOver)> OpenAsync(
        FileInfo file,
        FileSnapshot fileSnapshot,
        IReadOnlyCollection<string> known,
        CancellationToken cancel
    )
    {
        var (name, unreadFingerprint, again) = (
            StatementText.Tidy(file.Name),
            $"{fileSnapshot.Size}:{fileSnapshot.Written.Ticks}",
            $"tried again:{file.FullName}"
        );
        PaymentBatch? Bad(string fingerprint, string problem) =>
            known.Contains(fingerprint) ? null : new(name, fingerprint, [], problem);
        // A pipe, a device and a socket have no length either, and opening one may never end.
        if (fileSnapshot.Size == 0)
            return (ProblemBatch(file, "it is empty, or no plain file (a pipe, a device or a socket)", known), true);
        if (fileSnapshot.Size > MostBytes)
            return (
                Bad(unreadFingerprint, $"it has {fileSnapshot.Size >> 20} MB, and at most {MostBytes >> 20} are read"),
                true
            );
        byte[] contents;
        try
        {
            if (await reads.ReadAsync(file.FullName, fileSnapshot.Size, cancel) is not { } read)
                return (null, true);
            contents = read;
        }
        catch (TimeoutException)
        {
            return (Bad(again, "reading it takes too long; it is tried again at every check"), false);
        }
        catch (UnauthorizedAccessException)
        {
            return (Bad(again, "this account may not read it; it is tried again at every check"), false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, false);
        }
        catch (IOException)
        {
            return (Bad(again, "the disk or the network does not give it; it is tried again at every check"), false);
        }
        var fingerprint = $"{fileSnapshot.Size}:{Convert.ToHexStringLower(SHA256.HashData(contents))}";
        // Earlier messages about the file are outdated as soon as it can be read, also when it contains nothing new.
        if (known.Contains(fingerprint))
            return (known.Contains(again) ? new(name, fingerprint, [], "") : null, true);
        try
        {
            return (
                new(
                    name,
                    fingerprint,
                    file.Extension.Equals(".xml", StringComparison.OrdinalIgnoreCase)
                        ? CamtStatementReader.Read(contents, MaxLines)
                        : CsvStatementReader.Read(contents, MaxLines),
                    ""
                ),
                true
            );
        }
        catch (UnreadableStatementException e)
        {
            return (Bad(fingerprint, e.Message), true);
        }
    }

    private static PaymentBatch? ProblemBatch(FileSystemInfo one, string problem, IReadOnlyCollection<string> known) =>
        $"no file:{one.FullName}" is var fingerprint && known.Contains(fingerprint)
            ? null
            : new(StatementText.Tidy(one.Name), fingerprint, [], problem);

    /// <summary>With several workspaces it is unknown which one owns the files in the folder itself.</summary>
    private void ReportUnassigned(DirectoryInfo root)
    {
        foreach (var file in root.EnumerateFiles().Where(f => IsSeen(f) && IsStatement(f)).Take(20))
            if (reportedUnassigned.Add(file.Name))
                LogUnassigned(StatementText.Tidy(file.Name));
    }

    private static bool IsStatement(FileSystemInfo file) => file.Extension.ToLowerInvariant() is ".xml" or ".csv";

    private static bool IsLink(FileSystemInfo one) => one.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Hidden files and files that a program is still writing are ignored.</summary>
    private static bool IsSeen(FileSystemInfo one) => one.Name is not ['.' or '~', ..];

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The statement file {Name} is not read: the bot has several workspaces, "
            + "so it must lie in a sub-folder named like the workspace's id."
    )]
    private partial void LogUnassigned(string name);
}

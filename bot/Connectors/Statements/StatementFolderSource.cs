using System.Security.Cryptography;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// A folder for the bank's statement files. They are read and never changed. A file is imported when it is unchanged
/// since the last look, or appeared by renaming. A sub-folder with the name of a workspace holds that workspace's
/// files; the folder itself may hold files while there is only one workspace. Anything that is not a plain file is
/// reported and never opened. A .zip is opened in memory, and each statement in it is a batch of its own.
/// </summary>
/// <param name="reads">Reads the files with a time limit for each.</param>
/// <param name="accounts">The seller's accounts as the operator describes them.</param>
internal sealed partial class StatementFolderSource(
    string folder,
    ILogger<StatementFolderSource> log,
    TimedFileReader reads,
    IReadOnlyList<PaymentAccount>? accounts = null
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

    /// <summary>The names of the files in an archive, which are present as long as it is.</summary>
    private readonly Dictionary<(string, FileSnapshot), IReadOnlyList<string>> namesInArchives = [];
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
            return own.Count == 0 ? null : await AskAsync(own, question, cancel);
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
        PaymentQuery question,
        CancellationToken cancel
    )
    {
        var known = question.KnownFingerprints;
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
                present.UnionWith(namesInArchives.GetValueOrDefault((file.FullName, now[file.FullName])) ?? []);
                if (
                    !IsUnchanged(file.FullName, now)
                    || done.Contains((file.FullName, now[file.FullName]))
                    || batches.Count >= MaxFilesPerLook
                    || bytes > MostBytes * 2L
                )
                    continue;
                var (opened, isOver) = await OpenAsync(file, now[file.FullName], question, cancel);
                batches.AddRange(opened);
                present.UnionWith(opened.Select(b => b.Name));
                if (opened.Count == 0 && isOver)
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
    /// Reads a file. Returns no batch when its contents are known already, or it was changed meanwhile.
    /// </summary>
    /// <returns>Also whether the file can be ignored until it changes.</returns>
    private async Task<(IReadOnlyList<PaymentBatch> Batches, bool IsOver)> OpenAsync(
        FileInfo file,
        FileSnapshot fileSnapshot,
        PaymentQuery question,
        CancellationToken cancel
    )
    {
        var (name, unreadFingerprint, again, known) = (
            StatementText.Tidy(file.Name),
            $"{fileSnapshot.Size}:{fileSnapshot.Written.Ticks}",
            $"tried again:{file.FullName}",
            question.KnownFingerprints
        );
        IReadOnlyList<PaymentBatch> Bad(string fingerprint, string problem) =>
            known.Contains(fingerprint) ? [] : [new(name, fingerprint, [], problem)];
        if (StatementFileKind.ProblemOf(file.Name) is { Length: > 0 } unread)
            return (ProblemBatch(file, unread, known) is { } one ? [one] : [], true);
        // A pipe, a device and a socket have no length either, and opening one may never end.
        if (fileSnapshot.Size == 0)
            return (
                ProblemBatch(file, "it is empty, or no plain file (a pipe, a device or a socket)", known) is { } none
                    ? [none]
                    : [],
                true
            );
        if (fileSnapshot.Size > MostBytes)
            return (
                Bad(unreadFingerprint, $"it has {fileSnapshot.Size >> 20} MB, and at most {MostBytes >> 20} are read"),
                true
            );
        byte[] contents;
        try
        {
            if (await reads.ReadAsync(file.FullName, fileSnapshot.Size, cancel) is not { } read)
                return ([], true);
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
            return ([], false);
        }
        catch (IOException)
        {
            return (Bad(again, "the disk or the network does not give it; it is tried again at every check"), false);
        }
        var context = new StatementContext(question.Zone, accounts ?? []);
        if (!StatementFileKind.IsZip(contents))
            return (BatchOf(name, contents, context, known, again), true);
        try
        {
            var inside = ZipStatements.Open(contents);
            string NameOf(ZipStatements.ZipFile f) => $"{name}/{StatementText.Tidy(f.Name)}";
            namesInArchives[(file.FullName, fileSnapshot)] = [.. inside.Select(NameOf)];
            return (
                [
                    .. inside.SelectMany(f =>
                        f.Problem.Length > 0
                            ? InArchive(NameOf(f), f.Problem)
                            : BatchOf(NameOf(f), f.Contents, context, known, "")
                    ),
                ],
                true
            );
        }
        catch (UnreadableStatementException e)
        {
            return (Bad(FingerprintOf(contents), e.Message), true);
        }

        IReadOnlyList<PaymentBatch> InArchive(string inside, string problem) =>
            $"no file:{FingerprintOf(contents)}:{inside}" is var mark && known.Contains(mark)
                ? []
                : [new(inside, mark, [], problem)];
    }

    private static IReadOnlyList<PaymentBatch> BatchOf(
        string name,
        byte[] contents,
        StatementContext context,
        IReadOnlyCollection<string> known,
        string again
    )
    {
        var fingerprint = FingerprintOf(contents);
        // Earlier messages about the file are outdated as soon as it can be read, also when it contains nothing new.
        if (known.Contains(fingerprint))
            return known.Contains(again) ? [new(name, fingerprint, [], "")] : [];
        try
        {
            return [new(name, fingerprint, StatementFileKind.ReadEntries(name, contents, MaxLines, context), "")];
        }
        catch (UnreadableStatementException e)
        {
            return [new(name, fingerprint, [], e.Message)];
        }
    }

    private static string FingerprintOf(byte[] contents) =>
        $"{contents.Length}:{Convert.ToHexStringLower(SHA256.HashData(contents))}";

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

    private static bool IsStatement(FileSystemInfo file) => StatementFileKind.IsOurs(file.Name);

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

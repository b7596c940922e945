using System.Security.Cryptography;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// A folder into which somebody puts the bank's statement files. They are read and never touched: a file is taken when it has stood
/// still between two looks, or came by renaming. A sub-folder with the name of a workspace holds its files; the folder itself does
/// while there is one workspace only.
/// </summary>
internal sealed partial class StatementFolder(string folder, ILogger<StatementFolder> log) : IPaymentSource
{
    /// <summary>One word in front of every line's id.</summary>
    public const string SourceId = "statements";

    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 20 << 20;

    private const int MostLines = 50_000, MostFilesAtOnce = 500;

    private readonly Dictionary<string, Look> looked = new(StringComparer.Ordinal);
    private readonly HashSet<(string, Look)> done = [];
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    private readonly record struct Look(long Size, DateTime Written);

    public string Id => SourceId;

    public string Name => "the bank statements";

    public Task<SourceAnswer?> AskAsync(SourceQuestion question, CancellationToken cancel)
    {
        try
        {
            var root = new DirectoryInfo(folder);
            if (!root.Exists) throw new SourceSilentException("the statement folder cannot be found");
            // A name that the folder has is compared with the id; no path is ever made of an id.
            var own = root.EnumerateDirectories().Where(d => IsPlain(d) && d.Name.Equals(question.Workspace, StringComparison.Ordinal)).ToList();
            if (question.IsOnly) own.Insert(0, root);
            else SayUnassigned(root);
            return Task.FromResult(own.Count == 0 ? null : Ask(own, question.Known, cancel));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceSilentException("the statement folder cannot be read");
        }
    }

    private SourceAnswer Ask(List<DirectoryInfo> folders, IReadOnlyCollection<string> known, CancellationToken cancel)
    {
        var (batches, present, bytes) = (new List<Batch>(), new HashSet<string>(StringComparer.Ordinal), 0L);
        foreach (var here in folders)
        {
            var files = here.EnumerateFiles().Where(IsPlain).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
            var now = files.ToDictionary(f => f.FullName, f => new Look(f.Length, f.LastWriteTimeUtc), StringComparer.Ordinal);
            foreach (var file in files.Where(IsStatement))
            {
                cancel.ThrowIfCancellationRequested();
                present.Add(StatementText.Tidy(file.Name));
                if (!StoodStill(file.FullName, now) || done.Contains((file.FullName, now[file.FullName])) || batches.Count >= MostFilesAtOnce || bytes > MostBytes * 2L) continue;
                if (Open(file, now[file.FullName], known) is { } batch) batches.Add(batch);
                else done.Add((file.FullName, now[file.FullName]));
                bytes += file.Length;
            }
            foreach (var gone in looked.Keys.Where(path => Path.GetDirectoryName(path) == here.FullName && !now.ContainsKey(path)).ToList()) looked.Remove(gone);
            foreach (var (path, look) in now) looked[path] = look;
        }
        return new(batches, present);
    }

    /// <summary>The same size and time as at the last look, under this name or under one that is gone now.</summary>
    private bool StoodStill(string path, Dictionary<string, Look> now) =>
        looked.TryGetValue(path, out var before) ? before == now[path] : looked.Any(l => l.Value == now[path] && l.Value.Size > 0 && !now.ContainsKey(l.Key) && Path.GetDirectoryName(l.Key) == Path.GetDirectoryName(path));

    /// <summary>What is in the file; null where that is known already, or it was written to meanwhile.</summary>
    private static Batch? Open(FileInfo file, Look look, IReadOnlyCollection<string> known)
    {
        var (name, unread) = (StatementText.Tidy(file.Name), $"{look.Size}:{look.Written.Ticks}");
        Batch? Bad(string mark, string problem) => known.Contains(mark) ? null : new(name, mark, [], problem);
        if (look.Size > MostBytes) return Bad(unread, $"it has {look.Size >> 20} MB, and at most {MostBytes >> 20} are read");
        byte[] contents;
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            contents = new byte[look.Size];
            if (stream.ReadAtLeast(contents, contents.Length, throwOnEndOfStream: false) < contents.Length || stream.ReadByte() >= 0) return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Bad(unread, "this account may not read it");
        }
        var mark = $"{look.Size}:{Convert.ToHexStringLower(SHA256.HashData(contents))}";
        if (known.Contains(mark)) return null;
        try
        {
            return new(name, mark, file.Extension.Equals(".xml", StringComparison.OrdinalIgnoreCase) ? CamtReader.Read(contents, MostLines) : CsvReader.Read(contents, MostLines), "");
        }
        catch (UnreadableException e)
        {
            return Bad(mark, e.Message);
        }
    }

    /// <summary>Whose files lie in the folder itself is not known while there are several workspaces.</summary>
    private void SayUnassigned(DirectoryInfo root)
    {
        foreach (var file in root.EnumerateFiles().Where(f => IsPlain(f) && IsStatement(f)).Take(20))
            if (said.Add(file.Name)) LogUnassigned(StatementText.Tidy(file.Name));
    }

    private static bool IsStatement(FileInfo file) => file.Extension.ToLowerInvariant() is ".xml" or ".csv";

    /// <summary>No link to elsewhere, and nothing that a program is still making.</summary>
    private static bool IsPlain(FileSystemInfo one) => !one.Attributes.HasFlag(FileAttributes.ReparsePoint) && one.Name is not ['.' or '~', ..];

    [LoggerMessage(1, LogLevel.Warning, "The statement file {Name} is not read: the bot has several workspaces, so it must lie in a sub-folder named like the workspace's id.")]
    private partial void LogUnassigned(string name);
}

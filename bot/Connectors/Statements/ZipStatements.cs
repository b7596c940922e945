using System.IO.Compression;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Opens a .zip with statements in it. How many files it holds, how large they become and how far they are packed is
/// bounded; an archive within it is not opened; the paths in it are only names to show.
/// </summary>
internal static class ZipStatements
{
    private const int MaxFiles = 200,
        MaxRatio = 200,
        SmallestBomb = 1 << 20;

    private const long MaxBytes = StatementFolderSource.MostBytes * 2L;

    /// <summary>A file in the archive: its contents, or why they are not read.</summary>
    public readonly record struct ZipFile(string Name, byte[] Contents, string Problem);

    /// <exception cref="UnreadableStatementException">It is no archive, or beyond its bounds.</exception>
    public static IReadOnlyList<ZipFile> Open(byte[] contents)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(contents, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxFiles)
                throw new UnreadableStatementException($"it holds more than {MaxFiles} files; make several of it");
            if (archive.Entries.Any(e => e.FullName is "[Content_Types].xml"))
                throw new UnreadableStatementException(
                    "it is an Excel workbook, which is not read; save the table as CSV"
                );
            var (files, left) = (new List<ZipFile>(), MaxBytes);
            foreach (var entry in archive.Entries.Where(e => IsShown(e.FullName)))
            {
                var name = entry.Name;
                if (StatementFileKind.ProblemOf(name) is { Length: > 0 } problem)
                    files.Add(new(name, [], problem));
                else if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                    files.Add(new(name, [], "an archive within an archive is not opened; put it here by itself"));
                else if (StatementFileKind.IsRead(name))
                {
                    var read = Read(entry, left);
                    files.Add(read);
                    left -= read.Contents.Length;
                }
                else
                    files.Add(new(name, [], "its name is not one of a statement (.xml, .csv, .camt, .053)"));
            }
            return files.Count > 0 ? files : throw new UnreadableStatementException("it holds no statement");
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new UnreadableStatementException("it cannot be unpacked; put the files themselves here");
        }
    }

    /// <summary>Reads no more than the bounds, whatever size the archive says.</summary>
    private static ZipFile Read(ZipArchiveEntry entry, long left)
    {
        if (entry.IsEncrypted)
            return new(entry.Name, [], "it is locked with a password; unpack it and put the file itself here");
        var most = Math.Min(StatementFolderSource.MostBytes, left);
        using var stream = entry.Open();
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            read.Write(buffer, 0, count);
            if (read.Length > most)
                throw new UnreadableStatementException(
                    $"its files have more than {MaxBytes >> 20} MB together, or one more than {StatementFolderSource.MostBytes >> 20}"
                );
            if (read.Length > SmallestBomb && read.Length > MaxRatio * Math.Max(1, entry.CompressedLength))
                throw new UnreadableStatementException("a file in it is packed further than any statement");
        }
        return read.Length == 0 ? new(entry.Name, [], "it is empty") : new(entry.Name, read.ToArray(), "");
    }

    /// <summary>Folders, and what systems add to archives, are no files of a person.</summary>
    private static bool IsShown(string path) =>
        path.Split('/', '\\') is var parts
        && parts[^1].Length > 0
        && parts[^1][0] is not ('.' or '~')
        && !parts.Contains("__MACOSX", StringComparer.Ordinal);
}

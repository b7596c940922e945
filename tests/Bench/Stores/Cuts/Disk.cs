namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>
/// A disk with only the guarantees that a store may rely on: a file has the content of its last sync, and nothing is
/// guaranteed about later changes.
/// </summary>
internal sealed class Disk
{
    private readonly Dictionary<string, FileImage> synced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DiskOperation>> since = new(StringComparer.Ordinal);

    public Disk(IReadOnlyDictionary<string, byte[]> before)
    {
        foreach (var (file, bytes) in before)
            synced[file] = new(bytes);
    }

    /// <summary>Commits acknowledged so far.</summary>
    public long Acknowledged { get; private set; }

    public void Do(DiskOperation operation)
    {
        switch (operation)
        {
            case CommitAcknowledged:
                Acknowledged++;
                break;
            case Synced(var file) when since.Remove(file, out var kept):
                var image = synced.TryGetValue(file, out var known) ? known : synced[file] = new([]);
                foreach (var one in kept)
                    image.Do(one);
                break;
            case Written or Resized:
                if (!since.TryGetValue(operation.File, out var list))
                    since[operation.File] = list = [];
                list.Add(operation);
                break;
        }
    }

    /// <summary>Whether this sync changes anything on the disk.</summary>
    public bool Changes(Synced sync) => since.ContainsKey(sync.File);

    /// <summary>The file with all operations applied.</summary>
    public byte[] Everything(string file) => Image(file, _ => true).ToArray();

    /// <summary>
    /// Writes the files as a power cut leaves them: what was synced, and of later operations those that
    /// <paramref name="survives"/> selects.
    /// </summary>
    public void LayInto(string folder, Func<DiskOperation, bool> survives)
    {
        foreach (var file in synced.Keys.Union(since.Keys, StringComparer.Ordinal))
            Image(file, survives).Write(Path.Combine(folder, file));
    }

    private FileImage Image(string file, Func<DiskOperation, bool> survives)
    {
        var image = synced.TryGetValue(file, out var known) ? known.Copy() : new([]);
        foreach (var operation in since.GetValueOrDefault(file) ?? [])
            if (survives(operation))
                image.Do(operation);
        return image;
    }
}

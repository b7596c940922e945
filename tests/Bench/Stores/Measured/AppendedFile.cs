using System.Text.Json;

namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>
/// The simplest way to store an event: one line at the end of a file, and one sync. No index, no transaction, no
/// repair.
/// </summary>
internal sealed class AppendedFile(string folder) : IMeasuredStore
{
    public const string File = "events.jsonl";

    private readonly FileStream file = new(
        Path.Combine(folder, File),
        FileMode.Append,
        FileAccess.Write,
        FileShare.ReadWrite,
        bufferSize: 0
    );

    public Task CommitAsync(BusinessEvent what)
    {
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(what), (byte)'\n']);
        file.Flush(flushToDisk: true);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<BusinessEvent>> ReadAsync()
    {
        var text = await System.IO.File.ReadAllTextAsync(file.Name);
        // A line without a line end was never acknowledged.
        return [.. text.Split('\n')[..^1].Select(line => JsonSerializer.Deserialize<BusinessEvent>(line)!)];
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}

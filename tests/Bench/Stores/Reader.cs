using System.Text.Json;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>A request to open a folder that must contain the events 1 to <paramref name="Acknowledged"/>.</summary>
internal sealed record Reopening(string Candidate, string Folder, long Acknowledged);

/// <summary>The result of opening a folder.</summary>
/// <param name="Missing">Acknowledged events that are missing or different.</param>
/// <param name="Trouble">Why the store could not be opened, read or written to; null if it could.</param>
internal sealed record Reopened(long Missing, string? Trouble);

/// <summary>
/// The process that opens the remaining files and searches the acknowledged events: one line in, one line out.
/// </summary>
internal static class Reader
{
    public const string Word = "read";

    public static async Task RunAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
            Console.WriteLine(JsonSerializer.Serialize(await LookAsync(JsonSerializer.Deserialize<Reopening>(line)!)));
    }

    private static async Task<Reopened> LookAsync(Reopening asked)
    {
        try
        {
            await using var store = await Candidate.Find(asked.Candidate).Open(asked.Folder);
            var found = await store.ReadAsync();
            // A store that can be read but not written is of no use either.
            var next = BusinessEvent.Of(found.Select(e => e.Id).Append(asked.Acknowledged).Max() + 1);
            await store.CommitAsync(next);
            var after = await store.ReadAsync();
            if (after.Count != found.Count + 1 || !after.Contains(next))
                return new(0, $"It held {found.Count} events, took one more and held {after.Count}.");
            var kept = found.ToHashSet();
            var missing = 0L;
            for (var id = 1L; id <= asked.Acknowledged; id++)
                if (!kept.Contains(BusinessEvent.Of(id)))
                    missing++;
            return new(missing, null);
        }
        catch (Exception e)
        {
            return new(0, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}

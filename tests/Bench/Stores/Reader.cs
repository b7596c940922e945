using System.Text.Json;
using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>Asks for a folder to be opened in which events 1 to <paramref name="Acknowledged"/> must be.</summary>
internal sealed record Reopening(string Candidate, string Folder, long Acknowledged);

/// <summary>What came of it.</summary>
/// <param name="Missing">Acknowledged events that are not there, or not as they were written.</param>
/// <param name="Trouble">Why the store could not be opened, read or written to; null if it could.</param>
internal sealed record Reopened(long Missing, string? Trouble);

/// <summary>
/// The process that opens what is left and looks for the acknowledged events: one line in, one line out.
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
            // A store that reads but takes nothing more is of no use either.
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

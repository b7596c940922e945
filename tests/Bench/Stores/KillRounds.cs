using MilestoneBot.Tests.Bench.Stores.Measured;

namespace MilestoneBot.Tests.Bench.Stores;

/// <summary>The result of killing the writing process many times.</summary>
/// <param name="Acknowledged">Acknowledged commits in all rounds.</param>
/// <param name="Lost">How many of them were missing afterwards.</param>
/// <param name="Unusable">Rounds after which the store could not be opened, read or written to.</param>
/// <param name="Trouble">The error message of the first of those.</param>
internal sealed record KillResult(int Rounds, long Acknowledged, long Lost, int Unusable, string? Trouble);

/// <summary>
/// Kills the writing process in the middle of its commits. The machine keeps running, so the contents of its cache
/// survive.
/// </summary>
internal static class KillRounds
{
    /// <summary>The interval at which the acknowledgements are read until the process is killed.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    public static async Task<KillResult> RunAsync(
        Candidate candidate,
        Func<string> newFolder,
        int rounds,
        int seed,
        ReaderProcess reader
    )
    {
        var random = new Random(seed);
        var result = new KillResult(0, 0, 0, 0, null);
        for (var round = 0; round < rounds; round++)
        {
            var folder = newFolder();
            var acknowledged = await KillAsync(candidate, folder, TimeSpan.FromMilliseconds(random.Next(20, 1500)));
            var found = await reader.ReadAsync(new(candidate.Name, folder, acknowledged));
            Directory.Delete(folder, recursive: true);
            result = new(
                result.Rounds + 1,
                result.Acknowledged + acknowledged,
                result.Lost + found.Missing,
                result.Unusable + (found.Trouble is null ? 0 : 1),
                result.Trouble ?? found.Trouble
            );
        }
        return result;
    }

    /// <summary>
    /// Kills the process this long after its first commit. Returns the number of commits acknowledged by then.
    /// </summary>
    private static async Task<long> KillAsync(Candidate candidate, string folder, TimeSpan after)
    {
        using var writer = ChildProcess.Self([Writer.Word, candidate.Name, folder, "0"]);
        var notes = new FileInfo(Path.Combine(folder, Writer.Acknowledgements));
        do
        {
            if (writer.HasExited)
                throw new InvalidOperationException($"The process that writes to {candidate.Name} ended by itself.");
            await Task.Delay(Glance);
            notes.Refresh();
        } while (!notes.Exists || notes.Length == 0);
        await Task.Delay(after);
        writer.Kill();
        await writer.WaitForExitAsync();
        notes.Refresh();
        return notes.Length;
    }
}

using MilestoneBot.Store;

namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>A store with one of its settings.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Label">Its name in the table.</param>
/// <param name="Files">The files that hold its data. Other files beside them are derived from these.</param>
/// <param name="Open">Opens it in a folder, and creates what is missing there.</param>
internal sealed record Candidate(string Name, string Label, string[] Files, Func<string, Task<IMeasuredStore>> Open)
{
    /// <summary>The store with which the others are compared: it makes one write and one sync for a commit.</summary>
    public const string Yardstick = "append";

    private static readonly string[] SqliteFiles = [SqliteStore.File, SqliteStore.File + "-wal"];
    private static readonly string[] LiteDbFiles = [LiteDbStore.File, LiteDbStore.Log];

    public static IReadOnlyList<Candidate> All { get; } =
    [
        new(
            Yardstick,
            "a line appended and synced",
            [AppendedFile.File],
            folder => Task.FromResult<IMeasuredStore>(new AppendedFile(folder))
        ),
        new(
            "sqlite-full",
            "SQLite as the bot opens it for facts (WAL, FULL)",
            SqliteFiles,
            folder => SqliteStore.OpenAsync(folder, Durability.Durable)
        ),
        new(
            "sqlite-normal",
            "SQLite as the bot opens it for bookkeeping (WAL, NORMAL)",
            SqliteFiles,
            folder => SqliteStore.OpenAsync(folder, Durability.Relaxed)
        ),
        new(
            "litedb",
            "LiteDB 5.0.21 as it comes",
            LiteDbFiles,
            folder => Task.FromResult<IMeasuredStore>(LiteDbStore.Open(folder))
        ),
        new(
            "litedb-checkpoint",
            "LiteDB 5.0.21, checkpoint after every commit",
            LiteDbFiles,
            folder => Task.FromResult<IMeasuredStore>(LiteDbStore.OpenWithCheckpoints(folder))
        ),
        new(
            "litedb-synced-by-host",
            "LiteDB 5.0.21, its log synced by the host after every commit",
            LiteDbFiles,
            folder => Task.FromResult<IMeasuredStore>(LiteDbStore.OpenOnSyncingStreams(folder))
        ),
    ];

    public static Candidate Find(string name) =>
        All.FirstOrDefault(c => c.Name == name)
        ?? throw new InvalidOperationException(
            $"There is no store \"{name}\". There are: {string.Join(", ", All.Select(c => c.Name))}."
        );
}

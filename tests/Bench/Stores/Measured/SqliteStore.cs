using Dapper;
using MilestoneBot.Store;

namespace MilestoneBot.Tests.Bench.Stores.Measured;

/// <summary>
/// SQLite opened by the bot's own <see cref="Database"/>, so that its settings are those of the bot.
/// </summary>
internal sealed class SqliteStore : IMeasuredStore
{
    public const string File = "events.db";

    private readonly Database database;
    private readonly Durability durability;

    private SqliteStore(Database database, Durability durability)
    {
        this.database = database;
        this.durability = durability;
    }

    public static async Task<IMeasuredStore> OpenAsync(string folder, Durability durability)
    {
        var store = new SqliteStore(
            Database.Open(new(Path.Combine(folder, File), null), TimeProvider.System),
            durability
        );
        try
        {
            await store.WriteAsync(
                """
                create table if not exists bench_events (
                    id integer primary key,
                    project text not null,
                    verb text not null,
                    details text not null
                );
                create index if not exists bench_events_by_project on bench_events (project)
                """,
                null
            );
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public Task CommitAsync(BusinessEvent what) =>
        WriteAsync(
            "insert into bench_events (id, project, verb, details) values (@Id, @Project, @Verb, @Details)",
            what
        );

    public async Task<IReadOnlyList<BusinessEvent>> ReadAsync() =>
        await database.ReadAsync(
            async db =>
                (await db.QueryAsync<BusinessEvent>("select id, project, verb, details from bench_events")).AsList(),
            CancellationToken.None
        );

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<int> WriteAsync(string sql, object? values) =>
        database.WriteAsync(db => db.ExecuteAsync(sql, values), _ => true, durability, CancellationToken.None);
}

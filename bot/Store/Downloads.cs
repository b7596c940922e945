using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>A file that somebody asked for: which, of what, and who asked where.</summary>
public sealed record Download(Place Where, string Person, string Project, string Format)
{
    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// Files that wait to be fetched: each once, within a quarter of an hour, by whoever holds the secret that its asker
/// was given.
/// </summary>
public sealed class Downloads(Database database, TimeProvider clock)
{
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(15);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Holds a file ready and returns the secret that fetches it.</summary>
    public async Task<string> OfferAsync(Download download, CancellationToken cancel)
    {
        var secret = Secret.New();
        await database.NoteAsync(
            async db =>
            {
                await db.ExecuteAsync("delete from downloads where expires_at <= @now", new { now = Now });
                return await db.ExecuteAsync(
                    """
                    insert into downloads (token_hash, channel, workspace, conversation, person, project, format, expires_at)
                    values (@hash, @channel, @workspace, @conversation, @person, @project, @format, @expires)
                    """,
                    new
                    {
                        hash = Secret.HashOf(secret),
                        channel = download.Where.Channel,
                        workspace = download.Where.Workspace,
                        conversation = download.Where.Conversation,
                        person = download.Person,
                        project = download.Project,
                        format = download.Format,
                        expires = (clock.GetUtcNow() + Life).ToUnixTimeMilliseconds(),
                    }
                );
            },
            cancel
        );
        return secret;
    }

    /// <summary>
    /// What the secret fetches; from then on it fetches nothing. Null for one that is used, expired or none.
    /// </summary>
    public async Task<Download?> TakeAsync(string secret, CancellationToken cancel)
    {
        if (!Secret.IsOne(secret))
            return null;
        var values = new { hash = Secret.HashOf(secret), now = Now };
        // Guessing costs a look and never stops the writer.
        if (
            await database.ReadAsync(
                db => db.QuerySingleAsync<long>("select count(*) from downloads where token_hash = @hash", values),
                cancel
            ) == 0
        )
            return null;
        var row = await database.WriteAsync(
            db =>
                db.QuerySingleOrDefaultAsync<Row>(
                    """
                    delete from downloads where token_hash = @hash and expires_at > @now
                    returning channel as "Channel", workspace as "Workspace", conversation as "Conversation",
                        person as "Person", project as "Project", format as "Format", expires_at as "Expires"
                    """,
                    values
                ),
            _ => true,
            Durability.Durable,
            cancel
        );
        return row is null
            ? null
            : new(new(row.Channel, row.Workspace, row.Conversation), row.Person, row.Project, row.Format)
            {
                At = DateTimeOffset.FromUnixTimeMilliseconds(row.Expires) - Life,
            };
    }

    private sealed record Row
    {
        public string Channel { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string Conversation { get; init; } = "";

        public string Person { get; init; } = "";

        public string Project { get; init; } = "";

        public string Format { get; init; } = "";

        public long Expires { get; init; }
    }
}

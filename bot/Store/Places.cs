using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>The channels' own references of the conversations in which the bot was heard.</summary>
public sealed class Places(Database database, TimeProvider clock) : IPlaces
{
    private const int MostKept = 50_000;

    // What was written last: nearly every message comes with the reference that is known.
    private readonly ConcurrentDictionary<Place, string> written = new();

    private readonly ConcurrentDictionary<Place, Place> spelled = new();

    public async Task RememberAsync(Place place, string reference, CancellationToken cancel)
    {
        if (await database.ReadAsync(db => ClosedPlaces.WaitsAsync(db, place), cancel))
            await database.NoteAsync(db => ClosedPlaces.OpenAsync(db, place, clock.GetUtcNow()), cancel);
        if (written.TryGetValue(place, out var known) && known == reference)
            return;
        await database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into conversations (channel, workspace, conversation, reference)
                    values (@channel, @workspace, @conversation, @reference)
                    on conflict (channel, workspace, conversation) do update set reference = excluded.reference
                    """,
                    new
                    {
                        channel = place.Channel,
                        workspace = place.Workspace,
                        conversation = place.Conversation,
                        reference,
                    }
                ),
            cancel
        );
        if (written.Count >= MostKept)
            written.Clear();
        written[place] = reference;
    }

    public async Task<Place> SpelledAsync(Place place, CancellationToken cancel)
    {
        if (spelled.TryGetValue(place, out var known))
            return known;
        var workspace = await database.ReadAsync(
            db =>
                db.QueryFirstOrDefaultAsync<string?>(
                    """
                    select workspace from (
                        select workspace, 0 as farness
                        from places
                        where channel = @channel and conversation = @conversation and lower(workspace) = lower(@workspace)
                        union all
                        select id, case when id = @workspace then 1 else 2 end
                        from workspaces
                        where lower(id) = lower(@workspace))
                    order by farness, workspace limit 1
                    """,
                    new
                    {
                        channel = place.Channel,
                        workspace = place.Workspace,
                        conversation = place.Conversation,
                    }
                ),
            cancel
        );
        if (spelled.Count >= MostKept)
            spelled.Clear();
        // One that is not known yet may be written down at any moment.
        return workspace is null ? place : spelled[place] = place with { Workspace = workspace };
    }

    /// <summary>The chat is the speaker's own, so what is posted there is for his eyes alone.</summary>
    internal static Task OwnedAsync(DbConnection db, Turn turn) =>
        db.ExecuteAsync(
            """
            update conversations
            set owner = @owner
            where channel = @channel and workspace = @workspace and conversation = @conversation and owner <> @owner
            """,
            new
            {
                owner = turn.Who.Id,
                channel = turn.Where.Channel,
                workspace = turn.Where.Workspace,
                conversation = turn.Where.Conversation,
            }
        );

    public async Task<string> ReferenceAsync(Place place, CancellationToken cancel) =>
        written.TryGetValue(place, out var known)
            ? known
            : await database.ReadAsync(
                async db =>
                    await db.QuerySingleOrDefaultAsync<string>(
                        """
                        select reference
                        from conversations
                        where channel = @channel and workspace = @workspace and conversation = @conversation
                        """,
                        new
                        {
                            channel = place.Channel,
                            workspace = place.Workspace,
                            conversation = place.Conversation,
                        }
                    ) ?? "",
                cancel
            );
}

using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Delivery;

namespace MilestoneBot.Store.Conversations;

/// <summary>The channels' own references to the conversations that the bot is in.</summary>
public sealed class ConversationStore(Database database, TimeProvider clock) : IConversationStore
{
    private const int MaxCached = 50_000;

    // What was written last: nearly every message has the reference that is already stored.
    private readonly ConcurrentDictionary<Conversation, string> written = new();

    private readonly ConcurrentDictionary<Conversation, Conversation> canonical = new();

    public async Task SaveReferenceAsync(Conversation conversation, string reference, CancellationToken cancel)
    {
        if (await database.ReadAsync(db => UnreachableConversations.HasParkedAsync(db, conversation), cancel))
            await database.WriteBookkeepingAsync(
                db => UnreachableConversations.ReopenAsync(db, conversation, clock.GetUtcNow()),
                cancel
            );
        if (written.TryGetValue(conversation, out var known) && known == reference)
            return;
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into conversations (channel, workspace, conversation, reference)
                    values (@channel, @workspace, @conversation, @reference)
                    on conflict (channel, workspace, conversation) do update set reference = excluded.reference
                    """,
                    new
                    {
                        channel = conversation.Channel,
                        workspace = conversation.Workspace,
                        conversation = conversation.Id,
                        reference,
                    }
                ),
            cancel
        );
        if (written.Count >= MaxCached)
            written.Clear();
        written[conversation] = reference;
    }

    public async Task<Conversation> GetCanonicalAsync(Conversation conversation, CancellationToken cancel)
    {
        if (canonical.TryGetValue(conversation, out var known))
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
                        channel = conversation.Channel,
                        workspace = conversation.Workspace,
                        conversation = conversation.Id,
                    }
                ),
            cancel
        );
        if (canonical.Count >= MaxCached)
            canonical.Clear();
        // An unknown conversation is not cached, because it may be stored at any moment.
        return workspace is null ? conversation : canonical[conversation] = conversation with { Workspace = workspace };
    }

    /// <summary>
    /// Records that this is the sender's personal chat: what is posted there is visible to them only.
    /// </summary>
    internal static Task SetOwnerAsync(DbConnection db, Turn turn) =>
        db.ExecuteAsync(
            """
            update conversations
            set owner = @owner
            where channel = @channel and workspace = @workspace and conversation = @conversation and owner <> @owner
            """,
            new
            {
                owner = turn.Sender.Id,
                channel = turn.Conversation.Channel,
                workspace = turn.Conversation.Workspace,
                conversation = turn.Conversation.Id,
            }
        );

    public async Task<string> GetReferenceAsync(Conversation conversation, CancellationToken cancel) =>
        written.TryGetValue(conversation, out var known)
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
                            channel = conversation.Channel,
                            workspace = conversation.Workspace,
                            conversation = conversation.Id,
                        }
                    ) ?? "",
                cancel
            );
}

using Dapper;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Conversations;

/// <summary>The conversations that the bot was added to and has welcomed.</summary>
public sealed class WelcomeStore(Database database, TimeProvider clock) : IWelcomeStore
{
    public Task<bool> TryAddAsync(Conversation conversation, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            async db =>
                await db.ExecuteAsync(
                    """
                    insert into installations (channel, workspace, conversation, welcomed_at)
                    values (@channel, @workspace, @conversation, @at)
                    on conflict (channel, workspace, conversation) do nothing
                    """,
                    new
                    {
                        channel = conversation.Channel,
                        workspace = conversation.Workspace,
                        conversation = conversation.Id,
                        at = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    }
                ) == 1,
            cancel
        );

    public Task RemoveAsync(Conversation conversation, CancellationToken cancel) =>
        database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "delete from installations where channel = @channel and workspace = @workspace and conversation = @conversation",
                    new
                    {
                        channel = conversation.Channel,
                        workspace = conversation.Workspace,
                        conversation = conversation.Id,
                    }
                ),
            cancel
        );
}

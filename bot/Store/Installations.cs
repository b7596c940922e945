using Dapper;
using MilestoneBot.Chat;

namespace MilestoneBot.Store;

/// <summary>Where the bot was added and has said its welcome.</summary>
public sealed class Installations(Database database, TimeProvider clock) : IInstallations
{
    public Task<bool> FirstWelcomeAsync(Place place, CancellationToken cancel) =>
        database.NoteAsync(
            async db =>
                await db.ExecuteAsync(
                    """
                    insert into installations (channel, workspace, conversation, welcomed_at)
                    values (@channel, @workspace, @conversation, @at)
                    on conflict (channel, workspace, conversation) do nothing
                    """,
                    new
                    {
                        channel = place.Channel,
                        workspace = place.Workspace,
                        conversation = place.Conversation,
                        at = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    }
                ) == 1,
            cancel
        );

    public Task RemovedAsync(Place place, CancellationToken cancel) =>
        database.NoteAsync(
            db =>
                db.ExecuteAsync(
                    "delete from installations where channel = @channel and workspace = @workspace and conversation = @conversation",
                    new
                    {
                        channel = place.Channel,
                        workspace = place.Workspace,
                        conversation = place.Conversation,
                    }
                ),
            cancel
        );
}

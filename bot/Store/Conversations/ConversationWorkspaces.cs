using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Conversations;

/// <summary>
/// The workspaces in which a conversation is known, and the role holders of the project that it is tied to.
/// </summary>
public sealed class ConversationWorkspaces(Database database, ProjectStore projects, TimeProvider clock)
    : IConversationWorkspaces
{
    private const string WrongConversationSql =
        "channel = @channel and workspace = @wrong and conversation = @conversation";

    public Task<IReadOnlyList<string>> GetWorkspacesAsync(
        string channel,
        string conversation,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db =>
                (
                    await db.QueryAsync<string>(
                        """
                        select c.workspace from conversations c
                        left join places t on t.channel = c.channel and t.workspace = c.workspace and t.conversation = c.conversation
                        where c.channel = @channel and c.conversation = @conversation
                        order by case when t.project is null then 1 else 0 end, c.workspace
                        """,
                        new { channel, conversation }
                    )
                ).AsList(),
            cancel
        );

    public async Task<IReadOnlyList<string>?> MoveToWorkspaceAsync(
        Conversation wrong,
        Conversation right,
        string turnId,
        CancellationToken cancel
    )
    {
        var values = new
        {
            channel = wrong.Channel,
            wrong = wrong.Workspace,
            right = right.Workspace,
            conversation = wrong.Id,
        };
        var (isServed, tied) = await database.ReadAsync(
            async db =>
                (
                    await db.QuerySingleAsync<bool>(
                        "select exists (select 1 from grants where channel = @channel and owner = @wrong)",
                        values
                    ),
                    (
                        await db.QueryAsync<(string Id, string Workspace, string Called)>(
                            """
                            select p.id, p.workspace, p.key || ' (' || p.name || ')' from places t join projects p on p.id = t.project
                            where t.channel = @channel and t.workspace = @wrong and t.conversation = @conversation
                            """,
                            values
                        )
                    ).AsList()
                ),
            cancel
        );
        if (isServed)
            return null;
        var stay = new List<string>();
        foreach (var (id, workspace, called) in tied)
        {
            var isFree = await database.ReadAsync(
                async db =>
                    await db.QuerySingleAsync<long>(
                        "select count(*) from places where channel = @channel and workspace = @right and conversation = @conversation",
                        values
                    ) == 0,
                cancel
            );
            await projects.ChangeAsync(
                new(
                    $"{turnId}/moved/{id}",
                    Conversation.ForProject(workspace, id),
                    Sender.FromSource(wrong.Channel, "the chat platform"),
                    "",
                    clock.GetUtcNow()
                ),
                "",
                (project, context) =>
                    project.MoveConversation(
                        wrong.Channel,
                        wrong.Id,
                        wrong.Workspace,
                        right.Workspace,
                        isFree,
                        context
                    ),
                cancel
            );
            if (workspace == wrong.Workspace)
                stay.Add(called);
        }
        await database.WriteBookkeepingAsync(db => MoveBookkeepingAsync(db, values), cancel);
        return stay;
    }

    public Task<IReadOnlyList<string>> GetRoleHoldersAsync(
        Conversation conversation,
        string person,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db =>
                (
                    await db.QueryAsync<string>(
                        """
                        with meant as (
                            select project from places where channel = @channel and workspace = @workspace and conversation = @conversation
                            union select project from roles where actor = @person and held = 1)
                        select r.actor from meant m join roles r on r.project = m.project and r.held = 1
                        union select d.actor from meant m join deputies d on d.project = m.project and d.named = 1
                        """,
                        new
                        {
                            channel = conversation.Channel,
                            workspace = conversation.Workspace,
                            conversation = conversation.Id,
                            person,
                        }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>
    /// Moves the bookkeeping of a conversation; rows that exist under the right workspace already are kept.
    /// </summary>
    private static async Task<int> MoveBookkeepingAsync(DbConnection db, object values)
    {
        await db.ExecuteAsync(
            $"""
            insert into conversations (channel, workspace, conversation, reference)
            select channel, @right, conversation, reference from conversations where {WrongConversationSql}
            on conflict (channel, workspace, conversation) do nothing
            """,
            values
        );
        await db.ExecuteAsync(
            $"""
            insert into installations (channel, workspace, conversation, welcomed_at)
            select channel, @right, conversation, welcomed_at from installations where {WrongConversationSql}
            on conflict (channel, workspace, conversation) do nothing
            """,
            values
        );
        await db.ExecuteAsync(
            $"""
            update posts set workspace = @right where {WrongConversationSql} and message_id not in (
                select x.message_id from posts x where x.channel = @channel and x.workspace = @right and x.conversation = @conversation)
            """,
            values
        );
        await db.ExecuteAsync(
            $"update outbox set workspace = @right where {WrongConversationSql} and errand <> 'answer'",
            values
        );
        foreach (var table in new[] { "conversations", "installations", "posts", "pending" })
            await db.ExecuteAsync($"delete from {table} where {WrongConversationSql}", values);
        // The workspace of the person who created the channel was recorded as covered by an organisation's
        // installation.
        return await db.ExecuteAsync(
            "delete from grant_members where channel = @channel and workspace = @wrong",
            values
        );
    }
}

using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// Conversations that accept nothing from the bot any more. Their messages are parked after one attempt, and their
/// cards are no longer updated. When the bot receives something from there again, messages that were parked for a
/// temporary reason are released. A card is rendered from the present state, and is skipped if it was settled
/// meanwhile. A reply older than a day is dropped; the cards show the present state. Messages that the platform
/// rejected, that broke, or that may have been delivered are not released automatically.
/// </summary>
internal static class UnreachableConversations
{
    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromDays(1);

    private const string ConversationSql =
        "channel = @channel and workspace = @workspace and conversation = @conversation";

    private const string PassingReasonSql = $"""
        (reason like '{nameof(DeliveryFault.Closed)}:%' or reason like '{nameof(DeliveryFault.TryAgain)}:%'
            or reason like '{nameof(DeliveryFault.TooMany)}:%')
        """;

    /// <summary>Whether reopening the conversation would change anything.</summary>
    public static async Task<bool> HasParkedAsync(DbConnection db, Conversation conversation) =>
        await db.QuerySingleAsync<bool>(
            $"""
            select exists (select 1 from conversations where {ConversationSql} and closed_at is not null)
                or exists (select 1 from outbox where parked = 1 and {ConversationSql} and {PassingReasonSql})
            """,
            Values(conversation)
        );

    /// <summary>True if it was open before.</summary>
    public static async Task<bool> CloseAsync(
        DbConnection db,
        Conversation conversation,
        string why,
        DateTimeOffset now
    )
    {
        var values = new
        {
            channel = conversation.Channel,
            workspace = conversation.Workspace,
            conversation = conversation.Id,
            why,
            now = now.ToUnixTimeMilliseconds(),
            doubt = Outbox.UncertainPattern,
        };
        var isNew =
            await db.ExecuteAsync(
                """
                insert into conversations (channel, workspace, conversation, reference, closed_at, closed_why)
                values (@channel, @workspace, @conversation, '', @now, @why)
                on conflict (channel, workspace, conversation)
                do update set closed_at = excluded.closed_at, closed_why = excluded.closed_why
                where conversations.closed_at is null
                """,
                values
            ) == 1;
        // Cards are rendered from the present state when updates resume, so no update has to be kept for them.
        await db.ExecuteAsync(
            $"delete from outbox where {ConversationSql} and parked = 0 and errand = 'redraw'",
            values
        );
        await db.ExecuteAsync($"update posts set settled = 2 where {ConversationSql} and settled <> 1", values);
        await db.ExecuteAsync(
            $"""
            update outbox
            set parked = 1, leased_until = 0, begun = 0, attempts = attempts + 1,
                reason = case when reason like @doubt then reason else @why end
            where {ConversationSql} and parked = 0
            """,
            values
        );
        return isNew;
    }

    public static async Task<int> ReopenAsync(DbConnection db, Conversation conversation, DateTimeOffset now)
    {
        var values = new
        {
            channel = conversation.Channel,
            workspace = conversation.Workspace,
            conversation = conversation.Id,
            now = now.ToUnixTimeMilliseconds(),
            old = (now - AnswerLifetime).ToUnixTimeMilliseconds(),
        };
        await db.ExecuteAsync(
            $"update conversations set closed_at = null, closed_why = '' where {ConversationSql} and closed_at is not null",
            values
        );
        await db.ExecuteAsync(
            $"delete from outbox where {ConversationSql} and parked = 1 and {PassingReasonSql} and errand = 'answer' and due_at < @old",
            values
        );
        await db.ExecuteAsync(
            $"""
            update outbox
            set parked = 0, leased_until = 0, begun = 0, holds = 0, attempts = 0, since = 0, due_at = @now
            where {ConversationSql} and parked = 1 and {PassingReasonSql}
            """,
            values
        );
        await db.ExecuteAsync(
            $"""
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, thread)
            select 'redraw', 'heard again', channel, workspace, conversation, message_id, @now, thread
            from posts
            where {ConversationSql} and settled = 2
            """,
            values
        );
        return await db.ExecuteAsync($"update posts set settled = 0 where {ConversationSql} and settled = 2", values);
    }

    private static object Values(Conversation conversation) =>
        new
        {
            channel = conversation.Channel,
            workspace = conversation.Workspace,
            conversation = conversation.Id,
        };
}

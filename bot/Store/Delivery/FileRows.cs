using System.Data.Common;
using System.Globalization;
using Dapper;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// Files that a change owes to conversations: without a mail server, the PDF of what was issued, in the thread of its
/// stage. The row names the document, and its bytes are made when it is sent.
/// </summary>
internal static class FileRows
{
    /// <param name="channels">The channels that take files.</param>
    public static async Task ApplyEventsAsync(
        DbConnection db,
        IReadOnlyList<string> channels,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        if (channels.Count == 0)
            return;
        foreach (var what in events)
            switch (what)
            {
                case InvoiceIssued e:
                    await AddAsync(db, channels, turn, now, project, e.Invoice, null);
                    break;
                case CreditIssued e:
                    await AddAsync(db, channels, turn, now, project, e.Invoice, e.Credit);
                    break;
            }
    }

    /// <summary>
    /// Where the change was made, its thread is that of the turn; elsewhere the one in which the stage was shown last.
    /// When it is sent, it goes below the card of the invoice where there is one.
    /// </summary>
    private static Task<int> AddAsync(
        DbConnection db,
        IReadOnlyList<string> channels,
        Turn turn,
        DateTimeOffset now,
        Project project,
        int invoice,
        int? note
    )
    {
        var card = CardAddress.OfMilestone(
            CardKind.Invoice,
            project.Id,
            project.InvoiceById(invoice).Milestone,
            invoice
        );
        return db.ExecuteAsync(
            $"""
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread)
            select 'file', @id, t.channel, t.workspace, t.conversation, @note, @due, @card,
                case when t.channel = @channel and t.workspace = @workspace and t.conversation = @conversation and @thread <> ''
                    then @thread
                else coalesce((
                    select p.thread from posts p
                    where p.channel = t.channel and p.workspace = t.workspace and p.conversation = t.conversation
                        and p.project = @project and p.subject = @subject
                    order by p.posted_at desc limit 1), t.conversation) end
            from places t
            where t.project = @project and t.channel in @channels and {OutboxWriter.IsForItsReader}
            """,
            new
            {
                id = turn.Id,
                note = note?.ToString(CultureInfo.InvariantCulture) ?? "",
                due = now.ToUnixTimeMilliseconds(),
                card = card.ToString(),
                project = project.Id,
                subject = card.Subject,
                channels,
                channel = turn.Conversation.Channel,
                workspace = turn.Conversation.Workspace,
                conversation = turn.Conversation.Id,
                thread = turn.Thread,
            }
        );
    }
}

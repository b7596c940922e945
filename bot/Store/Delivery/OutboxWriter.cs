using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// Enqueues the messages that a change causes, in its transaction: the reply to its turn, and an update of every card
/// that it affects.
/// </summary>
internal static class OutboxWriter
{
    /// <summary>The turn sends its reply itself; only if it could not within this time, the outbox sends it.</summary>
    private static readonly TimeSpan AnswerGracePeriod = TimeSpan.FromSeconds(30);

    public static Task EnqueueAnswerAsync(DbConnection db, Turn turn, DateTimeOffset now) =>
        EnqueueAnswerAsync(db, turn, now, AnswerGracePeriod);

    /// <summary>A reply that is enqueued already stays as it is.</summary>
    public static async Task<int> EnqueueAnswerAsync(DbConnection db, Turn turn, DateTimeOffset now, TimeSpan after)
    {
        if (turn.Conversation.IsInProcess)
            return 0;
        return await db.ExecuteAsync(
            """
            insert into outbox (errand, turn_id, turn, channel, workspace, conversation, message_id, due_at, thread)
            select 'answer', @id, @turn, @channel, @workspace, @conversation, '', @due, @thread
            where not exists (select 1 from outbox where turn_id = @id and errand = 'answer')
            """,
            new
            {
                id = turn.Id,
                turn = JsonSerializer.Serialize(turn, StoreJson.Default.Turn),
                channel = turn.Conversation.Channel,
                workspace = turn.Conversation.Workspace,
                conversation = turn.Conversation.Id,
                due = (now + after).ToUnixTimeMilliseconds(),
                thread = turn.Thread,
            }
        );
    }

    /// <summary>
    /// Enqueues one update for each shown card whose subject changed, unless the card already waits for an update.
    /// </summary>
    public static Task EnqueueCardUpdatesAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        var everything = events.Any(RedrawsEverything);
        return EnqueueCardUpdatesAsync(
            db,
            everything ? "p.project = @project" : "p.project = @project and p.subject in @subjects",
            new
            {
                id = turn.Id,
                due = now.ToUnixTimeMilliseconds(),
                workspace = project.Workspace,
                project = project.Id,
                subjects = everything ? [] : AffectedSubjects(project, events),
            }
        );
    }

    /// <summary>Whether the event changes every shown card of the project.</summary>
    internal static bool RedrawsEverything(ProjectEvent what) =>
        what.ReordersMilestones || EventCatalogue.Default.Find(what).RedrawsEveryCard;

    /// <summary>
    /// A change by the scheduler or a payment source is no reply to a message: its card is posted in every conversation
    /// of the project.
    /// </summary>
    public static async Task EnqueueCardPostsAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        foreach (var card in events.Select(e => EventCardAddresses.ForPost(project, e)).OfType<CardAddress>())
            if (
                await EnqueueCardPostsAsync(db, turn, now, project, "post", card, "", "") == 0
                && card.Kind is (CardKind.PaymentReceived or CardKind.BankReturn or CardKind.AnnouncedPayment)
            )
                await EnqueuePersonalPostsAsync(db, turn, now, project, card);
    }

    /// <summary>
    /// Money of a project that has no place of its own any more is told to the people who hold a role in it, in their
    /// personal chats. The card names the project, since that chat may be about another one.
    /// </summary>
    private static Task<int> EnqueuePersonalPostsAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        CardAddress card
    ) =>
        db.ExecuteAsync(
            """
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread)
            select distinct 'post', @id, c.channel, c.workspace, c.conversation, '', @due, @card, c.conversation
            from conversations c
            join roles r on r.actor = c.owner and r.project = @project and r.held = 1
            where c.workspace = @workspace and c.owner <> ''
                and not exists (select 1 from places t where t.project = @project)
            """,
            new
            {
                id = turn.Id,
                due = now.ToUnixTimeMilliseconds(),
                card = card.ToString(),
                project = project.Id,
                workspace = project.Workspace,
            }
        );

    /// <summary>
    /// A change made on one platform is answered there, and its card is posted on the other platform. A change made in
    /// a personal chat is visible to nobody else, so its card is posted in all other conversations of the project.
    /// </summary>
    public static async Task EnqueueCrossPostAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        if (
            events.Select(e => EventCardAddresses.ForCrossPost(project, e)).OfType<CardAddress>().LastOrDefault() is
            { } card
        )
            await EnqueueCardPostsAsync(
                db,
                turn,
                now,
                project,
                "news",
                card,
                turn.Conversation.Workspace,
                turn.IsPersonalChat ? turn.Conversation.Id : ""
            );
    }

    /// <summary>
    /// A change that happens because a person writes for the first time is no reply to their message: its card is
    /// posted in all conversations.
    /// </summary>
    public static async Task EnqueueCrossPostEverywhereAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        if (
            events.Select(e => EventCardAddresses.ForCrossPost(project, e)).OfType<CardAddress>().LastOrDefault() is
            { } card
        )
            await EnqueueCardPostsAsync(db, turn, now, project, "news", card, "", "");
    }

    /// <summary>
    /// A personal chat receives a project's cards only while its owner has a role in the project or is a deputy.
    /// </summary>
    internal const string IsForItsReader = """
        not exists (select 1 from conversations c where c.channel = t.channel and c.workspace = t.workspace
            and c.conversation = t.conversation and c.owner <> ''
            and not exists (select 1 from roles r where r.project = t.project and r.actor = c.owner and r.held = 1)
            and not exists (select 1 from deputies d where d.project = t.project and d.actor = c.owner and d.named = 1))
        """;

    /// <summary>Posts in the thread in which the subject was shown last, or as a new message.</summary>
    /// <param name="except">The workspace that has seen the reply already; "" for none.</param>
    /// <param name="only">The only conversation of that workspace that has seen the reply; "" if all of them
    /// have.</param>
    private static Task<int> EnqueueCardPostsAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        string errand,
        CardAddress card,
        string except,
        string only
    ) =>
        db.ExecuteAsync(
            $"""
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread)
            select @errand, @id, t.channel, t.workspace, t.conversation, '', @due, @card, coalesce((
                select p.thread from posts p
                where p.channel = t.channel and p.workspace = t.workspace and p.conversation = t.conversation
                    and p.project = @project and p.subject = @subject
                order by p.posted_at desc limit 1), t.conversation)
            from places t
            where t.project = @project and (t.workspace <> @except or (@only <> '' and t.conversation <> @only))
                and {IsForItsReader}
            """,
            new
            {
                errand,
                id = turn.Id,
                due = now.ToUnixTimeMilliseconds(),
                card = card.ToString(),
                project = project.Id,
                subject = card.Subject,
                except,
                only,
            }
        );

    /// <summary>
    /// An account that clients are to pay to is told in every place of every project of the workspace, beside the one in
    /// which it is answered; what was posted about accounts before is drawn again.
    /// </summary>
    public static async Task EnqueueSellerAccountAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        string workspace,
        int proposal
    )
    {
        var values = new
        {
            id = turn.Id,
            due = now.ToUnixTimeMilliseconds(),
            workspace,
            proposal = (long)proposal,
            kind = CardKinds.ToWord(CardKind.SellerAccount),
            subject = CardAddress.ProjectSubject,
            channel = turn.Conversation.Channel,
            here = turn.Conversation.Workspace,
            conversation = turn.Conversation.Id,
        };
        await db.ExecuteAsync(
            """
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, thread)
            select 'redraw', @id, p.channel, p.workspace, p.conversation, p.message_id, @due, p.thread
            from posts p
            where p.project in (select id from projects where workspace = @workspace) and p.settled = 0
                and p.card like @kind || '/%'
                and not exists (select 1 from outbox o where o.channel = p.channel and o.workspace = p.workspace
                    and o.conversation = p.conversation and o.message_id = p.message_id
                    and o.leased_until = 0 and o.attempts = 0 and o.parked = 0)
            """,
            values
        );
        await db.ExecuteAsync(
            $"""
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, card, thread)
            select 'news', @id, t.channel, t.workspace, t.conversation, '', @due,
                @kind || '/' || t.project || '/' || @subject || '/' || @proposal, t.conversation
            from places t
            where t.project in (select id from projects where workspace = @workspace)
                and not (t.channel = @channel and t.workspace = @here and t.conversation = @conversation)
                and {IsForItsReader}
            """,
            values
        );
    }

    /// <summary>Updates the form that was used, wherever it is shown.</summary>
    public static Task EnqueueFormUpdateAsync(DbConnection db, Turn turn, DateTimeOffset now, string form) =>
        EnqueueCardUpdatesAsync(
            db,
            "p.project = '' and p.card = @form",
            new
            {
                id = turn.Id,
                due = now.ToUnixTimeMilliseconds(),
                workspace = turn.Conversation.Workspace,
                project = "",
                form,
            }
        );

    private static Task<int> EnqueueCardUpdatesAsync(DbConnection db, string which, object values) =>
        db.ExecuteAsync(
            $"""
            insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, due_at, thread)
            select 'redraw', @id, p.channel, p.workspace, p.conversation, p.message_id, @due, p.thread
            from posts p
            where p.workspace in (
                    select @workspace union select f.workspace from places f where f.project = @project and f.is_foreign = 1)
                and p.settled = 0 and {which}
                and not exists (select 1 from outbox o where o.channel = p.channel and o.workspace = p.workspace
                    and o.conversation = p.conversation and o.message_id = p.message_id
                    and o.leased_until = 0 and o.attempts = 0 and o.parked = 0)
            """,
            values
        );

    /// <summary>
    /// The project, the milestones of the events, the milestone before each, and those behind up to the next billed
    /// one, whose gates depend on it.
    /// </summary>
    private static string[] AffectedSubjects(Project project, IReadOnlyList<ProjectEvent> events)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal) { CardAddress.ProjectSubject };
        foreach (var id in events.Select(e => e.AffectedMilestone).OfType<int>().Distinct())
        {
            subjects.Add(CardAddress.ToMilestoneSubject(id));
            // The card of the milestone before has the button that starts this one.
            if (project.Milestones.TakeWhile(m => m.Id != id).LastOrDefault(m => m.IsLive) is { } before)
                subjects.Add(CardAddress.ToMilestoneSubject(before.Id));
            foreach (var behind in project.Milestones.SkipWhile(m => m.Id != id).Skip(1).Where(m => m.IsLive))
            {
                subjects.Add(CardAddress.ToMilestoneSubject(behind.Id));
                if (project.IsBillable(behind))
                    break;
            }
        }
        return [.. subjects];
    }
}

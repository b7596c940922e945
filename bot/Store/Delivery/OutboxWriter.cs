using System.Data.Common;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// What a change owes to conversations, written with it: the answer to its turn, and the redrawing of every card it
/// touches.
/// </summary>
internal static class OutboxWriter
{
    /// <summary>
    /// The turn answers itself at once; only if it could not by then, the answer is carried from the outbox.
    /// </summary>
    private static readonly TimeSpan AnswerGracePeriod = TimeSpan.FromSeconds(30);

    public static Task EnqueueAnswerAsync(DbConnection db, Turn turn, DateTimeOffset now) =>
        EnqueueAnswerAsync(db, turn, now, AnswerGracePeriod);

    /// <summary>An answer that is owed already stays as it is.</summary>
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
    /// One line for each standing card whose subject was touched; a card that already waits for its redrawing gets no
    /// second line.
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

    /// <summary>Whether every standing card of the project shows something of the event.</summary>
    internal static bool RedrawsEverything(ProjectEvent what) =>
        what.ReordersMilestones || EventCatalogue.Default.Find(what).RedrawsEveryCard;

    /// <summary>
    /// What the clock or a payment source changes answers no message: its card is posted in every place that speaks of
    /// the project.
    /// </summary>
    public static async Task EnqueueCardPostsAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        foreach (var card in events.Select(e => CardAddress.ForPost(project, e)).OfType<string>())
            await EnqueueCardPostsAsync(db, turn, now, project, "post", card, "", "");
    }

    /// <summary>
    /// What somebody changed on one platform is answered there; on the other platform its card is posted. What he
    /// changed in his own chat nobody else reads there, so it is posted wherever the project is spoken of.
    /// </summary>
    public static async Task EnqueueCrossPostAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        if (events.Select(e => CardAddress.ForCrossPost(project, e)).OfType<string>().LastOrDefault() is { } card)
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
    /// What happens because somebody is heard for the first time answers nobody's words: it is told in all places.
    /// </summary>
    public static async Task EnqueueCrossPostEverywhereAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        if (events.Select(e => CardAddress.ForCrossPost(project, e)).OfType<string>().LastOrDefault() is { } card)
            await EnqueueCardPostsAsync(db, turn, now, project, "news", card, "", "");
    }

    /// <summary>Somebody's own chat is told of a project while he has a part in it.</summary>
    private const string IsForItsReader = """
        not exists (select 1 from conversations c where c.channel = t.channel and c.workspace = t.workspace
            and c.conversation = t.conversation and c.owner <> ''
            and not exists (select 1 from roles r where r.project = t.project and r.actor = c.owner and r.held = 1)
            and not exists (select 1 from deputies d where d.project = t.project and d.actor = c.owner and d.named = 1))
        """;

    /// <summary>In the thread in which its subject was shown last, else in a new one.</summary>
    /// <param name="except">The workspace that knows already; "" for none.</param>
    /// <param name="only">Of that workspace only this conversation knows; "" for all of them.</param>
    private static Task<int> EnqueueCardPostsAsync(
        DbConnection db,
        Turn turn,
        DateTimeOffset now,
        Project project,
        string errand,
        string card,
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
                card,
                project = project.Id,
                subject = CardAddress.Parse(card)!.Subject,
                except,
                only,
            }
        );

    /// <summary>The form that was used up, wherever it stands.</summary>
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
    /// The whole project, the milestones of the events, the one before each, and those behind up to the next billed
    /// one: their gates look back at it.
    /// </summary>
    private static string[] AffectedSubjects(Project project, IReadOnlyList<ProjectEvent> events)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal) { CardAddress.ProjectSubject };
        foreach (var id in events.Select(e => e.AffectedMilestone).OfType<int>().Distinct())
        {
            subjects.Add(CardAddress.ToMilestoneSubject(id));
            // The card of the stage before offers to start this one.
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

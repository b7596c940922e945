using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>Replays a project's journal and compares the result with its tables.</summary>
internal static class JournalReplay
{
    /// <summary>
    /// Returns the valid entries, the project built from them, the project built from the tables, and the result of the
    /// check.
    /// </summary>
    public static async Task<(
        IReadOnlyList<JournalEntry> Entries,
        Project? Kept,
        Project? Told,
        AuditTrailResult Check
    )> RunAsync(DbConnection db, string project)
    {
        var workspace = await db.QuerySingleAsync<string>(
            "select workspace from projects where id = @project",
            new { project }
        );
        var rows = await AuditTrail.ReadAllAsync(db, project, workspace);
        var check = AuditTrail.Verify(rows, await AuditTrail.ReadEndAsync(db, project));
        var (entries, replayed) = ReplayEntries(rows, ref check);
        var (stored, unreadable) = await LoadAsync(db, project);
        if (check.BrokenAtEntry is not null || replayed is null)
            return (entries, stored, replayed, check);
        var differs = stored is null
            ? unreadable
            : DifferenceFinder.FindFirst(stored, replayed)
                ?? await CompareDerivedColumnsAsync(db, replayed)
                ?? await CompareConversationsAsync(db, replayed, entries)
                ?? await CompareAccountsAsync(db, replayed, entries)
                ?? await DocumentReplay.FindFirstAsync(db, replayed, entries);
        return (entries, stored, replayed, check with { Difference = differs });
    }

    /// <summary>
    /// Replays up to the first break. An entry with a valid hash that cannot be applied is a break too.
    /// </summary>
    private static (IReadOnlyList<JournalEntry> Entries, Project? Told) ReplayEntries(
        IReadOnlyList<JournalRowWithName> rows,
        ref AuditTrailResult check
    )
    {
        var entries = new List<JournalEntry>(rows.Count);
        Project? replayed = null;
        foreach (var row in rows.Take((int)((check.BrokenAtEntry ?? rows.Count + 1) - 1)))
        {
            try
            {
                var entry = row.ToEntry();
                replayed = replayed is null
                    ? Project.FromEvents([entry.AsRecordedEvent])
                    : replayed.Apply(entry.AsRecordedEvent);
                entries.Add(entry);
            }
            catch (Exception e) when (e is not (OperationCanceledException or DbException))
            {
                check = new(check.EntryCount, row.seq, $"entry {row.seq} makes no sense behind those before it");
                break;
            }
        }
        return (entries, replayed);
    }

    private static async Task<(Project? Kept, Difference? Unreadable)> LoadAsync(DbConnection db, string project)
    {
        try
        {
            return ((await ProjectLoader.LoadAsync(db, project)).Project, null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException))
        {
            return (
                null,
                new(AuditedTable.Project, MismatchKind.Unreadable, "", e is FormatException ? e.Message : "")
            );
        }
    }

    /// <summary>
    /// Compares columns that are derived from others and not part of a project: normalized names, and the workspace of
    /// each row.
    /// </summary>
    private static async Task<Difference?> CompareDerivedColumnsAsync(DbConnection db, Project replayed)
    {
        var folded = await db.QuerySingleAsync<string>(
            "select key_folded from projects where id = @Id",
            new { replayed.Id }
        );
        if (folded != ProjectKey.Normalize(replayed.Key))
            return new(AuditedTable.Project, MismatchKind.Changed, replayed.Key, nameof(replayed.Key));
        var names = (
            await db.QueryAsync<(long Id, string Key)>(
                "select id, name_key from milestones where project = @Id",
                new { replayed.Id }
            )
        ).ToDictionary(r => r.Id, r => r.Key);
        if (replayed.Milestones.Find(m => names[m.Id] != MilestoneName.ToComparisonKey(m.Name)) is { } renamed)
            return new(
                AuditedTable.Milestone,
                MismatchKind.Changed,
                $"{replayed.PositionOf(renamed)} ({renamed.Name})",
                nameof(renamed.Name)
            );
        return await FindFirstAsync(db, replayed, "workspace <> @Workspace", MismatchKind.Changed, "workspace")
            // A row of an invoice that does not exist would not be visible anywhere.
            ?? await FindFirstAsync(
                db,
                replayed,
                "invoice is not null and invoice not in (select id from invoices where project = @Id)",
                MismatchKind.Added,
                "",
                isOfInvoice: true
            );
    }

    private static async Task<Difference?> FindFirstAsync(
        DbConnection db,
        Project replayed,
        string where,
        MismatchKind kind,
        string part,
        bool isOfInvoice = false
    )
    {
        var own = isOfInvoice
            ? "select 'reminder', 'of ' || on_day from reminders"
            : "select 'invoice', coalesce(number, 'draft') from invoices";
        var dismissals = isOfInvoice
            ? ""
            : $"union all select 'dismissal', 'B' || number from dismissals where project = @Id and {where}";
        var (what, name) = await db.QueryFirstOrDefaultAsync<(string? What, string Name)>(
            $"""
            select 'payment', 'P' || id from payments where project = @Id and {where}
            union all select 'credit', number from credit_notes where project = @Id and {where}
            union all {own} where project = @Id and {where}
            {dismissals}
            union all select 'return', 'B' || number from bank_returns where project = @Id and {where}
            union all select 'settlement', 'P' || reversal from return_settlements where project = @Id and {where}
            union all select 'announcement', 'A' || id from announcements where project = @Id and {where}
            union all select 'application', 'A' || id from credit_applications where project = @Id and {where}
            """,
            new { replayed.Id, replayed.Workspace }
        );
        return what switch
        {
            null => null,
            "payment" => new(AuditedTable.Payment, kind, name, part),
            "credit" => new(AuditedTable.CreditNote, kind, name, part),
            "dismissal" => new(AuditedTable.Dismissal, kind, name, part),
            "return" => new(AuditedTable.BankReturn, kind, name, part),
            "settlement" => new(AuditedTable.Settlement, kind, name, part),
            "application" => new(AuditedTable.CreditApplication, kind, name, part),
            "announcement" => new(AuditedTable.Announcement, kind, name, part),
            "reminder" => new(AuditedTable.Reminder, kind, name, part),
            _ => new(AuditedTable.Invoice, kind, name, part),
        };
    }

    /// <summary>Compares changed person ids: for each former id, the last change counts.</summary>
    private static async Task<Difference?> CompareAccountsAsync(
        DbConnection db,
        Project replayed,
        IReadOnlyList<JournalEntry> entries
    )
    {
        var stored = (
            await db.QueryAsync<(string Former, string Person, long Seq, long Ended)>(
                "select former, person, seq, ended_solo from rekeyings where project = @Id",
                new { replayed.Id }
            )
        ).AsList();
        var said = entries
            .Select(e => (e.Sequence, What: e.Event as PersonRekeyed))
            .Where(e => e.What is not null)
            .GroupBy(e => e.What!.Former)
            .Select(g =>
                (
                    Former: g.Key,
                    g.Last().What!.Person,
                    Seq: g.Last().Sequence,
                    Ended: g.Any(e => e.What!.EndedSolo) ? 1L : 0L
                )
            )
            .ToList();
        foreach (var (_, person, _, _) in stored.Except(said))
            return new(AuditedTable.Account, MismatchKind.Changed, "") { Actor = person };
        foreach (var (_, person, _, _) in said.Except(stored))
            return new(AuditedTable.Account, MismatchKind.Missing, "") { Actor = person };
        return null;
    }

    /// <summary>
    /// A conversation that was tied to another project later belongs to that one. A conversation that was never tied
    /// would open this project to strangers.
    /// </summary>
    private static async Task<Difference?> CompareConversationsAsync(
        DbConnection db,
        Project replayed,
        IReadOnlyList<JournalEntry> entries
    )
    {
        var stored = (
            await db.QueryAsync<(string Channel, string Workspace, string Conversation, long IsForeign)>(
                "select channel, workspace, conversation, is_foreign from places where project = @Id order by 1, 2, 3",
                new { replayed.Id }
            )
        ).AsList();
        var tied = new List<(string Channel, string Workspace, string Conversation, long IsForeign)>();
        foreach (var what in entries.Select(e => e.Event))
        {
            if (what is ConversationTied e)
            {
                var now = (e.Channel, e.Workspace ?? replayed.Workspace, e.Conversation, e.Workspace is null ? 0L : 1L);
                if (!tied.Contains(now))
                    tied.Add(now);
            }
            if (what is ConversationLeft left)
            {
                var gone = (left.Channel, left.Workspace ?? replayed.Workspace, left.Conversation);
                tied.RemoveAll(t => (t.Channel, t.Workspace, t.Conversation) == gone);
            }
        }
        foreach (var place in stored.Except(tied))
            return new(
                AuditedTable.Conversation,
                tied.Exists(t =>
                    (t.Channel, t.Workspace, t.Conversation) == (place.Channel, place.Workspace, place.Conversation)
                )
                    ? MismatchKind.Changed
                    : MismatchKind.Added,
                place.Channel
            );
        foreach (var (channel, workspace, conversation, _) in tied.Except(stored))
            if (
                await db.QuerySingleAsync<long>(
                    """
                    select count(*)
                    from places t
                    join projects p on p.id = t.project
                    where t.channel = @channel and t.workspace = @workspace and t.conversation = @conversation
                    """,
                    new
                    {
                        channel,
                        workspace,
                        conversation,
                    }
                ) == 0
            )
                return new(AuditedTable.Conversation, MismatchKind.Missing, channel);
        return null;
    }
}

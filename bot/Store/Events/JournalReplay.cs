using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>Replays a project's journal and holds its tables against it.</summary>
internal static class JournalReplay
{
    /// <summary>
    /// What is found: the entries that can be relied on, the project that they make, the one that the tables make, and
    /// the verdict.
    /// </summary>
    public static async Task<(
        IReadOnlyList<JournalEntry> Entries,
        Project? Kept,
        Project? Told,
        AuditTrailCheck Check
    )> RunAsync(DbConnection db, string project)
    {
        var workspace = await db.QuerySingleAsync<string>(
            "select workspace from projects where id = @project",
            new { project }
        );
        var rows = await AuditTrail.ReadAllAsync(db, project, workspace);
        var check = AuditTrail.Verify(rows, await AuditTrail.ReadEndAsync(db, project));
        var (entries, told) = ReplayEntries(rows, ref check);
        var (kept, unreadable) = await LoadAsync(db, project);
        if (check.BrokenAtEntry is not null || told is null)
            return (entries, kept, told, check);
        var differs = kept is null
            ? unreadable
            : DifferenceFinder.FindFirst(kept, told)
                ?? await CompareDerivedColumnsAsync(db, told)
                ?? await CompareConversationsAsync(db, told, entries)
                ?? await CompareAccountsAsync(db, told, entries);
        return (entries, kept, told, check with { Difference = differs });
    }

    /// <summary>
    /// Up to the break; an entry that its hash vouches for and that makes no sense all the same is one.
    /// </summary>
    private static (IReadOnlyList<JournalEntry> Entries, Project? Told) ReplayEntries(
        IReadOnlyList<JournalRowWithName> rows,
        ref AuditTrailCheck check
    )
    {
        var entries = new List<JournalEntry>(rows.Count);
        Project? told = null;
        foreach (var row in rows.Take((int)((check.BrokenAtEntry ?? rows.Count + 1) - 1)))
        {
            try
            {
                var entry = row.ToEntry();
                told = told is null ? Project.FromEvents([entry.AsRecordedEvent]) : told.Apply(entry.AsRecordedEvent);
                entries.Add(entry);
            }
            catch (Exception e) when (e is not (OperationCanceledException or DbException))
            {
                check = new(check.EntryCount, row.seq, $"entry {row.seq} makes no sense behind those before it");
                break;
            }
        }
        return (entries, told);
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
    /// Columns that a project does not show, since they follow from others: what names are compared by, and whose
    /// workspace a row is of.
    /// </summary>
    private static async Task<Difference?> CompareDerivedColumnsAsync(DbConnection db, Project told)
    {
        var folded = await db.QuerySingleAsync<string>(
            "select key_folded from projects where id = @Id",
            new { told.Id }
        );
        if (folded != ProjectKey.Normalize(told.Key))
            return new(AuditedTable.Project, MismatchKind.Changed, told.Key, nameof(told.Key));
        var names = (
            await db.QueryAsync<(long Id, string Key)>(
                "select id, name_key from milestones where project = @Id",
                new { told.Id }
            )
        ).ToDictionary(r => r.Id, r => r.Key);
        if (told.Milestones.Find(m => names[m.Id] != MilestoneName.ToComparisonKey(m.Name)) is { } renamed)
            return new(
                AuditedTable.Milestone,
                MismatchKind.Changed,
                $"{told.PositionOf(renamed)} ({renamed.Name})",
                nameof(renamed.Name)
            );
        return await FindFirstAsync(db, told, "workspace <> @Workspace", MismatchKind.Changed, "workspace")
            // A row on an invoice that is not there shows on none.
            ?? await FindFirstAsync(
                db,
                told,
                "invoice not in (select id from invoices where project = @Id)",
                MismatchKind.Added,
                "",
                isOfInvoice: true
            );
    }

    private static async Task<Difference?> FindFirstAsync(
        DbConnection db,
        Project told,
        string where,
        MismatchKind how,
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
            """,
            new { told.Id, told.Workspace }
        );
        return what switch
        {
            null => null,
            "payment" => new(AuditedTable.Payment, how, name, part),
            "credit" => new(AuditedTable.CreditNote, how, name, part),
            "dismissal" => new(AuditedTable.Dismissal, how, name, part),
            "return" => new(AuditedTable.BankReturn, how, name, part),
            "settlement" => new(AuditedTable.Settlement, how, name, part),
            "announcement" => new(AuditedTable.Announcement, how, name, part),
            "reminder" => new(AuditedTable.Reminder, how, name, part),
            _ => new(AuditedTable.Invoice, how, name, part),
        };
    }

    /// <summary>Who is known by another id than before: the last word of each former one.</summary>
    private static async Task<Difference?> CompareAccountsAsync(
        DbConnection db,
        Project told,
        IReadOnlyList<JournalEntry> entries
    )
    {
        var kept = (
            await db.QueryAsync<(string Former, string Person, long Seq, long Ended)>(
                "select former, person, seq, ended_solo from rekeyings where project = @Id",
                new { told.Id }
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
        foreach (var (_, person, _, _) in kept.Except(said))
            return new(AuditedTable.Account, MismatchKind.Changed, "") { Actor = person };
        foreach (var (_, person, _, _) in said.Except(kept))
            return new(AuditedTable.Account, MismatchKind.Missing, "") { Actor = person };
        return null;
    }

    /// <summary>
    /// A place that was tied later to another project is that one's; a place that never was tied opens this project to
    /// strangers.
    /// </summary>
    private static async Task<Difference?> CompareConversationsAsync(
        DbConnection db,
        Project told,
        IReadOnlyList<JournalEntry> entries
    )
    {
        var kept = (
            await db.QueryAsync<(string Channel, string Workspace, string Conversation, long IsForeign)>(
                "select channel, workspace, conversation, is_foreign from places where project = @Id order by 1, 2, 3",
                new { told.Id }
            )
        ).AsList();
        var tied = new List<(string Channel, string Workspace, string Conversation, long IsForeign)>();
        foreach (var what in entries.Select(e => e.Event))
        {
            if (what is ConversationTied e)
            {
                var now = (e.Channel, e.Workspace ?? told.Workspace, e.Conversation, e.Workspace is null ? 0L : 1L);
                if (!tied.Contains(now))
                    tied.Add(now);
            }
            if (what is ConversationLeft left)
            {
                var gone = (left.Channel, left.Workspace ?? told.Workspace, left.Conversation);
                tied.RemoveAll(t => (t.Channel, t.Workspace, t.Conversation) == gone);
            }
        }
        foreach (var place in kept.Except(tied))
            return new(
                AuditedTable.Conversation,
                tied.Exists(t =>
                    (t.Channel, t.Workspace, t.Conversation) == (place.Channel, place.Workspace, place.Conversation)
                )
                    ? MismatchKind.Changed
                    : MismatchKind.Added,
                place.Channel
            );
        foreach (var (channel, workspace, conversation, _) in tied.Except(kept))
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

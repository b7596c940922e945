using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Moves everything that is recorded for a person's former id to their present id: an event in each project that knows
/// the former id, which moves its rows, and the remembered data of the workspace. The journal stays as it was written.
/// </summary>
internal static class PersonIdChange
{
    /// <summary>
    /// Every column of a project's rows that holds a person. Roles, deputies and joins have people in their keys and
    /// are moved separately.
    /// </summary>
    internal static readonly (string Table, string Project, string[] Columns)[] PersonColumns =
    [
        (
            "projects",
            "id",
            [
                "created_by",
                "proposed_by",
                "agreed_by",
                "closed_by",
                "held_by",
                "cancelled_by",
                "ended_by",
                "amend_by",
                "wish_by",
                "waits_by",
                "settle_by",
            ]
        ),
        (
            "milestones",
            "project",
            [
                "started_by",
                "submitted_by",
                "changes_by",
                "evidence_by",
                "confirmed_by",
                "override_by",
                "vat_by",
                "pause_by",
            ]
        ),
        (
            "invoices",
            "project",
            ["drafted_by", "issued_by", "ended_by", "dispute_by", "promise_by", "snooze_by", "lost_by", "formal_by"]
        ),
        ("payments", "project", ["signed_by"]),
        ("credit_notes", "project", ["signed_by"]),
        ("reminders", "project", ["signed_by"]),
        ("bank_returns", "project", ["signed_by"]),
        ("return_settlements", "project", ["signed_by"]),
        ("announcements", "project", ["signed_by"]),
        ("settlements", "project", ["signed_by", "reversed_by"]),
        ("credit_applications", "project", ["signed_by"]),
        ("requests", "project", ["asked_by", "decided_by"]),
        ("client_links", "project", ["account", "made_by", "revoked_by"]),
        ("nudges", "project", ["signed_by"]),
        ("dismissals", "project", ["signed_by"]),
        ("deputies", "project", ["\"by\""]),
        ("appointments", "project", ["actor", "\"by\""]),
        ("invitations", "project", ["made_by"]),
    ];

    private static readonly string ProjectsOfPersonSql = string.Join(
        " union ",
        PersonColumns
            .Select(t => $"select {t.Project} from {t.Table} where @former in ({string.Join(", ", t.Columns)})")
            .Concat([
                "select project from roles where actor = @former",
                "select project from deputies where actor = @former or holder = @former",
                "select project from joins where actor = @former or maker = @former",
            ])
    );

    /// <summary>Moves everything. Returns whether there was anything.</summary>
    /// <param name="name">The name to use if none is stored yet; "" if it is unknown.</param>
    public static async Task<bool> RunAsync(
        DbConnection db,
        string former,
        string person,
        string name,
        DateTimeOffset now
    )
    {
        if (former == person || !await IsKnownAsync(db, former))
            return false;
        var rows = (
            await db.QueryAsync<(string Workspace, string Name)>(
                "select workspace, name from people where id = @former",
                new { former }
            )
        ).AsList();
        name = rows.Select(r => r.Name).FirstOrDefault(n => n.Length > 0, name);
        foreach (var (workspace, called) in rows)
            await db.ExecuteAsync(
                """
                insert into people (workspace, id, name, salt)
                values (@workspace, @person, @name, @salt)
                on conflict (workspace, id) do nothing
                """,
                new
                {
                    workspace,
                    person,
                    name = called,
                    salt = PersonNameStore.CreateSalt(),
                }
            );
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        foreach (var project in (await db.QueryAsync<string>(ProjectsOfPersonSql, new { former })).AsList())
        {
            var before = await ProjectLoader.LoadAsync(db, project);
            var turn = new Turn(
                $"rekeyed/{former}",
                Conversation.ForProject(before.Project.Workspace, project),
                new(person, name, Membership.Staff),
                "",
                now
            );
            PersonRekeyed[] events = [new(former, person, before.Project.SoloEnded)];
            var after = await EventStore.WriteAsync(db, turn, at, before, events);
            await OutboxWriter.EnqueueCardUpdatesAsync(db, turn, now, after, events);
        }
        await MoveRememberedAsync(
            db,
            new
            {
                former,
                person,
                quoted = $"\"{former}\"",
                quotedNow = $"\"{person}\"",
                mentioned = Mention.ToPlaceholder(former),
                mentionedNow = Mention.ToPlaceholder(person),
            }
        );
        return true;
    }

    /// <summary>Moves the rows of a project.</summary>
    public static async Task MoveProjectRowsAsync(DbConnection db, string project, string former, string person)
    {
        var values = new
        {
            project,
            former,
            person,
        };
        foreach (var (table, key, columns) in PersonColumns)
        {
            var set = string.Join(
                ", ",
                columns.Select(c => $"{c} = case when {c} = @former then @person else {c} end")
            );
            await db.ExecuteAsync(
                $"update {table} set {set} where {key} = @project and @former in ({string.Join(", ", columns)})",
                values
            );
        }
        await MergeAsync(db, "roles", "actor", "role", "held", values);
        await db.ExecuteAsync(
            "delete from deputies where project = @project and actor in (@former, @person) and holder in (@former, @person)",
            values
        );
        await MergeAsync(db, "deputies", "actor", "holder", "named", values);
        await MergeAsync(db, "deputies", "holder", "actor", "named", values);
        await db.ExecuteAsync(
            "delete from joins where project = @project and actor in (@former, @person) and maker in (@former, @person)",
            values
        );
        await MergeAsync(db, "joins", "actor", "maker", "seq", values);
        await MergeAsync(db, "joins", "maker", "actor", "seq", values);
    }

    /// <summary>
    /// Two rows that become duplicates are merged: the active one is kept, and of two active ones the one with the
    /// present id.
    /// </summary>
    private static async Task MergeAsync(
        DbConnection db,
        string table,
        string who,
        string what,
        string holds,
        object values
    )
    {
        await db.ExecuteAsync(
            $"""
            delete from {table} where project = @project and {who} in (@former, @person) and exists (select 1 from {table} o
                where o.project = @project and o.{what} = {table}.{what} and o.{who} in (@former, @person) and o.{who} <> {table}.{who}
                and (o.{holds} > {table}.{holds} or (o.{holds} = {table}.{holds} and o.{who} = @person)))
            """,
            values
        );
        await db.ExecuteAsync(
            $"update {table} set {who} = @person where project = @project and {who} = @former",
            values
        );
    }

    private static async Task<bool> IsKnownAsync(DbConnection db, string former) =>
        await db.QuerySingleAsync<long>(
            $"""
            select exists (select 1 from people where id = @former)
                or exists (select 1 from roles where actor = @former)
            or exists (select 1 from deputies where actor = @former)
            or exists (select 1 from standings where person = @former)
            or exists (select 1 from conversations where owner = @former)
            """,
            new { former }
        ) == 1;

    /// <summary>
    /// Moves data that is no business fact. A membership was checked under other conditions, so the platform is asked
    /// again before it is used, if it answers.
    /// </summary>
    private static Task<int> MoveRememberedAsync(DbConnection db, object values) =>
        db.ExecuteAsync(
            """
            delete from standings
            where person = @former
                and exists (select 1 from standings o where o.workspace = standings.workspace
                    and o.room = standings.room and o.person = @person);
            update standings set person = @person, asked_at = 0 where person = @former;
            delete from pending
            where person = @former
                and exists (select 1 from pending o where o.channel = pending.channel and o.workspace = pending.workspace
                    and o.conversation = pending.conversation and o.kind = pending.kind and o.person = @person);
            update pending set person = @person where person = @former;
            update downloads set person = @person where person = @former;
            update logo_uploads set person = @person where person = @former;
            update conversations set owner = @person where owner = @former;
            update seller_accounts set proposed_by = @person where proposed_by = @former;
            update seller_accounts set decided_by = @person where decided_by = @former;
            update outbox
            set turn = replace(replace(turn, @quoted, @quotedNow), @mentioned, @mentionedNow)
            where turn is not null and instr(turn, @former) > 0;
            """,
            values
        );
}

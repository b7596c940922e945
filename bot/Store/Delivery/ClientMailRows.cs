using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>What a mail to a client waits for, as the list of mails holds it.</summary>
internal static partial class ClientMailRows
{
    public const string Owed = "owed",
        Shown = "shown",
        Sent = "sent",
        Refused = "refused",
        Uncertain = "uncertain";

    /// <summary>
    /// Adds what a change owes to the client and closes what was mailed, in the transaction of the change. Without a
    /// mail server nothing is owed, so that a server that is set later mails nothing old.
    /// </summary>
    public static async Task ApplyEventsAsync(
        DbConnection db,
        ClientMailMode mode,
        DateTimeOffset now,
        Project project,
        IReadOnlyList<ProjectEvent> events
    )
    {
        foreach (var what in events)
        {
            switch (what)
            {
                case ClientMailSent sent:
                    await CloseAsync(db, sent.Mail, Sent, sent.To);
                    await AddCopiesAsync(db, now, project, sent, sent.Mail);
                    break;
                case ClientMailRefused { Fault: ClientMailFault.Uncertain } perhaps:
                    await CloseAsync(db, perhaps.Mail, Uncertain, perhaps.To);
                    await AddCopiesAsync(db, now, project, perhaps, perhaps.Mail);
                    break;
                case ClientMailRequested { IsForCopies: true } again when mode == ClientMailMode.Mailed:
                    await AddCopiesAsync(db, now, project, again, null);
                    break;
                case ClientMailRefused no:
                    await CloseAsync(db, no.Mail, Refused, no.To);
                    break;
                case ClientLinkMade { Mail: { } mail } when mode == ClientMailMode.Mailed:
                    await MarkBegunAsync(db, mail);
                    break;
            }
            if (mode != ClientMailMode.None)
                foreach (var owed in FindOwed(project, what))
                    await AddAsync(db, mode, now, project, owed);
        }
    }

    /// <summary>From now on the mail server may have it. Written in the transaction of its link.</summary>
    public static Task<int> MarkBegunAsync(DbConnection db, long mail) =>
        db.ExecuteAsync("update client_mails set begun = 1 where id = @mail and state = 'owed'", new { mail });

    private static Task<int> CloseAsync(DbConnection db, long mail, string state, string to) =>
        db.ExecuteAsync(
            """
            update client_mails set state = @state, recipient = @to, leased_until = 0, begun = 0
            where id = @mail and state = 'owed'
            """,
            new
            {
                mail,
                state,
                to,
            }
        );

    /// <summary>What two mails are about is the same.</summary>
    private const string SameSubject = """
        m.project = @project and m.kind = @kind and coalesce(m.invoice, 0) = coalesce(@invoice, 0)
        and coalesce(m.credit_note, 0) = coalesce(@note, 0) and coalesce(m.milestone, 0) = coalesce(@milestone, 0)
        and m.item = @item
        """;

    /// <summary>
    /// One original: what was mailed before, or may have been, is mailed as a copy. A mail that still waits is not added a
    /// second time, and what a person asks for is not added while it is just leaving.
    /// </summary>
    private static async Task AddAsync(
        DbConnection db,
        ClientMailMode mode,
        DateTimeOffset now,
        Project project,
        OwedRow owed
    )
    {
        var milestone = owed.Invoice is null ? owed.Milestone : null;
        var values = new
        {
            project = project.Id,
            kind = EnumText<ClientMailKind>.ToText(owed.Kind),
            invoice = owed.Invoice,
            note = owed.CreditNote,
            milestone,
            item = owed.Item,
            address = owed.Address,
            asked = owed.IsAsked ? 1 : 0,
            once = owed.IsAsked || owed.Kind is ClientMailKind.Invoice or ClientMailKind.CreditNote ? 1 : 0,
            state = mode == ClientMailMode.Mailed ? Owed : Shown,
            now = now.ToUnixTimeMilliseconds(),
        };
        await db.ExecuteAsync(
            $"""
            insert into client_mails (project, kind, invoice, credit_note, milestone, item, address, is_copy, state, created_at, due_at)
            select @project, @kind, @invoice, @note, @milestone, @item, @address,
                @once = 1 and exists (select 1 from client_mails m where {SameSubject} and m.for_copies = 0
                    and m.state in ('sent', 'uncertain')),
                @state, @now, @now
            where not exists (select 1 from client_mails m where {SameSubject} and m.for_copies = 0
                and m.address = @address and m.state = 'owed' and (m.begun = 0 or @asked = 1))
            """,
            values
        );
    }

    /// <summary>
    /// Who gets copies gets one as soon as the client has theirs, each in a mail of their own: a refusal of one repeats
    /// none of the others. Who has a copy since the first mail gets no second one when it is mailed again.
    /// </summary>
    /// <param name="mail">The client's mail; null for the last one about the same.</param>
    private static async Task AddCopiesAsync(
        DbConnection db,
        DateTimeOffset now,
        Project project,
        ClientMailEvent what,
        long? mail
    )
    {
        if ((mail is not null && (what.IsForCopies ?? false)) || what.Kind == ClientMailKind.AddressChanged)
            return;
        foreach (var address in project.ClientDetails.CopyAddresses)
            await db.ExecuteAsync(
                $"""
                insert into client_mails (project, kind, invoice, credit_note, milestone, item, address, for_copies, is_copy, state,
                    created_at, due_at)
                select o.project, o.kind, o.invoice, o.credit_note, o.milestone, o.item, @address, 1, o.is_copy, 'owed', @now, @now
                from client_mails o
                where o.id = coalesce(@mail, (select max(m.id) from client_mails m where {SameSubject} and m.for_copies = 0))
                and lower(o.recipient) <> lower(@address) and not exists (
                    select 1 from client_mails m where {SameSubject} and m.for_copies = 1 and m.address = @address
                    and m.state in ('owed', 'sent', 'uncertain') and m.id > (
                        select max(m.id) from client_mails m where {SameSubject} and m.for_copies = 0 and m.is_copy = 0))
                """,
                new
                {
                    project = project.Id,
                    kind = EnumText<ClientMailKind>.ToText(what.Kind),
                    invoice = what.Invoice,
                    note = what.CreditNote,
                    milestone = what.Invoice is null ? what.Milestone : null,
                    item = what.Item ?? 0,
                    address,
                    mail,
                    now = now.ToUnixTimeMilliseconds(),
                }
            );
    }
}

using System.Data.Common;
using Dapper;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>What a mail to a client waits for, as the list of mails holds it.</summary>
internal static class ClientMailRows
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
            switch (what)
            {
                case ClientMailSent sent:
                    await CloseAsync(db, sent.Mail, Sent, sent.To);
                    break;
                case ClientMailRefused no:
                    await CloseAsync(db, no.Mail, no.Fault == ClientMailFault.Uncertain ? Uncertain : Refused, no.To);
                    break;
                case InvoiceIssued e:
                    await AddAsync(db, mode, now, project, new(ClientMailKind.Invoice, e.Invoice, null, null));
                    break;
                case CreditIssued e:
                    await AddAsync(db, mode, now, project, new(ClientMailKind.CreditNote, e.Invoice, e.Credit, null));
                    break;
                // A change of agreed terms is not mailed yet: its mail would have to show what changes.
                case TermsSent when project.Agreement is null:
                    await AddAsync(db, mode, now, project, new(ClientMailKind.Terms, null, null, null));
                    break;
                case PauseNoticeGiven e:
                    await AddAsync(db, mode, now, project, new(ClientMailKind.Pause, e.Invoice, null, e.Milestone));
                    break;
                case FormalReminderSent e:
                    await AddAsync(
                        db,
                        mode,
                        now,
                        project,
                        new(ClientMailKind.FormalReminder, e.Invoice, e.Number, e.Milestone)
                    );
                    break;
                case ClientMailRequested e:
                    await AddAsync(db, mode, now, project, e);
                    break;
            }
    }

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

    /// <summary>
    /// One original: what was mailed before, or may have been, is mailed as a copy. A mail that still waits is not added
    /// a second time.
    /// </summary>
    private static async Task AddAsync(
        DbConnection db,
        ClientMailMode mode,
        DateTimeOffset now,
        Project project,
        ClientMailRequested mail
    )
    {
        if (mode == ClientMailMode.None)
            return;
        await db.ExecuteAsync(
            """
            insert into client_mails (project, kind, invoice, credit_note, is_copy, state, created_at, due_at)
            select @project, @kind, @invoice, @note,
                exists (select 1 from client_mails m where m.project = @project and m.kind = @kind
                    and m.invoice = @invoice and coalesce(m.credit_note, 0) = coalesce(@note, 0)
                    and m.state in ('sent', 'uncertain')),
                @state, @now, @now
            where not exists (select 1 from client_mails m where m.project = @project and m.kind = @kind
                and coalesce(m.invoice, 0) = coalesce(@invoice, 0) and coalesce(m.credit_note, 0) = coalesce(@note, 0)
                and m.state = 'owed' and m.begun = 0)
            """,
            new
            {
                project = project.Id,
                kind = EnumText<ClientMailKind>.ToText(mail.Kind),
                invoice = mail.Invoice,
                note = mail.CreditNote,
                state = mode == ClientMailMode.Mailed ? Owed : Shown,
                now = now.ToUnixTimeMilliseconds(),
            }
        );
    }
}

using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>Builds projects from their rows, any number of them with few queries.</summary>
internal static class ProjectLoader
{
    /// <summary>Databases limit the number of parameters of a query.</summary>
    private const int MostAtOnce = 500;

    private const string Sql = """
        select * from projects where id in @ids;
        select * from roles where project in @ids order by given_seq;
        select * from milestones where project in @ids order by position;
        select * from invoices where project in @ids order by id;
        select * from payments where project in @ids order by id;
        select * from credit_notes where project in @ids order by id;
        select * from reminders where project in @ids order by on_day;
        select * from deputies where project in @ids order by seq;
        select * from requests where project in @ids order by id;
        select * from client_links where project in @ids order by id;
        select * from nudges where project in @ids order by seq;
        select * from dismissals where project in @ids order by seq;
        select project from rekeyings where project in @ids and ended_solo = 1;
        select * from joins where project in @ids order by seq;
        select * from appointments where project in @ids and named = 1 order by seq;
        select person, standing, address from standings where room = '' and person in (
            select actor from roles where project in @ids
            union select actor from deputies where project in @ids
            union select actor from joins where project in @ids
            union select maker from joins where project in @ids
            union select drafted_by from invoices where project in @ids
            union select submitted_by from milestones where project in @ids
            union select asked_by from requests where project in @ids)
        union select person, standing, address from standings where room = '' and person in @also;
        select * from bank_returns where project in @ids order by seq;
        select * from return_settlements where project in @ids order by seq;
        select * from announcements where project in @ids order by id;
        select * from settlements where project in @ids order by id;
        select * from credit_applications where project in @ids order by id;
        select r.project, r.actor from roles r where r.project in @ids and r.held = 1
            and exists (select 1 from standings s join places t on t.workspace = s.workspace and t.conversation = s.room
                where t.project = r.project and s.person = r.actor and s.standing = @away)
            and not exists (select 1 from standings s where s.person = r.actor and s.room <> '' and s.standing <> @away);
        """;

    /// <param name="also">Mentioned people, who may have no role in the project yet.</param>
    public static async Task<LoadedProject> LoadAsync(DbConnection db, string id, params string[] also) =>
        (await LoadSomeAsync(db, [id], also)).First();

    public static async Task<List<LoadedProject>> LoadAsync(DbConnection db, IReadOnlyList<string> ids)
    {
        var all = new List<LoadedProject>(ids.Count);
        foreach (var some in ids.Chunk(MostAtOnce))
            all.AddRange(await LoadSomeAsync(db, some, []));
        return all;
    }

    private static async Task<IEnumerable<LoadedProject>> LoadSomeAsync(DbConnection db, string[] ids, string[] also)
    {
        using var answers = await db.QueryMultipleAsync(
            Sql,
            new
            {
                ids,
                also,
                away = EnumText<Membership>.ToText(Membership.Away),
            }
        );
        var projects = (await answers.ReadAsync<ProjectRow>()).AsList();
        var roles = (await answers.ReadAsync<RoleRow>()).ToLookup(r => r.project, StringComparer.Ordinal);
        var milestones = (await answers.ReadAsync<MilestoneRow>()).ToLookup(m => m.project, StringComparer.Ordinal);
        var invoices = (await answers.ReadAsync<InvoiceRow>()).ToLookup(i => i.project, StringComparer.Ordinal);
        var payments = (await answers.ReadAsync<PaymentRow>()).ToLookup(p => p.project, StringComparer.Ordinal);
        var credits = (await answers.ReadAsync<CreditNoteRow>()).ToLookup(c => c.project, StringComparer.Ordinal);
        var reminders = (await answers.ReadAsync<ReminderRow>()).ToLookup(r => r.project, StringComparer.Ordinal);
        var deputies = (await answers.ReadAsync<DeputyRow>()).ToLookup(d => d.project, StringComparer.Ordinal);
        var requests = (await answers.ReadAsync<RequestRow>()).ToLookup(r => r.project, StringComparer.Ordinal);
        var links = (await answers.ReadAsync<ClientLinkRow>()).ToLookup(l => l.project, StringComparer.Ordinal);
        var nudges = (await answers.ReadAsync<LastNoticeRow>()).ToLookup(n => n.project, StringComparer.Ordinal);
        var dismissals = (await answers.ReadAsync<DismissalRow>()).ToLookup(d => d.project, StringComparer.Ordinal);
        var notSolo = (await answers.ReadAsync<string>()).ToHashSet(StringComparer.Ordinal);
        var joins = (await answers.ReadAsync<InvitationUseRow>()).ToLookup(j => j.project, StringComparer.Ordinal);
        var appointments = (await answers.ReadAsync<AppointmentRow>()).ToLookup(a => a.project, StringComparer.Ordinal);
        var people = (await answers.ReadAsync<MembershipRow>()).AsList();
        var returns = (await answers.ReadAsync<BankReturnRow>()).ToLookup(r => r.project, StringComparer.Ordinal);
        var settlements = (await answers.ReadAsync<ReturnSettlementRow>()).ToLookup(
            s => s.project,
            StringComparer.Ordinal
        );
        var announced = (await answers.ReadAsync<AnnouncedPaymentRow>()).ToLookup(
            a => a.project,
            StringComparer.Ordinal
        );
        var settled = (await answers.ReadAsync<SettlementRow>()).ToLookup(s => s.project, StringComparer.Ordinal);
        var applied = (await answers.ReadAsync<CreditApplicationRow>()).ToLookup(
            a => a.project,
            StringComparer.Ordinal
        );
        var absent = (await answers.ReadAsync<(string Project, string Actor)>()).ToLookup(
            a => a.Project,
            a => a.Actor,
            StringComparer.Ordinal
        );
        return projects.Select(p =>
        {
            var currency = Currency.TryGet(p.currency, out var found)
                ? found
                : throw new FormatException($"\"{p.currency}\" is no currency.");
            var project = Build(p, currency, [.. roles[p.id]], [.. milestones[p.id]], [.. deputies[p.id]]) with
            {
                Invoices = [.. Build(currency, invoices[p.id], payments[p.id], credits[p.id], reminders[p.id])],
                Requests = [.. requests[p.id].Select(r => r.ToRequest(currency))],
                ClientLinks = [.. links[p.id].Select(l => l.ToClientLink())],
                LastNotices = [.. nudges[p.id].Select(n => n.ToLastNotice())],
                InvitationUses = [.. joins[p.id].Where(j => j.is_old == 0).Select(j => j.ToInvitationUse())],
                Appointments = [.. appointments[p.id].Select(a => a.ToAppointment())],
                Accounts = BuildAccounts(people, joins[p.id], absent[p.id]),
                Dismissals = [.. dismissals[p.id].Select(d => d.ToDismissal())],
            };
            if (notSolo.Contains(p.id))
                project = project with { SoloEnded = true };
            if (returns.Contains(p.id) || announced.Contains(p.id))
                project = WithBankRows(project, currency, returns[p.id], settlements[p.id], announced[p.id]);
            if (settled.Contains(p.id))
                project = WithSettlements(project, currency, settled[p.id]);
            project = CreditLedger.Attribute(WithCreditRows(project, currency, payments[p.id], applied[p.id]));
            return new LoadedProject(project, p.hash, p.planned == 1);
        });
    }

    private static AccountDirectory BuildAccounts(
        List<MembershipRow> people,
        IEnumerable<InvitationUseRow> joins,
        IEnumerable<string> absent
    )
    {
        IEnumerable<string> Are(Membership membership) =>
            people.Where(p => p.standing == EnumText<Membership>.ToText(membership)).Select(p => p.person);
        var old = joins.Where(j => j.is_old == 1).Select(j => j.ToInvitationUse());
        return new(Are(Membership.Guest), Are(Membership.Away), people.Select(p => (p.person, p.address)), old, absent);
    }

    /// <summary>Most projects have none of these rows.</summary>
    private static Project WithBankRows(
        Project project,
        Currency currency,
        IEnumerable<BankReturnRow> returns,
        IEnumerable<ReturnSettlementRow> settlements,
        IEnumerable<AnnouncedPaymentRow> announced
    )
    {
        var aside = project.Dismissals.Select(d => d.Line).ToHashSet(StringComparer.Ordinal);
        var back = returns.ToLookup(
            r => r.invoice ?? 0,
            r => r.ToBankReturn(currency) with { IsDismissed = aside.Contains(r.line) }
        );
        var (settled, waits) = (
            settlements.ToLookup(s => s.invoice, s => s.ToSettlement(currency)),
            announced.ToLookup(a => a.invoice ?? 0, a => a.ToAnnouncedPayment(currency))
        );
        return project with
        {
            AccountAnnouncements = [.. waits[0]],
            AccountReturns = [.. back[0]],
            Invoices = project.Invoices.ConvertAll(i =>
                i with
                {
                    BankReturns = [.. back[i.Id]],
                    Settlements = [.. settled[i.Id]],
                    AnnouncedPayments = [.. waits[i.Id]],
                }
            ),
        };
    }

    private static Project WithSettlements(Project project, Currency currency, IEnumerable<SettlementRow> rows)
    {
        var settled = rows.ToLookup(s => s.invoice, s => s.ToSettledAmount(currency));
        return project with
        {
            Invoices = project.Invoices.ConvertAll(i => i with { SettledAmounts = [.. settled[i.Id]] }),
        };
    }

    /// <summary>Money on account and uses of credit: most projects have none of these rows either.</summary>
    private static Project WithCreditRows(
        Project project,
        Currency currency,
        IEnumerable<PaymentRow> payments,
        IEnumerable<CreditApplicationRow> applied
    )
    {
        var of = applied.ToLookup(a => a.invoice, a => a.ToApplication(currency));
        return project with
        {
            AccountEntries = [.. payments.Where(p => p.invoice is null).Select(p => p.ToPayment(currency))],
            Invoices =
                of.Count == 0
                    ? project.Invoices
                    : project.Invoices.ConvertAll(i => of.Contains(i.Id) ? i with { Applications = [.. of[i.Id]] } : i),
        };
    }

    private static IEnumerable<Invoice> Build(
        Currency currency,
        IEnumerable<InvoiceRow> invoices,
        IEnumerable<PaymentRow> payments,
        IEnumerable<CreditNoteRow> credits,
        IEnumerable<ReminderRow> reminders
    )
    {
        var paid = payments.Select(p => p.ToPayment(currency)).ToLookup(p => p.Invoice);
        var credited = credits.ToLookup(c => c.invoice);
        var reminded = reminders.ToLookup(r => r.invoice);
        return invoices.Select(row =>
        {
            var invoice = row.ToInvoice(currency);
            return invoice with
            {
                Payments = [.. paid[(int)row.id]],
                CreditNotes = [.. credited[row.id].Select(c => c.ToCreditNote(currency, invoice))],
                Reminders = [.. reminded[row.id].Select(r => r.ToReminder())],
            };
        });
    }

    private static Project Build(
        ProjectRow row,
        Currency currency,
        List<RoleRow> roles,
        List<MilestoneRow> milestones,
        List<DeputyRow> deputies
    )
    {
        var changed = Math.Max(row.amend_seq, milestones.Count == 0 ? 0 : milestones.Max(m => m.terms_seq));
        var sent = ColumnValues.ToSignature(row.proposed_by, row.proposed_at, row.proposed_solo);
        return row.ToProject(currency) with
        {
            Milestones = [.. milestones.Select(m => m.ToMilestone(currency))],
            RoleHolders = [.. roles.Where(r => r.held == 1).Select(r => r.ToRoleHolder())],
            Deputies = [.. deputies.Where(d => d.named == 1).Select(d => d.ToDeputy())],
            SoloEnded =
                roles.Exists(r => r.ToRoleHolder().Role is Role.Approver or Role.Finance && r.actor != row.created_by)
                || deputies.Exists(d => d.ends_solo == 1),
            Proposed = row.proposed_seq > changed ? sent : null,
            OutdatedProposal = row.proposed_seq > changed ? null : sent,
        };
    }
}

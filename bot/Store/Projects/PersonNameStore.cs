using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>
/// The names of a workspace's people: the latest name of each, and the salt of its hash in the journal.
/// </summary>
public sealed class PersonNameStore(Database database)
{
    /// <summary>
    /// Erases a person's name everywhere; their id and actions stay, and the audit trail stays valid.
    /// </summary>
    public Task EraseAsync(string workspace, string person, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    """
                    delete from journal_names where (actor = @person or actor in (select former from rekeyings where person = @person))
                    and (chain = @chain or chain in (select id from projects where workspace = @workspace))
                    """,
                    new
                    {
                        workspace,
                        person,
                        chain = Journal.GetWorkspaceChain(workspace),
                    }
                );
                return await db.ExecuteAsync(
                    """
                    delete from people
                    where workspace = @workspace
                        and (id = @person or id in (select former from rekeyings where person = @person))
                    """,
                    new { workspace, person }
                );
            },
            _ => true,
            Durability.Durable,
            cancel
        );

    /// <summary>
    /// Stores the sender's name, and the names of mentioned people if they are new. Returns the sender's salt.
    /// </summary>
    /// <param name="workspace">The workspace whose journal is written, wherever the sender is.</param>
    internal static async Task<string> SaveNamesAsync(DbConnection db, Turn turn, string workspace)
    {
        // A person that the platform has not identified yet has no id to be stored under.
        foreach (var mention in turn.Mentions.Where(m => m.Membership != Membership.Unknown))
        {
            await db.ExecuteAsync(
                """
                insert into people (workspace, id, name, salt)
                values (@workspace, @id, @name, @salt)
                on conflict (workspace, id) do nothing
                """,
                new
                {
                    workspace,
                    id = mention.Id,
                    name = mention.Name,
                    salt = CreateSalt(),
                }
            );
        }
        return await db.QuerySingleAsync<string>(
            """
            insert into people (workspace, id, name, salt) values (@workspace, @id, @name, @salt)
            on conflict (workspace, id) do update set name = case when excluded.name = '' then people.name else excluded.name end
            returning salt
            """,
            new
            {
                workspace,
                id = turn.Sender.Id,
                name = turn.Sender.Name,
                salt = CreateSalt(),
            }
        );
    }

    /// <summary>The names behind the ids in these projects, and the sender's own.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> GetNamesAsync(
        DbConnection db,
        Turn turn,
        IReadOnlyList<Project> projects
    )
    {
        var ids = projects.SelectMany(PersonIdsOf).Distinct(StringComparer.Ordinal).ToList();
        var rows = await db.QueryAsync<(string Id, string Name)>(
            "select id, name from people where workspace in @workspaces and id in @ids",
            new { workspaces = projects.Select(p => p.Workspace).Distinct(StringComparer.Ordinal), ids }
        );
        var names = rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        foreach (var mention in turn.Mentions)
            names.TryAdd(mention.Id, mention.Name);
        if (turn.Sender.Name.Length > 0)
            names[turn.Sender.Id] = turn.Sender.Name;
        return names;
    }

    /// <summary>The names, and those of the people who proposed, decided or may accept the seller's account.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> WithAccountNamesAsync(
        DbConnection db,
        string workspace,
        IReadOnlyDictionary<string, string> names,
        Project? first,
        IReadOnlyList<SellerAccountProposal> accounts
    )
    {
        if (accounts.Count == 0)
            return names;
        var ids = accounts
            .SelectMany(a => new[] { a.Signed.By, a.Decided?.By })
            .Concat(first?.HoldersOf(Role.Approver) ?? [])
            .OfType<string>()
            .Where(id => !names.ContainsKey(id))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = await db.QueryAsync<(string Id, string Name)>(
            "select id, name from people where workspace = @workspace and id in @ids",
            new { workspace, ids }
        );
        return names
            .Concat(rows.Select(r => KeyValuePair.Create(r.Id, r.Name)))
            .DistinctBy(n => n.Key)
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Role holders of a project who are no longer active, as their platform reports, with the reason.
    /// </summary>
    internal static IReadOnlyDictionary<string, string> FindInactiveHolders(Project project)
    {
        string Why(string person) =>
            project.Accounts.IsGuest(person) ? "a guest now" : $"deactivated in {PlatformOf(person)}";
        return project
            .RoleHolders.Select(h => h.Actor)
            .Concat(project.Deputies.SelectMany(d => new[] { d.Actor, d.Holder }))
            .Distinct(StringComparer.Ordinal)
            .Where(id => !project.Accounts.IsActive(id))
            .ToDictionary(id => id, Why, StringComparer.Ordinal);
    }

    /// <summary>The channel's id, capitalized as a name.</summary>
    private static string PlatformOf(string person) =>
        person.Split('|')[0] is { Length: > 0 } channel ? char.ToUpperInvariant(channel[0]) + channel[1..] : "";

    /// <summary>Everybody who signed something in the project or holds a part in it.</summary>
    internal static IEnumerable<string> PersonIdsOf(Project project)
    {
        IEnumerable<Signature?> signed =
        [
            project.Created,
            project.Proposed,
            project.OutdatedProposal,
            project.Agreement?.Signed,
            project.Closed,
            project.Held?.Signed,
            project.Cancelled?.Signed,
            project.Ended?.Signed,
            project.Amendment?.Signed,
            project.Wish?.Signed,
            project.LastWaitingAgreement?.Signed,
            project.SettlementRules.Set,
            .. project.Dismissals.Select(d => d.Signed),
            .. project.AccountEntries.Select(a => a.Signed),
            .. project.Requests.SelectMany(r => new[] { r.Signed, r.Decided }),
            .. project.ClientLinks.SelectMany(l => new[] { l.Signed, l.Revoked }),
            .. project.Milestones.SelectMany(m =>
                new[]
                {
                    m.Started,
                    m.Submission?.Signed,
                    m.Evidence?.Attached,
                    m.Confirmation?.Signed,
                    m.Override?.Signed,
                    m.VatCorrection?.Signed,
                }
            ),
            .. project.Invoices.SelectMany(i =>
                new[]
                {
                    i.Drafted,
                    i.Ended,
                    i.IssueDetails?.Signed,
                    i.Dispute?.Signed,
                    i.Promise?.Signed,
                    i.Snooze?.Signed,
                    i.WriteOff?.Signed,
                }
                    .Concat(i.Payments.Select(p => p.Signed))
                    .Concat(i.CreditNotes.Select(c => c.Signed))
                    .Concat(i.Reminders.Select(r => r.Signed))
                    .Concat(i.SettledAmounts.SelectMany(s => new[] { s.Signed, s.Reversal?.Signed }))
                    .Concat(i.Applications.Select(a => a.Signed))
                    .Concat(i.AnnouncedPayments.Select(a => a.Signed))
                    .Concat(i.BankReturns.Select(r => r.Signed))
                    .Concat(i.Settlements.Select(s => s.Signed))
            ),
        ];
        return signed
            .Concat(project.AccountReturns.Select(r => r.Signed))
            .OfType<Signature>()
            .Select(s => s.By)
            .Concat(project.RoleHolders.Select(h => h.Actor))
            .Concat(project.Deputies.SelectMany(d => new[] { d.Actor, d.Holder }))
            .Concat(project.InvitationUses.SelectMany(l => new[] { l.Actor, l.Inviter }))
            .Concat(project.Appointments.Select(a => a.Actor).OfType<string>());
    }

    internal static string CreateSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

using System.Security.Cryptography;
using System.Text;
using Dapper;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Store.ClientPages;

/// <summary>Finds the project of a link to the client's page.</summary>
public sealed class ClientPageStore(Database database, TimeProvider clock)
{
    /// <summary>
    /// Whose link it is. Null for one that is unknown, expired, revoked, or of a contact who does not speak for the client
    /// any more: all of them cost the same one look.
    /// </summary>
    public async Task<ClientVisit?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = LinkSecret.ComputeHash(token);
        var row = await database.ReadAsync(
            db =>
                db.QuerySingleOrDefaultAsync<LinkRow>(
                    """
                    select p.workspace as "Workspace", p.id as "Project", l.id as "Link", l.contact as "Contact",
                        l.token_hash as "Hash"
                    from client_links l
                    join projects p on p.id = l.project
                    where l.token_hash = @hash and l.revoked_by is null and l.expires_at > @now and l.contact = p.contact
                    """,
                    new { hash, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }
                ),
            cancel
        );
        return
            row is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.Hash), Encoding.ASCII.GetBytes(hash))
            ? new(row.Workspace, row.Project, (int)row.Link, row.Contact)
            : null;
    }

    private sealed class LinkRow
    {
        public string Workspace { get; init; } = "";

        public string Project { get; init; } = "";

        public long Link { get; init; }

        public string Contact { get; init; } = "";

        public string Hash { get; init; } = "";
    }
}

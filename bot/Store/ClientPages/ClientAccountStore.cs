using Dapper;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.ClientPages;

/// <summary>A project that a guest's words may be about.</summary>
/// <param name="IsHere">It is the project of the conversation.</param>
public sealed record GuestProject(string Workspace, string ProjectId, string Key, string Contact, bool IsHere)
{
    /// <summary>A turn of the contact in this one project.</summary>
    /// <param name="id">Names what they do; the same id again changes nothing more.</param>
    /// <param name="link">The number of the account's link; 0 before there is one.</param>
    public Turn ToTurn(string id, int link, DateTimeOffset at) =>
        new ClientVisit(Workspace, ProjectId, link, Contact).ToTurn(id, at);
}

/// <summary>
/// Finds the projects in which a guest may be the client's contact. Whether they are is decided by the project itself.
/// </summary>
public sealed class ClientAccountStore(Database database)
{
    /// <summary>
    /// The project of the conversation, and those of this workspace whose contact has the guest's address, or for whose
    /// contact their account spoke before. A project that is only shared with this workspace is not among them.
    /// </summary>
    public Task<IReadOnlyList<GuestProject>> FindAsync(Turn turn, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<GuestProject>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<GuestProjectRow>(
                            """
                            select p.id as "Id", p.key as "Key", p.contact as "Contact",
                                case when t.project is null then cast(0 as bigint) else cast(1 as bigint) end as "Here"
                            from projects p
                            left join places t on t.project = p.id and t.channel = @channel
                                and t.workspace = @workspace and t.conversation = @conversation
                            where p.workspace = @workspace
                                and ((t.project is not null and @isShared = 1)
                                    or (@address <> '' and lower(p.contact) like @pattern escape '\')
                                    or exists (select 1 from client_links l where l.project = p.id and l.account = @person))
                            order by p.key_folded
                            """,
                            new
                            {
                                channel = turn.Conversation.Channel,
                                workspace = turn.Conversation.Workspace,
                                conversation = turn.Conversation.Id,
                                isShared = turn.IsPersonalChat ? 0L : 1L,
                                address = turn.Sender.GuestAddress,
                                pattern = $"%{Escape(turn.Sender.GuestAddress.ToLowerInvariant())}%",
                                person = turn.Sender.Id,
                            }
                        )
                    ).Select(r => new GuestProject(turn.Conversation.Workspace, r.Id, r.Key, r.Contact, r.Here == 1)),
                ],
            cancel
        );

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private sealed class GuestProjectRow
    {
        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public string Contact { get; init; } = "";

        public long Here { get; init; }
    }
}

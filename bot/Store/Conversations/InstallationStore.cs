using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Store.Conversations;

/// <summary>
/// Where the bot is installed. The tokens of a row are encrypted as one text, with the owner as its purpose: a row that
/// is copied to another owner cannot be decrypted. Such a row reads as no installation.
/// </summary>
public sealed partial class InstallationStore(
    Database database,
    ISecretProtector secretProtector,
    TimeProvider clock,
    ILogger<InstallationStore> log
) : IInstallationStore
{
    /// <summary>
    /// The conversations that this installation reaches. A workspace with an installation of its own does not depend on
    /// its organisation's.
    /// </summary>
    private const string ReachedConversationsSql = """
        channel = @channel and (workspace = @owner or workspace in (
            select m.workspace from grant_members m where m.channel = @channel and m.organisation = @owner
            and not exists (select 1 from grants g where g.channel = m.channel and g.owner = m.workspace and g.tokens <> '')))
        """;

    private readonly ConcurrentDictionary<(string Channel, string Owner, long Version), bool> reportedUnreadable =
        new();

    public async Task<Installation?> FindAsync(string channel, string owner, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db =>
                db.QuerySingleOrDefaultAsync<InstallationRow>(
                    """
                    select channel as "Channel", owner as "Owner", name as "Name", organisation as "Organisation",
                        bot_user as "BotUser", tokens as "Tokens", expires_at as "Expires", scopes as "Scopes",
                        granted_by as "By", granted_at as "At", broken as "Broken", version as "Version"
                    from grants
                    where channel = @channel and owner = @owner and tokens <> ''
                    """,
                    new { channel, owner }
                ),
            cancel
        );
        if (row is null)
            return null;
        if (secretProtector.Unprotect(PurposeOf(channel, owner), row.Tokens)?.Split('\n') is [var token, var renewal])
            return row.ToInstallation(token, renewal);
        if (reportedUnreadable.TryAdd((channel, owner, row.Version), true))
            LogUnread(channel, owner);
        return null;
    }

    public Task<string> GetOrganisationAsync(string channel, string workspace, CancellationToken cancel) =>
        database.ReadAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<string>(
                    "select organisation from grant_members where channel = @channel and workspace = @workspace",
                    new { channel, workspace }
                ) ?? "",
            cancel
        );

    public async Task SetOrganisationAsync(
        string channel,
        string workspace,
        string organisation,
        CancellationToken cancel
    )
    {
        // Called for every event; nearly always it is recorded already.
        if (await GetOrganisationAsync(channel, workspace, cancel) == organisation)
            return;
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into grant_members (channel, workspace, organisation) values (@channel, @workspace, @organisation)
                    on conflict (channel, workspace) do update set organisation = excluded.organisation
                    """,
                    new
                    {
                        channel,
                        workspace,
                        organisation,
                    }
                ),
            cancel
        );
    }

    public Task InstallAsync(Installation installation, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    """
                    insert into grants (channel, owner, name, organisation, bot_user, tokens, expires_at, scopes,
                        granted_by, granted_at, version)
                    values (@channel, @owner, @name, @organisation, @bot, @tokens, @expires, @scopes, @by, @at, 1)
                    on conflict (channel, owner)
                    do update set name = excluded.name, organisation = excluded.organisation, bot_user = excluded.bot_user,
                        tokens = excluded.tokens, expires_at = excluded.expires_at, scopes = excluded.scopes,
                        granted_by = excluded.granted_by, granted_at = excluded.granted_at, broken = '',
                        version = grants.version + 1
                    """,
                    Values(installation)
                );
                var conversations = $"""
                    select channel as "Channel", workspace as "Workspace", conversation as "Conversation"
                    from conversations
                    where closed_at is not null and {ReachedConversationsSql}
                    union
                    select channel, workspace, conversation
                    from outbox
                    where parked = 1 and {ReachedConversationsSql}
                    """;
                foreach (var conversation in await FindConversationsAsync(db, conversations, installation))
                    await UnreachableConversations.ReopenAsync(db, conversation, clock.GetUtcNow());
                return true;
            },
            _ => true,
            Durability.Durable,
            cancel
        );

    public Task<bool> ReplaceTokensAsync(Installation old, Installation fresh, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    """
                    update grants
                    set tokens = @tokens, expires_at = @expires, scopes = @scopes, broken = '', version = version + 1
                    where channel = @channel and owner = @owner and version = @version and tokens <> ''
                    """,
                    Values(fresh with { Channel = old.Channel, Owner = old.Owner, Version = old.Version })
                ) == 1,
            isKept => isKept,
            Durability.Durable,
            cancel
        );

    public Task MarkBrokenAsync(Installation installation, string why, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "update grants set broken = @why where channel = @channel and owner = @owner and version = @version",
                    new
                    {
                        why,
                        channel = installation.Channel,
                        owner = installation.Owner,
                        version = installation.Version,
                    }
                ),
            _ => true,
            Durability.Durable,
            cancel
        );

    public Task<bool> UninstallAsync(Installation installation, string why, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                var conversations = $"""
                    select channel as "Channel", workspace as "Workspace", conversation as "Conversation"
                    from conversations
                    where {ReachedConversationsSql}
                    union
                    select channel, workspace, conversation
                    from outbox
                    where {ReachedConversationsSql}
                    union
                    select channel, workspace, conversation
                    from posts
                    where {ReachedConversationsSql}
                    """;
                var reached = await FindConversationsAsync(db, conversations, installation);
                var ended = await db.ExecuteAsync(
                    """
                    update grants
                    set tokens = '', expires_at = null, broken = @why, version = version + 1
                    where channel = @channel and owner = @owner and version = @version and tokens <> ''
                    """,
                    new
                    {
                        why,
                        channel = installation.Channel,
                        owner = installation.Owner,
                        version = installation.Version,
                    }
                );
                if (ended == 0)
                    return false;
                // A conversation that is closed already keeps its own reason.
                foreach (var conversation in reached)
                    await UnreachableConversations.CloseAsync(
                        db,
                        conversation,
                        $"{nameof(DeliveryFault.Closed)}: {why}",
                        clock.GetUtcNow()
                    );
                return true;
            },
            isEnded => isEnded,
            Durability.Durable,
            cancel
        );

    private static async Task<IReadOnlyList<Conversation>> FindConversationsAsync(
        DbConnection db,
        string sql,
        Installation installation
    ) =>
        [
            .. (
                await db.QueryAsync<(string Channel, string Workspace, string Conversation)>(
                    sql,
                    new { channel = installation.Channel, owner = installation.Owner }
                )
            ).Select(p => new Conversation(p.Channel, p.Workspace, p.Conversation)),
        ];

    private static string PurposeOf(string channel, string owner) => $"grant/{channel}/{owner}";

    private object Values(Installation installation) =>
        new
        {
            channel = installation.Channel,
            owner = installation.Owner,
            name = installation.Name,
            organisation = installation.Organisation,
            bot = installation.BotUserId,
            tokens = secretProtector.Protect(
                PurposeOf(installation.Channel, installation.Owner),
                $"{installation.Token}\n{installation.RefreshToken}"
            ),
            expires = installation.ExpiresAt?.ToUnixTimeMilliseconds(),
            scopes = installation.Scopes,
            by = installation.InstalledBy,
            at = installation.InstalledAt.ToUnixTimeMilliseconds(),
            version = installation.Version,
        };

    [LoggerMessage(
        1,
        LogLevel.Error,
        "The tokens of the installation in {Owner} ({Channel}) cannot be opened: "
            + "the folder of keys beside the database file is gone or another one. "
            + "Put it back, or install the bot there again."
    )]
    private partial void LogUnread(string channel, string owner);

    private sealed class InstallationRow
    {
        public string Channel { get; init; } = "";

        public string Owner { get; init; } = "";

        public string Name { get; init; } = "";

        public string Organisation { get; init; } = "";

        public string BotUser { get; init; } = "";

        public string Tokens { get; init; } = "";

        public long? Expires { get; init; }

        public string Scopes { get; init; } = "";

        public string By { get; init; } = "";

        public long At { get; init; }

        public string Broken { get; init; } = "";

        public long Version { get; init; }

        public Installation ToInstallation(string token, string renewal) =>
            new(Channel, Owner)
            {
                Name = Name,
                Organisation = Organisation,
                BotUserId = BotUser,
                Token = token,
                RefreshToken = renewal,
                ExpiresAt = ColumnValues.Instant(Expires),
                Scopes = Scopes,
                InstalledBy = By,
                InstalledAt = DateTimeOffset.FromUnixTimeMilliseconds(At),
                RefreshError = Broken,
                Version = Version,
            };
    }
}

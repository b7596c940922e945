using Dapper;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Conversations;

/// <summary>A page that waits for a logo: who asked for it, and where the answer goes.</summary>
/// <param name="IsUsed">A picture was taken already.</param>
public sealed record LogoUpload(
    Conversation Conversation,
    string Thread,
    bool IsPersonalChat,
    string PersonId,
    string PersonName,
    DateTimeOffset RequestedAt,
    bool IsUsed
);

/// <summary>
/// Pages for uploading a logo: each takes one picture, within 15 minutes, for the person who asked for it.
/// </summary>
public sealed class LogoUploadStore(Database database, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Prepares a page and returns its secret.</summary>
    public async Task<string> AddAsync(Turn turn, CancellationToken cancel)
    {
        var secret = LinkSecret.Create();
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    insert into logo_uploads (token_hash, channel, workspace, conversation, thread, is_personal, person,
                        person_name, expires_at)
                    values (@hash, @channel, @workspace, @conversation, @thread, @isPersonal, @person, @name, @expires)
                    """,
                    new
                    {
                        hash = LinkSecret.ComputeHash(secret),
                        channel = turn.Conversation.Channel,
                        workspace = turn.Conversation.Workspace,
                        conversation = turn.Conversation.Id,
                        thread = turn.Thread,
                        isPersonal = turn.IsPersonalChat ? 1L : 0L,
                        person = turn.Sender.Id,
                        name = turn.Sender.Name,
                        expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds(),
                    }
                ),
            cancel
        );
        return secret;
    }

    /// <summary>The page of a secret; null if it is expired or unknown.</summary>
    public async Task<LogoUpload?> FindAsync(string secret, CancellationToken cancel)
    {
        if (!LinkSecret.IsWellFormed(secret))
            return null;
        var row = await database.ReadAsync(
            db =>
                db.QuerySingleOrDefaultAsync<UploadRow>(
                    """
                    select channel as "Channel", workspace as "Workspace", conversation as "Conversation", thread as "Thread",
                        is_personal as "IsPersonal", person as "Person", person_name as "Name", used as "Used",
                        expires_at as "Expires"
                    from logo_uploads where token_hash = @hash and expires_at > @now
                    """,
                    new { hash = LinkSecret.ComputeHash(secret), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }
                ),
            cancel
        );
        return row?.ToUpload();
    }

    /// <summary>Takes the one picture of a page. False if another one was taken; two at once never both succeed.</summary>
    public Task<bool> TryTakeAsync(string secret, CancellationToken cancel) => SetUsedAsync(secret, 0, 1, cancel);

    /// <summary>The picture was not accepted after all, so the page stays open.</summary>
    public Task ReleaseAsync(string secret, CancellationToken cancel) => SetUsedAsync(secret, 1, 0, cancel);

    private async Task<bool> SetUsedAsync(string secret, long from, long to, CancellationToken cancel) =>
        await database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    """
                    update logo_uploads set used = @to
                    where token_hash = @hash and used = @from and expires_at > @now
                    """,
                    new
                    {
                        hash = LinkSecret.ComputeHash(secret),
                        from,
                        to,
                        now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    }
                ),
            cancel
        ) == 1;

    private sealed record UploadRow
    {
        public string Channel { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string Conversation { get; init; } = "";

        public string Thread { get; init; } = "";

        public long IsPersonal { get; init; }

        public string Person { get; init; } = "";

        public string Name { get; init; } = "";

        public long Used { get; init; }

        public long Expires { get; init; }

        public LogoUpload ToUpload() =>
            new(
                new(Channel, Workspace, Conversation),
                Thread,
                IsPersonal == 1,
                Person,
                Name,
                DateTimeOffset.FromUnixTimeMilliseconds(Expires) - Lifetime,
                Used == 1
            );
    }
}

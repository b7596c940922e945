using System.Collections.Concurrent;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>
/// Refreshes tokens that expire. A refresh token can be used once, so there is one refresh at a time for an
/// installation, all callers wait for the same one, and the new pair is stored before it is used. Until it is stored
/// the old pair is kept.
/// </summary>
internal sealed partial class TokenRotation(
    IInstallationStore installationStore,
    OAuthClient oauth,
    TimeProvider clock,
    ILogger<TokenRotation> log
)
{
    private static readonly TimeSpan RefreshBeforeExpiry = TimeSpan.FromHours(2),
        RetryDelay = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<Installation>>> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Version, Installation To)> unstored = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, DateTimeOffset> retryAfter = new(StringComparer.Ordinal);

    /// <summary>
    /// The installation with a token that is valid now; it is refreshed in the last two hours of its life.
    /// </summary>
    /// <exception cref="DeliveryException">There is none.</exception>
    public async Task<Installation> GetValidAsync(Installation installation, CancellationToken cancel)
    {
        if (installation.ExpiresAt is not { } end || LeftOf(installation) > RefreshBeforeExpiry)
            return installation;
        var isValid = LeftOf(installation) > TimeSpan.Zero;
        if (installation.RefreshError.Length > 0)
            return isValid ? installation : throw await EndAsync(installation, installation.RefreshError);
        if (isValid && retryAfter.TryGetValue(installation.Owner, out var until) && clock.GetUtcNow() < until)
            return installation;
        try
        {
            return await RenewAsync(installation, cancel);
        }
        catch (DeliveryException e) when (isValid && e.Fault == DeliveryFault.TryAgain)
        {
            LogLater(installation.Owner, end, e.Message);
            retryAfter[installation.Owner] = clock.GetUtcNow() + RetryDelay;
            return installation;
        }
    }

    /// <summary>The next token, after Slack reported that this one has expired.</summary>
    /// <exception cref="DeliveryException">There is none.</exception>
    public async Task<Installation> RotateAsync(Installation ended, CancellationToken cancel)
    {
        var next = await RenewAsync(ended, cancel);
        return next.Version != ended.Version ? next : throw await EndAsync(next, next.RefreshError);
    }

    /// <summary>A caller that cancels does not cancel the refresh: Slack gives its answer only once.</summary>
    private Task<Installation> RenewAsync(Installation installation, CancellationToken cancel) =>
        running
            .GetOrAdd(installation.Owner, _ => new(() => Task.Run(() => RunAsync(installation))))
            .Value.WaitAsync(cancel);

    private async Task<Installation> RunAsync(Installation expected)
    {
        try
        {
            var old =
                await installationStore.FindAsync(expected.Channel, expected.Owner, default) ?? throw NotInstalled();
            // It was refreshed since it was read, or the app was installed again.
            if (old.Version != expected.Version || old.RefreshError.Length > 0)
                return old;
            if (old.RefreshToken.Length == 0)
                throw await EndAsync(old, "Slack gave nothing to renew the token with");
            if (!(unstored.TryGetValue(old.Owner, out var pending) && pending.Version == old.Version))
            {
                if (await RequestTokenAsync(old) is not { } to)
                    return await KeepUntilExpiryAsync(old);
                // If it cannot be stored, the next call stores it: Slack does not give it again.
                unstored[old.Owner] = pending = (old.Version, to);
            }
            return await StoreAsync(old, pending.To);
        }
        finally
        {
            running.TryRemove(expected.Owner, out _);
        }
    }

    /// <returns>Null if Slack no longer accepts the refresh token.</returns>
    private async Task<Installation?> RequestTokenAsync(Installation old)
    {
        try
        {
            var to = (await oauth.RefreshAsync(old.RefreshToken, default)).Installation;
            if (to.Owner != old.Owner || to.RefreshToken.Length == 0)
                throw new DeliveryException(
                    DeliveryFault.TryAgain,
                    "Slack renewed another installation, or gave nothing to renew the token with"
                );
            return old with
            {
                Token = to.Token,
                RefreshToken = to.RefreshToken,
                ExpiresAt = to.ExpiresAt,
                Scopes = to.Scopes.Length > 0 ? to.Scopes : old.Scopes,
            };
        }
        catch (TokenRefusedException e) when (e.Error is "invalid_refresh_token" or "invalid_grant")
        {
            return null;
        }
        catch (TokenRefusedException e)
        {
            // The settings are wrong, not the installation: the refresh is tried again when they are fixed.
            LogRefused(old.Owner, e.Error);
            throw new DeliveryException(DeliveryFault.TryAgain, e.Message);
        }
    }

    private async Task<Installation> StoreAsync(Installation old, Installation to)
    {
        bool isStored;
        try
        {
            isStored = await installationStore.ReplaceTokensAsync(old, to, default);
        }
        catch (Exception e)
        {
            LogNotStored(e, old.Owner);
            throw new DeliveryException(DeliveryFault.TryAgain, "the renewed token could not be stored");
        }
        unstored.TryRemove(old.Owner, out _);
        retryAfter.TryRemove(old.Owner, out _);
        // If the app was installed again meanwhile, that installation is newer.
        return isStored
            ? to with
            {
                Version = old.Version + 1,
            }
            : await installationStore.FindAsync(old.Channel, old.Owner, default) ?? throw NotInstalled();
    }

    /// <summary>The token stays valid until it expires, so that there is time to install again.</summary>
    private async Task<Installation> KeepUntilExpiryAsync(Installation old)
    {
        const string Why = "Slack does not take what renews the token";
        if (LeftOf(old) <= TimeSpan.Zero)
            throw await EndAsync(old, Why);
        await installationStore.MarkBrokenAsync(old, Why, default);
        LogBroken(old.Owner, old.ExpiresAt!.Value);
        return old with { RefreshError = Why };
    }

    private async Task<DeliveryException> EndAsync(Installation installation, string why)
    {
        if (why.Length == 0)
            why = "the token has ended";
        if (await installationStore.UninstallAsync(installation, why, default))
            LogEnded(installation.Owner, why);
        return NotInstalled();
    }

    /// <summary>Pending messages wait as in an unreachable conversation, until the bot is installed again.</summary>
    public static DeliveryException NotInstalled() => new(DeliveryFault.Closed, "the bot is not installed there");

    private TimeSpan LeftOf(Installation installation) =>
        installation.ExpiresAt is { } end ? end - clock.GetUtcNow() : TimeSpan.MaxValue;

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The token of the Slack installation {Owner}, which ends at {End:u}, could not be renewed now; it is tried again: {Why}"
    )]
    private partial void LogLater(string owner, DateTimeOffset end, string why);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "Slack refuses to renew the token of {Owner}: {Error}. "
            + "Compare Slack:ClientId and Slack:ClientSecret with your Slack app's page \"Basic Information\"."
    )]
    private partial void LogRefused(string owner, string error);

    [LoggerMessage(
        3,
        LogLevel.Error,
        "The renewed token of the Slack installation {Owner} could not be stored; it is kept and stored with the next call"
    )]
    private partial void LogNotStored(Exception error, string owner);

    [LoggerMessage(
        4,
        LogLevel.Error,
        "The Slack installation {Owner} can no longer be renewed and ends at {End:u}. "
            + "Install the bot there again before then: open /slack/install."
    )]
    private partial void LogBroken(string owner, DateTimeOffset end);

    [LoggerMessage(
        5,
        LogLevel.Error,
        "The Slack installation {Owner} has ended ({Why}). "
            + "What is owed there is parked; install the bot there again to go on: open /slack/install."
    )]
    private partial void LogEnded(string owner, string why);
}

using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Keeps tokens that end in force. What renews a token can be used once, so one renewal at a time is under way for an
/// installation, whoever asks waits for the same one, and the new pair is stored before it is used. Until it is stored
/// the old pair stays.
/// </summary>
internal sealed partial class Renewing(IGrants grants, OAuth oauth, TimeProvider clock, ILogger<Renewing> log)
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(2),
        Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<Grant>>> underway = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Version, Grant To)> unstored = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> resting = new(StringComparer.Ordinal);

    /// <summary>
    /// The installation with a token that is good now; it is renewed in the last two hours of its life.
    /// </summary>
    /// <exception cref="DeliveryException">There is none.</exception>
    public async Task<Grant> GoodAsync(Grant grant, CancellationToken cancel)
    {
        if (grant.Expires is not { } end || LeftOf(grant) > Early)
            return grant;
        var isGood = LeftOf(grant) > TimeSpan.Zero;
        if (grant.Broken.Length > 0)
            return isGood ? grant : throw await EndAsync(grant, grant.Broken);
        if (isGood && resting.TryGetValue(grant.Owner, out var until) && clock.GetUtcNow() < until)
            return grant;
        try
        {
            return await RenewAsync(grant, cancel);
        }
        catch (DeliveryException e) when (isGood && e.Fault == DeliveryFault.TryAgain)
        {
            LogLater(grant.Owner, end, e.Message);
            resting[grant.Owner] = clock.GetUtcNow() + Rest;
            return grant;
        }
    }

    /// <summary>The next token, after Slack said that this one has ended.</summary>
    /// <exception cref="DeliveryException">There is none.</exception>
    public async Task<Grant> AfterAsync(Grant ended, CancellationToken cancel)
    {
        var next = await RenewAsync(ended, cancel);
        return next.Version != ended.Version ? next : throw await EndAsync(next, next.Broken);
    }

    /// <summary>Whoever goes away meanwhile does not end the renewal: its answer comes only once.</summary>
    private Task<Grant> RenewAsync(Grant grant, CancellationToken cancel) =>
        underway.GetOrAdd(grant.Owner, _ => new(() => Task.Run(() => RunAsync(grant)))).Value.WaitAsync(cancel);

    private async Task<Grant> RunAsync(Grant seen)
    {
        try
        {
            var old = await grants.OfAsync(seen.Channel, seen.Owner, default) ?? throw Gone();
            // Somebody renewed it since it was looked at, or it was installed anew.
            if (old.Version != seen.Version || old.Broken.Length > 0)
                return old;
            if (old.Renewal.Length == 0)
                throw await EndAsync(old, "Slack gave nothing to renew the token with");
            if (!(unstored.TryGetValue(old.Owner, out var kept) && kept.Version == old.Version))
            {
                if (await AskAsync(old) is not { } to)
                    return await BrokenAsync(old);
                // Should storing it fail, it is stored the next time: nobody gives it again.
                unstored[old.Owner] = kept = (old.Version, to);
            }
            return await StoreAsync(old, kept.To);
        }
        finally
        {
            underway.TryRemove(seen.Owner, out _);
        }
    }

    /// <returns>Null if Slack does not take what renews it any more.</returns>
    private async Task<Grant?> AskAsync(Grant old)
    {
        try
        {
            var to = (await oauth.RenewAsync(old.Renewal, default)).Grant;
            if (to.Owner != old.Owner || to.Renewal.Length == 0)
                throw new DeliveryException(
                    DeliveryFault.TryAgain,
                    "Slack renewed another installation, or gave nothing to renew the token with"
                );
            return old with
            {
                Token = to.Token,
                Renewal = to.Renewal,
                Expires = to.Expires,
                Scopes = to.Scopes.Length > 0 ? to.Scopes : old.Scopes,
            };
        }
        catch (TokenRefusedException e) when (e.Error is "invalid_refresh_token" or "invalid_grant")
        {
            return null;
        }
        catch (TokenRefusedException e)
        {
            // The settings are wrong, and the installation is not: it is tried again when they are mended.
            LogRefused(old.Owner, e.Error);
            throw new DeliveryException(DeliveryFault.TryAgain, e.Message);
        }
    }

    private async Task<Grant> StoreAsync(Grant old, Grant to)
    {
        bool isStored;
        try
        {
            isStored = await grants.RenewAsync(old, to, default);
        }
        catch (Exception e)
        {
            LogNotStored(e, old.Owner);
            throw new DeliveryException(DeliveryFault.TryAgain, "the renewed token could not be stored");
        }
        unstored.TryRemove(old.Owner, out _);
        resting.TryRemove(old.Owner, out _);
        // If it was installed anew meanwhile, that is the newer one.
        return isStored
            ? to with
            {
                Version = old.Version + 1,
            }
            : await grants.OfAsync(old.Channel, old.Owner, default) ?? throw Gone();
    }

    /// <summary>The token lives on to its end, so that there is time to install again.</summary>
    private async Task<Grant> BrokenAsync(Grant old)
    {
        const string Why = "Slack does not take what renews the token";
        if (LeftOf(old) <= TimeSpan.Zero)
            throw await EndAsync(old, Why);
        await grants.BreakAsync(old, Why, default);
        LogBroken(old.Owner, old.Expires!.Value);
        return old with { Broken = Why };
    }

    private async Task<DeliveryException> EndAsync(Grant grant, string why)
    {
        if (why.Length == 0)
            why = "the token has ended";
        if (await grants.EndAsync(grant, why, default))
            LogEnded(grant.Owner, why);
        return Gone();
    }

    /// <summary>What is owed there waits as in a closed place, until the bot is installed again.</summary>
    public static DeliveryException Gone() => new(DeliveryFault.Closed, "the bot is not installed there");

    private TimeSpan LeftOf(Grant grant) => grant.Expires is { } end ? end - clock.GetUtcNow() : TimeSpan.MaxValue;

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

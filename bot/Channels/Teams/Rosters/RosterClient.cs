using System.Text.Json;
using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// The roster calls, within the rate limits. A request without an answer in time is sent a second time, and the first
/// answer counts.
/// </summary>
internal sealed class RosterClient(ConnectorClient connector, IHostApplicationLifetime life, TimeProvider clock)
{
    /// <summary>The timeout of the first request before the second one is sent, and of the second one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private const int MostPages = 40;

    /// <summary>
    /// The limit of one bot for requests in a conversation, and half of the limit of one app in a tenant, because its
    /// messages have their own rate limits.
    /// </summary>
    private static readonly RateLimits RateLimits = new(
        [Of(14, 1), Of(16, 2), Of(120, 30), Of(3600, 3600)],
        [Of(15, 1)]
    );

    private readonly SendRateLimiter limiter = new(clock);

    /// <summary>The roster entry of a person; null where the roster does not contain them.</summary>
    /// <exception cref="DeliveryException">There is no answer.</exception>
    public Task<JsonElement?> GetMemberAsync(RosterConversation room, string address) =>
        WithRetryAsync(() => EntryAsync(room, address));

    /// <summary>All roster entries, and whether these are all.</summary>
    /// <exception cref="DeliveryException">There is no answer.</exception>
    public Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> GetMembersAsync(RosterConversation room) =>
        WithRetryAsync(() => AllAsync(room));

    private static RateWindow Of(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));

    /// <summary>
    /// From the roster of the conversation; a channel without one is looked up in its team's roster.
    /// </summary>
    private async Task<JsonElement?> EntryAsync(RosterConversation room, string address)
    {
        try
        {
            return await WithRateLimitAsync(
                room,
                room.ConversationId,
                () => connector.GetMemberAsync(room.ServiceUrl, room.ConversationId, address, life.ApplicationStopping)
            );
        }
        catch (DeliveryException e) when (IsFinal(e) && room.TeamId.Length > 0)
        {
            return await WithRateLimitAsync(
                room,
                room.TeamId,
                () => connector.GetMemberAsync(room.ServiceUrl, room.TeamId, address, life.ApplicationStopping)
            );
        }
    }

    private async Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> AllAsync(RosterConversation room)
    {
        try
        {
            return await PagesAsync(room, room.ConversationId);
        }
        catch (DeliveryException e) when (IsFinal(e) && room.TeamId.Length > 0)
        {
            return await PagesAsync(room, room.TeamId);
        }
    }

    /// <summary>
    /// Also returns whether everything was read: a very large roster is not, and a person who is missing from what
    /// was read may still be in the conversation.
    /// </summary>
    private async Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> PagesAsync(
        RosterConversation room,
        string conversation
    )
    {
        var entries = new List<JsonElement>();
        var token = "";
        for (var pages = 0; pages < MostPages; pages++)
        {
            var before = token;
            if (
                await WithRateLimitAsync(
                    room,
                    conversation,
                    () =>
                        connector.GetPagedMembersAsync(room.ServiceUrl, conversation, before, life.ApplicationStopping)
                )
                is not { } page
            )
                break;
            entries.AddRange(page.GetItems("members"));
            token = page.GetText("continuationToken") ?? "";
            if (token.Length == 0)
                return (entries, page.TryGetProperty("members", out _));
            if (token == before)
                break;
        }
        return (entries, false);
    }

    private async Task<T> WithRateLimitAsync<T>(RosterConversation room, string conversation, Func<Task<T>> call)
    {
        var threadKey = new ThreadKey(room.Conversation with { Id = conversation }, conversation);
        while (limiter.Acquire(threadKey, RateLimits, isAwaited: true) is { Ticks: > 0 } wait)
            await Task.Delay(wait, clock, life.ApplicationStopping);
        try
        {
            return await call();
        }
        finally
        {
            limiter.Release(threadKey, RateLimits, PermitOutcome.Succeeded);
        }
    }

    /// <summary>
    /// Sends a request and, after a timeout or a temporary error, sends it once more; the first answer counts.
    /// </summary>
    private async Task<T> WithRetryAsync<T>(Func<Task<T>> question)
    {
        var first = question();
        if (await IsAnsweredAsync(first))
            return await first;
        var second = question();
        var sooner = await Task.WhenAny(first, second);
        if (sooner.IsCompletedSuccessfully)
            return await sooner;
        _ = sooner.Exception; // Observed, because the other request answered.
        return await (sooner == first ? second : first);
    }

    /// <summary>Whether there is an answer, or an error that a second request would not change.</summary>
    private async Task<bool> IsAnsweredAsync(Task first)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        await Task.WhenAny(first, Task.Delay(Patience, clock, enough.Token));
        await enough.CancelAsync();
        if (first.IsCompletedSuccessfully || life.ApplicationStopping.IsCancellationRequested)
            return true;
        if (!first.IsFaulted)
            return false;
        if (first.Exception.InnerException is not DeliveryException e || IsFinal(e))
            return true;
        if (e.Fault != DeliveryFault.TooMany)
            return false;
        // After a 429 the request is sent again when the service allows it, if that is soon.
        if (e.RetryAfter is not { } rest || rest > Patience)
            return true;
        await Task.Delay(rest, clock, life.ApplicationStopping);
        return false;
    }

    /// <summary>Whether a retry would change nothing.</summary>
    public static bool IsFinal(Exception e) =>
        e is DeliveryException { Fault: DeliveryFault.Final or DeliveryFault.Closed };
}

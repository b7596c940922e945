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
    public Task<JsonElement?> GetMemberAsync(RosterConversation roster, string address) =>
        WithRetryAsync(() => EntryAsync(roster, address));

    /// <summary>All roster entries, and whether these are all.</summary>
    /// <exception cref="DeliveryException">There is no answer.</exception>
    public Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> GetMembersAsync(RosterConversation roster) =>
        WithRetryAsync(() => AllAsync(roster));

    private static RateWindow Of(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));

    /// <summary>
    /// From the roster of the conversation; a channel without one is looked up in its team's roster.
    /// </summary>
    private async Task<JsonElement?> EntryAsync(RosterConversation roster, string address)
    {
        try
        {
            return await WithRateLimitAsync(
                roster,
                roster.ConversationId,
                () =>
                    connector.GetMemberAsync(
                        roster.ServiceUrl,
                        roster.ConversationId,
                        address,
                        life.ApplicationStopping
                    )
            );
        }
        catch (DeliveryException e) when (IsFinal(e) && roster.TeamId.Length > 0)
        {
            return await WithRateLimitAsync(
                roster,
                roster.TeamId,
                () => connector.GetMemberAsync(roster.ServiceUrl, roster.TeamId, address, life.ApplicationStopping)
            );
        }
    }

    private async Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> AllAsync(RosterConversation roster)
    {
        try
        {
            return await PagesAsync(roster, roster.ConversationId);
        }
        catch (DeliveryException e) when (IsFinal(e) && roster.TeamId.Length > 0)
        {
            return await PagesAsync(roster, roster.TeamId);
        }
    }

    /// <summary>
    /// Also returns whether everything was read: a very large roster is not, and a person who is missing from what
    /// was read may still be in the conversation.
    /// </summary>
    private async Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> PagesAsync(
        RosterConversation roster,
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
                    roster,
                    conversation,
                    () =>
                        connector.GetPagedMembersAsync(
                            roster.ServiceUrl,
                            conversation,
                            before,
                            life.ApplicationStopping
                        )
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

    private async Task<T> WithRateLimitAsync<T>(RosterConversation roster, string conversation, Func<Task<T>> call)
    {
        var threadKey = new ThreadKey(roster.Conversation with { Id = conversation }, conversation);
        while (limiter.Acquire(threadKey, RateLimits, isAwaited: true) is { Ticks: > 0 } delay)
            await Task.Delay(delay, clock, life.ApplicationStopping);
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
        if (e.RetryAfter is not { } retryAfter || retryAfter > Patience)
            return true;
        await Task.Delay(retryAfter, clock, life.ApplicationStopping);
        return false;
    }

    /// <summary>Whether a retry would change nothing.</summary>
    public static bool IsFinal(Exception e) =>
        e is DeliveryException { Fault: DeliveryFault.Final or DeliveryFault.Closed };
}

using System.Text.Json;
using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// The calls that rosters are asked by, within the platform's windows. What has no answer in time is asked a second
/// time, and the first to answer is heard.
/// </summary>
internal sealed class RosterClient(ConnectorClient connector, IHostApplicationLifetime life, TimeProvider clock)
{
    /// <summary>
    /// How long the first question is waited for before there is a second one, and how long that one is.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private const int MostPages = 40;

    /// <summary>
    /// What one bot may ask of a room; and half of what one app may say and ask in a tenant, for what it says has its
    /// own windows.
    /// </summary>
    private static readonly RateLimits RateLimits = new(
        [Of(14, 1), Of(16, 2), Of(120, 30), Of(3600, 3600)],
        [Of(15, 1)]
    );

    private readonly SendRateLimiter limiter = new(clock);

    /// <summary>Somebody's entry; null where the roster does not hold them.</summary>
    /// <exception cref="DeliveryException">There is no answer.</exception>
    public Task<JsonElement?> GetMemberAsync(RosterConversation room, string address) =>
        WithRetryAsync(() => EntryAsync(room, address));

    /// <summary>Everybody's entries, and whether these are all.</summary>
    /// <exception cref="DeliveryException">There is no answer.</exception>
    public Task<(IReadOnlyList<JsonElement> Entries, bool IsWhole)> GetMembersAsync(RosterConversation room) =>
        WithRetryAsync(() => AllAsync(room));

    private static RateWindow Of(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));

    /// <summary>The room's own roster; a channel that has none is looked up in its team's.</summary>
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
    /// Whether all of it was read is said too: a roster beyond all measure is not, and who is not in what was read may
    /// still be in the room.
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
    /// Asks, and where there is no answer in time or a passing fault, asks once more; the first to answer is heard.
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
        _ = sooner.Exception; // observed: the other one is heard
        return await (sooner == first ? second : first);
    }

    /// <summary>Whether there is an answer, or a no that a second question would not change.</summary>
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
        // Who was told to slow down asks again when they may, if that is soon.
        if (e.RetryAfter is not { } rest || rest > Patience)
            return true;
        await Task.Delay(rest, clock, life.ApplicationStopping);
        return false;
    }

    /// <summary>Whether asking again would change nothing.</summary>
    public static bool IsFinal(Exception e) =>
        e is DeliveryException { Fault: DeliveryFault.Final or DeliveryFault.Closed };
}

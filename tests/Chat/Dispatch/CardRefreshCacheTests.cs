using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Chat.Dispatch;

/// <summary>The same refresh a moment later is answered from the cache; any other is rendered.</summary>
public sealed class CardRefreshCacheTests
{
    private readonly TestClock clock = new(new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));
    private int drawn;

    [Fact]
    public async Task Looks_are_shared_by_person_place_card_and_revision_for_two_seconds()
    {
        var cardRefreshCache = new CardRefreshCache(clock);
        await LookAsync(cardRefreshCache);
        await LookAsync(cardRefreshCache);
        Assert.Equal(1, drawn);
        await LookAsync(cardRefreshCache, who: "bob");
        await LookAsync(cardRefreshCache, where: "elsewhere");
        await LookAsync(cardRefreshCache, revision: 2);
        Assert.Equal(4, drawn);
        clock.Now += TimeSpan.FromSeconds(2);
        await LookAsync(cardRefreshCache);
        Assert.Equal(5, drawn);
    }

    [Fact]
    public async Task A_clock_set_back_keeps_nothing_and_a_flood_of_looks_is_forgotten()
    {
        var cardRefreshCache = new CardRefreshCache(clock);
        await LookAsync(cardRefreshCache);
        clock.Now -= TimeSpan.FromHours(1);
        await LookAsync(cardRefreshCache);
        Assert.Equal(2, drawn);
        for (var i = 0; i < 5_000; i++)
            await LookAsync(cardRefreshCache, who: $"w{i}");
        await LookAsync(cardRefreshCache);
        Assert.Equal(5_003, drawn);
    }

    [Fact]
    public async Task Two_looks_at_once_draw_once()
    {
        var cardRefreshCache = new CardRefreshCache(clock);
        var slow = new TaskCompletionSource<Card?>();
        var first = cardRefreshCache.GetOrDrawAsync(
            TurnOf("marc", "room"),
            new("draft/1/m1", 1),
            () =>
            {
                drawn++;
                return slow.Task;
            }
        );
        var second = cardRefreshCache.GetOrDrawAsync(
            TurnOf("marc", "room"),
            new("draft/1/m1", 1),
            () =>
            {
                drawn++;
                return slow.Task;
            }
        );
        slow.SetResult(new("Draft"));
        Assert.Same(await first, await second);
        Assert.Equal(1, drawn);
    }

    private Task<Card?> LookAsync(
        CardRefreshCache cardRefreshCache,
        string who = "marc",
        string where = "room",
        long revision = 1
    ) =>
        cardRefreshCache.GetOrDrawAsync(
            TurnOf(who, where),
            new("draft/1/m1", revision),
            () =>
            {
                drawn++;
                return Task.FromResult<Card?>(new("Draft"));
            }
        );

    private static Turn TurnOf(string who, string where) =>
        new("1", new("chat", "w", where), new(who, who), "", default);
}

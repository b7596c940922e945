using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Store;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Channels.Teams.Api;

/// <summary>
/// The real outbox, delivery and channel against a service that enforces its rate limits, in virtual time.
/// </summary>
public sealed class TeamsRateLimitTests : IDisposable
{
    private readonly ITestOutputHelper output;
    private readonly StoreFixture store = new();
    private readonly TestClock clock = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StrictConnector service;
    private readonly Outbox outbox;
    private readonly ConversationStore conversationStore;
    private readonly SendRateLimiter limiter;
    private readonly MessageDelivery delivery;

    public TeamsRateLimitTests(ITestOutputHelper output)
    {
        this.output = output;
        service = new(clock, seed: 5);
        (outbox, conversationStore, limiter) = (new(store.Database, clock), new(store.Database, clock), new(clock));
        var settings = new TeamsSettings
        {
            EndpointMode = EndpointMode.Authenticated,
            AllowedServiceHosts = ["service.example"],
        };
        var connector = new ConnectorClient(new(service), new NoTokenProvider(), new(settings), clock);
        var fakeCommands = new FakeCommands();
        delivery = new(
            new(fakeCommands.Commands, fakeCommands, fakeCommands, NullLogger<CommandDispatcher>.Instance),
            [new TeamsChannel(connector, new(new PlatformAccountStore(store.Database, clock)), settings)],
            conversationStore,
            new PostedCardStore(store.Database, clock),
            outbox,
            [],
            limiter,
            clock,
            NullLogger<MessageDelivery>.Instance
        );
    }

    public void Dispose()
    {
        store.Dispose();
        service.Dispose();
    }

    private static Conversation PlaceOf(int conversation, int tenants) =>
        new("msteams", $"tenant-{conversation % tenants}", $"19:c{conversation}");

    private Task KnowAsync(Conversation conversation) =>
        conversationStore.SaveReferenceAsync(
            conversation,
            new ConversationReference
            {
                ServiceUrl = "https://service.example/",
                ChannelId = "msteams",
                BotId = "28:bot",
                TenantId = conversation.Workspace,
                IsGroup = true,
            }.ToJson(),
            default
        );

    /// <summary>Enqueues a card to post unasked, as a reminder is.</summary>
    private Task<int> OwePostAsync(Conversation conversation) =>
        store.Database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, "
                        + "due_at, card, thread) "
                        + "values ('post', 't', @Channel, @Workspace, @Id, '', 0, 'counter/P1/1', @Id)",
                    conversation
                ),
            default
        );

    private Task OweWordsAsync(Conversation conversation, int number) =>
        outbox.EnqueueAnswerAsync(
            new Turn(
                $"{conversation.Id}/{number}",
                conversation,
                new("29:priya", "Priya"),
                $"echo {number}",
                clock.GetUtcNow()
            )
            {
                Thread = conversation.Id,
            },
            TimeSpan.Zero,
            default
        );

    /// <summary>The outbox is read every five seconds, as by the job.</summary>
    private async Task DeliverAsync()
    {
        while ((await outbox.HealthAsync(default)).Waiting > 0)
        {
            await delivery.SendDueAsync(default);
            await Task.Delay(TimeSpan.FromSeconds(5), clock);
        }
    }

    [Theory, InlineData(200, 5), InlineData(10, 5), InlineData(1, 1)]
    [Needs(Need.Time)]
    public void A_thousand_reminders_due_at_once_break_no_limit_and_all_arrive(int conversations, int tenants) =>
        clock.Run(async () =>
        {
            for (var c = 0; c < conversations; c++)
                await KnowAsync(PlaceOf(c, tenants));
            for (var n = 0; n < 1000; n++)
                await OwePostAsync(PlaceOf(n % conversations, tenants));
            await DeliverAsync();

            output.WriteLine(
                $"1,000 over {conversations} conversations of {tenants} tenants: "
                    + $"{service.Violations} violations, {service.Taken.Count} delivered, {service.Calls} calls, "
                    + $"the last after {service.Taken[^1].At.TotalSeconds:0.0} s"
            );
            Assert.Equal((0, 1000, 1000), (service.Violations, service.Taken.Count, service.Calls));
        });

    [Fact]
    [Needs(Need.Time)]
    public void What_somebody_waits_for_goes_first_and_breaks_no_limit() =>
        clock.Run(async () =>
        {
            var conversation = PlaceOf(0, 1);
            await KnowAsync(conversation);
            await Task.Delay(TimeSpan.FromMinutes(1), clock);
            for (var n = 0; n < 300; n++)
                await OwePostAsync(conversation);
            var delivering = DeliverAsync();
            for (var n = 0; n < 10; n++)
            {
                await Task.Delay(TimeSpan.FromSeconds(7), clock);
                var asked = clock.Elapsed;
                await delivery.SendReplyAsync(
                    new Turn($"t{n}", conversation, new("29:priya", "Priya"), "echo", clock.GetUtcNow())
                    {
                        Thread = conversation.Id,
                    },
                    Reply.FromText($"answer {n}"),
                    default
                );
                Assert.InRange(clock.Elapsed - asked, TimeSpan.Zero, TimeSpan.FromSeconds(3));
            }
            await delivering;
            Assert.Equal((0, 310), (service.Violations, service.Taken.Count));
        });

    [Fact]
    [Needs(Need.Time)]
    public void Order_is_kept_within_a_conversation_whatever_fails() =>
        clock.Run(async () =>
        {
            var random = new Random(11);
            service.Slowness = 400;
            service.Weather = (_, _) =>
                random.Next(20) switch
                {
                    0 => 429,
                    1 => 503,
                    _ => 0,
                };
            for (var c = 0; c < 100; c++)
                await KnowAsync(PlaceOf(c, 5));
            for (var n = 0; n < 50; n++)
            for (var c = 0; c < 100; c++)
                await OweWordsAsync(PlaceOf(c, 5), n);
            await DeliverAsync();

            var byConversation = service.Taken.GroupBy(t => t.Conversation).ToList();
            var inversions = byConversation.Sum(c =>
                c.Select(t => int.Parse(t.Text)).Pairwise().Count(p => p.Second <= p.First)
            );
            output.WriteLine(
                $"100 x 50: {service.Taken.Count} delivered, {inversions} inversions, {service.Calls} calls, "
                    + $"{service.Violations} violations, "
                    + $"{service.Taken.Count / service.Taken[^1].At.TotalSeconds:0.0} messages a second"
            );
            Assert.Equal(
                (100, 5000, 0, 0),
                (byConversation.Count, service.Taken.Count, inversions, service.Violations)
            );
        });

    [Theory, InlineData(429), InlineData(503)]
    public void A_minute_of_storm_loses_nothing_and_is_not_made_worse(int status) =>
        clock.Run(async () =>
        {
            service.Weather = (_, at) => at < TimeSpan.FromMinutes(2) && at > TimeSpan.FromMinutes(1) ? status : 0;
            for (var c = 0; c < 50; c++)
                await KnowAsync(PlaceOf(c, 2));
            await Task.Delay(TimeSpan.FromSeconds(61), clock);
            for (var n = 0; n < 500; n++)
                await OwePostAsync(PlaceOf(n % 50, 2));
            await DeliverAsync();

            var health = await outbox.HealthAsync(default);
            output.WriteLine(
                $"A minute of {status}: {service.Taken.Count} of 500 delivered, {health.Parked} parked, "
                    + $"{service.Calls / 500.0:0.00} calls each, "
                    + $"drained {service.Taken[^1].At.TotalSeconds - 120:0.0} s after it"
            );
            Assert.Equal((500, 0L, 0), (service.Taken.Count, health.Parked, service.Violations));
            Assert.InRange(service.Calls / 500.0, 1, 1.5);
        });

    [Fact]
    public void A_dead_conversation_is_asked_once_and_delays_no_other() =>
        clock.Run(async () =>
        {
            var dead = PlaceOf(0, 1);
            service.Weather = (conversation, _) => conversation == dead.Id ? 403 : 0;
            for (var c = 0; c < 20; c++)
                await KnowAsync(PlaceOf(c, 1));
            for (var n = 0; n < 40; n++)
                await OwePostAsync(dead);
            for (var c = 1; c < 20; c++)
                await OwePostAsync(PlaceOf(c, 1));
            await DeliverAsync();
            output.WriteLine(
                $"19 others behind 40 lines of a dead conversation: the last after {service.Taken.Max(t => t.At).TotalMilliseconds:0} ms"
            );
            Assert.Equal((20, 19), (service.Calls, service.Taken.Count));
            Assert.Equal(
                (40L, 1L),
                (await outbox.HealthAsync(default)) is { } health
                    ? (health.Parked, health.UnreachableConversations)
                    : default
            );

            // Each later message is tried once, and one that arrives makes the conversation reachable for all.
            await OwePostAsync(dead);
            await DeliverAsync();
            Assert.Equal(21, service.Calls);
            service.Weather = (_, _) => 0;
            await KnowAsync(dead);
            await DeliverAsync();
            Assert.Equal(
                (0L, 0L, 19 + 41),
                (await outbox.HealthAsync(default)) is { } after
                    ? (after.Parked, after.UnreachableConversations, service.Taken.Count)
                    : default
            );
        });

    [Fact]
    public void Words_that_may_have_arrived_are_not_said_twice_and_a_card_no_more_than_once_an_hour() =>
        clock.Run(async () =>
        {
            var (words, card) = (PlaceOf(0, 1), PlaceOf(1, 1));
            service.Weather = (_, _) => 500;
            foreach (var conversation in new[] { words, card })
                await KnowAsync(conversation);
            await OweWordsAsync(words, 1);
            await OwePostAsync(card);
            for (var look = 0; look < 12; look++, await Task.Delay(TimeSpan.FromMinutes(4), clock))
                await delivery.SendDueAsync(default);
            Assert.Equal(2, service.Calls);
            Assert.Equal(
                (1L, 1L, 2L),
                (await outbox.HealthAsync(default)) is { } health
                    ? (health.Waiting, health.Parked, health.Uncertain)
                    : default
            );
            // A message to the bot there changes nothing: it is unknown whether they arrived.
            await KnowAsync(words);
            await KnowAsync(card);
            await delivery.SendDueAsync(default);
            Assert.Equal(2, service.Calls);
            await Task.Delay(TimeSpan.FromMinutes(40), clock);
            await delivery.SendDueAsync(default);
            Assert.Equal(3, service.Calls);
        });

    [Fact]
    public void Threads_that_are_idle_are_forgotten() =>
        clock.Run(async () =>
        {
            for (var c = 0; c < 100; c++)
                await KnowAsync(PlaceOf(c, 5));
            for (var c = 0; c < 100; c++)
                await OwePostAsync(PlaceOf(c, 5));
            await DeliverAsync();
            Assert.Equal(100, limiter.ThreadCount);
            await Task.Delay(TimeSpan.FromHours(2), clock);
            await OwePostAsync(PlaceOf(0, 5));
            await DeliverAsync();
            Assert.Equal(1, limiter.ThreadCount);
        });
}

internal static class Pairs
{
    public static IEnumerable<(T First, T Second)> Pairwise<T>(this IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Zip(list.Skip(1));
    }
}

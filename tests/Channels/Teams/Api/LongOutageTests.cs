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

namespace MilestoneBot.Tests.Channels.Teams.Api;

/// <summary>
/// Pending messages while the Teams service is down for hours: the real outbox, delivery and channel in virtual time.
/// </summary>
public sealed class LongOutageTests : IDisposable
{
    private readonly StoreFixture store = new();
    private readonly TestClock clock = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StrictConnector service;
    private readonly Outbox outbox;
    private readonly ConversationStore conversationStore;
    private readonly MessageDelivery delivery;
    private readonly Conversation conversation = new("msteams", "tenant-0", "19:c0");

    public LongOutageTests()
    {
        service = new(clock, seed: 5);
        (outbox, conversationStore) = (new(store.Database, clock), new(store.Database, clock));
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
            new(clock),
            clock,
            NullLogger<MessageDelivery>.Instance
        );
    }

    public void Dispose()
    {
        store.Dispose();
        service.Dispose();
    }

    private Task KnowAsync() =>
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

    private Task<int> OweCardAsync() =>
        store.Database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, "
                        + "due_at, card, thread) "
                        + "values ('post', 't', @Channel, @Workspace, @Conversation, '', @now, 'counter/P1/1', @Conversation)",
                    new
                    {
                        conversation.Channel,
                        conversation.Workspace,
                        Conversation = conversation.Id,
                        now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    }
                ),
            default
        );

    private Turn Words(int number = 1) =>
        new($"{conversation.Id}/{number}", conversation, new("29:priya", "Priya"), $"echo {number}", clock.GetUtcNow())
        {
            Thread = conversation.Id,
        };

    /// <summary>The outbox is read every five seconds, as by the job.</summary>
    private async Task DeliverAsync(TimeSpan length)
    {
        var end = clock.Elapsed + length;
        while (clock.Elapsed < end && (await outbox.HealthAsync(default)).Waiting > 0)
        {
            await delivery.SendDueAsync(default);
            await Task.Delay(TimeSpan.FromSeconds(5), clock);
        }
    }

    [Theory, InlineData(429), InlineData(503)]
    [Needs(Need.Time)]
    public void What_was_certainly_not_taken_is_tried_for_a_day_at_growing_pauses(int status) =>
        clock.Run(async () =>
        {
            service.Weather = (_, at) => at < TimeSpan.FromHours(20) ? status : 0;
            await KnowAsync();
            await outbox.EnqueueAnswerAsync(Words(), TimeSpan.Zero, default);
            await OweCardAsync();
            await DeliverAsync(TimeSpan.FromHours(19));
            var health = await outbox.HealthAsync(default);
            Assert.Equal((2L, 0L), (health.Waiting, health.Parked));
            Assert.InRange(health.Overdue, TimeSpan.FromHours(18), TimeSpan.FromHours(20));
            Assert.Contains($"{status}", health.OldestReason, StringComparison.Ordinal);
            Assert.InRange(service.Calls, 20, 400);

            await DeliverAsync(TimeSpan.FromHours(2));
            Assert.Equal(2, service.Taken.Count);
            Assert.Equal(0, (await outbox.HealthAsync(default)).Waiting);
        });

    [Fact]
    [Needs(Need.Time)]
    public void After_a_day_it_is_parked_with_its_reason() =>
        clock.Run(async () =>
        {
            service.Weather = (_, _) => 503;
            await KnowAsync();
            await outbox.EnqueueAnswerAsync(Words(), TimeSpan.Zero, default);
            await DeliverAsync(TimeSpan.FromHours(23));
            Assert.Equal(0, (await outbox.HealthAsync(default)).Parked);
            await DeliverAsync(TimeSpan.FromHours(2));
            var health = await outbox.HealthAsync(default);
            Assert.Equal((0L, 1L), (health.Waiting, health.Parked));
            Assert.Contains("503", await store.AskAsync<string>("select reason from outbox"), StringComparison.Ordinal);
        });

    [Fact]
    [Needs(Need.Time)]
    public void A_card_that_may_have_arrived_comes_again_at_most_once_an_hour_for_a_day() =>
        clock.Run(async () =>
        {
            var times = new List<TimeSpan>();
            service.Weather = (_, at) =>
            {
                times.Add(at);
                return 500;
            };
            await KnowAsync();
            await OweCardAsync();
            await DeliverAsync(TimeSpan.FromHours(12));
            Assert.InRange(times.Count, 8, 13);
            Assert.All(
                times.Pairwise(),
                p => Assert.True(p.Second - p.First >= TimeSpan.FromMinutes(59), $"{p.Second - p.First}")
            );
            await DeliverAsync(TimeSpan.FromHours(20));
            Assert.InRange(times.Count, 16, 26);
            Assert.Equal(1, (await outbox.HealthAsync(default)).Parked);
        });

    [Fact]
    public void A_card_in_doubt_holds_up_nothing_that_follows_it() =>
        clock.Run(async () =>
        {
            service.Weather = (_, at) => at < TimeSpan.FromMinutes(1) ? 502 : 0;
            await KnowAsync();
            await OweCardAsync();
            await DeliverAsync(TimeSpan.FromMinutes(2));
            await outbox.EnqueueAnswerAsync(Words(), TimeSpan.Zero, default);
            await DeliverAsync(TimeSpan.FromMinutes(2));
            Assert.Equal(["1"], service.Taken.Select(t => t.Text));
            await DeliverAsync(TimeSpan.FromHours(2));
            Assert.Equal(2, service.Taken.Count);
        });

    [Theory, InlineData(500), InlineData(502), InlineData(504), InlineData(408)]
    public void Words_that_may_have_arrived_are_kept_and_not_said_again_by_themselves(int status) =>
        clock.Run(async () =>
        {
            service.Weather = (_, _) => status;
            await KnowAsync();
            await delivery.SendReplyAsync(Words(), Reply.FromText("answer"), default);
            await DeliverAsync(TimeSpan.FromHours(30));
            Assert.Equal(1, service.Calls);
            Assert.Equal(1, (await outbox.HealthAsync(default)).Parked);
            Assert.StartsWith(
                "Uncertain",
                await store.AskAsync<string>("select reason from outbox"),
                StringComparison.Ordinal
            );
        });

    [Fact]
    public void An_edit_that_fails_for_long_holds_up_no_message_and_is_made_in_the_end() =>
        clock.Run(async () =>
        {
            service.Weather = (_, at) => at < TimeSpan.FromHours(3) ? 503 : 0;
            await KnowAsync();
            await store.StandsAsync(new(conversation, conversation.Id, "m-1", "counter/P1/1", "before"));
            await store.Database.WriteBookkeepingAsync(
                db =>
                    db.ExecuteAsync(
                        "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, "
                            + "due_at, thread) "
                            + "values ('redraw', 't', @Channel, @Workspace, @Conversation, 'm-1', @now, @Conversation)",
                        new
                        {
                            conversation.Channel,
                            conversation.Workspace,
                            Conversation = conversation.Id,
                            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                        }
                    ),
                default
            );
            await DeliverAsync(TimeSpan.FromHours(4));
            Assert.Equal((1, 0L), (service.Taken.Count, (await outbox.HealthAsync(default)).Parked));
        });
}

using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Store;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Channels.Slack.Api;

/// <summary>
/// The real outbox, delivery and channel against a Slack that accepts one message a second in a channel, in virtual
/// time.
/// </summary>
public sealed class SlackRateLimitTests : IDisposable
{
    private readonly ITestOutputHelper output;
    private readonly StoreFixture store = new();
    private readonly TestClock clock = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StrictSlack slack;
    private readonly HttpClient http;
    private readonly Outbox outbox;
    private readonly MessageDelivery delivery;

    public SlackRateLimitTests(ITestOutputHelper output)
    {
        this.output = output;
        slack = new(clock, seed: 7);
        http = new(slack);
        outbox = new(store.Database, clock);
        var settings = new SlackSettings { SigningSecret = "s", BotToken = FakeSlack.Token };
        var channel = new SlackChannel(new(http, settings, new(settings)), new(clock), clock);
        var fakeCommands = new FakeCommands();
        delivery = new(
            new(fakeCommands.Commands, fakeCommands, fakeCommands, NullLogger<CommandDispatcher>.Instance),
            [channel],
            new ConversationStore(store.Database, clock),
            new PostedCardStore(store.Database, clock),
            outbox,
            [],
            new SendRateLimiter(clock),
            clock,
            NullLogger<MessageDelivery>.Instance
        );
    }

    public void Dispose()
    {
        store.Dispose();
        http.Dispose();
        slack.Dispose();
    }

    /// <summary>Enqueues a card to post unasked, as a reminder is.</summary>
    private Task<int> OweReminderAsync(string channel) =>
        store.Database.WriteBookkeepingAsync(
            db =>
                db.ExecuteAsync(
                    "insert into outbox (errand, turn_id, channel, workspace, conversation, message_id, "
                        + "due_at, card, thread) "
                        + "values ('post', 't', 'slack', @Team, @channel, '', 0, 'counter/P1/1', @channel)",
                    new { FakeSlack.Team, channel }
                ),
            default
        );

    [Theory, InlineData(200, 20), InlineData(60, 1)]
    public void Reminders_due_at_once_never_come_twice_a_second_and_all_arrive(int reminders, int channels) =>
        clock.Run(async () =>
        {
            for (var n = 0; n < reminders; n++)
                await OweReminderAsync($"C0{n % channels}");
            while ((await outbox.HealthAsync(default)).Waiting > 0)
            {
                await delivery.SendDueAsync(default);
                await Task.Delay(TimeSpan.FromSeconds(5), clock);
            }
            output.WriteLine(
                $"{reminders} reminders in {channels} channels: {slack.Pace.Violations} violations, "
                    + $"{slack.Calls} calls, the last after {slack.Taken[^1].At.TotalSeconds:0.0} s"
            );
            Assert.Equal((0, reminders, reminders), (slack.Pace.Violations, slack.Taken.Count, slack.Calls));
            Assert.Equal(channels, slack.Taken.Select(t => t.Channel).Distinct().Count());
        });
}

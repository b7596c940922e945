using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Teams.Api;

/// <summary>Answers and edits that the Teams service or the store did not accept at once.</summary>
public sealed class OutboxDeliveryTests : IAsyncLifetime
{
    private const string Counter = "counter/P1/1";
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private async Task<JsonNode?> SayAsync(string text, Action<JsonObject>? change = null)
    {
        var (status, body) = await bot.PostAsync(bot.Message(text, change: change));
        Assert.Equal(HttpStatusCode.OK, status);
        return body;
    }

    private async Task<Turn> HeardAsync(string text)
    {
        await SayAsync(text);
        return bot.FakeCommands.Turns.Last();
    }

    private int Sent(string method) => bot.Connector.Calls.Count(c => c.Method == method);

    [Fact]
    public async Task An_answer_that_met_a_passing_fault_is_tried_once_more_at_once()
    {
        bot.Connector.AnswerNext(429, "0");
        await SayAsync("echo hello");

        Assert.Equal(["hello", "hello"], bot.Connector.Calls.Select(c => c.Text));
        Assert.Empty(bot.Memory.Owed);
        Assert.Single(bot.Memory.Answered);
    }

    [Theory]
    [InlineData("echo hello"), InlineData("forbidden")]
    public async Task An_answer_that_met_it_twice_is_owed(string words)
    {
        bot.Connector.AnswerNext(412);
        bot.Connector.AnswerNext(412);
        await SayAsync(words);

        Assert.Equal(words, Assert.Single(bot.Memory.Owed).Turn.Text);
        Assert.Empty(bot.Memory.Answered);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_long_and_the_platform_is_not_asked_before_its_time()
    {
        bot.Connector.AnswerNext(429, "17");
        await SayAsync("echo hello");

        Assert.Equal(1, Sent("POST"));
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(bot.Memory.Owed).After);
    }

    [Fact]
    public async Task An_answer_that_may_have_arrived_leaves_doubt_and_is_not_sent_again_by_the_turn()
    {
        bot.Connector.DropNext();
        var turn = await HeardAsync("echo hello");

        Assert.Equal(1, Sent("POST"));
        Assert.Equal([turn.Id], bot.Memory.Doubted);
        Assert.Empty(bot.Memory.Owed);
    }

    [Theory]
    [InlineData(0, true, true), InlineData(3, true, true), InlineData(0, false, false), InlineData(3, false, false)]
    public async Task A_doubtful_answer_is_carried_once_and_no_third_time(int attempts, bool doubtful, bool parked)
    {
        var turn = await HeardAsync("echo hello");
        bot.Memory.Owe(OutboxKind.Answer, turn, attempts: attempts, doubtful: doubtful);
        bot.Connector.AnswerNext(503);
        await bot.MessageDelivery.SendDueAsync(default);

        Assert.Equal((parked ? 1 : 0, parked ? 0 : 1), (bot.Memory.Parked.Count, bot.Memory.Postponed.Count));
    }

    [Fact]
    public async Task A_line_that_breaks_is_put_off_and_holds_up_no_other()
    {
        var turn = await HeardAsync("echo hello");
        var where = new PostedCard(turn.Conversation, turn.Thread, "m-1", Counter, "before");
        bot.Memory.Owe(OutboxKind.Answer, turn);
        bot.Memory.Owe(OutboxKind.CardUpdate, postedCard: where);
        bot.Memory.Owe(OutboxKind.Answer, turn with { Text = "tick" });
        bot.Memory.Owe(OutboxKind.Answer, turn, attempts: 7);
        bot.FakeCommands.IsBroken = true;
        var before = Sent("POST");
        await bot.MessageDelivery.SendDueAsync(default);

        Assert.Equal(
            ["Broken: InvalidOperationException", "Broken: InvalidOperationException"],
            bot.Memory.Postponed.Select(p => p.Why)
        );
        Assert.All(
            bot.Memory.Postponed,
            p => Assert.InRange(p.After, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2))
        );
        Assert.Equal("Broken: InvalidOperationException", Assert.Single(bot.Memory.Parked).Why);
        Assert.Equal(before + 1, Sent("POST"));
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Text.Contains("Something broke", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_whose_buttons_alone_have_changed_is_edited()
    {
        var turn = await HeardAsync("tick");
        var postedCard = bot.Memory.PostedCards.Single();
        bot.FakeCommands.Hidden = 7; // The revision rises while the text of the card stays the same.
        bot.Memory.Owe(OutboxKind.CardUpdate, postedCard: postedCard);
        await bot.MessageDelivery.SendDueAsync(default);

        var edit = Assert.Single(bot.Connector.Calls, c => c.Method == "PUT");
        Assert.Equal(8, edit.Card.GetProperty("actions")[0].GetProperty("data").GetProperty("rev").GetInt32());
        bot.Memory.Owe(OutboxKind.CardUpdate, postedCard: bot.Memory.Shown.Last().Post);
        await bot.MessageDelivery.SendDueAsync(default);
        Assert.Equal(1, Sent("PUT"));
    }

    [Fact]
    public async Task A_change_made_while_a_card_was_under_way_is_shown_on_it()
    {
        bot.Memory.OnArrival = postedCard =>
        {
            bot.FakeCommands.Count++;
            bot.Memory.Owe(OutboxKind.CardUpdate, postedCard: postedCard);
        };
        await SayAsync("tick");
        await bot.MessageDelivery.SendDueAsync(default);

        Assert.Equal(
            "The counter\nCount: 2\n[Count] tick",
            Assert.Single(bot.Connector.Calls, c => c.Method == "PUT").Body.GetProperty("summary").GetString()
        );
    }

    [Fact]
    public async Task A_card_that_could_not_be_remembered_was_posted_all_the_same()
    {
        bot.Memory.OnArrival = _ => throw new InvalidOperationException("the disk is full");
        var turn = await HeardAsync("tick");
        Assert.Equal(1, Sent("POST"));
        bot.Memory.Owe(OutboxKind.Answer, turn);
        await bot.MessageDelivery.SendDueAsync(default);

        // It stays claimed until its lease ends; then its delivery is uncertain.
        Assert.Equal(2, Sent("POST"));
        Assert.Empty(bot.Memory.Postponed);
        Assert.Empty(bot.Memory.Parked);
    }

    [Fact]
    public async Task A_message_on_its_way_when_the_bot_is_asked_to_stop_is_ended_and_noted()
    {
        var turn = await HeardAsync("tick");
        var before = Sent("POST");
        bot.Connector.Slowness = 300;
        bot.Memory.Owe(OutboxKind.Answer, turn with { Text = "echo one" });
        bot.Memory.Owe(OutboxKind.Answer, turn);
        bot.Memory.Owe(OutboxKind.Answer, turn with { Text = "echo three" });
        using var stop = new CancellationTokenSource();
        var sending = bot.MessageDelivery.SendDueAsync(stop.Token);
        await bot.Connector.SeesAsync(_ => Sent("POST") == before + 2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        Assert.Equal(before + 2, Sent("POST"));
        Assert.Equal(2, bot.Memory.PostedCards.Count);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_settled_and_nothing_is_parked_for_it()
    {
        await SayAsync("tick");
        bot.FakeCommands.Count++;
        bot.Memory.Owe(OutboxKind.CardUpdate, postedCard: bot.Memory.PostedCards.Single());
        bot.Connector.AnswerNext(404);
        await bot.MessageDelivery.SendDueAsync(default);

        Assert.True(Assert.Single(bot.Memory.Shown).Settled);
        Assert.Empty(bot.Memory.Parked);
    }

    [Fact]
    public async Task A_press_that_comes_as_a_message_is_answered_in_the_conversation()
    {
        await PressAsync(rev: 0); // The answer is the clicked card itself.
        await PressAsync(rev: 0); // And now that card is stale.

        Assert.Equal(1, bot.FakeCommands.Count);
        Assert.Equal(
            [1, 1],
            bot.Connector.Calls.Select(c =>
                c.Card.GetProperty("actions")[0].GetProperty("data").GetProperty("rev").GetInt32()
            )
        );
    }

    [Fact]
    public async Task A_press_of_a_sender_that_waits_is_answered_to_the_sender()
    {
        var first = await PressAsync(rev: 0, waits: true);
        var old = await PressAsync(rev: 0, waits: true);

        Assert.All(
            new[] { first, old },
            answer =>
                Assert.Equal(
                    "The counter\nCount: 1\n[Count] tick",
                    (string?)answer!["activities"]!.AsArray().Single()!["summary"]
                )
        );
        Assert.Empty(bot.Connector.Calls);
    }

    private async Task<JsonNode?> PressAsync(int rev, bool waits = false)
    {
        var (status, body) = await bot.PostAsync(
            bot.Payload(
                "message-personal-value",
                a =>
                {
                    a["id"] = Guid.NewGuid().ToString();
                    a["value"] = new JsonObject
                    {
                        ["say"] = "tick",
                        ["card"] = Counter,
                        ["rev"] = rev,
                    };
                    if (waits)
                        a["deliveryMode"] = "expectReplies";
                }
            )
        );
        Assert.Equal(HttpStatusCode.OK, status);
        return body;
    }
}

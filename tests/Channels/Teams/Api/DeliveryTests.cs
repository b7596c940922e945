using System.Net;
using System.Net.Sockets;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Api;

public sealed class DeliveryTests : IAsyncLifetime
{
    private FakeOpenId issuer = null!;
    private TeamsBot bot = null!;

    public async Task InitializeAsync()
    {
        issuer = await FakeOpenId.StartAsync();
        bot = await TeamsBot.StartAsync(issuer, "Production");
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private string Token =>
        issuer.Sign(FakeOpenId.Claims(TeamsBot.AppId, bot.Connector.ServiceUrl, TimeProvider.System.GetUtcNow()));

    private async Task<MessageTarget> PlaceAsync(string payload = "message-channel")
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Payload(payload), Token)).Status);
        var turn = bot.FakeCommands.Turns.Last();
        return new(
            turn.Conversation,
            turn.Thread,
            turn.MessageId,
            await bot.Memory.GetReferenceAsync(turn.Conversation, default)
        );
    }

    [Fact]
    public async Task An_answer_is_a_reply_in_the_thread_with_escaped_ids()
    {
        await PlaceAsync();

        var call = Assert.Single(bot.Connector.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal(
            "/_connector/v3/conversations/team-id%3Bmessageid%3D1795334766477/activities/cb1a6192-c544-46cf-9d0d-0bbf3c0ec281",
            call.Target
        );
        Assert.Equal("message", call.Body.GetProperty("type").GetString());
        Assert.Equal(
            "00000000-0000-0000-0000-00000000000011",
            call.Body.GetProperty("from").GetProperty("id").GetString()
        );
        Assert.Equal(
            "team-id;messageid=1795334766477",
            call.Body.GetProperty("conversation").GetProperty("id").GetString()
        );
        Assert.Equal("cb1a6192-c544-46cf-9d0d-0bbf3c0ec281", call.Body.GetProperty("replyToId").GetString());
        Assert.False(call.Body.TryGetProperty("recipient", out _));
    }

    [Fact]
    public async Task In_a_personal_chat_the_answer_names_its_recipient()
    {
        await PlaceAsync("message-personal");

        Assert.Equal(
            "user-id-0",
            Assert.Single(bot.Connector.Calls).Body.GetProperty("recipient").GetProperty("id").GetString()
        );
    }

    [Fact]
    public async Task A_card_goes_out_with_its_meaning_in_plain_text_and_can_be_replaced()
    {
        var at = await PlaceAsync();
        var card = new Card("INV-1 <b>") { Facts = [new("Open", "2,284.00")] };

        var id = await bot.Channel.SendAsync(at with { ReplyTo = "" }, Reply.FromCard(card), default);
        await bot.Channel.UpdateAsync(at with { ReplyTo = "" }, id, card with { Title = "Settled" }, default);

        var calls = bot.Connector.Calls.ToArray();
        Assert.EndsWith("/activities", calls[1].Target, StringComparison.Ordinal);
        Assert.Equal("INV-1 <b>\nOpen: 2,284.00", calls[1].Body.GetProperty("summary").GetString());
        Assert.Equal(
            "application/vnd.microsoft.card.adaptive",
            calls[1].Body.GetProperty("attachments")[0].GetProperty("contentType").GetString()
        );
        Assert.Equal(("PUT", id), (calls[2].Method, calls[2].ActivityId));
    }

    [Fact]
    public async Task A_channel_without_cards_gets_the_plain_text()
    {
        var at = await PlaceAsync();

        await bot.Channel.SendAsync(
            at with
            {
                Conversation = at.Conversation with { Channel = "bf:telegram" },
            },
            Reply.FromCard(new Card("A *card*")),
            default
        );

        var body = bot.Connector.Calls.Last().Body;
        Assert.Equal(
            ("A *card*", "plain"),
            (body.GetProperty("text").GetString(), body.GetProperty("textFormat").GetString())
        );
        Assert.False(body.TryGetProperty("attachments", out _));
    }

    [Theory]
    [
        InlineData(412, DeliveryFault.TryAgain),
        InlineData(429, DeliveryFault.TooMany),
        InlineData(503, DeliveryFault.TryAgain)
    ]
    [
        InlineData(408, DeliveryFault.Uncertain),
        InlineData(500, DeliveryFault.Uncertain),
        InlineData(502, DeliveryFault.Uncertain),
        InlineData(504, DeliveryFault.Uncertain)
    ]
    [
        InlineData(400, DeliveryFault.Final),
        InlineData(403, DeliveryFault.Closed),
        InlineData(404, DeliveryFault.Final),
        InlineData(413, DeliveryFault.Final),
        InlineData(302, DeliveryFault.Final)
    ]
    public async Task Every_answer_of_the_service_says_whether_trying_again_is_safe(int status, DeliveryFault fault)
    {
        var at = await PlaceAsync();
        bot.Connector.AnswerNext(status);
        bot.Connector.AnswerNext(status);

        var posted = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(at, Reply.FromText("x"), default)
        );
        var replaced = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.UpdateAsync(at, "1", new Card("x"), default)
        );

        Assert.Equal(fault, posted.Fault);
        Assert.Equal(fault == DeliveryFault.Uncertain ? DeliveryFault.TryAgain : fault, replaced.Fault);
        Assert.Equal(3, bot.Connector.Calls.Count); // One attempt each: no redirect is followed, nothing is sent twice.
    }

    [Fact]
    public async Task A_post_to_a_conversation_that_is_not_there_says_so_of_the_conversation()
    {
        var at = await PlaceAsync();
        bot.Connector.AnswerNext(404);

        Assert.Equal(
            DeliveryFault.Closed,
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at with { ReplyTo = "" }, Reply.FromText("x"), default)
                )
            ).Fault
        );
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        var at = await PlaceAsync();
        bot.Connector.AnswerNext(429, "17");
        bot.Connector.AnswerNext(429, "999999");
        bot.Connector.AnswerNext(429, (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(2)).ToString("r"));
        bot.Connector.AnswerNext(429, (TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(2)).ToString("r"));

        Assert.Equal(
            TimeSpan.FromSeconds(17),
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at, Reply.FromText("x"), default)
                )
            ).RetryAfter
        );
        Assert.Equal(
            TimeSpan.FromMinutes(10),
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at, Reply.FromText("x"), default)
                )
            ).RetryAfter
        );
        Assert.InRange(
            (await Assert.ThrowsAsync<DeliveryException>(() => bot.Channel.SendAsync(at, Reply.FromText("x"), default)))
                .RetryAfter!
                .Value,
            TimeSpan.FromSeconds(90),
            TimeSpan.FromSeconds(121)
        );
        Assert.Equal(
            TimeSpan.Zero,
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at, Reply.FromText("x"), default)
                )
            ).RetryAfter
        );
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_doubt_and_is_not_used_again_for_the_same_message()
    {
        var at = await PlaceAsync();
        bot.Connector.DropNext();

        var broken = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(at, Reply.FromText("x"), default)
        );

        Assert.Equal(DeliveryFault.Uncertain, broken.Fault);
        Assert.Equal(2, bot.Connector.Calls.Count);
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_service_that_never_answers_is_given_up()
    {
        var at = await PlaceAsync();
        bot.Connector.HangNext();

        Assert.Equal(
            DeliveryFault.Uncertain,
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at, Reply.FromText("x"), default)
                )
            ).Fault
        );
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var at = await PlaceAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var refused = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(
                at with
                {
                    Reference = at.Reference.Replace(
                        new Uri(bot.Connector.ServiceUrl).Authority,
                        $"127.0.0.1:{port}",
                        StringComparison.Ordinal
                    ),
                },
                Reply.FromText("x"),
                default
            )
        );

        Assert.Equal(DeliveryFault.TryAgain, refused.Fault);
    }

    [Fact]
    public async Task A_token_is_kept_and_a_refused_one_is_replaced_once()
    {
        var at = await PlaceAsync();
        await bot.Channel.SendAsync(at, Reply.FromText("x"), default);
        bot.Connector.AnswerNext(401);
        await bot.Channel.SendAsync(at, Reply.FromText("x"), default);
        bot.Connector.AnswerNext(401);
        bot.Connector.AnswerNext(401);
        var refused = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(at, Reply.FromText("x"), default)
        );

        Assert.Equal(
            ["pass-1", "pass-1", "pass-1", "pass-2", "pass-2", "pass-3"],
            bot.Connector.Calls.Select(c => c.Authorization!["Bearer ".Length..])
        );
        Assert.Equal(DeliveryFault.TryAgain, refused.Fault);
        Assert.Equal(
            "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
            bot.Login.LastAddress!.AbsoluteUri
        );
        Assert.Contains(
            "scope=https%3A%2F%2Fapi.botframework.com%2F.default",
            bot.Login.LastForm,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_it_is_tried_again()
    {
        bot.Login.Broken = true;
        var at = await PlaceAsync();

        Assert.Equal(
            DeliveryFault.TryAgain,
            (
                await Assert.ThrowsAsync<DeliveryException>(() =>
                    bot.Channel.SendAsync(at, Reply.FromText("x"), default)
                )
            ).Fault
        );
        Assert.Empty(bot.Connector.Calls);
        Assert.DoesNotContain(bot.Logs.Lines, l => l.Line.Contains("canary-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stored_address_that_is_no_longer_allowed_gets_neither_message_nor_token()
    {
        var at = await PlaceAsync();
        var before = bot.Login.HandedOut;

        var refused = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(
                at with
                {
                    Reference = at.Reference.Replace("127.0.0.1", "evil.example", StringComparison.Ordinal),
                },
                Reply.FromText("x"),
                default
            )
        );
        var unknown = await Assert.ThrowsAsync<DeliveryException>(() =>
            bot.Channel.SendAsync(at with { Reference = "" }, Reply.FromText("x"), default)
        );

        Assert.Equal((DeliveryFault.Final, DeliveryFault.Closed), (refused.Fault, unknown.Fault));
        Assert.Equal(before, bot.Login.HandedOut);
    }

    [Fact]
    public async Task The_reference_says_nothing_of_a_single_message()
    {
        var first = await PlaceAsync();
        var second = await bot.PostAsync(
            bot.Message(
                "echo more",
                "message-channel",
                a => (a["from"]!["id"], a["conversation"]!["id"]) = ("29:other", "team-id;messageid=2")
            ),
            Token
        );

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(first.Reference, await bot.Memory.GetReferenceAsync(first.Conversation, default));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_service_address_may_end_with_a_slash_or_not(bool slash)
    {
        var address = bot.Connector.ServiceUrl + (slash ? "/" : "");
        var claims = FakeOpenId.Claims(TeamsBot.AppId, address, TimeProvider.System.GetUtcNow());

        await bot.PostAsync(bot.Message("echo a", change: a => a["serviceUrl"] = address), issuer.Sign(claims));

        Assert.StartsWith(
            "/_connector/v3/conversations/",
            Assert.Single(bot.Connector.Calls).Target,
            StringComparison.Ordinal
        );
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

public sealed class TeamsCardActionTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private static JsonObject Data(string says = "tick", string card = "counter/P1/1", JsonNode? rev = null) =>
        new()
        {
            ["say"] = says,
            ["card"] = card,
            ["rev"] = rev ?? 0,
        };

    private async Task<JsonNode> AnswerAsync(JsonObject activity)
    {
        var (status, body) = await bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, status);
        return body!;
    }

    [Fact]
    public async Task A_press_says_its_words_and_shows_the_card_as_it_stands_now()
    {
        var answer = await AnswerAsync(bot.Press(Data()));

        var turn = Assert.Single(bot.FakeCommands.Turns);
        Assert.Equal(("tick", new CardAction("counter/P1/1", 0)), (turn.Text, turn.CardAction));
        Assert.Equal(200, (int)answer["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.Equal(1, (int)answer["value"]!["actions"]![0]!["data"]!["rev"]!);
        Assert.Empty(bot.Connector.Calls); // The answer is the clicked card, whose update for everybody is pending.
    }

    [Fact]
    public async Task A_refusal_is_for_the_presser_alone()
    {
        var answer = await AnswerAsync(bot.Press(Data("forbidden")));

        Assert.Equal(400, (int)answer["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer["type"]);
        Assert.Equal("Only an approver may do this.", (string?)answer["value"]!["message"]);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_mistake_in_a_form_is_shown_beside_its_field_with_all_that_was_typed()
    {
        var data = Data();
        data["in.by"] = new string('x', 41);
        data["in.evil"] = "y";
        var answer = await AnswerAsync(bot.Press(data.DeepClone()));

        Assert.Equal(
            (200, "application/vnd.microsoft.card.adaptive"),
            ((int)answer["statusCode"]!, (string?)answer["type"])
        );
        var body = answer["value"]!["body"]!.AsArray();
        var at = body.ToList().FindIndex(e => (string?)e!["id"] == "in.by");
        Assert.Equal(new string('x', 41), (string?)body[at]!["value"]);
        Assert.Equal(
            ("That name is too long.", "Attention"),
            ((string?)body[at + 1]!["inlines"]![0]!["text"], (string?)body[at + 1]!["inlines"]![0]!["color"])
        );
        Assert.DoesNotContain("evil", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, bot.FakeCommands.Count);
        Assert.Empty(bot.Connector.Calls); // The others' cards stay as they are.

        // On a card that is stale by now nothing is marked and nothing is kept.
        bot.FakeCommands.Hidden = 1;
        data["in.by"] = new string('x', 42);
        var old = (await AnswerAsync(bot.Press(data)))["value"]!;
        Assert.DoesNotContain("xxx", old.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Attention", old.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mistaken_press_again_keeps_what_was_typed()
    {
        var data = Data();
        data["in.by"] = new string('x', 41);
        var press = bot.Press(data);
        await AnswerAsync(press);

        Assert.Contains(new string('x', 41), (await AnswerAsync(press)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_a_card_that_never_changes_is_answered_in_words()
    {
        var answer = await AnswerAsync(bot.Press(Data("echo done", card: "")));

        Assert.Equal(
            ("application/vnd.microsoft.activity.message", "done"),
            ((string?)answer["type"], (string?)answer["value"])
        );
    }

    [Fact]
    public async Task The_same_click_again_and_a_click_on_an_old_card_change_nothing()
    {
        var press = bot.Press(Data());
        await AnswerAsync(press);
        var again = await AnswerAsync(press);
        var old = await AnswerAsync(bot.Press(Data(rev: 0)));

        Assert.Equal(1, bot.FakeCommands.Count);
        Assert.Empty(bot.Connector.Calls);
        Assert.Equal([1, 1], new[] { again, old }.Select(a => (int)a["value"]!["actions"]![0]!["data"]!["rev"]!));
    }

    [Fact]
    public async Task What_is_typed_into_a_card_comes_beside_the_words_and_never_in_their_place()
    {
        var data = Data();
        data["in.by"] = "Dana Weiss";
        data["in.sum"] = 12.50;
        data["in.sure"] = true;
        data["in.say"] = "forbidden";
        data["in.card"] = "other";
        data["by"] = "without prefix";
        data["msteams"] = new JsonObject { ["keep"] = 1 };

        await AnswerAsync(bot.Press(data));

        var turn = Assert.Single(bot.FakeCommands.Turns);
        Assert.Equal("tick", turn.Text);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["by"] = "Dana Weiss",
                ["sum"] = "12.5",
                ["sure"] = "true",
                ["say"] = "forbidden",
                ["card"] = "other",
            },
            turn.Inputs
        );
    }

    public static TheoryData<string> Malformed =>
        [
            "null",
            "[]",
            "7",
            "\"tick\"",
            "{}",
            """{"say":null}""",
            """{"say":""}""",
            """{"say":["tick"]}""",
            """{"say":{"a":1}}""",
            """{"say":7}""",
            """{"card":"counter/P1/1","rev":0}""",
            """{"say":"tick","card":7}""",
            """{"say":"tick","card":null}""",
            """{"say":"tick","rev":1.5}""",
            """{"say":"tick","rev":"soon"}""",
            """{"say":"tick","rev":1e309}""",
            """{"say":"tick","rev":99999999999999999999}""",
            """{"say":"tick","rev":true}""",
            """{"say":"tick","in.by":["a"]}""",
            """{"say":"tick","in.by":{}}""",
            $$"""{"say":"{{new string('a', 4001)}}"}""",
            $$"""{"say":"tick","card":"{{new string('a', 500)}}"}""",
        ];

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_button_that_is_none_of_ours_is_refused_in_words(string data)
    {
        var body = bot.Press("DATA").ToJsonString().Replace("\"DATA\"", data, StringComparison.Ordinal);

        var (status, answer) = await bot.PostAsync(body);

        Assert.Equal((HttpStatusCode.OK, 400), (status, (int)answer!["statusCode"]!));
        Assert.Empty(bot.FakeCommands.Turns);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_card_that_is_only_looked_at_is_drawn_and_nothing_else()
    {
        var looks = await AnswerAsync(bot.Press(Data("tick"), a => a["value"]!["trigger"] = "automatic"));
        var refresh = await AnswerAsync(
            bot.Press(new JsonObject { ["card"] = "counter/P1/1" }, a => a["value"]!["action"]!["verb"] = "refresh")
        );
        var (status, nothing) = await bot.PostAsync(
            bot.Payload("invoke-adaptivecard-action-personal-custom-refresh-refresh")
        );

        Assert.Equal(
            ["application/vnd.microsoft.card.adaptive", "application/vnd.microsoft.card.adaptive"],
            new[] { looks, refresh }.Select(a => (string)a["type"]!)
        );
        Assert.Equal((HttpStatusCode.OK, null), (status, nothing)); // No person requested it, so a missing card has no answer.
        Assert.Empty(bot.FakeCommands.Turns);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_press_needs_no_message_that_it_answers()
    {
        await AnswerAsync(bot.Press(Data(), a => a.Remove("replyToId")));

        Assert.Equal(1, bot.FakeCommands.Count);
    }

    [Fact]
    public async Task A_press_of_an_old_client_is_a_message_with_a_value()
    {
        var press = bot.Payload("message-personal-value", a => a["value"] = Data());
        var forbidden = bot.Payload(
            "message-personal-value",
            a => (a["id"], a["value"]) = ("second", Data("forbidden"))
        );
        var forged = bot.Payload(
            "message-personal-value",
            a => (a["id"], a["value"]) = ("third", JsonValue.Create("tick"))
        );

        foreach (var activity in new[] { press, forbidden, forged })
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).Status);

        Assert.Equal(1, bot.FakeCommands.Count);
        var said = bot.Connector.Calls.ToArray();
        Assert.Equal(3, said.Length);
        Assert.Equal(
            "The counter",
            said[0].Card.GetProperty("body")[0].GetProperty("inlines")[0].GetProperty("text").GetString()
        );
        Assert.Equal("Only an approver may do this.", said[1].Text);
        Assert.StartsWith("This button carries nothing that can be read.", said[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("invoke-composeextension-query-personal-me-search-command"),
        InlineData("invoke-task-fetch-personal-custom-taskfetch"),
        InlineData("invoke-message-submitaction-personal")
    ]
    public async Task Other_invokes_are_not_implemented(string payload) =>
        Assert.Equal(HttpStatusCode.NotImplemented, (await bot.PostAsync(bot.Payload(payload))).Status);
}

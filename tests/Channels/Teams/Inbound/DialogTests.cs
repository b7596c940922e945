using System.Net;
using System.Text.Json.Nodes;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>
/// A client may show a form in a dialog: it opens with the card, stays open for mistakes, and closes when the form
/// was accepted.
/// </summary>
public sealed class DialogTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private JsonObject Fetch(JsonNode data) =>
        bot.Payload(
            "invoke-task-fetch-personal-custom-taskfetch",
            a => (a["id"], a["value"]!["data"]) = (Guid.NewGuid().ToString(), data)
        );

    private JsonObject Submit(JsonNode data) =>
        bot.Payload(
            "invoke-task-submit-personal-custom-tasksubmit",
            a => (a["id"], a["value"]!["data"]) = (Guid.NewGuid().ToString(), data)
        );

    private static JsonObject Data(string say, string by = "", long rev = 0) =>
        new()
        {
            ["msteams"] = new JsonObject { ["type"] = "task/fetch" },
            ["say"] = say,
            ["card"] = "counter/P1/1",
            ["rev"] = rev,
            ["in.by"] = by,
        };

    private async Task<JsonNode> TaskAsync(JsonObject activity)
    {
        var (status, body) = await bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, status);
        return body!["task"]!;
    }

    [Fact]
    public async Task A_window_opens_with_the_card_that_the_words_bring_and_nothing_is_posted()
    {
        var task = await TaskAsync(Fetch(Data("form")));

        Assert.Equal(("continue", "Count by whom"), ((string?)task["type"], (string?)task["value"]!["title"]));
        var card = task["value"]!["card"]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)card["contentType"]);
        var button = card["content"]!["actions"]![0]!;
        Assert.Equal(("Action.Submit", "tick"), ((string?)button["type"], (string?)button["data"]!["say"]));
        Assert.Null(button["fallback"]);
        Assert.Null(button["verb"]);
        Assert.Empty(bot.Connector.Calls);
        Assert.Equal(0, bot.FakeCommands.Count);
    }

    [Fact]
    public async Task Words_without_a_card_are_said_in_the_window()
    {
        var task = await TaskAsync(Fetch(Data("forbidden")));

        Assert.Equal(("message", "Only an approver may do this."), ((string?)task["type"], (string?)task["value"]));
    }

    [Fact]
    public async Task A_mistake_keeps_the_window_open_with_the_value_and_what_is_wrong()
    {
        var task = await TaskAsync(Submit(Data("tick", by: new string('x', 41))));

        Assert.Equal("continue", (string?)task["type"]);
        var json = task["value"]!["card"]!["content"]!.ToJsonString();
        Assert.Contains(new string('x', 41), json, StringComparison.Ordinal);
        Assert.Contains(
            "\"text\":\"That name is too long.\",\"size\":\"Small\",\"color\":\"Attention\"",
            json,
            StringComparison.Ordinal
        );
        Assert.Equal(0, bot.FakeCommands.Count);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_form_that_is_taken_closes_the_window_or_goes_on_in_it_and_a_refusal_is_said()
    {
        var on = await TaskAsync(Submit(Data("tick", by: "Dana")));
        Assert.Equal(
            (1, 1L),
            (bot.FakeCommands.Count, (long)on["value"]!["card"]!["content"]!["actions"]![0]!["data"]!["rev"]!)
        );

        var old = await TaskAsync(Submit(Data("tick", by: "Dana", rev: 0)));
        Assert.Equal((1, "continue"), (bot.FakeCommands.Count, (string?)old["type"]));

        var (status, nothing) = await bot.PostAsync(Submit(Data("echo done", rev: 1)));
        Assert.Equal((HttpStatusCode.OK, null), (status, nothing));
        Assert.Equal("done", Assert.Single(bot.Connector.Calls).Text);

        var refused = await TaskAsync(Submit(Data("forbidden", rev: 1)));
        Assert.Equal("Only an approver may do this.", (string?)refused["value"]);
    }

    [Fact]
    public async Task Data_of_other_peoples_windows_is_not_known()
    {
        foreach (
            var data in new JsonNode[]
            {
                new JsonObject { ["k"] = 1 },
                JsonValue.Create("tick"),
                new JsonArray(),
                new JsonObject { ["say"] = "" },
            }
        )
        foreach (var activity in new[] { Fetch(data.DeepClone()), Submit(data.DeepClone()) })
            Assert.Equal(HttpStatusCode.NotImplemented, (await bot.PostAsync(activity)).Status);
        Assert.Empty(bot.FakeCommands.Turns);
    }
}

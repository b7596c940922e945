using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// The requests of our tests are sent to an app built with Slack's own framework, signed in the same way: it accepts
/// them, and its router brings each to the right listener with the right person, channel and text. So our test
/// payloads are like Slack's.
/// </summary>
[Needs(Need.Node)]
public sealed class BoltRouterTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Mine = "D0PRIYA";

    private SlackClient story = null!;
    private NodeProcess bolt = null!;
    private Uri boltUrl = null!;

    public async Task InitializeAsync()
    {
        story = await SlackClient.BeginAsync();
        bolt = NodeProcess.Start("bolt-app.mjs", SlackClient.Secret, FakeSlack.Bot);
        boltUrl = new($"http://127.0.0.1:{(await SaidAsync()).GetInt32()}/slack/events");
    }

    public async Task DisposeAsync()
    {
        await bolt.DisposeAsync();
        await story.DisposeAsync();
    }

    private async Task<JsonElement> SaidAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return JsonSerializer.Deserialize<JsonElement>(await bolt.ReadLineAsync(patience.Token));
    }

    /// <summary>Sends to Bolt instead of the bot.</summary>
    private async Task<JsonElement> ReceivedByBoltAsync(Func<Task> tell)
    {
        story.Door = boltUrl;
        await tell();
        return await SaidAsync();
    }

    private static void Is(JsonElement received, params (string Name, string? Value)[] expected) =>
        Assert.Equal(
            expected,
            expected.Select(e => (e.Name, received.TryGetProperty(e.Name, out var value) ? value.GetString() : null))
        );

    [Fact]
    public async Task A_slash_command_comes_to_its_listener()
    {
        var received = await ReceivedByBoltAsync(() => story.SlashAsync(Priya, "pay 1 \"2 000 €\" & more"));
        Is(
            received,
            ("listener", "command"),
            ("team", FakeSlack.Team),
            ("user", Priya),
            ("channel", SlackClient.Room),
            ("text", "pay 1 \"2 000 €\" & more")
        );
        Assert.All(["trigger", "link"], name => Assert.NotEqual("", received.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task Words_come_to_the_listeners_of_mentions_and_of_direct_messages()
    {
        Is(
            await ReceivedByBoltAsync(() => story.SayAsync(Priya, "status", threadTime: "1779999999.000001")),
            ("listener", "app_mention"),
            ("user", Priya),
            ("channel", SlackClient.Room),
            ("text", $"<@{FakeSlack.Bot}> status"),
            ("thread", "1779999999.000001")
        );
        Is(
            await ReceivedByBoltAsync(() => story.SayAsync(Priya, "status", Mine)),
            ("listener", "message"),
            ("user", Priya),
            ("channel", Mine),
            ("text", "status"),
            ("thread", null)
        );
    }

    [Fact]
    public async Task A_press_comes_with_its_value_and_what_was_typed()
    {
        await story.SlashAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30"
        );
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
            }
        )
            await story.SlashAsync(Priya, line);
        var terms = Assert.Single(await story.SayAsync(Priya, "terms send"));
        var received = await ReceivedByBoltAsync(() =>
            story.PressAsync(Priya, terms, "Record agreement", ("Who agreed", "Dana Weiss"))
        );
        Is(
            received,
            ("listener", "action"),
            ("team", FakeSlack.Team),
            ("user", Priya),
            ("channel", SlackClient.Room),
            ("message", terms.Given)
        );
        var button = BlockKitRules
            .All(terms.Body.GetProperty("blocks"))
            .First(e =>
                BlockKitRules.TypeOf(e) == "button"
                && e.GetProperty("text").GetProperty("text").GetString() == "Record agreement"
            );
        Assert.Equal(
            (button.GetProperty("value").GetString(), button.GetProperty("action_id").GetString()),
            (received.GetProperty("value").GetString(), received.GetProperty("action").GetString())
        );
        Assert.Contains(
            BlockKitRules.All(received.GetProperty("typed")),
            e =>
                e.TryGetProperty("value", out var typed)
                && typed.ValueKind == JsonValueKind.String
                && typed.GetString() == "Dana Weiss"
        );
    }

    [Fact]
    public async Task A_submitted_form_and_a_press_in_a_window_come_to_their_listeners()
    {
        await story.SlashAsync(Priya, "new");
        var modal = story.Slack.Windows[^1];
        var received = await ReceivedByBoltAsync(() =>
            story.TellFormAsync(story.SubmissionOf(Priya, modal, ("Project's name", "Acme website")))
        );
        Is(
            received,
            ("listener", "view"),
            ("team", FakeSlack.Team),
            ("user", Priya),
            ("callback", (string?)modal["callback_id"]),
            ("metadata", (string?)modal["private_metadata"])
        );
        Assert.Contains(
            BlockKitRules.All(received.GetProperty("typed")),
            e =>
                e.TryGetProperty("value", out var typed)
                && typed.ValueKind == JsonValueKind.String
                && typed.GetString() == "Acme website"
        );

        story.Door = new(story.Bot.Address, "/slack/events");
        var home = await story.GoHomeAsync(Priya);
        var button = BlockKitRules.All(home.GetProperty("blocks")).First(e => BlockKitRules.TypeOf(e) == "button");
        Is(
            await ReceivedByBoltAsync(() =>
                story.PressAsync(Priya, home, button.GetProperty("text").GetProperty("text").GetString()!)
            ),
            ("listener", "action"),
            ("user", Priya),
            ("value", button.GetProperty("value").GetString())
        );
    }

    [Fact]
    public async Task A_shortcut_on_a_message_comes_to_its_listener() =>
        Is(
            await ReceivedByBoltAsync(() =>
                story.TellFormAsync(story.PointedOf(Priya, "U0DANA", "Approved.", "1782900000.000200"))
            ),
            ("listener", "shortcut"),
            ("user", Priya),
            ("channel", SlackClient.Room),
            ("callback", "written_confirmation"),
            ("text", "Approved.")
        );

    [Theory]
    [
        InlineData("member_joined_channel", true),
        InlineData("member_left_channel", true),
        InlineData("app_home_opened", true),
        InlineData("app_uninstalled", false),
        InlineData("tokens_revoked", false)
    ]
    public async Task Events_come_to_their_listeners(string type, bool hasUser)
    {
        var what = new JsonObject { ["type"] = type, ["team"] = FakeSlack.Team };
        if (hasUser)
            (what["user"], what["channel"]) = (
                type == "app_home_opened" ? Priya : FakeSlack.Bot,
                type == "app_home_opened" ? Mine : SlackClient.Room
            );
        Is(
            await ReceivedByBoltAsync(() => story.SendEventAsync(what)),
            ("listener", type),
            ("team", FakeSlack.Team),
            ("user", (string?)what["user"]),
            ("channel", (string?)what["channel"])
        );
    }

    [Fact]
    public async Task In_a_shared_channel_both_take_the_workspace_of_the_installation_for_ours()
    {
        const string Theirs = "T0CLIENT";
        var what = new JsonObject
        {
            ["type"] = "app_mention",
            ["user"] = Priya,
            ["text"] = "status",
            ["ts"] = "1.2",
            ["channel"] = SlackClient.Room,
        };
        var eventBody = SlackClient.EventOf(what, "EvShared");
        (eventBody["team_id"], eventBody["is_ext_shared_channel"]) = (Theirs, true);
        var received = await ReceivedByBoltAsync(() => story.SendAsync(eventBody.ToJsonString(), "application/json"));
        Is(received, ("listener", "app_mention"), ("ours", FakeSlack.Team), ("team", Theirs));
        Assert.Equal(FakeSlack.Team, OriginOf(eventBody).Workspace);
        story.Door = new(story.Bot.Address, "/slack/events");
        await story.SlashAsync(Priya, "new");
        var form = story.SubmissionOf("U0DANA", story.Slack.Windows[^1]);
        (form["team"]!["id"], form["user"]!["team_id"], form["view"]!["app_installed_team_id"]) = (
            Theirs,
            Theirs,
            FakeSlack.Team
        );
        Is(
            await ReceivedByBoltAsync(() => story.TellFormAsync(form)),
            ("listener", "view"),
            ("ours", FakeSlack.Team),
            ("team", Theirs)
        );
        Assert.Equal(FakeSlack.Team, InstallationContext.FromInteraction(SlackPayloads.Parse(form)).Workspace);
    }

    [Fact]
    public async Task Of_a_whole_organisation_presses_forms_and_shortcuts_without_a_team_come_to_their_listeners()
    {
        await story.SlashAsync(Priya, "new");
        var home = await story.GoHomeAsync(Priya);
        var button = BlockKitRules.All(home.GetProperty("blocks")).First(e => BlockKitRules.TypeOf(e) == "button");
        var press = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = Priya, ["team_id"] = FakeSlack.Team },
            ["trigger_id"] = "1.2.a",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
            ["view"] = JsonNode.Parse(home.GetRawText()),
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = button.GetProperty("action_id").GetString(),
                    ["value"] = "{}",
                }
            ),
        };
        var form = story.SubmissionOf(Priya, story.Slack.Windows[^1]);
        var shortcut = story.PointedOf(Priya, "U0DANA", "Approved.", "1782900000.000200");
        foreach (var (listener, payload) in new[] { ("action", press), ("view", form), ("shortcut", shortcut) })
        {
            (payload["team"], payload["enterprise"]) = (
                null,
                new JsonObject { ["id"] = "E0GRID", ["name"] = "The Grid" }
            );
            payload["is_enterprise_install"] = true;
            Is(
                await ReceivedByBoltAsync(() => story.TellFormAsync(payload)),
                ("listener", listener),
                ("user", Priya),
                ("team", null)
            );
            var from = InstallationContext.FromInteraction(SlackPayloads.Parse(payload));
            Assert.Equal(("E0GRID", "E0GRID", true), (from.Workspace, from.Organisation, from.IsEnterpriseInstall));
        }
    }

    private static InstallationContext OriginOf(JsonObject eventBody) =>
        InstallationContext.FromEvent(SlackPayloads.Parse(eventBody));

    [Fact]
    public async Task What_is_not_signed_with_the_secret_is_not_let_in_and_the_address_is_proved()
    {
        story.Door = boltUrl;
        const string Challenge =
            "{\"token\":\"x\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV\",\"type\":\"url_verification\"}";
        using var proved = await story.KnockAsync(Challenge, "application/json", SlackClient.Now);
        Assert.Contains("3eZbrw1aBm2rZgRNFdxV", await proved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var forged = await story.KnockAsync(
            Challenge,
            "application/json",
            SlackClient.Now,
            SlackClient.Sign("another", SlackClient.Now, Challenge)
        );
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Api;

/// <summary>
/// Slack's own Web API client calls our stand-in and finds the behaviour of Slack: what it accepts, what it refuses
/// with which error codes, and when it asks to wait.
/// </summary>
[Needs(Need.Node)]
public sealed class SlackWebApiClientTests : IAsyncLifetime
{
    private FakeSlack slack = null!;
    private NodeProcess client = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        client = NodeProcess.Start("slack-client.mjs", slack.ApiUrl, FakeSlack.Token);
    }

    public async Task DisposeAsync()
    {
        await client.DisposeAsync();
        await slack.DisposeAsync();
    }

    private static async Task<JsonElement> AskAsync(NodeProcess of, string method, object args, bool impatient = false)
    {
        await of.WriteLineAsync(
            JsonSerializer.Serialize(
                new
                {
                    method,
                    args,
                    impatient,
                }
            )
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return JsonSerializer.Deserialize<JsonElement>(await of.ReadLineAsync(patience.Token));
    }

    private async Task<JsonElement> TakenAsync(string method, object args) =>
        (await AskAsync(client, method, args)).GetProperty("answer");

    private async Task<string> RefusedAsync(string method, object args) =>
        (await AskAsync(client, method, args)) is var said
        && said.GetProperty("code").GetString() == "slack_webapi_platform_error"
            ? said.GetProperty("error").GetString()!
            : said.ToString();

    private static JsonObject Section(string text) =>
        new()
        {
            ["type"] = "section",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text },
        };

    private static JsonObject Button(string id, string text = "Go") =>
        new()
        {
            ["type"] = "button",
            ["action_id"] = id,
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text },
            ["value"] = "v",
        };

    private static JsonObject Actions(IEnumerable<JsonObject> buttons) =>
        new() { ["type"] = "actions", ["elements"] = new JsonArray([.. buttons]) };

    [Fact]
    public async Task Messages_are_posted_edited_and_shown_to_one_and_people_are_told_of()
    {
        slack.People["U0PRIYA"] = new() { ["real_name"] = "Priya Shah" };
        var posted = await TakenAsync(
            "chat.postMessage",
            new
            {
                channel = "C0ACME",
                text = "Grüße & <b>",
                blocks = new[] { Section("hello") },
            }
        );
        var time = posted.GetProperty("ts").GetString()!;
        Assert.Matches("^[0-9]{10}\\.[0-9]{6}$", time);
        Assert.Equal(time, (
                await TakenAsync(
                    "chat.update",
                    new
                    {
                        channel = "C0ACME",
                        ts = time,
                        text = "edited",
                    }
                )
            ).GetProperty("ts").GetString());
        Assert.NotEqual("", (
                await TakenAsync(
                    "chat.postEphemeral",
                    new
                    {
                        channel = "C0ACME",
                        user = "U0PRIYA",
                        text = "for you",
                    }
                )
            ).GetProperty("message_ts").GetString());
        Assert.Equal(
            "Priya Shah",
            (await TakenAsync("users.info", new { user = "U0PRIYA" }))
                .GetProperty("user")
                .GetProperty("real_name")
                .GetString()
        );

        Assert.Equal(
            [("chat.postMessage", "Grüße & <b>"), ("chat.update", "edited"), ("chat.postEphemeral", "for you")],
            slack.Calls.Select(c => (c.Method, c.Text))
        );
        Assert.Equal("hello", Assert.Single(BlockKitRules.Texts(slack.Calls.First().Body.GetProperty("blocks"))).Text);
    }

    /// <summary>The client's own upload in three steps: an address, the bytes, and the thread in which they are shown.</summary>
    [Fact]
    public async Task A_file_is_uploaded_and_stands_in_its_thread()
    {
        await TakenAsync(
            "files.uploadV2",
            new
            {
                channel_id = "C0ACME",
                thread_ts = "1790000000.000100",
                filename = "INV-2026-0001.pdf",
                title = "INV-2026-0001",
                content = "%PDF-1.7 ü",
            }
        );
        var file = Assert.Single(slack.Files);
        Assert.Equal(
            ("INV-2026-0001.pdf", "INV-2026-0001", "C0ACME", "1790000000.000100", "%PDF-1.7 ü"),
            (file.Name, file.Title, file.Channel, file.Thread, System.Text.Encoding.UTF8.GetString(file.Bytes))
        );
        Assert.Equal(
            "missing_argument",
            await RefusedAsync("files.getUploadURLExternal", new { filename = "a.pdf", length = 0 })
        );
        Assert.Equal(
            "file_not_found",
            await RefusedAsync(
                "files.completeUploadExternal",
                new { channel_id = "C0ACME", files = new[] { new { id = "F0NONE" } } }
            )
        );
    }

    [Fact]
    public async Task What_slack_refuses_is_refused_in_its_words()
    {
        Assert.Equal(
            "channel_not_found",
            await RefusedAsync("chat.postMessage", new { channel = "nowhere", text = "x" })
        );
        Assert.Equal("no_text", await RefusedAsync("chat.postMessage", new { channel = "C0ACME" }));
        Assert.Equal(
            "msg_too_long",
            await RefusedAsync("chat.postMessage", new { channel = "C0ACME", text = new string('a', 40_001) })
        );
        Assert.Equal(
            "message_not_found",
            await RefusedAsync(
                "chat.update",
                new
                {
                    channel = "C0ACME",
                    ts = "1.000001",
                    text = "x",
                }
            )
        );
        Assert.Equal("user_not_found", await RefusedAsync("users.info", new { user = "" }));
        slack.Refusing["C0ACME"] = "not_in_channel";
        Assert.Equal("not_in_channel", await RefusedAsync("chat.postMessage", new { channel = "C0ACME", text = "x" }));
        await using var stranger = NodeProcess.Start("slack-client.mjs", slack.ApiUrl, "xoxb-another");
        Assert.Equal(
            "invalid_auth",
            (await AskAsync(stranger, "chat.postMessage", new { channel = "C0ACME", text = "x" }))
                .GetProperty("error")
                .GetString()
        );
    }

    [Fact]
    public async Task Blocks_are_taken_to_their_limits_and_refused_beyond()
    {
        var twice = new[] { Section("a"), Section("b") };
        foreach (var block in twice)
            block["block_id"] = "same";
        foreach (
            var (blocks, error) in new (object, string?)[]
            {
                (Enumerable.Range(0, 50).Select(_ => Section("x")), null),
                (Enumerable.Range(0, 51).Select(_ => Section("x")), "invalid_blocks"),
                (new[] { Section(new string('a', 3000)) }, null),
                (new[] { Section(new string('a', 3001)) }, "invalid_blocks"),
                (new[] { Section("") }, "invalid_blocks"),
                (new[] { Actions(Enumerable.Range(0, 25).Select(n => Button($"b{n}"))) }, null),
                (new[] { Actions(Enumerable.Range(0, 26).Select(n => Button($"b{n}"))) }, "invalid_blocks"),
                (new[] { Actions([Button("b", new string('a', 75))]) }, null),
                (new[] { Actions([Button("b", new string('a', 76))]) }, "invalid_blocks"),
                (new[] { Actions([Button("b"), Button("b")]) }, "invalid_blocks"),
                (twice, "invalid_blocks"),
                (new[] { Actions([]) }, "invalid_blocks"),
                (Enumerable.Range(0, 4).Select(_ => Section(new string('a', 2900))), "msg_blocks_too_long"),
                (new { type = "section" }, "invalid_blocks_format"),
            }
        )
        {
            var said = await AskAsync(
                client,
                "chat.postMessage",
                new
                {
                    channel = "C0ACME",
                    text = "x",
                    blocks,
                }
            );
            Assert.Equal(error, said.TryGetProperty("error", out var refused) ? refused.GetString() : null);
        }
    }

    [Fact]
    public async Task Who_is_too_fast_is_told_how_long_to_wait_and_is_heard_after_it()
    {
        slack.Pace = new(TimeProvider.System);
        var message = new { channel = "C0ACME", text = "x" };
        Assert.Equal(0, (await AskAsync(client, "chat.postMessage", message)).GetProperty("limits").GetInt32());
        var hurried = await AskAsync(client, "chat.postMessage", message, impatient: true);
        Assert.Equal(
            ("slack_webapi_rate_limited_error", 1),
            (hurried.GetProperty("code").GetString(), hurried.GetProperty("retryAfter").GetInt32())
        );
        var patient = await AskAsync(client, "chat.postMessage", message);
        Assert.True(patient.GetProperty("answer").GetProperty("ok").GetBoolean());
        Assert.Equal((1, 2, 2), (patient.GetProperty("limits").GetInt32(), slack.Calls.Count, slack.Pace.Violations));
        // Another channel has its own rate limit.
        Assert.Equal(
            0,
            (await AskAsync(client, "chat.postMessage", new { channel = "C0OTHER", text = "x" }))
                .GetProperty("limits")
                .GetInt32()
        );
    }
}

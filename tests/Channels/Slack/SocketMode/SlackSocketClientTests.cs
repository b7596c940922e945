using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.SocketMode;

/// <summary>
/// Slack's own Socket Mode client accepts our stand-in's socket: it connects, receives and sends every kind of
/// envelope, and changes to a new connection.
/// </summary>
[Needs(Need.Node)]
public sealed class SlackSocketClientTests
{
    [Fact]
    public async Task It_connects_hears_acknowledges_and_follows()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var client = NodeProcess.Start("socket-client.mjs", slack.ApiUrl, FakeSocketMode.AppToken);
        Assert.True((await SaidAsync(client)).GetProperty("connected").GetBoolean());
        await HearsAsync(
            slack.Socket,
            client,
            "slash_commands",
            new() { ["command"] = "/milestone", ["text"] = "status" }
        );
        await HearsAsync(
            slack.Socket,
            client,
            "interactive",
            new() { ["type"] = "block_actions", ["trigger_id"] = "1.2.c" }
        );
        await HearsAsync(
            slack.Socket,
            client,
            "events_api",
            SlackClient.EventOf(new() { ["type"] = "app_mention", ["text"] = "hello" }, "Ev1")
        );
        await (await slack.Socket.LineAsync()).EndAsync("refresh_requested");
        Assert.True((await SaidAsync(client)).GetProperty("connected").GetBoolean());
        await HearsAsync(
            slack.Socket,
            client,
            "events_api",
            SlackClient.EventOf(new() { ["type"] = "app_mention", ["text"] = "again" }, "Ev2")
        );
        Assert.Equal(2, (await slack.Socket.LineAsync()).Number);
    }

    [Fact]
    public async Task Without_the_right_token_it_opens_nothing()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var client = NodeProcess.Start("socket-client.mjs", slack.ApiUrl, "xapp-another");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Contains(
            "invalid_auth",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => client.ReadLineAsync(patience.Token))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("asked", Assert.Single(slack.Socket.Diary));
    }

    private static async Task HearsAsync(FakeSocketMode socket, NodeProcess client, string type, JsonObject payload)
    {
        var sending = socket.TellAsync(type, payload);
        var received = await SaidAsync(client);
        Assert.Equal(type, received.GetProperty("type").GetString());
        Assert.Equal(payload.ToJsonString(), JsonNode.Parse(received.GetProperty("body").GetRawText())!.ToJsonString());
        var ack = await sending;
        Assert.Equal((received.GetProperty("envelope").GetString(), 0), (ack!.EnvelopeId, ack.Attempt));
        Assert.Equal(type == "events_api" ? null : type, (string?)ack.Payload?["heard"]);
    }

    private static async Task<JsonElement> SaidAsync(NodeProcess client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return JsonSerializer.Deserialize<JsonElement>(await client.ReadLineAsync(patience.Token));
    }
}

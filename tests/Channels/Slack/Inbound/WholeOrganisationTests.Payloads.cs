using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>Payloads of Slack for an organisation-wide installation.</summary>
public sealed partial class WholeOrganisationTests
{
    /// <summary>The user and team fields of an interaction, for an organisation-wide installation.</summary>
    private JsonObject Acting(string type, string home = Team, string user = Priya, bool isWhole = true) =>
        new()
        {
            ["type"] = type,
            ["team"] = null,
            ["enterprise"] = new JsonObject { ["id"] = Grid, ["name"] = "The Grid" },
            ["is_enterprise_install"] = isWhole,
            ["api_app_id"] = "A0APP",
            ["token"] = "old",
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["username"] = "priya",
                ["name"] = "priya",
                ["team_id"] = home,
            },
            ["trigger_id"] = story.Slack.NewTrigger(),
        };

    private JsonObject Pressing(
        JsonElement blocks,
        string title,
        JsonObject container,
        string home = Team,
        string user = Priya
    )
    {
        var button = BlockKitRules
            .All(blocks)
            .First(e =>
                BlockKitRules.TypeOf(e) == "button" && e.GetProperty("text").GetProperty("text").GetString() == title
            );
        var payload = Acting("block_actions", home, user);
        payload["container"] = container;
        payload["actions"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = button.GetProperty("action_id").GetString(),
                ["block_id"] = "b1",
                ["value"] = button.GetProperty("value").GetString(),
                ["action_ts"] = $"1.{++messageCount}",
            }
        );
        return payload;
    }

    private JsonObject OnMessage(
        SlackCall message,
        string title,
        string home = Team,
        string user = Priya,
        params (string Label, string Value)[] typed
    )
    {
        var payload = Pressing(
            message.Body.GetProperty("blocks"),
            title,
            new()
            {
                ["type"] = "message",
                ["message_ts"] = message.Given,
                ["channel_id"] = SlackClient.Room,
                ["is_ephemeral"] = message.IsForOne,
            },
            home,
            user
        );
        (payload["channel"], payload["message"], payload["response_url"]) = (
            new JsonObject { ["id"] = SlackClient.Room, ["name"] = "acme" },
            new JsonObject { ["ts"] = message.Given },
            story.Slack.NewLink()
        );
        payload["state"] = new JsonObject { ["values"] = Filled(message.Body.GetProperty("blocks"), typed) };
        return payload;
    }

    private static JsonObject Filled(JsonElement blocks, (string Label, string Value)[] typed)
    {
        var values = SlackPayloads.StateOf(blocks);
        foreach (var block in blocks.EnumerateArray().Where(b => BlockKitRules.TypeOf(b) == "input"))
        foreach (
            var (label, value) in typed.Where(t =>
                block
                    .GetProperty("label")
                    .GetProperty("text")
                    .GetString()!
                    .StartsWith(t.Label, StringComparison.Ordinal)
            )
        )
            values[block.GetProperty("block_id").GetString()!]![
                block.GetProperty("element").GetProperty("action_id").GetString()!
            ]!["value"] = value;
        return values;
    }

    /// <summary>The form in the modal that was opened last.</summary>
    private JsonObject Submitting(string? installed, string home, params (string Label, string Value)[] typed)
    {
        var view = story.Slack.Windows[^1].DeepClone().AsObject();
        view["state"] = new JsonObject
        {
            ["values"] = Filled(JsonDocument.Parse(view["blocks"]!.ToJsonString()).RootElement, typed),
        };
        (view["team_id"], view["app_id"], view["bot_id"]) = (Team, "A0APP", "B0BOT");
        if (installed is not null)
            view["app_installed_team_id"] = installed;
        var payload = Acting("view_submission", home, isWhole: installed != Grid);
        (payload["view"], payload["response_urls"]) = (view, new JsonArray());
        return payload;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack;

/// <summary>
/// The payloads that Slack sends when somebody clicks a rendered button or submits a rendered form, with the values
/// of the fields.
/// </summary>
internal static class SlackPayloads
{
    public static JsonElement Press(JsonElement button, JsonElement blocks, Action<JsonObject>? change = null)
    {
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = "UMARC" },
            ["team"] = new JsonObject { ["id"] = "T0ACME" },
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = "1700000001.000200",
                ["channel_id"] = "C0ACME",
                ["is_ephemeral"] = false,
                ["thread_ts"] = "1700000000.000100",
            },
            ["channel"] = new JsonObject { ["id"] = "C0ACME" },
            ["message"] = new JsonObject { ["ts"] = "1700000001.000200", ["thread_ts"] = "1700000000.000100" },
            ["state"] = new JsonObject { ["values"] = StateOf(blocks) },
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = button.GetProperty("action_id").GetString(),
                    ["block_id"] = "x",
                    ["value"] = button.GetProperty("value").GetString(),
                    ["action_ts"] = "1700000002.000300",
                }
            ),
        };
        change?.Invoke(payload);
        return Parse(payload);
    }

    public static JsonElement Submission(JsonElement view, Action<JsonObject>? change = null)
    {
        var sent = JsonNode.Parse(view.GetRawText())!.AsObject();
        sent["id"] = "V0FORM";
        sent["hash"] = "1700000003.abc";
        sent["state"] = new JsonObject { ["values"] = StateOf(view.GetProperty("blocks")) };
        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = "UMARC" },
            ["view"] = sent,
        };
        change?.Invoke(payload);
        return Parse(payload);
    }

    public static JsonElement Parse(JsonNode payload) => JsonDocument.Parse(payload.ToJsonString()).RootElement;

    /// <summary>The values of the fields before anybody types.</summary>
    public static JsonObject StateOf(JsonElement blocks)
    {
        var values = new JsonObject();
        foreach (var block in blocks.EnumerateArray().Where(b => BlockKitRules.TypeOf(b) == "input"))
        {
            var element = block.GetProperty("element");
            var (member, value) = BlockKitRules.TypeOf(element) switch
            {
                "datepicker" => ("selected_date", Of(element, "initial_date")),
                "static_select" => ("selected_option", Of(element, "initial_option")),
                _ => ("value", Of(element, "initial_value")),
            };
            values[block.GetProperty("block_id").GetString()!] = new JsonObject
            {
                [element.GetProperty("action_id").GetString()!] = new JsonObject
                {
                    ["type"] = BlockKitRules.TypeOf(element),
                    [member] = value,
                },
            };
        }
        return values;
    }

    private static JsonNode? Of(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
}

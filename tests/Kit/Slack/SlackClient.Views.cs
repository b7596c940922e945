using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>What people do in modals and on the home page, sent as Slack sends it.</summary>
public sealed partial class SlackClient
{
    /// <summary>The modal that was opened last.</summary>
    public JsonElement Window => JsonDocument.Parse(Slack.Windows[^1].ToJsonString()).RootElement;

    /// <summary>
    /// Submits the modal that was opened last, with the given values. Returns the immediate response; an empty object
    /// closes the modal.
    /// </summary>
    public async Task<JsonObject> SubmitAsync(string user, params (string Label, string Value)[] typed)
    {
        var window = Slack.Windows[^1];
        using var answer = await KnockFormAsync(SubmissionOf(user, window, typed));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        var response = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        var id = (string)window["id"]!;
        switch ((string?)response["response_action"])
        {
            case null or "clear":
                Slack.Show(id, null);
                break;
            case "update":
                Slack.Show(id, response["view"]);
                break;
            case "errors":
                // Slack shows an error only beside a field that exists.
                var fields = window["blocks"]!.AsArray().Select(b => (string?)b!["block_id"]).ToList();
                Assert.All(response["errors"]!.AsObject(), e => Assert.Contains(e.Key, fields));
                break;
            default:
                Assert.Fail(text);
                break;
        }
        return response;
    }

    /// <summary>
    /// Submits the modal that was opened last, and expects it to be accepted. Returns the calls that answer it.
    /// </summary>
    public async Task<IReadOnlyList<SlackCall>> FillInAsync(string user, params (string Label, string Value)[] typed)
    {
        var before = Slack.Calls.Count;
        Assert.Equal("clear", (string?)(await SubmitAsync(user, typed))["response_action"]);
        return [.. Slack.Calls.Skip(before)];
    }

    /// <summary>The payload of a submitted form, as Slack sends it.</summary>
    public JsonObject SubmissionOf(string user, JsonObject window, params (string Label, string Value)[] typed)
    {
        var view = window.DeepClone().AsObject();
        view["state"] = new JsonObject
        {
            ["values"] = StateOf(
                [.. JsonDocument.Parse(window["blocks"]!.ToJsonString()).RootElement.EnumerateArray()],
                typed
            ),
        };
        (view["team_id"], view["app_id"], view["bot_id"], view["root_view_id"]) = (
            FakeSlack.Team,
            "A0APP",
            "B0BOT",
            (string)view["id"]!
        );
        return new()
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "agency" },
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["username"] = user.ToLowerInvariant(),
                ["name"] = user.ToLowerInvariant(),
                ["team_id"] = FakeSlack.Team,
            },
            ["api_app_id"] = "A0APP",
            ["token"] = "old",
            ["trigger_id"] = Slack.NewTrigger(),
            ["view"] = view,
            ["response_urls"] = new JsonArray(),
        };
    }

    /// <summary>Opens the bot's home page.</summary>
    public async Task<JsonElement> GoHomeAsync(string user)
    {
        await SendEventAsync(
            new()
            {
                ["type"] = "app_home_opened",
                ["user"] = user,
                ["channel"] = $"D0{user[2..]}",
                ["tab"] = "home",
                ["event_ts"] = "1780000000.000001",
            }
        );
        return JsonDocument.Parse(Slack.HomeOf(user)!.ToJsonString()).RootElement;
    }

    /// <summary>Clicks a button of a modal or of the home page.</summary>
    public Task<IReadOnlyList<SlackCall>> PressAsync(string user, JsonElement view, string title)
    {
        var (block, button) = ButtonOf([.. view.GetProperty("blocks").EnumerateArray()], title);
        var id = view.TryGetProperty("id", out var its) ? its.GetString() : "V0HOME";
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["username"] = user.ToLowerInvariant(),
                ["team_id"] = FakeSlack.Team,
            },
            ["api_app_id"] = "A0APP",
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = id },
            ["trigger_id"] = Slack.NewTrigger(),
            ["view"] = JsonNode.Parse(view.GetRawText()),
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = button.GetProperty("action_id").GetString(),
                    ["block_id"] = block.TryGetProperty("block_id", out var its2) ? its2.GetString() : "b1",
                    ["value"] = button.GetProperty("value").GetString(),
                    ["action_ts"] = "1.2",
                }
            ),
        };
        return SendFormAsync(new() { ["payload"] = payload.ToJsonString() });
    }

    /// <summary>Sends an interaction payload with Slack's signature; any answer is accepted.</summary>
    public async Task TellFormAsync(JsonObject payload) => (await KnockFormAsync(payload)).Dispose();

    private Task<HttpResponseMessage> KnockFormAsync(JsonObject payload) =>
        KnockAsync($"payload={WebUtility.UrlEncode(payload.ToJsonString())}", "application/x-www-form-urlencoded", Now);

    private static (JsonElement Block, JsonElement Button) ButtonOf(IReadOnlyList<JsonElement> blocks, string title) =>
        blocks
            .Where(b => b.GetProperty("type").GetString() == "actions")
            .SelectMany(b => b.GetProperty("elements").EnumerateArray().Select(e => (b, e)))
            .First(x => x.e.GetProperty("text").GetProperty("text").GetString() == title);

    /// <summary>
    /// The present values of the fields, replaced by the typed ones. Each typed value must have a field.
    /// </summary>
    private static JsonObject StateOf(IReadOnlyList<JsonElement> blocks, (string Label, string Value)[] typed)
    {
        var state = new JsonObject();
        var left = typed.ToList();
        foreach (var input in blocks.Where(b => b.GetProperty("type").GetString() == "input"))
        {
            var (element, label) = (
                input.GetProperty("element"),
                input.GetProperty("label").GetProperty("text").GetString()!
            );
            var mine = left.FindIndex(t => label.StartsWith(t.Label, StringComparison.Ordinal));
            var value = mine >= 0 ? left[mine].Value : Preset(element);
            if (mine >= 0)
                left.RemoveAt(mine);
            var type = element.GetProperty("type").GetString()!;
            state[input.GetProperty("block_id").GetString()!] = new JsonObject
            {
                [element.GetProperty("action_id").GetString()!] = type switch
                {
                    "datepicker" => new JsonObject { ["type"] = type, ["selected_date"] = value },
                    "users_select" => new JsonObject { ["type"] = type, ["selected_user"] = value },
                    "static_select" => new JsonObject
                    {
                        ["type"] = type,
                        ["selected_option"] = value is null ? null : new JsonObject { ["value"] = value },
                    },
                    _ => new JsonObject { ["type"] = type, ["value"] = value },
                },
            };
        }
        Assert.Empty(left);
        return state;
    }

    private static string? Preset(JsonElement element)
    {
        if (element.TryGetProperty("initial_value", out var text))
            return text.GetString();
        if (element.TryGetProperty("initial_date", out var date))
            return date.GetString();
        return element.TryGetProperty("initial_option", out var option)
            ? option.GetProperty("value").GetString()
            : null;
    }
}

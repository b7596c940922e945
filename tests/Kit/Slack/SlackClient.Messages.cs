using System.Text.Json.Nodes;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>Messages that people write to each other, and the events that Slack sends for them.</summary>
public sealed partial class SlackClient
{
    /// <summary>A person chooses the shortcut "Written confirmation" in the menu of a message.</summary>
    public Task<IReadOnlyList<SlackCall>> PointAsync(
        string user,
        string author,
        string text,
        string time,
        string callback = "written_confirmation"
    ) => SendFormAsync(new() { ["payload"] = PointedOf(user, author, text, time, callback).ToJsonString() });

    public JsonObject PointedOf(
        string user,
        string author,
        string text,
        string time,
        string callback = "written_confirmation"
    ) =>
        new()
        {
            ["type"] = "message_action",
            ["callback_id"] = callback,
            ["trigger_id"] = Slack.NewTrigger(),
            ["token"] = "old",
            ["action_ts"] = "1780000009.000001",
            ["message_ts"] = time,
            ["response_url"] = Slack.NewLink(),
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "agency" },
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["name"] = user.ToLowerInvariant(),
                ["username"] = user.ToLowerInvariant(),
                ["team_id"] = FakeSlack.Team,
            },
            ["channel"] = new JsonObject { ["id"] = Room, ["name"] = "acme" },
            ["message"] = new JsonObject
            {
                ["type"] = "message",
                ["user"] = author,
                ["ts"] = time,
                ["text"] = text,
                ["team"] = FakeSlack.Team,
            },
        };

    /// <summary>The author edits a message.</summary>
    public Task<IReadOnlyList<SlackCall>> EditAsync(string author, string text, string time) =>
        SendEventAsync(
            new()
            {
                ["type"] = "message",
                ["subtype"] = "message_changed",
                ["hidden"] = true,
                ["channel"] = Room,
                ["channel_type"] = "channel",
                ["ts"] = "1780000010.000001",
                ["event_ts"] = "1780000010.000001",
                ["message"] = new JsonObject
                {
                    ["type"] = "message",
                    ["user"] = author,
                    ["text"] = text,
                    ["ts"] = time,
                    ["edited"] = new JsonObject { ["user"] = author, ["ts"] = "1780000010.000000" },
                },
                ["previous_message"] = new JsonObject
                {
                    ["type"] = "message",
                    ["user"] = author,
                    ["text"] = "before",
                    ["ts"] = time,
                },
            }
        );
}

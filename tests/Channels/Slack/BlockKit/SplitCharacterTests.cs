using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

/// <summary>
/// Half of a surrogate pair, which is no valid text, breaks nothing wherever it is in a signed payload; the rest is
/// processed.
/// </summary>
public sealed class SplitCharacterTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Half = "@@half@@",
        Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private static string Spoilt(JsonNode body, string with) =>
        body.ToJsonString().Replace(Half, with, StringComparison.Ordinal);

    [Theory]
    [InlineData("\\ud800"), InlineData("\\udc00"), InlineData("\\udc00\\ud800"), InlineData("\\uD83D x")]
    public async Task Words_with_half_a_character_are_heard_without_it(string half)
    {
        var what = new JsonObject
        {
            ["type"] = "message",
            ["user"] = Priya,
            ["text"] = $"project new \"Acme{Half}\" client \"Acme GmbH\" total 12000 EUR",
            ["ts"] = "1780000000.000100",
            ["channel"] = "D0PRIYA",
            ["channel_type"] = "im",
        };
        await story.SendAsync(Spoilt(SlackClient.EventOf(what, "Ev1"), half), "application/json");
        Assert.StartsWith("Acme", story.Bot.Read("select name from projects"), StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", story.Bot.Read("select name from projects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_field_of_an_event_breaks_on_it()
    {
        var what = new JsonObject
        {
            ["type"] = "app_mention",
            ["user"] = Priya,
            ["text"] = $"<@{FakeSlack.Bot}> help",
            ["ts"] = "1780000000.000100",
            ["channel"] = SlackClient.Room,
            ["team"] = FakeSlack.Team,
            ["user_team"] = FakeSlack.Team,
            ["thread_ts"] = "1780000000.000001",
            ["subtype"] = "file_share",
            ["bot_id"] = "",
            ["files"] = new JsonArray(new JsonObject { ["name"] = "x" }),
            ["edited"] = new JsonObject { ["user"] = Priya },
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "rich_text", ["text"] = "x" }),
        };
        var edit = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["channel"] = "D0PRIYA",
            ["channel_type"] = "im",
            ["message"] = new JsonObject
            {
                ["user"] = Priya,
                ["text"] = "a",
                ["ts"] = "1.1",
                ["edited"] = new JsonObject { ["user"] = Priya },
            },
            ["previous_message"] = new JsonObject { ["text"] = "b" },
        };
        foreach (var body in new[] { SlackClient.EventOf(what, "Ev1"), SlackClient.EventOf(edit, "Ev2") })
        foreach (var spoilt in SpoiltOnce(body, "\\ud800"))
        {
            using var answer = await story.KnockAsync(spoilt, "application/json", SlackClient.Now);
            Assert.True((int)answer.StatusCode == 200, spoilt);
        }
    }

    [Fact]
    public async Task No_field_of_a_press_or_a_form_breaks_on_it()
    {
        var posted = (await story.SayAsync(Priya, Begin))[^1];
        await story.SlashAsync(Priya, "");
        var form = story.SubmissionOf(
            Priya,
            story.Slack.Windows[^1],
            ("Project's name", "Other"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        Assert.NotEmpty(posted.Given);
        var problems = new List<string>();
        foreach (var spoilt in SpoiltOnce(form, "\\ud800"))
        {
            using var answer = await story.KnockAsync(
                $"payload={System.Net.WebUtility.UrlEncode(spoilt)}",
                "application/x-www-form-urlencoded",
                SlackClient.Now
            );
            if ((int)answer.StatusCode != 200)
                problems.Add($"{(int)answer.StatusCode}: {spoilt}");
        }
        Assert.Empty(problems.Take(2));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_break_nothing_either()
    {
        var body = SlackClient
            .EventOf(
                new()
                {
                    ["type"] = "message",
                    ["user"] = Priya,
                    ["text"] = "help",
                    ["ts"] = "1780000000.000100",
                    ["channel"] = "D0PRIYA",
                    ["channel_type"] = "im",
                },
                "Ev1"
            )
            .ToJsonString();
        foreach (var part in new[] { "help", "D0PRIYA", "\"text\"" })
        {
            var bytes = System.Text.Encoding.Latin1.GetBytes(
                body.Replace(part, part.Insert(1, "\u00ED\u00A0\u0080"), StringComparison.Ordinal)
            );
            using var request = new HttpRequestMessage(HttpMethod.Post, story.Door)
            {
                Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } },
            };
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", SlackClient.Now);
            using var mac = new System.Security.Cryptography.HMACSHA256(
                System.Text.Encoding.UTF8.GetBytes(SlackClient.Secret)
            );
            var signed = mac.ComputeHash([.. System.Text.Encoding.UTF8.GetBytes($"v0:{SlackClient.Now}:"), .. bytes]);
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", $"v0={Convert.ToHexStringLower(signed)}");
            using var http = new HttpClient();
            using var answer = await http.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    /// <summary>The document with the half behind each text in it, and in each name, one at a time.</summary>
    private static IEnumerable<string> SpoiltOnce(JsonObject body, string half)
    {
        var json = body.ToJsonString();
        using var parsed = JsonDocument.Parse(json);
        foreach (var at in Enumerable.Range(1, json.Length - 2))
            if (
                json[at] == '"'
                && json[at - 1] is not ('\\' or ':' or ',' or '{' or '[')
                && json[at + 1] is ':' or ',' or '}' or ']'
            )
                yield return json.Insert(at, half);
    }
}

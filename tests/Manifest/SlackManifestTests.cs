using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Manifest;

/// <summary>
/// What an operator creates their Slack app from: one manifest in JSON and in YAML, which conforms to the published
/// schema and requests what it needs and no more.
/// </summary>
public sealed class SlackManifestTests
{
    private static readonly string Json = File.ReadAllText(Repository.PathOf("manifest", "slack", "manifest.json"));
    private static readonly string Yaml = File.ReadAllText(Repository.PathOf("manifest", "slack", "manifest.yaml"));

    /// <summary>The scopes that Slack requires for an event; several where each covers a part of it.</summary>
    private static readonly Dictionary<string, string[]> ScopesOfEvents = new(StringComparer.Ordinal)
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["message.channels"] = ["channels:history"],
        ["message.groups"] = ["groups:history"],
        ["tokens_revoked"] = [],
    };

    private static JsonNode Manifest => JsonNode.Parse(Json)!;

    private static IEnumerable<string> Scopes =>
        Manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(s => (string)s!);

    private static IEnumerable<string> Events =>
        Manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(e => (string)e!);

    [ContractFact]
    [Needs(Need.Node)]
    public async Task Both_hold_against_the_published_schema()
    {
        Assert.Empty(await JsonSchemas.ProblemsOfSlackManifestAsync(Json));
        Assert.Empty(await JsonSchemas.ProblemsOfSlackManifestAsync(Yaml));
    }

    [ContractTheory]
    [InlineData("\"/milestone\"", "\"milestone\"", "/features/slash_commands/0/command")]
    [InlineData("\"is_enabled\": true, ", "", "is_enabled")]
    [InlineData("\"name\": \"MilestoneBot\",", "", "'name'")]
    [InlineData("\"socket_mode_enabled\": false", "\"socket_mode_enabled\": \"no\"", "/settings/socket_mode_enabled")]
    [InlineData("\"messages_tab_enabled\"", "\"messages_tab\"", "messages_tab")]
    [InlineData("\"major_version\": 2", "\"major_version\": 3", "/_metadata/major_version")]
    [Needs(Need.Node)]
    public async Task A_manifest_with_a_mistake_is_refused_and_the_mistake_named(
        string right,
        string wrong,
        string named
    )
    {
        Assert.Contains(right, Json, StringComparison.Ordinal);
        var problems = await JsonSchemas.ProblemsOfSlackManifestAsync(
            Json.Replace(right, wrong, StringComparison.Ordinal)
        );
        Assert.Contains(problems, p => p.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    [Needs(Need.Node)]
    public async Task What_is_written_in_YAML_is_the_same() =>
        Assert.Equal(Manifest.ToJsonString(), (await JsonSchemas.FromYamlAsync(Yaml)).ToJsonString());

    [Fact]
    public void Every_event_that_is_asked_for_comes_with_its_scopes() =>
        Assert.All(Events, e => Assert.All(ScopesOfEvents[e], scope => Assert.Contains(scope, Scopes)));

    [Fact]
    public void Every_address_is_the_bots_one_door()
    {
        var text = Json.Split('"').Where(part => part.StartsWith("https://", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, text.Count(a => a.EndsWith("/slack/events", StringComparison.Ordinal)));
        Assert.All(text, a => Assert.StartsWith("https://bot.agency.example/slack/", a, StringComparison.Ordinal));
    }

    [Fact]
    public void The_app_asks_for_what_the_bot_needs() =>
        Assert.Equal(MilestoneBot.Channels.Slack.OAuth.OAuthScopes.Requested, Scopes);

    [Fact]
    public void Whoever_installs_it_is_sent_back_to_the_page_that_finishes_it()
    {
        var back = new Uri((string)Assert.Single(Manifest["oauth_config"]!["redirect_urls"]!.AsArray())!);
        Assert.Equal(
            (OAuthEndpoint.CallbackPath, new Uri((string)Manifest["settings"]!["interactivity"]!["request_url"]!).Host),
            (back.AbsolutePath, back.Host)
        );
    }

    /// <summary>The bot tells people to choose it by this name, and recognizes it by this id.</summary>
    [Fact]
    public void The_shortcut_is_the_one_that_the_bot_knows_and_speaks_of()
    {
        var shortcut = Assert.Single(Manifest["features"]!["shortcuts"]!.AsArray())!;
        Assert.Equal(
            (
                "message",
                MilestoneBot.Channels.Slack.Inbound.InteractionReader.ShortcutCallbackId,
                "Written confirmation"
            ),
            ((string?)shortcut["type"], (string?)shortcut["callback_id"], (string?)shortcut["name"])
        );
        Assert.Contains(
            $"\"{(string?)shortcut["name"]}\"",
            File.ReadAllText(Repository.PathOf("README.md")),
            StringComparison.Ordinal
        );
    }
}

using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Manifest;

/// <summary>What the app in Slack is made from says the same as the bot.</summary>
public sealed class SlackManifestTests
{
    private static readonly JsonNode Manifest = JsonNode.Parse(File.ReadAllText(Repository.PathOf("manifest", "slack", "manifest.json")))!;

    [Fact]
    public void The_app_asks_for_what_the_bot_needs() => Assert.Equal(Scopes.Needed, Manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(s => (string?)s));

    [Fact]
    public void Whoever_installs_it_is_sent_back_to_the_page_that_finishes_it()
    {
        var back = new Uri((string)Assert.Single(Manifest["oauth_config"]!["redirect_urls"]!.AsArray())!);
        Assert.Equal((InstallDoor.Finish, new Uri((string)Manifest["settings"]!["interactivity"]!["request_url"]!).Host), (back.AbsolutePath, back.Host));
    }
}

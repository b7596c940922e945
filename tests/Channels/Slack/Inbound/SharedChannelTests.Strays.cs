using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// Both sides have installed the bot; and data that earlier versions stored under the workspace that created a
/// channel.
/// </summary>
public sealed partial class SharedChannelTests
{
    [Fact]
    public async Task With_installations_each_side_is_told_for_its_own_workspace()
    {
        await using var both = await SlackInstallClient.BeginAsync();
        await both.InstallAsync(new(Ours, "Agency"));
        foreach (var (user, team) in new[] { (Priya, Ours), (Dana, Theirs) })
            both.Slack.People[user] = new() { ["team_id"] = team };
        Assert.Contains(
            "Acme website",
            Assert.Single(await both.TellAsync(Told(Mention(Priya, Begin)))).Text,
            StringComparison.Ordinal
        );
        // Sent for an installation that is not ours, and by a command of a workspace without one.
        Assert.Empty(await both.TellAsync(Told(Mention(Dana, "status"), Theirs, Theirs)));
        Assert.Equal(1, both.Logged(LogLevel.Warning, $"{Theirs}, where the bot is not installed"));
        var typed = await both.SlashAsync(
            new()
            {
                ["team_id"] = Theirs,
                ["channel_id"] = SlackClient.Room,
                ["user_id"] = Dana,
                ["user_name"] = "dana",
                ["command"] = "/milestone",
                ["text"] = "status",
                ["response_url"] = both.Slack.NewLink(),
                ["trigger_id"] = both.Slack.NewTrigger(),
            }
        );
        Assert.DoesNotContain(typed, c => c.Text.Contains("12,000", StringComparison.Ordinal));
        await both.InstallAsync(new(Theirs, "Client"));
        Assert.DoesNotContain(
            "Acme website",
            Assert.Single(await both.TellAsync(Told(Mention(Dana, "status"), Theirs, Theirs))).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Acme website",
            Assert.Single(await both.TellAsync(Told(Mention(Priya, "status")))).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// As earlier versions stored a message in such a channel: under the workspace that created it.
    /// </summary>
    private async Task NotedTheOldWayAsync(string? line)
    {
        var body = SlackClient.EventOf(Mention(Dana, line ?? "status"), $"EvO{++eventCount:000000}");
        (body["team_id"], body["authorizations"]) = (
            Theirs,
            new JsonArray(
                new JsonObject
                {
                    ["team_id"] = Theirs,
                    ["user_id"] = FakeSlack.Bot,
                    ["is_bot"] = true,
                }
            )
        );
        await story.SendAsync(body.ToJsonString(), "application/json");
        Assert.Equal("1", story.Bot.Read($"select count(*) from conversations where workspace = '{Theirs}'"));
    }

    [Fact]
    public async Task What_earlier_versions_noted_under_the_other_workspace_is_brought_home_at_the_next_word()
    {
        await NotedTheOldWayAsync(null);
        await SaidAsync(Priya, Begin);
        Assert.Equal(
            $"{Ours} 1",
            story.Bot.Read("select group_concat(distinct workspace) || ' ' || count(*) from conversations")
        );
        Assert.Equal($"{Ours} ACME", Projects);
    }

    [Fact]
    public async Task A_project_of_ours_that_was_let_in_there_is_reached_from_our_side_only()
    {
        await story.SlashAsync(Priya, Begin, "D0PRIYA");
        var invited = string.Join(
            ' ',
            (await story.SlashAsync(Priya, "project invite ACME", "D0PRIYA")).Select(c => c.Text)
        );
        var line = System.Text.RegularExpressions.Regex.Match(invited, "project join [A-Za-z0-9_-]+").Value;
        await NotedTheOldWayAsync(line);
        Assert.Equal(
            $"{Theirs} 1",
            story.Bot.Read(
                $"select workspace || ' ' || is_foreign from places where conversation = '{SlackClient.Room}'"
            )
        );
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        Assert.Equal(
            $"{Ours} 0",
            story.Bot.Read(
                $"select group_concat(workspace || ' ' || is_foreign) from places where conversation = '{SlackClient.Room}'"
            )
        );
        Assert.DoesNotContain("12,000", await SaidAsync(Dana, "status"), StringComparison.Ordinal);
        Assert.Contains("intact", await SaidAsync(Priya, "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_their_people_began_stays_with_them_and_it_is_said_what_to_do()
    {
        await NotedTheOldWayAsync(Begin);
        Assert.Equal($"{Theirs} ACME", Projects);
        var said = await SaidAsync(Priya, "status");
        Assert.Contains("ACME (Acme website) was begun here by their people", said, StringComparison.Ordinal);
        Assert.Contains("project new", said, StringComparison.Ordinal);
        Assert.DoesNotContain("12,000", said, StringComparison.Ordinal);
        Assert.Equal("0", story.Bot.Read("select count(*) from places"));
        Assert.DoesNotContain("was begun here", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        Assert.Contains("Acme website", await SaidAsync(Priya, Begin), StringComparison.Ordinal);
        Assert.Contains("intact", await SaidAsync(Priya, "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_bot_is_installed_in_both_nothing_is_moved_and_the_log_says_so()
    {
        await using var both = await SlackInstallClient.BeginAsync();
        await both.InstallAsync(new(Ours, "Agency"));
        await both.InstallAsync(new(Theirs, "Client"));
        foreach (var (user, team) in new[] { (Priya, Ours), (Dana, Theirs) })
            both.Slack.People[user] = new() { ["team_id"] = team };
        Assert.Contains(
            "Acme website",
            Assert.Single(await both.TellAsync(Told(Mention(Dana, Begin), Theirs, Theirs))).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "12,000",
            Assert.Single(await both.TellAsync(Told(Mention(Priya, "status")))).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, both.Logged(LogLevel.Warning, "nothing is moved"));
        Assert.Contains(
            "Acme website",
            Assert.Single(await both.TellAsync(Told(Mention(Dana, "status"), Theirs, Theirs))).Text,
            StringComparison.Ordinal
        );
    }
}

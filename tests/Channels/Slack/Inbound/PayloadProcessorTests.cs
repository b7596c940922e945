using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>Slack's payloads are processed once, as plain text, and answered in time to the right person.</summary>
public sealed class PayloadProcessorTests : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
        Priya = "U0PRIYA";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private static JsonObject Mention(string text) =>
        new()
        {
            ["type"] = "app_mention",
            ["user"] = Priya,
            ["text"] = $"<@{FakeSlack.Bot}> {text}",
            ["ts"] = "1780000000.000100",
            ["channel"] = SlackClient.Room,
        };

    [Fact]
    public async Task An_event_that_is_told_again_has_one_effect_and_one_answer()
    {
        var told = SlackClient.EventOf(Mention(Begin), "Ev1").ToJsonString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.SendAsync(told, "application/json")));
        Assert.NotEmpty(answers);
        await story.SendAsync(told, "application/json");
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
        Assert.Single(story.Slack.Calls);
    }

    [Theory]
    [InlineData("bot_id", "B1"), InlineData("subtype", "channel_topic"), InlineData("user", FakeSlack.Bot)]
    public async Task What_bots_say_and_what_was_changed_is_no_word_to_the_bot(string field, string value)
    {
        var what = Mention(Begin);
        what[field] = value;
        await story.SendEventAsync(what);
        Assert.Empty(story.Slack.Calls);
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task Somebody_of_the_other_organisation_in_a_shared_channel_is_no_staff()
    {
        var what = Mention(Begin);
        what["user_team"] = "T0OTHER";
        Assert.Contains(
            "You are a guest here",
            Assert.Single(await story.SendEventAsync(what)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task A_mention_in_a_thread_is_answered_in_it()
    {
        var posted = Assert.Single(await story.SayAsync(Priya, Begin, threadTime: "1779999999.000001"));
        Assert.Equal("1779999999.000001", posted.Body.GetProperty("thread_ts").GetString());
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_the_asker_reads_the_answer_and_how_to_invite_it()
    {
        story.Slack.Refusing[SlackClient.Room] = "not_in_channel";
        var told = (await story.SlashAsync(Priya, Begin))[^1];
        Assert.Equal(("link", ""), (told.Method, told.Authorization));
        Assert.Contains("/invite @MilestoneBot", told.Text, StringComparison.Ordinal);
        Assert.Contains("12,000.00", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_is_answered_within_its_three_seconds_however_long_the_work_takes()
    {
        story.Slack.Slowness = TimeSpan.FromSeconds(5);
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Empty(await story.SlashAsync(Priya, Begin));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(2.9));
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task The_bot_says_once_what_it_is_when_it_comes_into_a_channel()
    {
        foreach (
            var (kind, posts) in new[]
            {
                ("member_joined_channel", 1),
                ("member_joined_channel", 1),
                ("member_left_channel", 1),
                ("member_joined_channel", 2),
            }
        )
        {
            await story.SendEventAsync(
                new()
                {
                    ["type"] = kind,
                    ["user"] = FakeSlack.Bot,
                    ["channel"] = SlackClient.Room,
                    ["channel_type"] = "C",
                    ["team"] = FakeSlack.Team,
                }
            );
            Assert.Equal(posts, story.Slack.Calls.Count(c => c.Method == "chat.postMessage"));
        }
        Assert.All(
            story.Slack.Calls,
            c => Assert.StartsWith("MilestoneBot bills your project by stage", c.Text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [
        InlineData("<@U0BOT> status", "status"),
        InlineData("pay 1 <tel:2000|2000> EUR", "pay 1 2000 EUR"),
        InlineData(
            "submit 1 \"R\" <https://x.example/a?b=1&amp;c=2|here>",
            "submit 1 \"R\" https://x.example/a?b=1&c=2"
        ),
        InlineData("contact <mailto:dana@acme.example|dana@acme.example>", "contact dana@acme.example"),
        InlineData("in <#C0ACME|acme>", "in acme"),
        InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        InlineData("&amp;euro; &amp;lt; &amp;amp;lt; &euro; &quot;", "&euro; &lt; &amp;lt; &euro; &quot;"),
        InlineData("<https://x.example/?a=&amp;lt;b|x>", "https://x.example/?a=&lt;b"),
        InlineData("<#C1|a&amp;lt;b>", "a&lt;b"),
        InlineData("<@U0BOT>: status", "status"),
        InlineData("`status`", "status"),
        InlineData("_status_", "status"),
        InlineData("```status```", "status"),
        InlineData("~status~", "status"),
        InlineData("*status* ACME", "status ACME"),
        InlineData("*status*", "status"),
        InlineData("<!channel> hello", "channel hello")
    ]
    public void Slacks_marks_become_plain_words(string slackText, string says) =>
        Assert.Equal(
            says,
            SlackText.Read(slackText, new("slack", FakeSlack.Team, SlackClient.Room), FakeSlack.Bot).Says
        );

    [Fact]
    public async Task What_was_typed_is_decoded_once_from_the_wire_to_the_records()
    {
        await story.SayAsync(
            Priya,
            "project new \"Tea &amp;amp; &amp;lt;Co&amp;gt; &amp;euro;\" client \"R&amp;D &lt;b&gt;\" total 12000 EUR",
            "D0PRIYA"
        );
        Assert.Equal(
            "Tea &amp; &lt;Co&gt; &euro;|R&D <b>",
            story.Bot.Read("select name || '|' || client from projects")
        );
    }

    [Theory]
    [InlineData("“help”"), InlineData("\"help\""), InlineData("‘help’")]
    public async Task Quotes_around_a_whole_command_do_not_hide_it(string line) =>
        Assert.Contains(
            "What you can say",
            Assert.Single(await story.SayAsync(Priya, line, "D0PRIYA")).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("client \"<http://acme.com|acme.com>\"", "client \"acme.com\"")]
    [InlineData("\"<http://Acme.com/|Acme.com> relaunch\"", "\"Acme.com relaunch\"")]
    [
        InlineData("<https://acme.com|https://acme.com>", "https://acme.com"),
        InlineData("<https://acme.com>", "https://acme.com")
    ]
    [InlineData("<https://files.example/a.pdf|the report>", "https://files.example/a.pdf")]
    [
        InlineData("<https://evil.example|acme.com>", "https://evil.example"),
        InlineData("<tel:+49301234567|030 1234567>", "030 1234567")
    ]
    [
        InlineData("<tel:12000>", "12000"),
        InlineData("client <http://acme.com|acme.com> total 1", "client acme.com total 1")
    ]
    [InlineData("submit 1 \"R\" <http://x.example/a.pdf|x.example/a.pdf>", "submit 1 \"R\" http://x.example/a.pdf")]
    public void What_Slack_itself_has_made_a_link_stays_as_it_was_typed(string slackText, string says) =>
        Assert.Equal(
            says,
            SlackText.Read(slackText, new("slack", FakeSlack.Team, SlackClient.Room), FakeSlack.Bot).Says
        );

    [Theory]
    [
        InlineData("• help"),
        InlineData("1. help"),
        InlineData("- help"),
        InlineData("&gt; help"),
        InlineData("&gt;&gt;&gt; help")
    ]
    [
        InlineData("• *help*"),
        InlineData("&gt; Dana: please pay 1 100\nhelp"),
        InlineData("&gt;Dana\n&gt; Weiss\n\nhelp")
    ]
    public async Task Lists_and_quotes_around_a_command_do_not_hide_it(string line) =>
        Assert.Contains(
            "What you can say",
            Assert.Single(await story.SayAsync(Priya, line, "D0PRIYA")).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_mentioned_person_stands_in_the_words_by_his_id()
    {
        var (says, mentions) = SlackText.Read(
            "role add approver <@U0MARC|marc>",
            new("slack", FakeSlack.Team, SlackClient.Room),
            FakeSlack.Bot
        );
        Assert.Equal("role add approver @{slack|T0AGENCY|U0MARC}", says);
        Assert.Equal(new Mention("slack|T0AGENCY|U0MARC", "marc"), Assert.Single(mentions));
    }

    [Theory]
    [
        InlineData("https://hooks.slack.com/commands/T1/2/abc", true),
        InlineData("http://hooks.slack.com/commands/T1/2/abc", false),
        InlineData("https://hooks.slack.com.evil.example/x", false),
        InlineData("https://evil@hooks.slack.com/x", false),
        InlineData("https://hooks.slack.com:8443/x", false),
        InlineData("http://169.254.169.254/latest", false),
        InlineData("http://127.0.0.1:1/x", false),
        InlineData("file:///etc/passwd", false)
    ]
    public void An_answer_goes_through_links_of_slack_only(string link, bool isLink)
    {
        using var http = new HttpClient();
        Assert.Equal(isLink, Api(http).IsResponseUrl(new(link)));
    }

    private static SlackApiClient Api(HttpClient http)
    {
        var settings = new SlackSettings { SigningSecret = "s", BotToken = "xoxb-1" };
        return new(http, settings, new(settings));
    }
}

using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// In a channel that another organisation created, our workspace is still the one in which the bot is installed: its
/// people are staff, theirs are guests.
/// </summary>
public sealed partial class SharedChannelTests : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
        Ours = FakeSlack.Team,
        Theirs = "T0CLIENT",
        Priya = "U0PRIYA",
        Dana = "U0CDANA";

    private SlackClient story = null!;
    private int eventCount;

    public async Task InitializeAsync()
    {
        story = await SlackClient.BeginAsync();
        // As users.info describes people of the other organisation.
        story.Slack.People[Dana] = new()
        {
            ["real_name"] = "Dana Weiss",
            ["team_id"] = Theirs,
            ["is_stranger"] = false,
        };
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    private string Projects =>
        story.Bot.Read("select coalesce(group_concat(workspace || ' ' || key), '') from projects");

    private static string Home(string user) => user == Dana ? Theirs : Ours;

    /// <summary>As Slack sends our installation an event in a channel that the client created.</summary>
    private JsonObject Told(JsonObject what, string? authorised = Ours, string? context = Ours)
    {
        var body = SlackClient.EventOf(what, $"EvS{++eventCount:000000}");
        (body["team_id"], body["context_team_id"], body["context_enterprise_id"], body["is_ext_shared_channel"]) = (
            Theirs,
            context,
            null,
            true
        );
        if (authorised is null)
            body.Remove("authorizations");
        else
            body["authorizations"] = new JsonArray(
                new JsonObject
                {
                    ["enterprise_id"] = null,
                    ["team_id"] = authorised,
                    ["user_id"] = FakeSlack.Bot,
                    ["is_bot"] = true,
                    ["is_enterprise_install"] = false,
                }
            );
        return body;
    }

    private JsonObject Mention(string user, string text, bool hasHome = true)
    {
        var what = new JsonObject
        {
            ["type"] = "app_mention",
            ["user"] = user,
            ["text"] = $"<@{FakeSlack.Bot}> {text}",
            ["ts"] = $"1780000000.{++eventCount:000000}",
            ["channel"] = SlackClient.Room,
            ["team"] = Home(user),
            ["event_ts"] = "1780000000.1",
        };
        if (hasHome)
            (what["user_team"], what["source_team"]) = (Home(user), Home(user));
        return what;
    }

    private async Task<string> SaidAsync(
        string user,
        string text,
        string? authorised = Ours,
        string? context = Ours,
        bool hasHome = true
    ) =>
        string.Join(
            '\n',
            (
                await story.SendAsync(
                    Told(Mention(user, text, hasHome), authorised, context).ToJsonString(),
                    "application/json"
                )
            ).Select(c => c.Text)
        );

    [Theory]
    [InlineData(Ours, Ours, true), InlineData(Ours, null, false), InlineData(null, Ours, true)]
    public async Task Our_people_are_staff_there_and_those_of_the_other_organisation_are_guests(
        string? authorised,
        string? context,
        bool hasHome
    )
    {
        Assert.Contains(
            "You are a guest here",
            await SaidAsync(Dana, Begin, authorised, context, hasHome),
            StringComparison.Ordinal
        );
        Assert.Equal("", Projects);
        Assert.Contains(
            "Acme website",
            await SaidAsync(Priya, Begin, authorised, context, hasHome),
            StringComparison.Ordinal
        );
        Assert.Equal($"{Ours} ACME", Projects);
        Assert.DoesNotContain(
            "12,000",
            await SaidAsync(Dana, "status", authorised, context, hasHome),
            StringComparison.Ordinal
        );
        Assert.Equal(Ours, story.Bot.Read("select group_concat(distinct workspace) from conversations"));
    }

    [Fact]
    public async Task Words_commands_and_presses_mean_the_same_place()
    {
        await story.SlashAsync(Priya, Begin + " using website-30-40-30");
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms send",
            }
        )
            await SaidAsync(Priya, line);
        var terms = story.Slack.Calls.Last(c => c.Method == "chat.postMessage");
        await story.PressAsync(Dana, terms, "Record agreement", ("Who agreed", "Dana Weiss"), ("Evidence", "e-mail"));
        Assert.Equal("", story.Bot.Read("select coalesce(agreed_client, '') from projects"));
        await story.PressAsync(Priya, terms, "Record agreement", ("Who agreed", "Dana Weiss"), ("Evidence", "e-mail"));
        Assert.Equal("Dana Weiss", story.Bot.Read("select agreed_client from projects"));
    }

    [Theory]
    [InlineData(Ours), InlineData(Theirs)]
    public async Task A_guests_press_and_form_are_theirs_whatever_team_the_payload_names(string team)
    {
        await SaidAsync(Priya, Begin);
        var journal = story.Bot.Read("select count(*) from journal");
        await story.SlashAsync(Priya, "new");
        var form = story.SubmissionOf(
            Dana,
            story.Slack.Windows[^1],
            ("Project's name", "Evil website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        // The team of a form is that of the person who submits it, and the view states where the app is installed.
        (form["team"]!["id"], form["user"]!["team_id"], form["view"]!["team_id"]) = (team, Theirs, team);
        if (team == Theirs)
            form["view"]!["app_installed_team_id"] = Ours;
        await story.TellFormAsync(form);
        var card = story.Slack.Calls.Last(c => c.Method == "chat.postMessage");
        var shortcut = story.PointedOf(Dana, Dana, "Approved.", "1782900000.000200");
        (shortcut["team"]!["id"], shortcut["user"]!["team_id"]) = (team, Theirs);
        await story.TellFormAsync(shortcut);
        Assert.Equal((journal, $"{Ours} ACME"), (story.Bot.Read("select count(*) from journal"), Projects));
        Assert.Equal(Ours, story.Bot.Read("select group_concat(distinct workspace) from conversations"));
        Assert.NotEmpty(card.Given);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_command_that_names_another_workspace_is_a_guests(bool isSilent)
    {
        await SaidAsync(Priya, Begin);
        // The workspace of the token comes from auth.test, otherwise from Slack's last payload.
        if (isSilent)
            story.Slack.Silent["auth.test"] = "503";
        var command = new Dictionary<string, string>
        {
            ["team_id"] = Theirs,
            ["channel_id"] = SlackClient.Room,
            ["user_id"] = Dana,
            ["user_name"] = "dana",
            ["command"] = "/milestone",
            ["text"] = Begin,
            ["response_url"] = story.Slack.NewLink(),
            ["trigger_id"] = story.Slack.NewTrigger(),
        };
        var answer = await story.SendAsync(
            string.Join('&', command.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}")),
            "application/x-www-form-urlencoded"
        );
        Assert.Contains("You are a guest here", Assert.Single(answer).Text, StringComparison.Ordinal);
        Assert.Equal(Ours, story.Bot.Read("select group_concat(distinct workspace) from conversations"));
    }

    [Fact]
    public async Task An_edit_in_such_a_channel_is_seen_and_the_bot_that_comes_says_what_it_is()
    {
        await story.SendAsync(
            Told(
                    new()
                    {
                        ["type"] = "member_joined_channel",
                        ["user"] = FakeSlack.Bot,
                        ["channel"] = SlackClient.Room,
                        ["channel_type"] = "C",
                        ["team"] = Ours,
                    }
                )
                .ToJsonString(),
            "application/json"
        );
        Assert.Equal(
            $"{Ours} {SlackClient.Room}",
            story.Bot.Read("select group_concat(workspace || ' ' || conversation) from installations")
        );
        await SaidAsync(Priya, Begin + " contact dana@acme.example");
        story.Slack.People[Dana]["profile"] = new JsonObject { ["email"] = "dana@acme.example" };
        foreach (
            var line in new[]
            {
                "add \"Design approval\" rest expected +10d done-when written-email",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await SaidAsync(Priya, line);
        await story.TellFormAsync(story.PointedOf(Priya, Dana, "Approved, all of it.", "1782900000.000200"));
        await story.SubmitAsync(Priya);
        Assert.Equal(
            $"slack/{Ours}/{SlackClient.Room}/1782900000.000200",
            story.Bot.Read("select evidence_source from milestones")
        );
        var edited = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["channel"] = SlackClient.Room,
            ["channel_type"] = "channel",
            ["ts"] = "1782900010.1",
            ["event_ts"] = "1782900010.1",
            ["message"] = new JsonObject
            {
                ["type"] = "message",
                ["user"] = Dana,
                ["team"] = Theirs,
                ["user_team"] = Theirs,
                ["text"] = "Not approved.",
                ["ts"] = "1782900000.000200",
            },
        };
        await story.SendAsync(Told(edited).ToJsonString(), "application/json");
        Assert.Equal("1", story.Bot.Read("select count(*) from milestones where evidence_edited is not null"));
    }

    [Fact]
    public async Task Of_several_installations_ours_counts_and_where_none_is_ours_nothing_is_done()
    {
        var body = Told(Mention(Priya, Begin));
        body["authorizations"] = new JsonArray(
            new JsonObject
            {
                ["team_id"] = Theirs,
                ["user_id"] = "U0THEIRBOT",
                ["is_bot"] = true,
            },
            new JsonObject
            {
                ["team_id"] = "T0THIRD",
                ["user_id"] = "U0THIRD",
                ["is_bot"] = true,
            }
        );
        Assert.Empty(await story.SendAsync(body.ToJsonString(), "application/json"));
        Assert.Equal(("", "0"), (Projects, story.Bot.Read("select count(*) from conversations")));
        body["event_id"] = "EvAnother";
        body["authorizations"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["team_id"] = Ours,
                    ["user_id"] = FakeSlack.Bot,
                    ["is_bot"] = true,
                }
            );
        Assert.NotEmpty(await story.SendAsync(body.ToJsonString(), "application/json"));
        Assert.Equal($"{Ours} ACME", Projects);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// Where the app is installed for a whole organisation, interaction payloads name no team, and all of them take
/// effect in the right workspace.
/// </summary>
public sealed partial class WholeOrganisationTests : IAsyncLifetime
{
    private const string Begin =
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Grid = "E0GRID",
        Team = "T0SISTER",
        Priya = SlackInstallClient.Priya,
        Mine = "D0PRIYA";

    private SlackInstallClient story = null!;
    private int messageCount;

    public async Task InitializeAsync()
    {
        story = await SlackInstallClient.BeginAsync();
        await story.InstallAsync(new("", "The Grid") { Organisation = Grid, IsWhole = true });
        story.Slack.People[Priya] = new()
        {
            ["real_name"] = "Priya Shah",
            ["team_id"] = Team,
            ["enterprise_user"] = new JsonObject
            {
                ["id"] = Priya,
                ["enterprise_id"] = Grid,
                ["teams"] = new JsonArray(Team),
            },
        };
        story.Slack.People["U0OUT"] = new() { ["team_id"] = "T0OUT" };
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    private Task<IReadOnlyList<SlackCall>> SayAsync(string text, string channel = SlackClient.Room) =>
        story.SayAsync(Team, text, channel, organisation: Grid, isWhole: true);

    private string Workspaces =>
        story.Bot.Read("select coalesce(group_concat(distinct workspace), '') from conversations");

    private async Task<SlackCall> TermsAsync()
    {
        await SayAsync(Begin);
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
            }
        )
            await SayAsync(line);
        return Assert.Single(await SayAsync("terms send"));
    }

    [Fact]
    public async Task A_button_of_a_message_takes_effect()
    {
        var terms = await TermsAsync();
        await story.ActAsync(
            OnMessage(terms, "Record agreement", typed: [("Who agreed", "Dana Weiss"), ("Evidence", "e-mail")])
        );
        Assert.Contains(
            "agree",
            string.Join(' ', (await SayAsync("terms")).Select(c => c.Text)),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(("Dana Weiss", Team), (story.Bot.Read("select agreed_client from projects"), Workspaces));
    }

    [Theory]
    [InlineData("T0HOME"), InlineData(""), InlineData("T0OUT")]
    public async Task The_workspace_of_the_presser_is_not_the_one_of_the_channel(string home)
    {
        var terms = await TermsAsync();
        var user = home == "T0OUT" ? "U0OUT" : Priya;
        await story.ActAsync(
            OnMessage(terms, "Record agreement", home, user, ("Who agreed", "Dana Weiss"), ("Evidence", "e-mail"))
        );
        Assert.Equal(
            (user == Priya ? "Dana Weiss" : "", Team),
            (story.Bot.Read("select coalesce(agreed_client, '') from projects"), Workspaces)
        );
    }

    [Theory]
    [InlineData(null), InlineData(Team), InlineData(Grid)]
    public async Task A_form_of_the_command_takes_effect(string? installed)
    {
        await story.SlashAsync(
            new()
            {
                ["team_id"] = Team,
                ["enterprise_id"] = Grid,
                ["enterprise_name"] = "The Grid",
                ["is_enterprise_install"] = "true",
                ["channel_id"] = SlackClient.Room,
                ["user_id"] = Priya,
                ["user_name"] = "priya",
                ["command"] = "/milestone",
                ["text"] = "new",
                ["response_url"] = story.Slack.NewLink(),
                ["trigger_id"] = story.Slack.NewTrigger(),
            }
        );
        var (answer, _) = await story.ActAsync(
            Submitting(
                installed,
                Team,
                ("Project's name", "Acme website"),
                ("Client's name", "Acme GmbH"),
                ("Contract", "12000 EUR")
            )
        );
        Assert.Contains("clear", answer, StringComparison.Ordinal);
        Assert.Equal(($"{Team}", Team), (story.Bot.Read("select workspace from projects"), Workspaces));
    }

    [Fact]
    public async Task The_home_page_is_drawn_and_its_buttons_take_effect()
    {
        await SayAsync(Begin);
        await story.TellAsync(
            Team,
            new()
            {
                ["type"] = "app_home_opened",
                ["user"] = Priya,
                ["channel"] = Mine,
                ["tab"] = "home",
            },
            Grid,
            isWhole: true
        );
        var home = JsonDocument.Parse(story.Slack.HomeOf(Priya)!.ToJsonString()).RootElement;
        Assert.Contains("Acme website", home.GetRawText(), StringComparison.Ordinal);
        var payload = Pressing(home.GetProperty("blocks"), "Help", new() { ["type"] = "view", ["view_id"] = "V0HOME" });
        var view = JsonNode.Parse(home.GetRawText())!.AsObject();
        (view["id"], view["app_installed_team_id"], view["team_id"]) = ("V0HOME", Grid, Team);
        payload["view"] = view;
        var (_, calls) = await story.ActAsync(payload);
        Assert.Equal(["chat.postMessage", "views.publish"], calls.Select(c => c.Method));
        Assert.Equal(
            (Mine, $"Bearer {(await story.GrantOfAsync(Grid))!.Token}"),
            (calls[0].Channel, calls[0].Authorization)
        );
        Assert.Contains("Acme website", story.Slack.HomeOf(Priya)!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shortcut_of_a_message_takes_effect()
    {
        await SayAsync(Begin);
        var payload = Acting("message_action");
        (payload["callback_id"], payload["message_ts"], payload["response_url"], payload["channel"]) = (
            "written_confirmation",
            "1782900000.000200",
            story.Slack.NewLink(),
            new JsonObject { ["id"] = SlackClient.Room, ["name"] = "acme" }
        );
        payload["message"] = new JsonObject
        {
            ["type"] = "message",
            ["user"] = Priya,
            ["ts"] = "1782900000.000200",
            ["text"] = "Approved.",
            ["team"] = Team,
        };
        var (_, calls) = await story.ActAsync(payload);
        Assert.Contains(calls, c => c.Method == "views.open");
        Assert.Equal(Team, Workspaces);
    }

    [Theory]
    [InlineData("view_closed"), InlineData("shortcut"), InlineData("block_suggestion"), InlineData("block_actions")]
    public async Task Whatever_else_is_told_is_acknowledged(string type)
    {
        var payload = Acting(type);
        if (type is "view_closed")
            payload["view"] = new JsonObject
            {
                ["id"] = "V1",
                ["callback_id"] = "x",
                ["app_installed_team_id"] = Grid,
            };
        if (type is "block_actions")
            (payload["container"], payload["channel"], payload["actions"]) = (
                new JsonObject
                {
                    ["type"] = "message",
                    ["channel_id"] = SlackClient.Room,
                    ["message_ts"] = "1.2",
                },
                new JsonObject { ["id"] = SlackClient.Room },
                new JsonArray()
            );
        await story.ActAsync(payload);
    }

    [Fact]
    public async Task A_press_where_no_workspace_of_the_organisation_was_ever_heard_of_is_the_organisations_own()
    {
        var payload = Acting("block_actions");
        (payload["container"], payload["channel"], payload["actions"], payload["response_url"]) = (
            new JsonObject
            {
                ["type"] = "message",
                ["channel_id"] = SlackClient.Room,
                ["message_ts"] = "1.2",
                ["is_ephemeral"] = false,
            },
            new JsonObject { ["id"] = SlackClient.Room },
            new JsonArray(new JsonObject { ["type"] = "button", ["value"] = "{\"s\":\"status\"}" }),
            story.Slack.NewLink()
        );
        var (_, calls) = await story.ActAsync(payload);
        Assert.NotEmpty(calls);
        payload["enterprise"]!["id"] = "E0OTHER";
        Assert.Empty((await story.ActAsync(payload)).Calls);
    }

    [Theory]
    [InlineData("T0SISTER"), InlineData(null), InlineData(Grid)]
    public async Task An_event_whose_authorisation_names_no_team_is_of_the_workspace_in_which_it_happened(
        string? context
    )
    {
        var what = new JsonObject
        {
            ["type"] = "app_mention",
            ["user"] = Priya,
            ["user_team"] = Team,
            ["text"] = $"<@{FakeSlack.Bot}> {Begin}",
            ["ts"] = "1780000000.000001",
            ["channel"] = SlackClient.Room,
            ["team"] = Team,
        };
        var body = SlackClient.EventOf(what, "EvWhole");
        (body["team_id"], body["enterprise_id"], body["context_team_id"], body["context_enterprise_id"]) = (
            Team,
            Grid,
            context,
            Grid
        );
        body["authorizations"] = new JsonArray(
            new JsonObject
            {
                ["enterprise_id"] = Grid,
                ["team_id"] = null,
                ["user_id"] = FakeSlack.Bot,
                ["is_bot"] = true,
                ["is_enterprise_install"] = true,
            }
        );
        Assert.Contains("Acme website", Assert.Single(await story.TellAsync(body)).Text, StringComparison.Ordinal);
        Assert.Equal(Team, story.Bot.Read("select workspace from projects"));
        // In a channel that an outside workspace created, it belongs to the workspace that the channel is tied to.
        (
            body["team_id"],
            body["enterprise_id"],
            body["context_team_id"],
            body["event_id"],
            body["is_ext_shared_channel"]
        ) = ("T0OUT", null, null, "EvShared", true);
        what["text"] = $"<@{FakeSlack.Bot}> status";
        Assert.Contains("Acme website", Assert.Single(await story.TellAsync(body)).Text, StringComparison.Ordinal);
        Assert.Equal(Team, Workspaces);
        Assert.Equal(Team, story.Bot.Read("select group_concat(workspace) from grant_members"));
    }
}

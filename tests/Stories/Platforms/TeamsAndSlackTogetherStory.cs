using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// One project in a Teams channel and in a Slack channel at once: one state, both are informed, and the first valid
/// click wins.
/// </summary>
public sealed partial class TeamsAndSlackTogetherStory : IAsyncLifetime
{
    private const string Room = "19:acme@thread.tacv2",
        Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Priya = "U0PRIYA",
        Lena = "U0LENA";

    private readonly HttpClient http = new();
    private SlackClient slack = null!;
    private FakeConnector teams = null!;

    public async Task InitializeAsync()
    {
        (slack, teams) = (await SlackClient.BeginAsync(), await FakeConnector.StartAsync());
        slack.Slack.People[Lena] = new() { ["real_name"] = "Lena Kurz" };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await slack.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task What_is_changed_on_one_side_is_told_on_the_other_and_the_first_press_wins()
    {
        await JoinedAsync();
        await TeamsAsync("role add approver @Marc", Room, mention: ("29:marc", "Marc Oliver"));
        Assert.Contains(
            "Lena Kurz",
            (await slack.SlashAsync(Priya, $"role add approver <@{Lena}>"))[^1].Text,
            StringComparison.Ordinal
        );
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
            }
        )
            await slack.SlashAsync(Priya, line);

        await slack.SlashAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        Assert.Contains("Agreed by Dana Weiss", await ToldInTeamsAsync(), StringComparison.Ordinal);
        await TeamsAsync("start 1", Room);
        Assert.Contains("Discovery and strategy started", await ToldInSlackAsync(), StringComparison.Ordinal);
        await slack.SlashAsync(Priya, "submit 1 \"Report v3\"");
        Assert.Contains("submitted", await ToldInTeamsAsync(), StringComparison.Ordinal);
        // The person who submitted in Slack is not asked to confirm their own work; Marc does it in Teams.
        await TeamsAsync("confirm 1", Room, "29:marc", "Marc Oliver");
        Assert.Contains("confirmed complete", await ToldInSlackAsync(), StringComparison.Ordinal);

        var inSlack = (await slack.SlashAsync(Priya, "invoice 1")).Last(c => c.Method == "chat.postMessage");
        await slack.CarryAsync();
        var inTeams = teams.Calls.Last(c =>
            c.Method == "POST" && c.Body.GetRawText().Contains("number assigned on issue", StringComparison.Ordinal)
        );

        // Lena in Slack and Marc in Teams, ten milliseconds apart.
        var approve = Button(inTeams, "Approve and issue");
        var lena = slack.PressAsync(Lena, inSlack, "Approve and issue");
        await Task.Delay(10);
        var marc = PressInTeamsAsync("29:marc", "Marc Oliver", approve);
        await Task.WhenAll(lena, marc);
        await slack.CarryAsync();

        Assert.Equal("1", slack.Bot.Read("select count(*) from journal where verb = 'invoice-issued'"));
        Assert.Equal("1", slack.Bot.Read("select count(*) from invoices where number is not null"));
        var byLena =
            slack.Bot.Read("select actor from journal where verb = 'invoice-issued'")
            == $"slack|{FakeSlack.Team}|{Lena}";
        // The second one reads who was first; both cards show the same now.
        Assert.Contains(
            byLena ? "Lena Kurz" : "Marc Oliver",
            byLena ? LastInTeams(inTeams) : LastInSlack(inSlack),
            StringComparison.Ordinal
        );
        Assert.Contains("INV-2026-0001", LastInTeams(inTeams), StringComparison.Ordinal);
        Assert.Contains("INV-2026-0001", LastInSlack(inSlack), StringComparison.Ordinal);
        Assert.Contains(
            "Audit trail intact",
            (await slack.SlashAsync(Priya, "verify"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Lena Kurz", (await slack.SlashAsync(Priya, "role list"))[^1].Text, StringComparison.Ordinal);

        // The scheduler posts on both sides.
        slack.Clock.Now += TimeSpan.FromDays(30);
        await slack.TickAsync();
        Assert.Contains("INV-2026-0001", await ToldInTeamsAsync(), StringComparison.Ordinal);
        Assert.Contains(
            slack.Slack.Calls,
            c => c.Method == "chat.postMessage" && c.Text.Contains("overdue", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_code_is_good_once_for_a_quarter_of_an_hour_and_for_no_guest()
    {
        await TeamsAsync(Begin, Room);
        await TeamsAsync("project invite ACME", Room);
        Assert.Contains(
            "personal chat",
            teams.Calls.Last(c => c.Method == "POST").Body.GetProperty("text").GetString(),
            StringComparison.Ordinal
        );

        var old = await InviteAsync();
        slack.Clock.Now += TimeSpan.FromMinutes(15);
        await RefusedAsync(Priya, old);
        var code = await InviteAsync();
        await RefusedAsync("U0DANA", code);
        await RefusedAsync(Priya, code[..^1] + (code[^1] == 'A' ? 'E' : 'A'));
        Assert.Contains(
            "You are a lead here",
            (await slack.SlashAsync(Priya, $"project join {code}"))[^1].Text,
            StringComparison.Ordinal
        );
        await RefusedAsync("U0BOB", code);
        Assert.Equal("1", slack.Bot.Read("select count(*) from places where is_foreign = 1"));
    }

    [Fact]
    public async Task Nobody_of_the_other_workspace_sees_more_than_the_project_that_was_let_in()
    {
        await TeamsAsync(Begin, Room);
        await TeamsAsync(
            "project new \"Secret shop\" client \"Baker Ltd\" total 900 GBP key SHOP",
            "19:other@thread.tacv2"
        );
        await slack.SlashAsync(Priya, $"project join {await InviteAsync()}");
        Assert.Contains("Acme", (await slack.SayAsync("U0BOB", "status"))[^1].Text, StringComparison.Ordinal);
        foreach (var line in new[] { "status SHOP", "project use SHOP", "project list", "board" })
            Assert.DoesNotContain(
                "Secret",
                string.Join('\n', (await slack.SlashAsync(Priya, line)).Select(c => c.Text)),
                StringComparison.Ordinal
            );
        // In another channel only its leads know the project, and in a personal chat Bob does not either.
        Assert.DoesNotContain(
            "Acme",
            string.Join('\n', (await slack.SlashAsync("U0BOB", "status ACME", "C0ELSE")).Select(c => c.Text)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Acme",
            (await slack.SlashAsync(Priya, "project use ACME", "C0MORE"))[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_means_one_project_in_a_workspace()
    {
        await TeamsAsync(Begin, Room);
        await slack.SlashAsync("U0BOB", Begin, "C0ELSE");
        Assert.Contains(
            "another project with the key ACME",
            (await slack.SlashAsync(Priya, $"project join {await InviteAsync()}"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", slack.Bot.Read("select count(*) from places where is_foreign = 1"));
    }

    [Fact]
    public async Task An_invoice_that_is_issued_in_slack_has_the_number_and_the_seller_of_the_projects_own_workspace()
    {
        await JoinedAsync();
        await TeamsAsync(
            "settings seller name \"Nordlicht Studio\" address \"Hafenweg 3, Kiel\" vat-id DE123456789",
            Room
        );
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report v3\"",
            }
        )
            await slack.SlashAsync(Priya, line);
        foreach (var line in new[] { "confirm 1", "invoice 1", "issue 1" })
            await TeamsAsync(line, Room);
        Assert.Equal(teams.Tenant, slack.Bot.Read("select group_concat(distinct workspace) from series"));
        Assert.Contains(
            "INV-2026-0001",
            (await slack.SlashAsync(Priya, "invoices"))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "0",
            slack.Bot.Read($"select count(*) from workspaces where id = '{FakeSlack.Team}' and seller_name is not null")
        );
    }

    [Fact]
    public async Task An_invitation_ends_with_its_makers_right_to_give_roles()
    {
        await TeamsAsync(Begin, Room);
        await TeamsAsync("role add lead @Marc", Room, mention: ("29:marc", "Marc Oliver"));
        var code = await InviteAsync("29:marc", "Marc Oliver");
        await TeamsAsync("role remove lead @Marc", Room, mention: ("29:marc", "Marc Oliver"));
        await RefusedAsync(Priya, code);
    }

    [Fact]
    public async Task What_all_projects_of_a_workspace_share_is_changed_at_home_only()
    {
        await JoinedAsync();
        await TeamsAsync("settings seller \"Nordlicht Studio\" address \"Hafenweg 3, Kiel\"", Room);
        Assert.Contains(
            "own workspace",
            (await slack.SlashAsync(Priya, "settings seller \"Somebody Else\" address \"Elsewhere 1\""))[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal("Nordlicht Studio", slack.Bot.Read("select group_concat(seller_name) from workspaces"));
    }

    private async Task JoinedAsync()
    {
        await TeamsAsync(Begin, Room);
        Assert.Contains(
            "You are a lead here",
            (await slack.SlashAsync(Priya, $"project join {await InviteAsync()}"))[^1].Text,
            StringComparison.Ordinal
        );
        await slack.CarryAsync();
    }

    private async Task<string> InviteAsync(string user = "29:priya", string name = "Priya Shah")
    {
        await TeamsAsync("project invite ACME", $"a:{user[3..]}", user, name);
        var card = teams.Calls.Last(c => c.Method == "POST").Body.GetRawText();
        var at = card.IndexOf("project join ", StringComparison.Ordinal) + "project join ".Length;
        return card[at..(at + 43)];
    }

    private async Task RefusedAsync(string user, string code)
    {
        Assert.DoesNotContain(
            "You are a lead",
            string.Join('\n', (await slack.SlashAsync(user, $"project join {code}")).Select(c => c.Text)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            slack.Bot.Read("select group_concat(workspace) from places"),
            FakeSlack.Team,
            StringComparison.Ordinal
        );
    }

    private async Task<string> ToldInTeamsAsync()
    {
        var before = teams.Calls.Count;
        await slack.CarryAsync();
        return string.Join(
            '\n',
            teams.Calls.Skip(before).Where(c => c.Method == "POST").Select(c => c.Body.GetRawText())
        );
    }

    private async Task<string> ToldInSlackAsync() =>
        string.Join('\n', (await slack.CarryAsync()).Where(c => c.Method == "chat.postMessage").Select(c => c.Text));

    private string LastInTeams(ConnectorCall message) =>
        teams.Calls.Last(c => c.Method == "PUT" && c.ActivityId == message.Given).Body.GetRawText();

    private string LastInSlack(SlackCall message) =>
        slack
            .Slack.Calls.Last(c => c.Method == "chat.update" && c.Body.GetProperty("ts").GetString() == message.Given)
            .Text;

    private static JsonNode Button(ConnectorCall message, string title) =>
        JsonNode.Parse(
            message
                .Card.GetProperty("actions")
                .EnumerateArray()
                .First(a => a.GetProperty("title").GetString() == title)
                .GetProperty("data")
                .GetRawText()
        )!;

    private Task PressInTeamsAsync(string user, string name, JsonNode value) =>
        SendAsync(BotProcess.MessageOf(teams, "", Room, value, user, name));

    private async Task TeamsAsync(
        string line,
        string conversation,
        string user = "29:priya",
        string name = "Priya Shah",
        (string Id, string Name)? mention = null
    )
    {
        var activity = BotProcess.MessageOf(teams, line, conversation, null, user, name);
        if (mention is var (id, called))
        {
            var first = called.Split(' ')[0];
            activity["text"] = line.Replace($"@{first}", $"<at>{called}</at>", StringComparison.Ordinal);
            activity["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = $"<at>{called}</at>",
                    ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = called },
                }
            );
        }
        await SendAsync(activity);
    }

    private async Task SendAsync(JsonObject activity)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(slack.Bot.Address, "/api/messages"), activity);
        answer.EnsureSuccessStatusCode();
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.OAuth;

/// <summary>
/// An installation that was removed is deleted and its messages wait; an organisation-wide installation serves all
/// its workspaces and people.
/// </summary>
public sealed class AppRemovedTests : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
        Team = FakeSlack.Team,
        Grid = "E0GRID",
        Sister = "T0SISTER";

    private static readonly SlackConsent Agency = new(Team, "Agency"),
        Studio = new("T0STUDIO", "Studio"),
        Whole = new("", "The Grid") { Organisation = Grid, IsWhole = true };

    private SlackInstallClient story = null!;

    public async Task InitializeAsync() => story = await SlackInstallClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private static JsonObject Uninstalled => new() { ["type"] = "app_uninstalled" };

    private static JsonObject Revoked(params string[] bots) =>
        new()
        {
            ["type"] = "tokens_revoked",
            ["tokens"] = new JsonObject
            {
                ["oauth"] = new JsonArray(FakeSlack.Bot),
                ["bot"] = new JsonArray([.. bots.Select(b => JsonValue.Create(b))]),
            },
        };

    private string Parked(string team) =>
        story.Bot.Read(
            $"select count(*) from outbox where parked = 1 and reason like 'Closed:%' and workspace = '{team}'"
        );

    /// <summary>Enqueues a message for the workspace's channel.</summary>
    private async Task OweAsync(string team, string organisation = "", bool isWhole = false)
    {
        for (var time = 0; time < 3; time++)
            story.Slack.AnswerNext(200, "service_unavailable");
        await story.SayAsync(team, Begin, organisation: organisation, isWhole: isWhole);
        story.Slack.ForgetNext();
        Assert.Equal("1", story.Bot.Read($"select count(*) from outbox where parked = 0 and workspace = '{team}'"));
    }

    [Fact]
    public async Task What_is_owed_where_the_app_was_removed_waits_for_a_new_installation_and_other_workspaces_go_on()
    {
        foreach (var one in new[] { Agency, Studio })
        {
            await story.InstallAsync(one);
            await OweAsync(one.Team);
        }
        await story.TellAsync(Team, Uninstalled);
        Assert.Equal("", story.Bot.Read($"select tokens from grants where owner = '{Team}'"));
        Assert.Equal(("1", "0"), (Parked(Team), Parked(Studio.Team)));
        story.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.All(
            await story.CarryAsync(),
            c => Assert.Contains("-T0STUDIO-", c.Authorization, StringComparison.Ordinal)
        );
        // The installation is gone, so its events are ignored.
        Assert.Empty(await story.SayAsync(Team, "status"));
        Assert.Equal("1", Parked(Team));
        await story.InstallAsync(Agency);
        Assert.Equal("0", Parked(Team));
        var posted = Assert.Single(await story.CarryAsync());
        Assert.Equal($"Bearer {(await story.GrantOfAsync(Team))!.Token}", posted.Authorization);
        Assert.Contains("Acme website", posted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U0OTHERBOT", false), InlineData("", false), InlineData(FakeSlack.Bot, true)]
    public async Task Revoked_tokens_end_it_only_if_the_bots_own_is_among_them(string bot, bool ends)
    {
        await story.InstallAsync(Agency);
        await story.TellAsync(Team, bot.Length > 0 ? Revoked(bot) : Revoked());
        Assert.Equal(ends, await story.GrantOfAsync(Team) is null);
        Assert.Equal(ends ? 1 : 0, story.Logged(LogLevel.Warning, $"The app was taken out of {Team} in Slack"));
    }

    [Fact]
    public async Task What_is_told_late_of_an_earlier_installation_does_not_end_the_present_one()
    {
        await story.InstallAsync(Agency);
        await story.TellAsync(Team, Uninstalled, at: TimeProvider.System.GetUtcNow().AddMinutes(-5));
        Assert.NotNull(await story.GrantOfAsync(Team));
        await story.TellAsync(Team, Uninstalled);
        await story.TellAsync(Team, Uninstalled);
        Assert.Null(await story.GrantOfAsync(Team));
        Assert.Equal(1, story.Logged(LogLevel.Warning, $"The app was taken out of {Team} in Slack"));
    }

    [Fact]
    public async Task An_organisations_installation_serves_its_workspaces_also_when_the_bot_speaks_first()
    {
        var (_, page) = await story.InstallAsync(Whole);
        Assert.Contains("installed in The Grid", page, StringComparison.Ordinal);
        // A workspace of the organisation must be named as such.
        Assert.Empty(await story.SayAsync(Sister, Begin, organisation: Grid));
        Assert.Empty(await story.SayAsync(Sister, Begin, organisation: "E0OTHER", isWhole: true));
        Assert.Equal("0", story.Bot.Read("select count(*) from grant_members"));
        await OweAsync(Sister, Grid, isWhole: true);
        await story.RestartAsync();
        story.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(
            $"Bearer {(await story.GrantOfAsync(Grid))!.Token}",
            Assert.Single(await story.CarryAsync()).Authorization
        );
    }

    [Fact]
    public async Task A_workspaces_own_installation_goes_before_its_organisations_and_does_not_end_with_it()
    {
        await story.InstallAsync(Whole);
        await story.InstallAsync(Agency with { Organisation = Grid });
        Assert.Contains(
            "-E0GRID-",
            Assert.Single(await story.SayAsync(Sister, Begin, organisation: Grid, isWhole: true)).Authorization,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "-T0AGENCY-",
            Assert.Single(await story.SayAsync(Team, Begin, organisation: Grid, isWhole: true)).Authorization,
            StringComparison.Ordinal
        );
        // Without the organisation, the workspace's own installation is meant, and the sister workspace has none.
        await story.TellAsync(Sister, Uninstalled, Grid);
        Assert.NotNull(await story.GrantOfAsync(Grid));
        await story.TellAsync(Sister, Uninstalled, Grid, isWhole: true);
        Assert.Null(await story.GrantOfAsync(Grid));
        Assert.Equal(
            Sister,
            story.Bot.Read("select group_concat(distinct workspace) from conversations where closed_at is not null")
        );
        Assert.Single(await story.SayAsync(Team, "status"));
        Assert.Empty(await story.SayAsync(Sister, "status", organisation: Grid, isWhole: true));
    }

    [Theory]
    [
        InlineData("T0SISTER", "E0GRID", "", true),
        InlineData("E0GRID", "", "", true),
        InlineData("E0FAR", "", "", false),
        InlineData("T0FAR", "E0FAR", "", false),
        InlineData("T0FAR", "", "", false),
        InlineData("T0FAR", "E0FAR", "T0AGENCY", true),
        InlineData("T0AGENCY", "", "", true)
    ]
    public async Task People_of_the_same_organisation_are_staff_and_all_others_from_elsewhere_are_not(
        string home,
        string organisation,
        string memberOf,
        bool isStaff
    )
    {
        await story.InstallAsync(Agency with { Organisation = Grid });
        story.Slack.People[SlackInstallClient.Priya] = new()
        {
            ["team_id"] = home,
            ["enterprise_user"] =
                organisation.Length == 0
                    ? null
                    : new JsonObject { ["enterprise_id"] = organisation, ["teams"] = new JsonArray(memberOf) },
        };
        var what = new JsonObject
        {
            ["type"] = "app_mention",
            ["user"] = SlackInstallClient.Priya,
            ["user_team"] = home,
            ["text"] = $"<@{FakeSlack.Bot}> {Begin}",
            ["ts"] = "1780000000.000001",
            ["channel"] = SlackClient.Room,
            ["team"] = Team,
        };
        var said = Assert.Single(await story.TellAsync(Team, what, Grid));
        Assert.Contains(isStaff ? "Acme website" : "You are a guest here", said.Text, StringComparison.Ordinal);
        Assert.Equal(isStaff ? "1" : "0", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task A_guest_of_the_same_organisation_stays_a_guest()
    {
        await story.InstallAsync(Agency with { Organisation = Grid });
        story.Slack.People[SlackInstallClient.Priya] = new()
        {
            ["team_id"] = Sister,
            ["is_restricted"] = true,
            ["enterprise_user"] = new JsonObject { ["enterprise_id"] = Grid, ["teams"] = new JsonArray(Team) },
        };
        Assert.Contains(
            "You are a guest here",
            Assert.Single(await story.SayAsync(Team, Begin)).Text,
            StringComparison.Ordinal
        );
    }
}

using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.OAuth;

/// <summary>
/// A workspace installs the bot itself, and nothing is called or written before it is certain who does.
/// </summary>
public sealed class InstallTests : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR";

    private static readonly SlackConsent Agency = new(FakeSlack.Team, "Agency"),
        Studio = new("T0STUDIO", "Studio");

    private SlackInstallClient story = null!;

    public async Task InitializeAsync() => story = await SlackInstallClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task Somebody_allows_it_in_Slack_and_the_bot_answers_there()
    {
        var (status, page) = await story.InstallAsync(Agency);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("MilestoneBot is installed in Agency", page, StringComparison.Ordinal);
        Assert.Contains("/milestone help", page, StringComparison.Ordinal);
        var installation = (await story.GrantOfAsync(FakeSlack.Team))!;
        Assert.Equal(
            ("Agency", FakeSlack.Bot, "U0ADMIN", string.Join(',', OAuthScopes.Requested)),
            (installation.Name, installation.BotUserId, installation.InstalledBy, installation.Scopes)
        );
        var posted = Assert.Single(await story.SayAsync(FakeSlack.Team, Begin));
        Assert.Equal(("chat.postMessage", $"Bearer {installation.Token}"), (posted.Method, posted.Authorization));
    }

    [Fact]
    public async Task The_way_to_Slack_is_guarded_and_the_secret_stays_in_the_browser()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, story.At("/slack/install"))
        {
            Headers = { Host = "evil.example" },
        };
        using var answer = await http.SendAsync(request);
        var (to, cookie) = (answer.Headers.Location!, Assert.Single(answer.Headers.GetValues("Set-Cookie")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"{story.Slack.Address}/oauth/v2/authorize", to.GetLeftPart(UriPartial.Path));
        // Never the host of the request.
        Assert.Contains(
            $"redirect_uri={Uri.EscapeDataString(story.At("/slack/oauth").AbsoluteUri)}",
            to.Query,
            StringComparison.Ordinal
        );
        foreach (var rule in new[] { "httponly", "samesite=lax", "path=/slack/oauth", "max-age=600" })
            Assert.Contains(rule, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task On_a_public_address_the_secret_is_kept_for_https()
    {
        await using var open = await SlackInstallClient.BeginAsync(publicUrl: "https://bot.agency.example");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await http.GetAsync(new Uri(open.Bot.Address, "/slack/install"));
        Assert.Contains(
            "; secure",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            Uri.EscapeDataString("https://bot.agency.example/slack/oauth"),
            answer.Headers.Location!.Query,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_runs_nothing_and_a_workspaces_name_is_only_text()
    {
        using var browser = SlackInstallClient.Browser();
        story.Slack.Consent = Agency with { Name = "<script>alert(1)</script> \"&" };
        using var answer = await browser.GetAsync(story.At("/slack/install"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(
            "installed in &lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_answer_that_this_browser_has_not_begun_calls_nobody_and_writes_nothing()
    {
        using var mine = SlackInstallClient.Browser();
        using var other = SlackInstallClient.Browser();
        var (state, begun) = (await BegunAsync(mine), await BegunAsync(other));
        foreach (
            var (browser, query) in new[]
            {
                (mine, $"code=c&state={begun}"),
                (other, $"code=c&state={state}"),
                (mine, "code=c&state=" + new string('A', 43)),
                (mine, "code=c"),
                (mine, "code=c&state="),
                (mine, $"code=c&state={state}&state={state}"),
                (SlackInstallClient.Browser(), $"code=c&state={state}"),
                (mine, $"code=c&state={state}%00"),
                (mine, "error=access_denied"),
            }
        )
        {
            using var answer = await browser.GetAsync(story.At($"/slack/oauth?{query}"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Begin again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        AssertNothing();
        // None of those attempts has used up the real state and code.
        Assert.Contains(
            "does not know the code",
            await PageAsync(mine, $"code=c&state={state}"),
            StringComparison.Ordinal
        );
        Assert.Single(story.Slack.TokenCalls);
    }

    [Fact]
    public async Task A_secret_is_good_once()
    {
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var begin = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var begun = await begin.GetAsync(story.At("/slack/install"));
        var cookie = Assert.Single(begun.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using var allowed = await begin.GetAsync(begun.Headers.Location);
        var pages = new List<(HttpStatusCode, string)>();
        for (var time = 0; time < 2; time++)
        {
            // Another person who copied the address and the cookie.
            using var request = new HttpRequestMessage(HttpMethod.Get, allowed.Headers.Location)
            {
                Headers = { { "Cookie", cookie } },
            };
            using var answer = await browser.SendAsync(request);
            pages.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], pages.Select(p => p.Item1));
        Assert.Contains("finished already", pages[1].Item2, StringComparison.Ordinal);
        Assert.Single(story.Slack.TokenCalls);
    }

    [Theory]
    [InlineData(599, true), InlineData(601, false)]
    public async Task A_secret_is_good_for_ten_minutes(int seconds, bool isGood)
    {
        using var browser = SlackInstallClient.Browser();
        var state = await BegunAsync(browser);
        story.Clock.Now += TimeSpan.FromSeconds(seconds);
        var page = await PageAsync(browser, $"code=c&state={state}");
        Assert.Contains(isGood ? "does not know the code" : "ten minutes have passed", page, StringComparison.Ordinal);
        Assert.Equal(isGood ? 1 : 0, story.Slack.TokenCalls.Count);
    }

    [Theory]
    [
        InlineData("consent", "access_denied", "not allowed in Slack"),
        InlineData("consent", "invalid_scope", "invalid_scope"),
        InlineData("consent", "<b>evil", "refused the installation (no)"),
        InlineData("token", "invalid_code", "does not know the code"),
        InlineData("token", "bad_client_secret", "compares Slack:ClientId"),
        InlineData("token", "down", "Slack answered 503"),
        InlineData("token", "lost", "gave no answer"),
        InlineData("token", "odd_error", "odd_error")
    ]
    public async Task What_went_wrong_is_said_with_what_to_do_and_nothing_is_written(
        string where,
        string error,
        string says
    )
    {
        if (where == "token")
            story.Slack.TokenFaults.Enqueue(error);
        var (status, page) = await story.InstallAsync(where == "consent" ? Agency with { Error = error } : Agency);
        Assert.True((int)status >= 400);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("MilestoneBot was not installed", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{story.At("/slack/install")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>evil", page, StringComparison.Ordinal);
        Assert.Equal("0", story.Bot.Read("select count(*) from grants"));
    }

    [Fact]
    public async Task Fewer_permissions_than_it_needs_are_named_and_nothing_is_written()
    {
        var (_, page) = await story.InstallAsync(
            Agency with
            {
                Scopes =
                    "commands,chat:write,app_mentions:read,im:history,channels:read,channels:history,"
                    + "groups:read,groups:history,users:read.email",
            }
        );
        Assert.Contains("missing: users:read", page, StringComparison.Ordinal);
        Assert.Equal("0", story.Bot.Read("select count(*) from grants"));
    }

    [Fact]
    public async Task Two_workspaces_stand_side_by_side_and_each_is_answered_with_its_own_token()
    {
        await story.InstallAsync(Agency);
        await story.InstallAsync(Studio);
        foreach (var team in new[] { Agency.Team, Studio.Team })
        {
            var posted = Assert.Single(await story.SayAsync(team, Begin));
            Assert.Equal($"Bearer {(await story.GrantOfAsync(team))!.Token}", posted.Authorization);
            Assert.Contains($"-{team}-", posted.Authorization, StringComparison.Ordinal);
        }
        Assert.Equal("2", story.Bot.Read("select count(distinct workspace) from projects"));
    }

    [Fact]
    public async Task Of_a_workspace_without_the_bot_nothing_is_called_or_written_and_the_log_says_so_once()
    {
        await story.InstallAsync(Agency);
        for (var time = 0; time < 3; time++)
            Assert.Empty(await story.SayAsync("T0OTHER", Begin));
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
        Assert.Equal("0", story.Bot.Read("select count(*) from conversations"));
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox"));
        Assert.Equal(1, story.Logged(LogLevel.Warning, "T0OTHER, where the bot is not installed"));
    }

    [Fact]
    public async Task No_token_stands_in_clear_in_the_files_of_the_database_or_in_the_log()
    {
        story.Slack.Rotates = true;
        await story.InstallAsync(Agency);
        await story.SayAsync(Agency.Team, Begin);
        story.Clock.Now += TimeSpan.FromHours(13);
        await story.SayAsync(Agency.Team, "status");
        Assert.Equal(4, story.Slack.Secrets.Count);
        var files = Directory
            .GetFiles(story.Bot.Folder, "*", SearchOption.AllDirectories)
            .Select(file => (file, Bytes: ReadShared(file)))
            .ToList();
        Assert.Contains(files, f => f.Bytes.AsSpan().IndexOf("U0ADMIN"u8) >= 0);
        foreach (var secret in story.Slack.Secrets.Append(FakeSlack.ClientSecret))
        {
            Assert.DoesNotContain(files, f => f.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
            Assert.DoesNotContain(story.Log.Lines, l => l.Line.Contains(secret, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(
            "canary",
            $"{await story.GrantOfAsync(Agency.Team)} {new OAuthResponse((await story.GrantOfAsync(Agency.Team))!)} "
                + $"{story.Bot.Services.GetRequiredService<SlackSettings>()}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_keys_are_for_the_bots_own_account_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        await story.InstallAsync(Agency);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(story.Keys)
        );
        Assert.Single(Directory.GetFiles(story.Keys));
    }

    [Fact]
    public async Task An_installation_outlives_a_restart_and_a_row_opens_for_its_own_workspace_only()
    {
        await story.InstallAsync(Agency);
        var token = (await story.GrantOfAsync(Agency.Team))!.Token;
        await story.RestartAsync();
        Assert.Equal(token, (await story.GrantOfAsync(Agency.Team))!.Token);
        story.Bot.Tamper(
            "insert into grants select channel, 'T0THIEF', name, organisation, bot_user, tokens, expires_at, "
                + "scopes, granted_by, granted_at, broken, version from grants"
        );
        Assert.Null(await story.GrantOfAsync("T0THIEF"));
        Assert.Equal(token, (await story.GrantOfAsync(Agency.Team))!.Token);
    }

    [Fact]
    public async Task Without_its_keys_an_installation_is_none_and_the_log_says_how_to_mend_it()
    {
        await story.InstallAsync(Agency);
        Assert.Single(await story.SayAsync(Agency.Team, Begin));
        Directory.Delete(story.Keys, recursive: true);
        await story.RestartAsync();
        Assert.Empty(await story.SayAsync(Agency.Team, "status"));
        Assert.Null(await story.GrantOfAsync(Agency.Team));
        Assert.Equal(1, story.Logged(LogLevel.Error, "install the bot there again"));
        await story.InstallAsync(Agency);
        Assert.Single(await story.SayAsync(Agency.Team, "status"));
    }

    [Fact]
    public void Strangers_who_open_the_page_very_often_fill_nothing()
    {
        var states = new OAuthStateStore(story.Clock);
        var first = states.Create();
        story.Clock.Now += TimeSpan.FromSeconds(1);
        var rest = Enumerable.Range(0, 10_500).Select(_ => states.Create()).ToList();
        Assert.False(states.TryConsume(first));
        Assert.True(states.TryConsume(rest[^1]));
        Assert.InRange(rest.Count(states.TryConsume), 8_000, 10_000);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>
    /// Opens the install page; the browser stops before Slack's page. Returns the state in the address.
    /// </summary>
    private async Task<string> BegunAsync(HttpClient browser)
    {
        story.Slack.Redirect = "stop";
        using var answer = await browser.GetAsync(story.At("/slack/install"));
        story.Slack.Redirect = story.At("/slack/oauth").AbsoluteUri;
        return System.Web.HttpUtility.ParseQueryString(answer.RequestMessage!.RequestUri!.Query)["state"]!;
    }

    private async Task<string> PageAsync(HttpClient browser, string query)
    {
        using var answer = await browser.GetAsync(story.At($"/slack/oauth?{query}"));
        return await answer.Content.ReadAsStringAsync();
    }

    private void AssertNothing()
    {
        Assert.Empty(story.Slack.TokenCalls);
        Assert.Empty(story.Slack.Calls);
        Assert.Equal("0", story.Bot.Read("select count(*) from grants"));
    }
}

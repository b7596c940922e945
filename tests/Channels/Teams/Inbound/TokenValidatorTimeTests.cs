using System.Net;
using Microsoft.AspNetCore.Http;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>Token validation with a clock of its own: exact times, changing keys, an issuer with errors.</summary>
public sealed class TokenValidatorTimeTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/teams/";
    private readonly TestClock clock = new(new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private FakeOpenId issuer = null!;
    private SigningKeys keys = null!;
    private TokenValidator check = null!;

    public async Task InitializeAsync()
    {
        issuer = await FakeOpenId.StartAsync();
        var settings = new TeamsSettings
        {
            AppId = TeamsBot.AppId,
            Issuer = FakeOpenId.Issuer,
            OpenIdMetadata = new(issuer.Metadata),
            EndpointMode = EndpointMode.Authenticated,
        };
        keys = new(http, settings, clock);
        check = new(settings, keys, clock);
    }

    public async Task DisposeAsync()
    {
        keys.Dispose();
        http.Dispose();
        await issuer.DisposeAsync();
    }

    private async Task<string> ReadAsync(
        int exp = 3600,
        int nbf = 0,
        IssuerKey? key = null,
        string? kid = null,
        CancellationToken cancel = default
    )
    {
        var claims = FakeOpenId.Claims(TeamsBot.AppId, ServiceUrl, clock.Now);
        claims["exp"] = clock.Now.AddSeconds(exp).ToUnixTimeSeconds();
        claims["nbf"] = clock.Now.AddSeconds(nbf).ToUnixTimeSeconds();
        var (token, refusal) = await check.ValidateAsync(
            $"Bearer {issuer.Sign(claims, key, h => h["kid"] = kid ?? h["kid"]!.ToString())}",
            cancel
        );
        return token is null ? refusal : "good";
    }

    [Theory]
    [InlineData(-299, -3600, "good"), InlineData(-301, -3600, "time"), InlineData(-299, -298, "claims")]
    [InlineData(3600, 299, "good"), InlineData(3600, 301, "time")]
    public async Task Clocks_may_differ_by_five_minutes_and_not_a_second_more(int exp, int nbf, string verdict) =>
        Assert.Equal(verdict, await ReadAsync(exp, nbf));

    [Fact]
    public async Task A_thousand_unknown_keys_cost_one_fetch_in_five_minutes()
    {
        await ReadAsync();
        clock.Now += TimeSpan.FromMinutes(6);
        for (var i = 0; i < 1000; i++)
            Assert.Equal("unknown key", await ReadAsync(kid: $"made-up-{i}"));

        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task A_request_signed_by_a_new_key_is_taken_at_once()
    {
        Assert.Equal("good", await ReadAsync());
        clock.Now += TimeSpan.FromMinutes(6);
        var rotated = IssuerKey.Make("key-2", "msteams");
        issuer.Keys.Clear();
        issuer.Keys.Add(rotated);

        Assert.Equal("good", await ReadAsync(key: rotated));
    }

    [Fact]
    public async Task Fifty_requests_at_once_fetch_the_keys_once()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReadAsync()));

        Assert.All(verdicts, v => Assert.Equal("good", v));
        Assert.Equal(1, issuer.Fetches);
    }

    [Fact]
    public async Task A_stranger_who_asks_and_leaves_keeps_nobody_from_learning_a_new_key()
    {
        Assert.Equal("good", await ReadAsync());
        clock.Now += TimeSpan.FromMinutes(6);
        var rotated = IssuerKey.Make("key-2", "msteams");
        issuer.Keys.Clear();
        issuer.Keys.Add(rotated);
        var (asked, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        issuer.Trouble = async http =>
        {
            asked.TrySetResult();
            await goesOn.Task;
            await issuer.AnnounceHonestlyAsync(http);
        };
        using var leaving = new CancellationTokenSource();
        var stranger = ReadAsync(kid: "made-up", cancel: leaving.Token);
        await asked.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stranger);
        goesOn.SetResult();
        issuer.Trouble = null;

        Assert.Equal("good", await ReadAsync(key: rotated));
        for (var i = 0; i < 100; i++)
            Assert.Equal("unknown key", await ReadAsync(key: rotated, kid: $"made-up-{i}"));
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task A_fetch_that_fails_does_not_keep_new_keys_away_for_the_length_of_the_floor()
    {
        Assert.Equal("good", await ReadAsync());
        clock.Now += TimeSpan.FromMinutes(6);
        var rotated = IssuerKey.Make("key-2", "msteams");
        issuer.Keys.Add(rotated);
        issuer.Trouble = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        for (var i = 0; i < 100; i++)
            Assert.Equal("unknown key", await ReadAsync(kid: $"made-up-{i}"));
        Assert.Equal(2, issuer.Fetches);

        issuer.Trouble = null;
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal("good", await ReadAsync(key: rotated));
    }

    [Fact]
    public async Task The_floor_is_counted_from_the_end_of_a_fetch()
    {
        Assert.Equal("good", await ReadAsync());
        clock.Now += TimeSpan.FromMinutes(6);
        issuer.Trouble = async http =>
        {
            clock.Now += TimeSpan.FromMinutes(4); // The fetch takes its time.
            await issuer.AnnounceHonestlyAsync(http);
        };
        Assert.Equal("unknown key", await ReadAsync(kid: "made-up"));
        issuer.Trouble = null;
        clock.Now += TimeSpan.FromMinutes(4);
        Assert.Equal("unknown key", await ReadAsync(kid: "made-up"));
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_hundred_requests_at_a_cold_start_wait_once_for_an_issuer_that_does_not_answer()
    {
        issuer.Trouble = async http =>
        {
            clock.Now += TimeSpan.FromSeconds(8); // The timeout of the fetch.
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var begun = TimeProvider.System.GetTimestamp();
        var refused = await Task.WhenAll(
                Enumerable
                    .Range(0, 100)
                    .Select(i => Record.ExceptionAsync(() => ReadAsync(kid: i % 2 == 0 ? null : $"made-up-{i}")))
            )
            .WaitAsync(TimeSpan.FromSeconds(15));

        Assert.All(refused, e => Assert.IsType<KeysUnavailableException>(e));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Equal(1, issuer.Fetches);
    }

    public static TheoryData<string, Func<HttpContext, Task>> Troubles =>
        new()
        {
            {
                "500",
                http =>
                {
                    http.Response.StatusCode = 500;
                    return Task.CompletedTask;
                }
            },
            { "HTML", http => http.Response.WriteAsync("<html>maintenance</html>") },
            { "no keys named", http => http.Response.WriteAsync("""{"issuer":"x"}""") },
            {
                "keys elsewhere in the clear",
                http => http.Response.WriteAsync("""{"jwks_uri":"http://evil.example/keys"}""")
            },
            {
                "never answers",
                http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
            },
        };

    [Theory, MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    [Needs(Need.Time)]
    public async Task Without_keys_nothing_is_let_in_and_the_next_try_recovers(
        string name,
        Func<HttpContext, Task> trouble
    )
    {
        Assert.NotEmpty(name);
        issuer.Trouble = trouble;
        await Assert.ThrowsAsync<KeysUnavailableException>(() => ReadAsync());
        await Assert.ThrowsAsync<KeysUnavailableException>(() => ReadAsync());
        Assert.Equal(1, issuer.Fetches);

        issuer.Trouble = null;
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal("good", await ReadAsync());
    }

    [Fact]
    public async Task Known_keys_go_on_while_the_issuer_is_down()
    {
        await ReadAsync();
        issuer.Trouble = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        clock.Now += TimeSpan.FromDays(2);

        Assert.Equal("good", await ReadAsync());
        Assert.Equal("unknown key", await ReadAsync(kid: "made-up"));
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_known_key_waits_once_for_an_issuer_that_hangs_and_not_again()
    {
        await ReadAsync();
        issuer.Trouble = http =>
            Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        clock.Now += TimeSpan.FromDays(2);
        Assert.Equal("good", await ReadAsync());
        clock.Now += TimeSpan.FromMinutes(10);
        var begun = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 5; i++)
            Assert.Equal("good", await ReadAsync());

        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_bot_that_cannot_check_a_token_says_so_with_503()
    {
        issuer.Trouble = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await using var bot = await TeamsBot.StartAsync(issuer);
        var claims = FakeOpenId.Claims(TeamsBot.AppId, bot.Connector.ServiceUrl, TimeProvider.System.GetUtcNow());

        var (status, _) = await bot.PostAsync(bot.Message("echo hello"), issuer.Sign(claims));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Empty(bot.FakeCommands.Turns);
    }
}

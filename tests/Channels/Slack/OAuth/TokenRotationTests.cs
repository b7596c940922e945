using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.OAuth;

/// <summary>
/// Tokens that expire are refreshed in time, once for all callers, and an installation is lost only if Slack refuses
/// for good.
/// </summary>
public sealed class TokenRotationTests : IAsyncLifetime
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
        Team = FakeSlack.Team;

    private SlackInstallClient story = null!;

    public async Task InitializeAsync()
    {
        story = await SlackInstallClient.BeginAsync(rotates: true);
        await story.InstallAsync();
        await story.SayAsync(Team, Begin);
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    private int Renewals => story.Slack.TokenCalls.Count(kind => kind == "refresh_token");

    private Task<string> TokenAsync(CancellationToken cancel = default) =>
        story.Bot.Services.GetRequiredService<SlackTokenProvider>().GetAsync(Team, cancel);

    [Fact]
    public async Task It_is_renewed_in_the_last_two_hours_of_its_life_time_and_again()
    {
        var used = new List<string>();
        foreach (var (hours, renewals) in new[] { (9.9, 0), (10.1, 1), (19.9, 1), (20.3, 2), (21, 2), (44, 3) })
        {
            story.Clock.Now = InstalledAt.AddHours(hours);
            var posted = Assert.Single(await story.SayAsync(Team, "status"));
            Assert.Equal(renewals, Renewals);
            used.Add(posted.Authorization);
            Assert.Equal($"Bearer {(await story.GrantOfAsync(Team))!.Token}", posted.Authorization);
        }
        Assert.Equal(4, used.Distinct().Count());
    }

    [Fact]
    public async Task Fifty_who_need_it_at_once_share_one_renewal()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        story.Slack.TokenSlowness = TimeSpan.FromMilliseconds(300);
        var old = (await story.GrantOfAsync(Team))!.Token;
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => TokenAsync())));
        Assert.Equal(1, Renewals);
        Assert.NotEqual(old, Assert.Single(tokens.Distinct()));
        Assert.Equal(tokens[0], (await story.GrantOfAsync(Team))!.Token);
    }

    [Fact]
    public async Task Whoever_goes_away_meanwhile_does_not_end_the_renewal()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        story.Slack.TokenSlowness = TimeSpan.FromMilliseconds(400);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TokenAsync(patience.Token));
        Assert.Contains("canary", await TokenAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task A_token_that_Slack_ends_early_is_renewed_once_and_the_message_is_posted_once()
    {
        story.Slack.EndTokensOf(Team);
        var calls = await story.SayAsync(Team, "add \"Design\" 30%");
        Assert.Equal(1, Renewals);
        Assert.Equal($"Bearer {await TokenAsync()}", calls[^1].Authorization);
        Assert.Single(
            calls,
            c => c.Given.Length > 0 || c.Method == "chat.postEphemeral" && c.Authorization == calls[^1].Authorization
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where parked = 1"));
    }

    [Fact]
    public async Task While_Slack_gives_none_the_old_one_is_used_and_Slack_is_not_stormed()
    {
        story.Clock.Now += TimeSpan.FromHours(11);
        var old = await OldAsync();
        for (var time = 0; time < 3; time++)
            story.Slack.TokenFaults.Enqueue("down");
        for (var time = 0; time < 5; time++)
            Assert.Equal(old, await TokenAsync());
        Assert.Equal(1, Renewals);
        story.Clock.Now += TimeSpan.FromMinutes(5);
        story.Slack.TokenFaults.Clear();
        Assert.NotEqual(old, await TokenAsync());
        Assert.Equal(2, Renewals);
    }

    [Fact]
    public async Task Without_a_good_one_what_is_owed_waits_until_Slack_gives_one()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        for (var time = 0; time < 4; time++)
            story.Slack.TokenFaults.Enqueue("down");
        Assert.Empty(await story.SayAsync(Team, "project new \"Other site\" client \"Other GmbH\" total 500 EUR"));
        story.Slack.TokenFaults.Clear();
        story.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Contains(await story.CarryAsync(), c => c.Text.Contains("Other site", StringComparison.Ordinal));
        Assert.Equal("0", story.Bot.Read("select count(*) from conversations where closed_at is not null"));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_stop_between_the_answer_and_storing_it_is_survived_as_far_as_Slack_allows(bool forgives)
    {
        story.Slack.ForgivesLostAnswers = forgives;
        story.Slack.TokenFaults.Enqueue("lost");
        story.Clock.Now += TimeSpan.FromHours(11);
        var old = await OldAsync();
        Assert.Equal(old, await TokenAsync());
        await story.RestartAsync();
        // The refresh token is tried again; if Slack still refuses it, there is an hour left to install the app
        // again.
        Assert.Equal(forgives, old != await TokenAsync());
        Assert.Equal(
            forgives ? 0 : 1,
            story.Logged(
                LogLevel.Error,
                "can no longer be renewed and ends at 2026-07-01 20:00:00Z. Install the bot there again"
            )
        );
        Assert.Equal(2, Renewals);
        if (forgives)
            return;
        Assert.Equal(old, await TokenAsync());
        Assert.Equal(2, Renewals);
        story.Clock.Now += TimeSpan.FromHours(2);
        await AssertEndedAsync();
        await story.InstallAsync();
        Assert.NotEqual(old, await TokenAsync());
    }

    [Fact]
    public async Task What_could_not_be_stored_is_stored_the_next_time_and_not_asked_for_again()
    {
        var broken = new BrokenOnce();
        story.Parts = services =>
            services.Replace(
                ServiceDescriptor.Singleton<IInstallationStore>(provider =>
                    broken.Around(ActivatorUtilities.CreateInstance<InstallationStore>(provider))
                )
            );
        await story.RestartAsync();
        var old = await OldAsync();
        story.Clock.Now += TimeSpan.FromHours(13);
        Assert.Equal(DeliveryFault.TryAgain, (await Assert.ThrowsAsync<DeliveryException>(() => TokenAsync())).Fault);
        Assert.Equal(old, await OldAsync());
        var next = await TokenAsync();
        Assert.Equal(next, (await story.GrantOfAsync(Team))!.Token);
        Assert.NotEqual(old, next);
        Assert.Equal(1, Renewals);
        Assert.DoesNotContain(story.Log.Lines, l => l.Line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_Slack_renews_no_more_the_installation_ends_and_what_is_owed_waits_for_a_new_one()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        story.Slack.TokenFaults.Enqueue("invalid_refresh_token");
        Assert.Empty(await story.SayAsync(Team, "project new \"Other site\" client \"Other GmbH\" total 500 EUR"));
        await AssertEndedAsync();
        Assert.Equal("1", story.Bot.Read("select count(*) from outbox where parked = 1 and reason like 'Closed:%'"));
        Assert.Empty(await story.CarryAsync());
        await story.InstallAsync();
        Assert.Contains(
            await story.CarryAsync(),
            c =>
                c.Text.Contains("Other site", StringComparison.Ordinal)
                && c.Authorization.EndsWith("canary", StringComparison.Ordinal)
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where parked = 1"));
    }

    [Fact]
    public async Task Wrong_settings_end_no_installation_and_the_log_names_them()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        story.Slack.TokenFaults.Enqueue("bad_client_secret");
        Assert.Equal(DeliveryFault.TryAgain, (await Assert.ThrowsAsync<DeliveryException>(() => TokenAsync())).Fault);
        Assert.Equal(1, story.Logged(LogLevel.Error, "Compare Slack:ClientId and Slack:ClientSecret"));
        Assert.Contains("canary", await TokenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_anew_is_not_undone_by_a_renewal_of_the_old_one()
    {
        story.Clock.Now += TimeSpan.FromHours(13);
        story.Slack.TokenSlowness = TimeSpan.FromMilliseconds(500);
        var refreshing = Task.Run(() => TokenAsync());
        await Until(() => Renewals == 1);
        story.Slack.TokenSlowness = TimeSpan.Zero;
        await story.InstallAsync();
        var installed = await OldAsync();
        Assert.Equal(installed, await refreshing);
        Assert.Equal(installed, await OldAsync());
    }

    private static DateTimeOffset InstalledAt { get; } = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private async Task<string> OldAsync() => (await story.GrantOfAsync(Team))!.Token;

    private async Task AssertEndedAsync()
    {
        Assert.Equal(DeliveryFault.Closed, (await Assert.ThrowsAsync<DeliveryException>(() => TokenAsync())).Fault);
        Assert.Null(await story.GrantOfAsync(Team));
        Assert.Equal("", story.Bot.Read("select tokens from grants"));
        Assert.Equal(
            1,
            story.Logged(
                LogLevel.Error,
                "has ended (Slack does not take what renews the token). What is owed there is parked"
            )
        );
        Assert.Equal("1", story.Bot.Read("select count(*) from conversations where closed_at is not null"));
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var time = 0; time < 200 && !condition(); time++)
            await Task.Delay(20);
        Assert.True(condition());
    }

    /// <summary>A store whose disk is full when it first saves a refreshed token.</summary>
    private sealed class BrokenOnce
    {
        private int met;

        public IInstallationStore Around(IInstallationStore installationStore) =>
            new Broken(installationStore, () => Interlocked.Increment(ref met) == 1);

        private sealed class Broken(IInstallationStore real, Func<bool> breaks) : IInstallationStore
        {
            public Task<Installation?> FindAsync(string channel, string owner, CancellationToken cancel) =>
                real.FindAsync(channel, owner, cancel);

            public Task<string> GetOrganisationAsync(string channel, string workspace, CancellationToken cancel) =>
                real.GetOrganisationAsync(channel, workspace, cancel);

            public Task SetOrganisationAsync(
                string channel,
                string workspace,
                string organisation,
                CancellationToken cancel
            ) => real.SetOrganisationAsync(channel, workspace, organisation, cancel);

            public Task InstallAsync(Installation installation, CancellationToken cancel) =>
                real.InstallAsync(installation, cancel);

            public Task<bool> ReplaceTokensAsync(Installation old, Installation fresh, CancellationToken cancel) =>
                breaks() ? throw new IOException("no space left") : real.ReplaceTokensAsync(old, fresh, cancel);

            public Task MarkBrokenAsync(Installation installation, string why, CancellationToken cancel) =>
                real.MarkBrokenAsync(installation, why, cancel);

            public Task<bool> UninstallAsync(Installation installation, string why, CancellationToken cancel) =>
                real.UninstallAsync(installation, why, cancel);
        }
    }
}

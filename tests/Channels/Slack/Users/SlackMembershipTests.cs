using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Users;

/// <summary>
/// Slack states who a sender is. While it does not answer, its last answer counts; a user without any answer reads no
/// money and changes nothing.
/// </summary>
public sealed class SlackMembershipTests : IAsyncLifetime
{
    private const string Begin =
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Priya = "U0PRIYA",
        Marc = "U0MARC",
        Mine = "D0PRIYA",
        NotChecked = "I could not check who you are; please try again. Nothing was changed.";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private string Count(string table) => story.Bot.Read($"select count(*) from {table}");

    private async Task<string> SaidAsync(string user, string line, string channel = SlackClient.Room)
    {
        var before = story.Slack.Calls.Count;
        await story.SlashAsync(user, line, channel);
        return (await story.Slack.SeesAsync(c => story.Slack.Calls.ToList().IndexOf(c) >= before)).Text;
    }

    [Theory]
    [
        InlineData("429"),
        InlineData("429 1"),
        InlineData("429 30"),
        InlineData("503"),
        InlineData("500"),
        InlineData("user_not_visible"),
        InlineData("user_not_found"),
        InlineData("missing_scope"),
        InlineData("team_access_not_granted"),
        InlineData("internal_error"),
        InlineData("ratelimited"),
        InlineData("garbage"),
        InlineData("nobody"),
        InlineData("slow")
    ]
    [Needs(Need.Time)]
    public async Task While_Slack_does_not_say_who_somebody_is_they_read_and_change_nothing(string silence)
    {
        story.Slack.Silent["*"] = silence;
        Assert.Equal(NotChecked, await SaidAsync(Priya, Begin));
        Assert.Equal("0", Count("projects"));
        Assert.Equal("0", Count("standings"));
    }

    [Theory]
    [InlineData("user_not_visible"), InlineData("503"), InlineData("429 1")]
    [Needs(Need.Time)]
    public async Task The_next_try_is_asked_again_at_once(string silence)
    {
        story.Slack.Silent["*"] = silence;
        Assert.Equal(NotChecked, await SaidAsync(Priya, Begin));
        story.Slack.Silent.Clear();
        Assert.Contains("Acme website", await SaidAsync(Priya, Begin), StringComparison.Ordinal);
        Assert.Equal("1", Count("projects"));
    }

    [Fact]
    public async Task One_failure_is_made_up_for_by_one_more_try()
    {
        story.Slack.AnswerNext(503);
        Assert.Contains("Acme website", await SaidAsync(Priya, Begin), StringComparison.Ordinal);
        Assert.Equal(2, story.Slack.Asked.Count(m => m == "users.info"));
    }

    [Fact]
    public async Task Help_is_for_everybody_and_waits_for_nobody()
    {
        story.Slack.Silent["*"] = "slow";
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Contains("status", await SaidAsync(Priya, "help"), StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task What_Slack_said_last_holds_while_it_says_nothing_also_after_a_restart()
    {
        story.Slack.People[Priya] = new()
        {
            ["real_name"] = "Priya Shah",
            ["profile"] = new JsonObject { ["email"] = "Priya@Agency.Example" },
        };
        await SaidAsync(Priya, Begin);
        await SaidAsync("U0DANA", "status");
        Assert.Equal(
            "U0DANA guest , U0PRIYA staff priya@agency.example",
            story.Bot.Read(
                "select group_concat(substr(person, 16) || ' ' || standing || ' ' || address, ', ')"
                    + " from (select * from standings where room = '' order by person)"
            )
        );
        story.Slack.Silent["*"] = "503";
        story.Clock.Now += TimeSpan.FromDays(3);
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        var membershipStore = story.Bot.Services.GetRequiredService<IMembershipStore>();
        await using var another = await SlackClient.BeginAsync(parts: services =>
            services.AddSingleton(membershipStore)
        );
        another.Slack.Silent["*"] = "user_not_visible";
        Assert.DoesNotContain(
            NotChecked,
            Assert.Single(await another.SlashAsync(Priya, Begin)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "You are a guest here",
            Assert.Single(await another.SlashAsync("U0DANA", Begin)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(NotChecked, Assert.Single(await another.SlashAsync("U0NEW", "status")).Text);
    }

    [Fact]
    public async Task Somebody_who_became_a_guest_or_left_is_seen_within_a_day_and_asked_about_beside_the_conversation_before()
    {
        await SaidAsync(Priya, Begin);
        story.Slack.People[Priya]["is_restricted"] = true;
        story.Clock.Now += TimeSpan.FromHours(11);
        await SaidAsync(Priya, "status");
        Assert.Single(story.Slack.LookedUp);
        story.Clock.Now += TimeSpan.FromHours(2);
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        for (
            var tries = 0;
            story.Slack.LookedUp.Count < 2 || story.Bot.Read("select standing from standings") != "guest";
            tries++
        )
        {
            Assert.True(tries < 500);
            await Task.Delay(10);
        }
        Assert.DoesNotContain("12,000", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        story.Slack.People[Priya].Remove("is_restricted");
        story.Clock.Now += TimeSpan.FromHours(25);
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slacks_own_word_that_somebody_is_another_one_now_counts_at_once()
    {
        await SaidAsync(Priya, Begin);
        await story.SendEventAsync(
            new()
            {
                ["type"] = "user_change",
                ["user"] = new JsonObject
                {
                    ["id"] = Priya,
                    ["team_id"] = FakeSlack.Team,
                    ["name"] = "priya",
                    ["is_ultra_restricted"] = true,
                },
            }
        );
        Assert.DoesNotContain("12,000", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
        await story.SendEventAsync(
            new()
            {
                ["type"] = "team_join",
                ["user"] = new JsonObject
                {
                    ["id"] = Priya,
                    ["team_id"] = FakeSlack.Team,
                    ["real_name"] = "Priya Shah",
                },
            }
        );
        Assert.Contains("Acme website", await SaidAsync(Priya, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_named_is_waited_for_too()
    {
        await SaidAsync(Priya, Begin);
        story.Slack.AnswerNext(503);
        Assert.Contains("Marc Oliver", await SaidAsync(Priya, "role add approver <@U0MARC>"), StringComparison.Ordinal);
        Assert.Equal("1", story.Bot.Read("select count(*) from roles where actor like '%U0MARC' and held = 1"));
        Assert.Equal("staff", story.Bot.Read("select standing from standings where person like '%U0MARC'"));
    }

    [Fact]
    public async Task Presses_forms_and_the_home_page_of_the_unknown_do_nothing_either()
    {
        await SaidAsync(Priya, Begin);
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
            }
        )
            await SaidAsync(Priya, line);
        await story.SlashAsync(Priya, "terms send");
        var terms = story.Slack.Calls.Last(c => c.Method == "chat.postMessage");
        story.Slack.Silent["U0NEW"] = "user_not_visible";
        var journal = Count("journal");
        var pressed = await story.PressAsync("U0NEW", terms, "Record agreement", ("Who agreed", "Dana Weiss"));
        Assert.Contains(pressed, c => c.Text == NotChecked);
        var home = (await story.GoHomeAsync("U0NEW")).GetRawText();
        Assert.DoesNotContain("Acme", home, StringComparison.Ordinal);
        await story.SlashAsync(Priya, "new");
        await story.SubmitAsync(
            "U0NEW",
            ("Project's name", "Evil website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        Assert.Equal((journal, "1"), (Count("journal"), Count("projects")));
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_form_of_somebody_of_whom_Slack_says_nothing_for_long_is_answered_in_its_window()
    {
        await story.SlashAsync(Priya, "new");
        story.Slack.Silent["U0NEW"] = "slow";
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Equal(
            "update",
            (string?)
                (
                    await story.SubmitAsync(
                        "U0NEW",
                        ("Project's name", "Evil website"),
                        ("Client's name", "Acme GmbH"),
                        ("Contract", "12000 EUR")
                    )
                )["response_action"]
        );
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(2.9));
        var shown = await story.Slack.SeesAsync(c =>
            c.Method == "views.update"
            && c.Body.GetRawText().Contains("could not check who you are", StringComparison.Ordinal)
        );
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7));
        Assert.Equal("0", Count("projects"));
    }

    [Fact]
    public async Task Slack_is_asked_no_more_than_it_takes_however_often_somebody_tries()
    {
        story.Slack.Silent["*"] = "user_not_found";
        for (var time = 0; time < 60; time++)
            await story.SlashAsync($"U0NEW{time}", "status");
        story.Slack.Silent["*"] = "429 60";
        await story.SlashAsync("U0NEWX", "status");
        var asked = story.Slack.LookedUp.Count;
        for (var time = 0; time < 60; time++)
            await story.SlashAsync($"U0NEW{time}", "status");
        Assert.Equal(asked, story.Slack.LookedUp.Count);
        Assert.InRange(asked, 60, 90);
    }

    [Fact]
    public async Task Several_words_of_one_person_at_once_ask_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => story.SlashAsync(Priya, "status", Mine)));
        Assert.Single(story.Slack.LookedUp);
    }

    [Fact]
    public async Task A_deactivated_approver_is_named_as_one_and_another_can_be_named()
    {
        await SaidAsync(Priya, Begin);
        await SaidAsync(Priya, "role add approver <@U0MARC>");
        story.Slack.People[Marc]["deleted"] = true;
        story.Clock.Now += TimeSpan.FromHours(25);
        var said = await SaidAsync(Priya, "who can issue");
        Assert.Contains("Marc Oliver (deactivated in Slack)", said, StringComparison.Ordinal);
        Assert.Contains("role add approver @name", said, StringComparison.Ordinal);
        Assert.Contains(
            "Marc Oliver (deactivated in Slack)",
            await SaidAsync(Priya, "role list"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Marc Oliver (deactivated in Slack)",
            await SaidAsync("U0BOB", "role add finance <@U0FINN>"),
            StringComparison.Ordinal
        );
        story.Slack.People[Marc].Remove("deleted");
        story.Clock.Now += TimeSpan.FromHours(25);
        Assert.DoesNotContain("deactivated", await SaidAsync(Priya, "who can issue"), StringComparison.Ordinal);
    }
}

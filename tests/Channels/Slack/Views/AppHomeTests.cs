using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Views;

/// <summary>
/// The app's home page of each person: their inbox, their projects, overdue invoices; its buttons send commands as
/// everywhere.
/// </summary>
public sealed class AppHomeTests : IAsyncLifetime
{
    private const string Begin =
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Priya = "U0PRIYA",
        Mine = "D0PRIYA";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task Whoever_has_no_project_yet_reads_how_to_begin_and_begins_from_there()
    {
        var home = await story.GoHomeAsync(Priya);
        Assert.Contains("New project", home.GetRawText(), StringComparison.Ordinal);
        await story.PressAsync(Priya, home, "New project");
        await story.SubmitAsync(
            Priya,
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        Assert.Equal(
            (Mine, "1"),
            (
                story.Slack.Calls.Last(c => c.Method == "chat.postMessage").Channel,
                story.Bot.Read("select count(*) from projects")
            )
        );
    }

    [Fact]
    public async Task It_shows_what_waits_for_him_and_what_is_overdue_and_never_the_projects_of_others()
    {
        foreach (
            var line in new[]
            {
                Begin,
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report v3\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SlashAsync(Priya, line);
        story.Clock.Now += TimeSpan.FromDays(60);
        var home = (await story.GoHomeAsync(Priya)).GetRawText();
        Assert.All(
            new[] { "Acme website", "INV-2026-0001", "4,284.00", "overdue" },
            words => Assert.Contains(words, home, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Acme", (await story.GoHomeAsync("U0BOB")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", (await story.GoHomeAsync("U0DANA")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_it_is_answered_in_the_own_chat_and_the_page_is_drawn_anew()
    {
        var home = await story.GoHomeAsync(Priya);
        var calls = await story.PressAsync(Priya, home, "Help");
        Assert.Equal(["chat.postMessage", "views.publish"], calls.Select(c => c.Method));
        Assert.Equal(Mine, calls[0].Channel);
    }

    [Fact]
    public async Task Looking_at_the_messages_draws_no_page()
    {
        await story.SendEventAsync(
            new()
            {
                ["type"] = "app_home_opened",
                ["user"] = Priya,
                ["channel"] = Mine,
                ["tab"] = "messages",
            }
        );
        Assert.Empty(story.Slack.Calls);
    }
}

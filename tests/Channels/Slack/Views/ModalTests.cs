using System.Text.Json;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Views;

/// <summary>
/// Forms in modals: opened at once, with problems beside the field, closed when accepted, and answered in the
/// channel.
/// </summary>
public sealed class ModalTests : IAsyncLifetime
{
    private const string Begin =
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
        Priya = "U0PRIYA";

    private SlackClient story = null!;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Theory]
    [InlineData(""), InlineData("new"), InlineData("New"), InlineData("project new")]
    public async Task The_command_alone_opens_the_form_of_a_new_project(string words)
    {
        var calls = await story.SlashAsync(Priya, words);
        Assert.Equal(["views.open", "views.update"], calls.Select(c => c.Method));
        Assert.Equal("New project", Title(story.Window));
        Assert.Equal("Create project", story.Window.GetProperty("submit").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_window_opens_before_anything_is_looked_up()
    {
        story.Slack.People["U0NEW"] = new() { ["real_name"] = "Nora New" };
        await story.SlashAsync("U0NEW", "");
        Assert.Equal("views.open", story.Slack.Asked.First());
        Assert.Contains("users.info", story.Slack.Asked);
    }

    [Fact]
    public async Task A_form_that_is_filled_in_begins_the_project_and_the_channel_is_told()
    {
        await story.SlashAsync(Priya, "");
        var before = story.Slack.Calls.Count;
        Assert.Equal(
            "clear",
            (string?)
                (
                    await story.SubmitAsync(
                        Priya,
                        ("Project's name", "Acme website"),
                        ("Client's name", "Acme GmbH"),
                        ("Contract", "12000 EUR"),
                        ("Milestones", "website-30-40-30")
                    )
                )["response_action"]
        );
        Assert.Empty(story.Slack.Windows);
        var posted = Assert.Single(story.Slack.Calls.Skip(before));
        Assert.Equal(("chat.postMessage", SlackClient.Room), (posted.Method, posted.Channel));
        Assert.Contains("12,000.00", posted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_stand_beside_their_fields_and_what_was_typed_stays()
    {
        await story.SlashAsync(Priya, "new");
        var said = await story.SubmitAsync(
            Priya,
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "a lot"),
            ("VAT", "minus")
        );
        Assert.Equal("errors", (string?)said["response_action"]);
        Assert.Equal(2, said["errors"]!.AsObject().Count);
        Assert.Contains(
            said["errors"]!.AsObject(),
            e =>
                e.Key.EndsWith(".total", StringComparison.Ordinal)
                && ((string)e.Value!).Contains("a lot", StringComparison.Ordinal)
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
        // Corrected and sent again: the modal was never closed.
        Assert.Equal(
            "clear",
            (string?)
                (
                    await story.SubmitAsync(
                        Priya,
                        ("Project's name", "Acme website"),
                        ("Client's name", "Acme GmbH"),
                        ("Contract", "12000 EUR"),
                        ("VAT", "19")
                    )
                )["response_action"]
        );
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_begins_one_project()
    {
        await story.SlashAsync(Priya, "");
        var form = story.SubmissionOf(
            Priya,
            story.Slack.Windows[^1],
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => story.TellFormAsync(form)));
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
        Assert.Single(story.Slack.Calls, c => c.Method == "chat.postMessage");
    }

    [Fact]
    public async Task A_payment_is_recorded_in_a_window_that_opens_with_what_is_open()
    {
        await BilledAsync();
        await story.SlashAsync(Priya, "pay 1");
        Assert.Equal("Record a payment on", Title(story.Window)[..19]);
        var before = story.Slack.Calls.Count;
        Assert.Equal(
            "errors",
            (string?)(await story.SubmitAsync(Priya, ("Amount received", "two thousand")))["response_action"]
        );
        await story.SubmitAsync(Priya, ("Amount received", "2000 EUR"));
        Assert.Contains(
            "2,284.00 open",
            Assert.Single(story.Slack.Calls.Skip(before), c => c.Method == "chat.postMessage").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Terms_are_amended_in_a_window_from_a_button_and_fields_are_filled_in_from_another()
    {
        await story.SlashAsync(Priya, Begin);
        await story.SlashAsync(Priya, "fill");
        Assert.Equal(
            6,
            story.Window.GetProperty("blocks").EnumerateArray().Count(b => b.GetProperty("type").GetString() == "input")
        );
        await story.SubmitAsync(
            Priya,
            ("Milestone 1: expected", "2026-07-15"),
            ("Milestone 1: done", "portal-approval"),
            ("Milestone 2: expected", "2026-08-14"),
            ("Milestone 2: done", "client-sign-off"),
            ("Milestone 3: expected", "2026-09-18"),
            ("Milestone 3: done", "file-delivery")
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from milestones where criterion is null"));
        await story.SlashAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail\"");
        await story.SlashAsync(Priya, "amend 2");
        await story.SubmitAsync(Priya, ("Expected on", "2026-09-01"));
        Assert.Contains(
            "2026-09-01",
            story.Slack.Calls.Last(c => c.Method == "chat.postMessage").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_guest_may_not_begin_his_window_says()
    {
        await story.SlashAsync("U0DANA", "");
        Assert.Contains("You are a guest here", story.Window.GetRawText(), StringComparison.Ordinal);
        Assert.False(story.Window.TryGetProperty("submit", out _));
    }

    [Fact]
    public async Task Where_no_window_opens_the_form_stands_in_the_conversation_for_the_asker_alone()
    {
        story.Slack.AnswerNext(200, "expired_trigger_id");
        var shown = (await story.SlashAsync(Priya, "")).Single(c => c.Method == "link");
        Assert.Contains(
            shown.Body.GetProperty("blocks").EnumerateArray(),
            b => b.GetProperty("type").GetString() == "input"
        );
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task A_form_that_takes_longer_than_slack_waits_says_so_and_shows_the_outcome_later()
    {
        await story.SlashAsync(Priya, "");
        story.Slack.Slowness = TimeSpan.FromSeconds(2.5);
        var said = await story.SubmitAsync(
            Priya,
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        Assert.Equal("update", (string?)said["response_action"]);
        Assert.Contains("One moment", said["view"]!.ToJsonString(), StringComparison.Ordinal);
        story.Slack.Slowness = TimeSpan.Zero;
        await story.Slack.SeesAsync(c =>
            c.Method == "views.update" && c.Body.GetRawText().Contains("It is taken", StringComparison.Ordinal)
        );
        Assert.Equal("1", story.Bot.Read("select count(*) from projects"));
    }

    [Theory]
    [
        InlineData("callback_id", "other"),
        InlineData("private_metadata", "{}"),
        InlineData("private_metadata", "not json"),
        InlineData("private_metadata", "{\"say\":\"project close ACME\",\"channel\":\"../etc\"}")
    ]
    public async Task A_window_that_is_not_ours_changes_nothing(string field, string value)
    {
        await story.SlashAsync(Priya, "");
        var before = story.Slack.Calls.Count;
        var form = story.SubmissionOf(
            Priya,
            story.Slack.Windows[^1],
            ("Project's name", "Acme website"),
            ("Client's name", "Acme GmbH"),
            ("Contract", "12000 EUR")
        );
        form["view"]![field] = value;
        await story.TellFormAsync(form);
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
        Assert.Equal(before, story.Slack.Calls.Count);
    }

    private static string Title(JsonElement modal) => modal.GetProperty("title").GetProperty("text").GetString()!;

    private async Task BilledAsync()
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
    }
}

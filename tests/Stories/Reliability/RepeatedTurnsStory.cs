using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>Platforms send again, people click twice, processes die: each action happens once.</summary>
public sealed class RepeatedTurnsStory
{
    private static async Task<TeamsStory> ConfirmedAsync(bool solo)
    {
        var story = await TeamsStory.BeginAsync(solo);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "add \"Design approval\" 40% expected +10d done-when file-delivery",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        if (!solo)
            await story.SayAsync(Priya, "role add approver @Marc");
        foreach (var line in new[] { "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "start 1", "submit 1 \"Files\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        return story;
    }

    [Fact]
    public async Task The_same_activity_fifty_times_at_once_and_after_a_restart_has_one_effect_and_one_answer()
    {
        await using var story = await ConfirmedAsync(solo: true);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => story.SayAsync(Priya, "invoice 1", id: "same")));
        Assert.Single(
            story.Connector.Calls,
            c =>
                c.Method == "POST" && c.Body.GetRawText().Contains("number assigned on issue", StringComparison.Ordinal)
        );
        await story.RestartAsync();
        Assert.Empty((await story.SayAsync(Priya, "invoice 1", id: "same")).Posted);
        Says(await story.SayAsync(Priya, "audit 1"), "drafted the invoice");
        Assert.Single(
            (await story.SayAsync(Priya, "audit 1")).Text.Split('\n'),
            l => l.Contains("drafted the invoice", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("start 2\npay 1 41 EUR")]
    [InlineData("pay 1 9000 EUR\npay 1 9 EUR")]
    [InlineData("foo bar\npay 1 44 EUR\nstatus")]
    [InlineData("issue 9\npay 1 45 EUR")]
    public async Task A_message_of_several_commands_that_arrives_again_stops_where_it_stopped(string message)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(await story.SayAsync(Priya, message, id: "several"), "I stopped at line 1 of", "Not run: pay 1");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.SayAsync(Priya, message, id: "several")));
        Says(await story.SayAsync(Priya, "money"), "Received: €0.00 gross");
    }

    [Theory]
    [InlineData("issue 1 thanks?"), InlineData("pay 1 6 EUR please?"), InlineData("undo please?")]
    [InlineData("> pay 1 3 EUR"), InlineData("> undo"), InlineData("status\n> pay 1 3 EUR\n> undo")]
    public async Task A_polite_question_and_a_quoted_line_change_nothing(string message)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 1000 EUR");
        await story.SayAsync(Priya, message);
        Says(await story.SayAsync(Priya, "money"), "Received: €1,000.00 gross");
        Says(await story.SayAsync(Priya, "invoices"), "Sum · €4,284.00 · €3,284.00");
    }

    [Fact]
    public async Task Two_people_pressing_at_once_make_one_draft_and_the_second_is_shown_how_it_stands()
    {
        await using var story = await ConfirmedAsync(solo: false);
        var button = story.Newest("Create invoice");
        var both = await Task.WhenAll(story.PressAsync(Priya, button), story.PressAsync(Marc, button));
        Assert.Single(
            story.Connector.Calls,
            c =>
                c.Method == "POST" && c.Body.GetRawText().Contains("number assigned on issue", StringComparison.Ordinal)
        );
        Assert.All(both, answer => Assert.Equal(200, answer.Invoke!.Value.GetProperty("statusCode").GetInt32()));
        await story.EditedAsync("Invoice: drafted by");
    }

    [Fact]
    public async Task A_press_on_an_old_card_changes_nothing_and_shows_the_present()
    {
        await using var story = await ConfirmedAsync(solo: true);
        var button = story.Newest("Create invoice");
        await story.PressAsync(Priya, button);
        await story.SayAsync(Priya, "discard 1");
        var again = await story.PressAsync(Priya, button);
        Assert.Empty(again.Posted);
        Assert.Equal("application/vnd.microsoft.card.adaptive", again.Invoke!.Value.GetProperty("type").GetString());
        Assert.DoesNotContain(
            (await story.SayAsync(Priya, "invoices all")).Text.Split('\n'),
            l => l.Contains("draft ·", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_answer_that_could_not_be_delivered_comes_later_by_itself()
    {
        await using var story = await ConfirmedAsync(solo: true);
        await story.QuietAsync();
        story.Connector.AnswerNext(503);
        story.Connector.AnswerNext(503);
        await story.SayAsync(Priya, "invoice 1");
        story.Clock.Now += TimeSpan.FromMinutes(1);
        // Any turn signals the outbox, as the job does every few seconds.
        await story.SayAsync(Priya, "next");
        await story.Connector.SeesAsync(_ =>
            story.Connector.Calls.Count(c =>
                c.Method == "POST" && c.Body.GetRawText().Contains("number assigned on issue", StringComparison.Ordinal)
            ) == 3
        );
        Assert.Single(
            (await story.SayAsync(Priya, "audit 1")).Text.Split('\n'),
            l => l.Contains("drafted the invoice", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_look_or_a_refusal_that_could_not_be_delivered_comes_later_by_itself()
    {
        await using var story = await ConfirmedAsync(solo: true);
        foreach (var (line, answer) in new[] { ("audit 1", "audit trail"), ("issue 1", "There is no invoice draft") })
        {
            await story.QuietAsync();
            story.Connector.AnswerNext(429, "60");
            await story.SayAsync(Priya, line);
            var before = story.Connector.Calls.Count;
            story.Clock.Now += TimeSpan.FromMinutes(2);
            await story.SayAsync(Priya, "next");
            await story.Connector.SeesAsync(_ =>
                story
                    .Connector.Calls.Skip(before)
                    .Any(c =>
                        c.Method == "POST" && c.Body.GetRawText().Contains(answer, StringComparison.OrdinalIgnoreCase)
                    )
            );
        }
    }

    [Fact]
    public async Task What_was_refused_does_not_come_true_when_its_answer_is_delivered_at_last()
    {
        await using var story = await ConfirmedAsync(solo: true);
        await story.EditedAsync("Design approval: confirmed by");
        story.Connector.AnswerNext(429, "60");
        foreach (var line in new[] { "discard 1", "invoice 1" })
            await story.SayAsync(Priya, line);
        story.Clock.Now += TimeSpan.FromMinutes(2);
        await story.SayAsync(Priya, "next");
        await story.Connector.SeesAsync(c =>
            c.Method == "POST" && c.Text.Contains("could not be delivered in time", StringComparison.Ordinal)
        );
        Assert.Contains("draft ·", (await story.SayAsync(Priya, "invoices all")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_card_of_the_channel_follows_the_money_without_being_asked()
    {
        await using var story = await ConfirmedAsync(solo: true);
        Says(
            await story.SayAsync(Priya, "start 2"),
            "Blocked: Design approval is confirmed complete and not billed yet",
            "[Create invoice]"
        );
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Priya, "issue 1");
        await story.EditedAsync("Blocked: INV-2026-0001 has €5,712.00 open");
        await story.SayAsync(Priya, "pay 1 5712");
        await story.EditedAsync("May start: INV-2026-0001 for Design approval is paid in full.");
        Says(await story.PressAsync(Priya, "Start Final delivery"), "Final delivery started");
        await story.EditedAsync("Final delivery: started");
    }
}

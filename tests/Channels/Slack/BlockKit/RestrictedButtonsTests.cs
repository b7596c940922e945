using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

/// <summary>
/// Slack shows everybody the same card, so approvers also get it in their own direct message; the channel is informed
/// of their decision there.
/// </summary>
public sealed class RestrictedButtonsTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Marc = "U0MARC";

    private SlackClient story = null!;

    public async Task InitializeAsync()
    {
        story = await SlackClient.BeginAsync();
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
                "role add approver <@U0MARC>",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
                "start 1",
                "submit 1 \"Report v3\"",
            }
        )
            await story.SlashAsync(Priya, line);
        await story.SlashAsync(Marc, "confirm 1");
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task The_approver_gets_the_draft_in_his_own_chat_and_what_he_decides_there_is_told_in_the_channel()
    {
        var calls = await story.SlashAsync(Priya, "invoice 1");
        Assert.Equal([SlackClient.Room, Marc], calls.Where(c => c.Method == "chat.postMessage").Select(c => c.Channel));
        var his = calls.Single(c => c.Channel == Marc);
        await story.PressAsync(Marc, his, "Approve and issue", "D0MARC");
        var carried = await story.CarryAsync();
        Assert.Contains(
            "INV-2026-0001",
            Assert.Single(carried, c => c.Method == "chat.postMessage" && c.Channel == SlackClient.Room).Text,
            StringComparison.Ordinal
        );
        // Both copies of the draft show that it is issued.
        Assert.Equal(2, carried.Where(c => c.Method == "chat.update").Select(c => c.Channel).Distinct().Count());
    }

    [Fact]
    public async Task Who_decides_it_himself_is_not_written_to_and_a_chat_that_fails_loses_nothing()
    {
        Assert.Single(await story.SlashAsync(Marc, "invoice 1"), c => c.Method == "chat.postMessage");
        story.Slack.Refusing["D0MARC"] = "account_inactive";
        await story.SlashAsync(Marc, "discard 1");
        Assert.Contains(
            "number assigned on issue",
            (await story.SlashAsync(Priya, "invoice 1")).First(c => c.Channel == SlackClient.Room).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_follows_a_card_stands_in_its_thread()
    {
        story.Clock.Now += TimeSpan.FromMinutes(1);
        var draft = (await story.SlashAsync(Priya, "invoice 1")).First(c => c.Channel == SlackClient.Room);
        story.Clock.Now += TimeSpan.FromDays(5);
        await story.TickAsync();
        var follow = (await story.CarryAsync())
            .Where(c =>
                c.Method == "chat.postMessage"
                && c.Channel == SlackClient.Room
                && c.Text.StartsWith("Still waits", StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(follow);
        Assert.All(follow, c => Assert.Equal(draft.Given, c.Body.GetProperty("thread_ts").GetString()));
    }

    [Fact]
    public async Task Who_lost_his_role_reads_nothing_more_of_the_project_in_his_own_chat()
    {
        await story.SlashAsync(Priya, "role add lead <@U0BOB>");
        await story.SayAsync("U0BOB", "project use ACME", "D0BOB");
        await story.SlashAsync(Marc, "invoice 1");
        await story.SayAsync(Marc, "project use ACME", "D0MARC");
        await story.SayAsync(Marc, "discard 1", "D0MARC");
        await story.SayAsync(Marc, "invoice 1", "D0MARC");
        Assert.Contains(await story.CarryAsync(), c => c.Channel == "D0BOB");
        await story.SlashAsync(Marc, "role remove lead <@U0BOB>");
        await story.CarryAsync();
        await story.SayAsync(Marc, "issue 1", "D0MARC");
        Assert.DoesNotContain(await story.CarryAsync(), c => c.Method == "chat.postMessage" && c.Channel == "D0BOB");
    }
}

using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Reminders;

/// <summary>
/// A reminder is correct when it is posted, stays correct, and reaches its people again after they had removed the
/// bot.
/// </summary>
public sealed class PaidBeforeReminderStory
{
    private const string Room = "19:acme@thread.tacv2",
        Mine = "a:priya";

    /// <summary>
    /// The invoice is issued, its first reminder is due, and pending messages are delivered only when the test says
    /// so.
    /// </summary>
    private static async Task<(TeamsStory Story, DueNoticesRunner Sweep, MessageDelivery Courier)> OnTheDayAsync()
    {
        var story = await WebsiteProject.ToldAsync(solo: true);
        await story.Bot.StopDeliveryAsync();
        var (dueNoticesRunner, delivery) = (
            story.Bot.Services.GetRequiredService<DueNoticesRunner>(),
            story.Bot.Services.GetRequiredService<MessageDelivery>()
        );
        await delivery.SendDueAsync(default);
        story.Day("2026-07-15T10:00:00Z");
        Assert.NotEqual(0, await dueNoticesRunner.RunAsync(NoticeJob.Reminders, default));
        return (story, dueNoticesRunner, delivery);
    }

    private static IEnumerable<ConnectorCall> Reminders(TeamsStory story) =>
        story.Connector.Calls.Where(c =>
            c.Method == "POST"
            && c.Body.TryGetProperty("summary", out var said)
            && said.GetString()!.StartsWith("Reminder: INV-2026-0001", StringComparison.Ordinal)
        );

    [Fact]
    public async Task Paid_before_the_reminder_goes_out_nothing_is_posted()
    {
        var (story, _, delivery) = await OnTheDayAsync();
        await using var _ = story;
        await story.SayAsync(Priya, "pay 1 4284");
        await delivery.SendDueAsync(default);
        Assert.Empty(Reminders(story));
    }

    [Fact]
    public async Task Paid_after_it_the_same_message_says_so_at_once()
    {
        var (story, _, delivery) = await OnTheDayAsync();
        await using var _ = story;
        await delivery.SendDueAsync(default);
        var posted = Assert.Single(Reminders(story));
        await story.SayAsync(Priya, "pay 1 4284");
        await delivery.SendDueAsync(default);
        Assert.Equal(
            posted.Given,
            (await story.EditedAsync("Nothing open since Wed 15 Jul 2026: INV-2026-0001 is paid in full")).ActivityId
        );
    }

    [Fact]
    public async Task Shut_out_it_is_told_once_in_the_inbox_and_let_in_again_it_says_what_is_still_true()
    {
        var (story, dueNoticesRunner, delivery) = await OnTheDayAsync();
        await using var _ = story;
        story.Connector.Refusing[Room] = 403;
        await delivery.SendDueAsync(default);
        Assert.Equal("1", story.Bot.Read("select count(*) from conversations where closed_at is not null"));
        Assert.NotEqual("0", story.Bot.Read("select count(*) from outbox where parked = 1"));
        var before = story.Connector.Calls.Count;
        await delivery.SendDueAsync(default);
        Assert.Equal(before, story.Connector.Calls.Count);
        Says(
            await story.SayAsync(Priya, "inbox", Mine),
            "I cannot post in this project's conversation any more. "
                + "Add me there again, or tie the project to another place: project use ACME"
        );

        // Somebody writes where the bot was removed.
        var tried = Reminders(story).Count();
        story.Connector.Refusing.Clear();
        await story.SayAsync(Priya, "help");
        await delivery.SendDueAsync(default);
        Assert.Equal((1, 2), (tried, Reminders(story).Count()));
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where parked = 1"));
        Assert.DoesNotContain(
            "I cannot post",
            (await story.SayAsync(Priya, "inbox", Mine)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await dueNoticesRunner.RunAsync(NoticeJob.Reminders, default));
    }

    [Fact]
    public async Task Shut_out_and_paid_meanwhile_it_says_nothing_when_it_is_let_in_again()
    {
        var (story, _, delivery) = await OnTheDayAsync();
        await using var _ = story;
        story.Connector.Refusing[Room] = 403;
        await delivery.SendDueAsync(default);
        var tried = Reminders(story).Count();
        Assert.NotEqual("0", story.Bot.Read("select count(*) from outbox where parked = 1"));
        await story.SayAsync(Priya, "project use ACME", Mine);
        Says(await story.SayAsync(Priya, "pay INV-2026-0001 4284", Mine), "paid");
        story.Connector.Refusing.Clear();
        await story.SayAsync(Priya, "help");
        await delivery.SendDueAsync(default);
        Assert.Equal(tried, Reminders(story).Count());
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox"));
    }
}

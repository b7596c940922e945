using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Jobs;

/// <summary>One run sends the notices that are due and no others.</summary>
public sealed class DueNoticesRunnerTests
{
    [Fact]
    public async Task What_is_due_outside_of_the_hours_is_put_off_to_the_morning()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true, at: "2026-03-02T00:00:00Z");
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR zone America/Sao_Paulo"
        );
        await story.SayAsync(Priya, "add \"Final delivery\" 100% expected 2026-12-01 done-when file-delivery");
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        await story.SayAsync(Priya, "settings quiet 9-10");
        var dueNoticesRunner = story.Bot.Services.GetRequiredService<DueNoticesRunner>();
        story.Day("2026-03-03T00:00:00Z");
        Assert.Equal(1, await dueNoticesRunner.RunAsync(NoticeJob.Digest, default));
        Assert.Equal(0, await dueNoticesRunner.RunAsync(NoticeJob.Digest, default));
        story.Day("2026-03-03T12:59:00Z");
        Assert.Equal(0, await dueNoticesRunner.RunAsync(NoticeJob.Digest, default));
        story.Day("2026-03-03T13:00:00Z");
        Assert.Equal(1, await dueNoticesRunner.RunAsync(NoticeJob.Digest, default));
    }

    private static bool IsReminder(ConnectorCall call) =>
        call.Method == "POST"
        && call.Body.TryGetProperty("summary", out var said)
        && said.GetString()!.StartsWith("Reminder: ", StringComparison.Ordinal);

    [Fact]
    public async Task A_clock_that_jumps_back_and_forth_reminds_once_for_each_step()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        var reminders = 0;
        foreach (
            var (at, steps) in new[]
            {
                ("2026-07-15T10:00:00Z", 1),
                ("2026-07-15T09:00:00Z", 1),
                ("2026-07-15T11:00:00Z", 1),
                ("2026-07-14T10:00:00Z", 1),
                ("2026-07-10T10:00:00Z", 1),
                ("2026-07-15T10:00:00Z", 1),
                ("2026-07-16T10:00:00Z", 2),
                ("2026-07-15T10:00:00Z", 2),
                ("2026-07-17T10:00:00Z", 2),
            }
        )
        {
            reminders += (await story.TickAsync(at)).Posted.Count(p =>
                p.GetProperty("summary").GetString()!.StartsWith("Reminder: ", StringComparison.Ordinal)
            );
            Assert.Equal((at, steps), (at, reminders));
        }
    }

    [Fact]
    public async Task Sweeps_of_several_nodes_at_the_same_moment_post_once()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.CarryAsync();
        for (var step = 0; step < 4; step++)
        {
            story.Day(
                new[]
                {
                    "2026-07-10T10:00:00Z",
                    "2026-07-15T10:00:00Z",
                    "2026-07-16T10:00:00Z",
                    "2026-07-22T10:00:00Z",
                }[step]
            );
            var before = story.Connector.Calls.Count(IsReminder);
            var nodes = Enumerable
                .Range(0, 5)
                .Select(_ => ActivatorUtilities.CreateInstance<DueNoticesRunner>(story.Bot.Services))
                .ToList();
            var sent = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.RunAsync(NoticeJob.Reminders, default))));
            await story.CarryAsync();
            Assert.True(sent.Sum() >= 1);
            Assert.Equal(1, story.Connector.Calls.Count(IsReminder) - before);
        }
    }
}

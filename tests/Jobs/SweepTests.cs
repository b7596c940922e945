using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Jobs;
using MilestoneBot.Store;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;

namespace MilestoneBot.Tests.Jobs;

/// <summary>One sweep says what is due and leaves what is not.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task What_is_due_outside_of_the_hours_is_put_off_to_the_morning()
    {
        await using var story = await Story.BeginAsync(solo: true, at: "2026-03-02T00:00:00Z");
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR zone America/Sao_Paulo");
        await story.SayAsync(Priya, "add \"Final delivery\" 100% expected 2026-12-01 done-when file-delivery");
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        await story.SayAsync(Priya, "settings quiet 9-10");
        var sweep = story.Bot.Services.GetRequiredService<Sweep>();
        story.Day("2026-03-03T00:00:00Z");
        Assert.Equal(1, await sweep.RunAsync(DueJob.Digest, default));
        Assert.Equal(0, await sweep.RunAsync(DueJob.Digest, default));
        story.Day("2026-03-03T12:59:00Z");
        Assert.Equal(0, await sweep.RunAsync(DueJob.Digest, default));
        story.Day("2026-03-03T13:00:00Z");
        Assert.Equal(1, await sweep.RunAsync(DueJob.Digest, default));
    }
}

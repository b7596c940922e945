using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// A person who types a line at the same moment as somebody else is answered, whatever happens to it; and a bug is no
/// race.
/// </summary>
public sealed class LostRaceStory
{
    private const string Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 key ACME",
        Add = "add \"Design approval\" 40%";

    [Fact]
    public async Task A_typed_line_that_loses_twice_is_answered_with_the_present_state()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        story.Bot.Tamper(
            "create trigger somebody_is_faster before update of revision on projects begin select raise(ignore); end"
        );
        var lost = (await story.SayAsync(Priya, Add)).Text;
        Assert.Contains("Somebody else was faster", lost, StringComparison.Ordinal);
        Assert.Contains("say it again", lost, StringComparison.Ordinal);
        Assert.Contains("Acme website", lost, StringComparison.Ordinal);
        Assert.Equal("0", story.Bot.Read("select count(*) from milestones"));

        story.Bot.Tamper("drop trigger somebody_is_faster");
        await story.SayAsync(Priya, Add);
        Assert.Equal("1", story.Bot.Read("select count(*) from milestones"));
    }

    [Fact]
    public async Task A_fact_that_must_not_be_there_twice_is_no_race_unless_it_is_known_to_be_one()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        story.Bot.Tamper("create unique index a_mistake on milestones (criterion)");
        await story.SayAsync(Priya, Add + " done-when file-delivery");
        var broken = (await story.SayAsync(Priya, "add \"Final delivery\" 60% done-when file-delivery")).Text;
        Assert.Contains("Something broke on my side", broken, StringComparison.Ordinal);
        Assert.Equal("1", story.Bot.Read("select count(*) from milestones"));
    }
}

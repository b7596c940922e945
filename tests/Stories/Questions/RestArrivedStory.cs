using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>Whether the rest arrived is asked before the next stage starts: a wrong yes would start it unpaid.</summary>
public sealed class RestArrivedStory
{
    [Theory]
    [InlineData("did the rest arrive?"), InlineData("has the rest arrived?"), InlineData("is the rest paid?")]
    [InlineData("did the remaining money come in?"), InlineData("has the remainder been paid?")]
    [InlineData("is the balance settled?"), InlineData("is the open amount paid?")]
    [InlineData("did the rest of invoice 1 come in?"), InlineData("has the outstanding amount been received?")]
    public async Task The_rest_has_arrived_when_nothing_is_open_and_not_before(string question)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 2000 EUR");
        var part = (await story.SayAsync(Priya, question)).Text;
        Assert.DoesNotContain("Yes", part, StringComparison.Ordinal);
        Assert.Contains("No", part, StringComparison.Ordinal);
        Assert.Contains("€2,284.00", part, StringComparison.Ordinal);
        await story.SayAsync(Priya, "pay 1 2284 EUR");
        var whole = (await story.SayAsync(Priya, question)).Text;
        Assert.Contains("Yes", whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is anything left to be paid?"), InlineData("is there money still to come in?")]
    [InlineData("is the rest unpaid?")]
    public async Task What_is_still_to_come_is_asked_the_other_way_round(string question)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 2000 EUR");
        Says(await story.SayAsync(Priya, question), "Yes. Acme GmbH owes €2,284.00");
    }

    [Fact]
    public async Task A_rest_that_was_written_off_has_not_arrived()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        await story.SayAsync(Priya, "pay 1 2000 EUR");
        await story.SayAsync(Priya, "writeoff 1 reason \"client is insolvent\"");
        var said = (await story.SayAsync(Priya, "did the rest arrive?")).Text;
        Assert.DoesNotContain("Yes", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_invoice_there_is_no_rest()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "confirmed");
        Says(await story.SayAsync(Priya, "did the rest arrive?"), "nothing is billed yet");
        Assert.DoesNotContain("No.", (await story.SayAsync(Priya, "did the rest arrive?")).Text);
    }
}

using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>
/// A complaint that stands beside a yes is never thrown away: nothing is done, and two buttons ask which is meant.
/// </summary>
public sealed class TextBesideStory
{
    [Theory]
    [InlineData("client-sign-off", true)]
    [InlineData("client-sign-off", false)]
    [InlineData("file-delivery", false)]
    public async Task What_is_missing_beside_confirm_complete_asks_which_is_meant(string criterion, bool isConfirmed)
    {
        await using var story = await SubmittedAsync(criterion);
        (string, string)[] evidence = criterion == "file-delivery" ? [] : [("by", "Dana Weiss"), ("ref", "portal")];
        Says(
            await story.PressAsync(
                Priya,
                "Confirm complete",
                [.. evidence, ("missing", "The \"budget\" page\nis missing")]
            ),
            "Which do you mean?",
            "Nothing was done yet."
        );
        Assert.Equal("submitted", Stage(story));
        await story.PressAsync(Priya, isConfirmed ? "Confirm complete" : "Request changes");
        Assert.Equal(isConfirmed ? "confirmed" : "changes-requested", Stage(story));
        Assert.Equal(
            isConfirmed ? "" : "The 'budget' page is missing",
            story.Bot.Read("select coalesce(missing, '') from milestones where id = 1")
        );
    }

    [Fact]
    public async Task Without_text_beside_it_a_yes_is_a_yes()
    {
        await using var story = await SubmittedAsync("client-sign-off");
        await story.PressAsync(Priya, "Confirm complete", ("by", "Dana"), ("ref", "portal"), ("missing", "  "));
        Assert.Equal("confirmed", Stage(story));
    }

    [Fact]
    public async Task A_reason_to_send_an_invoice_back_does_not_issue_it()
    {
        await using var story = await SubmittedAsync("file-delivery");
        await story.SayAsync(Priya, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        Says(
            await story.PressAsync(Priya, "Approve and issue", ("why", "The order number is missing")),
            "Which do you mean?",
            "The order number is missing"
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from invoices where number <> ''"));
        await story.PressAsync(Priya, "Send back");
        Assert.Equal("0", story.Bot.Read("select count(*) from invoices where number <> ''"));
        await story.SayAsync(Priya, "invoice 1");
        await story.PressAsync(Priya, "Approve and issue", ("why", ""));
        Assert.Equal("1", story.Bot.Read("select count(*) from invoices where number <> ''"));
    }

    private static string Stage(TeamsStory story) => story.Bot.Read("select stage from milestones where id = 1");

    private static async Task<TeamsStory> SubmittedAsync(string criterion)
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                $"add \"Final delivery\" 100% expected +10d done-when {criterion}",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }
}

using MilestoneBot.Channels.Web;

namespace MilestoneBot.Tests.Channels.Web;

public sealed class MentionsTests
{
    [Theory]
    [InlineData("role add approver @Marc", "role add approver @{web|local|marc}", "Marc Oliver")]
    [InlineData("role add approver @MARC", "role add approver @{web|local|marc}", "Marc Oliver")]
    [InlineData("role add approver @marc oliver", "role add approver @{web|local|marc}", "Marc Oliver")]
    [InlineData("role add approver @Marc Oliver.", "role add approver @{web|local|marc}.", "Marc Oliver")]
    [InlineData(
        "role add approver @Marc for @Priya until 2026-08-01",
        "role add approver @{web|local|marc} for @{web|local|priya} until 2026-08-01",
        "Marc Oliver,Priya Shah"
    )]
    [InlineData("@Finn, and @finn again", "@{web|local|finn}, and @{web|local|finn} again", "Finn Berg")]
    [InlineData("contact dana@acme.example", "contact dana@acme.example", "")]
    [InlineData("contact x@dana", "contact x@dana", "")]
    [InlineData(
        "@Marcel @Marc-Anton @marc@acme.example @ @everyone",
        "@Marcel @Marc-Anton @marc@acme.example @ @everyone",
        ""
    )]
    [InlineData("@MilestoneBot status", "status", "")]
    [InlineData("@milestonebot, @Bob can you?", "@{web|local|bob} can you?", "Bob Stone")]
    [InlineData("@MilestoneBots", "@MilestoneBots", "")]
    public void A_name_behind_an_at_sign_means_that_person_and_nothing_else_does(
        string typed,
        string says,
        string mentioned
    )
    {
        var read = TypedMentionReader.Read(typed);
        Assert.Equal((says, mentioned), (read.Says, string.Join(',', read.Mentioned.Select(m => m.Name))));
    }
}

using System.Net;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// A guest is in the conversation, but the records are the team's: who is not the client's contact reads what to do, and
/// nothing else. And @names are names in every text.
/// </summary>
public sealed class GuestAccessStory
{
    [Theory]
    [InlineData("status")]
    [InlineData("audit")]
    [InlineData("money")]
    [InlineData("help")]
    [InlineData("verify")]
    [InlineData("project list")]
    [InlineData("status ACME")]
    [InlineData("was phase 1 billed?")]
    [InlineData("start 1")]
    [InlineData("client show ACME")]
    public async Task A_guest_who_is_not_the_contact_reads_one_sentence_whatever_they_ask(string line)
    {
        await using var bot = BotApp.Start();
        using var chat = new WebChatClient(bot);
        await chat.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" contact eve@acme.example total 12000 EUR using website-30-40-30"
        );
        var answer = await chat.SayAsync(Dana, line);
        Assert.Contains("use the link in your mail, or ask Priya Shah for one.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("12,000.00", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("eve@", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_sees_the_cards_that_were_posted_in_the_room_and_colleagues_read_on()
    {
        await using var bot = BotApp.Start();
        using var chat = new WebChatClient(bot);
        await chat.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30"
        );
        Assert.Contains("12,000.00", await chat.PageAsync(Dana), StringComparison.Ordinal);
        await chat.SayAsync(Bob, "status");
        Assert.Contains("12,000.00", await LastAsync(chat, Bob, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_mentioned_in_a_text_stands_there_by_name()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Final delivery\" 90% expected +10d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "plan Logo signed off by @Marc | 10% | 2026-08-01 | 14 | file-delivery"),
            "Logo signed off by @Marc Oliver"
        );
        foreach (var line in new[] { "plan save", "terms agreed by \"Dana\" ref \"mail\"", "start 1" })
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "submit 1 \"Report, checked by @Marc\""), "Report, checked by @Marc Oliver");
        await story.SayAsync(Priya, "confirm 1 ref \"as @Finn said\"");
        Says(await story.SayAsync(Priya, "audit"), "checked by @Marc Oliver");
        Says(await story.SayAsync(Priya, "@Marc what now"), "I do not know \"@Marc\"");
        Says(await story.SayAsync(Priya, "role add approver @Marc"), "Marc Oliver");
        Assert.DoesNotContain(
            story.Connector.Calls,
            c => c.Body.GetRawText().Contains("msteams|", StringComparison.Ordinal)
        );
    }

    /// <summary>What is on a person's page after the last time that this line was typed.</summary>
    private static async Task<string> LastAsync(WebChatClient chat, StoryPerson person, string line)
    {
        var page = WebUtility.HtmlDecode(await chat.PageAsync(person));
        return page[Math.Max(0, page.LastIndexOf($">{line}<", StringComparison.Ordinal))..];
    }
}

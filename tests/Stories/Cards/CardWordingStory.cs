using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Cards;

/// <summary>A card says a thing once, in its own words, and a refresh mentions nobody.</summary>
public sealed class CardWordingStory
{
    private const string Reason = "the client pays on Friday";

    [Fact]
    public async Task A_look_at_a_confirmed_milestone_rings_for_nobody()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, until: "confirmed");
        Assert.Contains(
            story.Connector.Calls,
            c =>
                c.Method == "POST"
                && c.Body.GetRawText() is var said
                && said.Contains("confirmed complete", StringComparison.Ordinal)
                && said.Contains("\"mention\"", StringComparison.Ordinal)
        );
        var look = await story.SayAsync(Bob, "show 1");
        Says(look, "Discovery report (milestone 1 of 3)", "[Create invoice]");
        Assert.DoesNotContain("\"mention\"", look.Card.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, InlineData("override 2 reason \"" + Reason + "\""), InlineData("can we start 2?"), InlineData("show 2")]
    public async Task The_reason_of_an_override_stands_once_on_a_card(string line)
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        if (!line.StartsWith("override", StringComparison.Ordinal))
            await story.SayAsync(Priya, $"override 2 reason \"{Reason}\"");
        Once(await story.SayAsync(Priya, line), Reason, "the gate was overridden by Priya Shah");
    }

    [Fact]
    public async Task The_reason_of_an_override_that_was_asked_for_stands_once_on_the_answer_to_its_approval()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Priya, $"ask override 2 reason \"{Reason}\"");
        Once(await story.SayAsync(Marc, "approve R1"), Reason, "the gate was overridden by Marc Oliver");
    }

    [Fact]
    public async Task An_invoice_that_is_drafted_again_waits_for_an_approver()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        await story.SayAsync(Marc, "credit INV-2026-0001 reason \"wrong address\"");
        await story.PressAsync(Priya, "Bill it again");
        await story.EditedAsync("Drafted again; the draft waits for an approver.");
        await story.SayAsync(Marc, "issue 1");
        await story.EditedAsync("Billed again: INV-2026-0002.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_wrote_a_balance_off_stands_once(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo);
        if (!solo)
            await story.SayAsync(Priya, "writeoff 1 reason \"client is insolvent\"");
        var by = solo ? "Priya Shah" : "Marc Oliver";
        Once(
            await story.SayAsync(Marc, solo ? "writeoff 1 reason \"client is insolvent\"" : "approve R1"),
            "client is insolvent",
            $"Written off by {by}"
        );
    }

    [Fact]
    public async Task Two_dates_are_two_facts()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true);
        Says(await story.SayAsync(Priya, "show 2"), "Starts: ", "Expected: ");
    }

    [Fact]
    public async Task A_refusal_names_roles_with_their_articles()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        Says(await story.SayAsync(Bob, $"override 2 reason \"{Reason}\""), "that is for an approver (Marc Oliver)");
        Says(await story.SayAsync(Bob, "set 2 due 30"), "that is for a lead or an approver (Priya Shah, Marc Oliver)");
        Says(await story.SayAsync(Bob, "pay 1 5"), "that is for finance (Finn Berg)");
    }

    private static void Once(BotAnswer answer, string words, string says)
    {
        Says(answer, says);
        Assert.True(answer.Text.Split(words).Length == 2, answer.Text);
    }
}

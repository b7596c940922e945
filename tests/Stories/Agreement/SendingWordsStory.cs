using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Agreement;

/// <summary>Buttons say what happens: without e-mail people send the terms themselves, and a contact is an address.</summary>
public sealed class SendingWordsStory
{
    private const string Rest = " total 12000 EUR vat 19 starts 2026-07-01 using halves";

    [Fact]
    public async Task Without_e_mail_terms_are_marked_as_sent_and_their_text_is_there_to_copy()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(
            Priya,
            $"project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example{Rest}"
        );
        Says(await story.SayAsync(Priya, "terms text"), "The terms are not complete yet");
        await story.SayAsync(Priya, "set 1 expected 2026-07-15 done-when client-sign-off");
        Says(
            await story.SayAsync(Priya, "set 2 expected 2026-08-15 done-when file-delivery"),
            "[Mark as sent] terms send",
            "[Show terms] terms ACME"
        );
        Says(
            await story.PressAsync(Priya, "Show terms"),
            "[Mark as sent] terms send",
            "[Copy text for the client] terms text"
        );
        Says(
            await story.PressAsync(Priya, "Copy text for the client"),
            "Copy the text below into an e-mail to dana@acme.example",
            "Hello Dana, these are the terms for Acme website (version 1)",
            "7,140.00 with VAT",
            "done when you sign it off",
            "I agree"
        );
        Says(await story.PressAsync(Priya, "Mark as sent"), "Waiting for Dana", "e-mail is not set up");
    }

    [Theory]
    [InlineData("\"Dana Weiss\"")]
    [InlineData("dana@")]
    [InlineData("@acme.example")]
    [InlineData("+49301234567")]
    public async Task A_contact_that_is_no_address_is_refused_with_the_fix(string contact)
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        var refused = await story.SayAsync(
            Priya,
            $"project new \"Acme website\" client \"Acme GmbH\" contact {contact}{Rest}"
        );
        Says(refused, "is not an e-mail address", "dana@acme.example");
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
        await story.SayAsync(Priya, $"project new \"Acme website\" client \"Acme GmbH\"{Rest}");
        Says(await story.SayAsync(Priya, "terms"), "Who agrees for the client?", "[Add the client's address]");
        Says(await story.SayAsync(Priya, $"settings client contact {contact}"), "is not an e-mail address");
        Says(await story.SayAsync(Priya, "settings client contact dana@acme.example"), "dana@acme.example");
    }
}

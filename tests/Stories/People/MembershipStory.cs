using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// The platform states who is staff, who is a guest and who has left; a person without any entry reads, creates,
/// holds and changes nothing.
/// </summary>
public sealed class MembershipStory
{
    private const string Alone = "a:alone";

    /// <summary>A drafted invoice that only Marc may issue; the roster is set before anybody writes.</summary>
    private static async Task<TeamsStory> DraftedAsync(params (StoryPerson Who, FakeRosterEntry Entry)[] roster)
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var (who, entry) in roster)
            story.Connector.Roster[who.Id] = entry;
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "role add approver @Marc",
                "add \"Design approval\" 40% expected +10d done-when file-delivery",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        return story;
    }

    private const string NotChecked = "I could not check who you are; please try again. Nothing was changed.";

    [Theory, InlineData(403), InlineData(404), InlineData(500)]
    public async Task Whoever_the_platform_does_not_name_reads_creates_and_changes_nothing_until_it_does(int status)
    {
        await using var story = await DraftedAsync();
        story.Connector.Roster[Bob.Id] = new(status);
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        foreach (
            var line in new[]
            {
                "money",
                "status",
                "status ACME",
                "was phase 1 billed?",
                "start 2",
                "confirm 1",
                "issue 1",
                "pay 1 1 EUR",
                "role add approver @Bob",
                "project new \"Mine\" client \"Me\" total 1 EUR",
                "what is this",
            }
        )
            Assert.Equal(NotChecked, (await story.SayAsync(Bob, line)).Text);
        Says(await story.PressAsync(Bob, "Approve and issue"), NotChecked);
        Assert.Equal(
            NotChecked,
            (await story.SayAsync(Bob, "project new \"Mine\" client \"Me\" total 1 EUR", Alone)).Text
        );
        Says(await story.SayAsync(Bob, "help"), "What you can say");
        Says(await story.SayAsync(Bob, "hello"), "Hello, I am MilestoneBot");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
        story.Connector.Roster.Clear();
        Says(await story.SayAsync(Bob, "status"), "Acme website");
    }

    [Fact]
    public async Task A_guests_very_first_words_read_and_begin_nothing()
    {
        await using var story = await DraftedAsync((Dana, FakeRosterEntry.Guest));
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        Assert.DoesNotContain("4,800", (await story.SayAsync(Dana, "money")).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Dana, "project new \"Mine\" client \"Me\" total 1 EUR"), "You are a guest here");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
    }

    [Theory, InlineData("conversation"), InlineData("from")]
    public async Task Who_comes_from_another_organisation_is_told_that_they_are_a_guest_here(string differs)
    {
        await using var story = await DraftedAsync();
        foreach (
            var (line, conversation) in new[]
            {
                ("status", "19:acme@thread.tacv2"),
                ("money", "19:empty@thread.tacv2"),
                ("start 2", "19:empty@thread.tacv2"),
                ("was phase 1 billed?", "19:acme@thread.tacv2"),
                ("settings seller \"X\" address \"Y\" vat-id DE123456789", "19:empty@thread.tacv2"),
                ("inbox", Alone),
            }
        )
        {
            var activity = story.Typed(Bob, line, conversation, null);
            if (differs == "from")
                activity["from"]!["tenantId"] = "tenant-elsewhere";
            else
                activity["channelData"]!["tenant"]!["id"] = "tenant-elsewhere";
            var answer = await story.TellAsync(activity);
            Assert.DoesNotContain("no project here yet", answer.Text, StringComparison.Ordinal);
            if (line != "inbox")
                Says(answer, "You are a guest here");
        }
    }

    [Fact]
    public async Task Who_is_known_goes_on_when_the_platform_does_not_answer()
    {
        await using var story = await DraftedAsync();
        story.Connector.Roster[Marc.Id] = FakeRosterEntry.Forbidden;
        story.Clock.Now += TimeSpan.FromDays(3);
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued");
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("anonymous")]
    [InlineData("another tenant's")]
    public async Task A_guest_holds_no_role_and_can_be_given_none_at_the_first_mention(string kind)
    {
        var entry = kind == "another tenant's" ? FakeRosterEntry.Stranger : FakeRosterEntry.Guest with { Role = kind };
        await using var story = await DraftedAsync((Dana, entry));
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.SayAsync(Priya, "role add approver @Dana"), "Dana Weiss is a guest here and can hold no role");
        Says(await story.SayAsync(Dana, "issue 1"), "You are a guest here");
        Says(await story.PressAsync(Dana, "Approve and issue"), "You are a guest here");
        Says(await story.SayAsync(Dana, "status"), "You are a guest here");
        Says(await story.SayAsync(Dana, "status ACME", Alone), "You are a guest here");
        Says(await story.SayAsync(Priya, "role add finance @Dana"), "Dana Weiss is a guest here and can hold no role");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
    }

    [Fact]
    public async Task Whoever_was_removed_from_the_team_is_refused_there_on_every_path_and_keeps_what_he_holds_by_name()
    {
        await using var story = await DraftedAsync();
        await story.SayAsync(Bob, "status");
        var card = story.Newest("Approve and issue");
        foreach (var gone in new[] { Marc, Bob })
        foreach (var room in new[] { "19:acme@thread.tacv2", "19:team" })
            story.Connector.Roster[$"{room}/{gone.Id}"] = FakeRosterEntry.Gone;
        await story.RemovedAsync(Marc);
        await story.RemovedAsync(Bob);
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.PressAsync(Marc, card), "You are no longer in this conversation");
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "You are no longer in this conversation",
            "from a conversation that you are in"
        );
        Says(
            await story.SayAsync(Marc, "project new \"Mine\" client \"Me\" total 1 EUR"),
            "You are no longer in this conversation"
        );
        Says(await story.SayAsync(Marc, "status ACME"), "There is no project ACME that can be shown in this chat");
        Says(await story.SayAsync(Bob, "start 2"), "You are no longer in this conversation");
        Says(await story.SayAsync(Bob, "status"), "There is no project here yet");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
        // Bob was a member by the conversation alone; Marc is approver by name until somebody takes the role.
        Says(
            await story.SayAsync(Bob, "project use ACME", Alone),
            "There is no project ACME that you can see from here"
        );
        Says(await story.SayAsync(Marc, "project use ACME", Alone), "Acme website (ACME)");
        Says(await story.SayAsync(Marc, "issue 1", Alone), "INV-2026-0001 issued");
    }

    [Fact]
    public async Task Whoever_lost_his_role_keeps_nothing_in_his_own_chat_that_spoke_of_the_project()
    {
        await using var story = await DraftedAsync();
        Says(await story.SayAsync(Marc, "project use ACME", Alone), "Acme website (ACME)");
        Says(await story.SayAsync(Marc, "status", Alone), "Acme website");
        foreach (var line in new[] { "role add approver @Finn", "role remove approver @Marc" })
            await story.SayAsync(Priya, line);
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        foreach (
            var line in new[]
            {
                "status",
                "money",
                "audit",
                "export csv",
                "my rights",
                "start 2",
                "submit 2 \"Screens\"",
                "was phase 1 billed?",
            }
        )
            Says(await story.SayAsync(Marc, line, Alone), "There is no project here yet");
        Says(await story.SayAsync(Marc, "status ACME", Alone), "There is no project ACME that you can see from here");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
        // In the project's own conversation Marc is a member like everybody there.
        Says(await story.SayAsync(Marc, "status"), "Acme website");
        await story.SayAsync(Priya, "role add member @Marc");
        Says(await story.SayAsync(Marc, "status", Alone), "Acme website");
    }

    [Fact]
    public async Task Whoever_lost_his_role_is_refused_on_the_card_he_was_shown_while_he_held_it()
    {
        await using var story = await DraftedAsync();
        var card = story.Newest("Approve and issue");
        foreach (var line in new[] { "role add approver @Finn", "role remove approver @Marc" })
            await story.SayAsync(Priya, line);
        var before = BusinessTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.PressAsync(Marc, card), "You cannot issue an invoice in this project", "Finn Berg");
        Assert.Equal("", before.ChangesTo(BusinessTables.Snapshot(story.Bot.DatabaseFile)));
        await story.SayAsync(Finn, "status");
        Says(await story.PressAsync(Finn, card), "INV-2026-0001 issued");
    }
}

using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Kit.Person;
using static MilestoneBot.Tests.Stories.TheSeedExample;

namespace MilestoneBot.Tests.Stories;

/// <summary>The platform says who is staff, who is a guest and who has left; until it has, what cannot be taken back waits.</summary>
public sealed class WhoSomebodyIs
{
    private const string Alone = "a:alone";

    /// <summary>A drafted invoice that Marc alone may issue; what the roster says of people is set before anybody speaks.</summary>
    private static async Task<Story> DraftedAsync(params (Person Who, RosterEntry Entry)[] roster)
    {
        var story = await Story.BeginAsync(solo: false);
        foreach (var (who, entry) in roster) story.Connector.Roster[who.Id] = entry;
        foreach (var line in new[] { "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19", "role add approver @Marc", "add \"Design approval\" 40% expected +10d done-when file-delivery", "add \"Final delivery\" rest expected +20d done-when file-delivery", "terms agreed by \"Dana\" ref \"mail\"", "start 1", "submit 1 \"Files\"" }) await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        return story;
    }

    [Fact]
    public async Task What_cannot_be_taken_back_waits_until_the_platform_has_said_who_the_approver_is()
    {
        await using var story = await DraftedAsync((Marc, RosterEntry.Forbidden));
        var before = FactTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.PressAsync(Marc, "Approve and issue"), "The platform has not told me yet whether you are a guest here", "issue an invoice", "Try again in a minute");
        Says(await story.SayAsync(Marc, "issue 1"), "has not told me yet");
        Assert.Equal("", before.ChangesTo(FactTables.Snapshot(story.Bot.DatabaseFile)));
        story.Connector.Roster.Clear();
        story.Clock.Now += TimeSpan.FromMinutes(5);
        Says(await story.SayAsync(Marc, "issue 1"), "has not told me yet"); // asks; the answer serves the next turn
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0001 issued");
    }

    [Fact]
    public async Task Whoever_is_alone_waits_for_nobody()
    {
        await using var story = await Story.BeginAsync(solo: true);
        story.Connector.Roster[Priya.Id] = RosterEntry.Forbidden;
        foreach (var line in new[] { "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR", "add \"Final delivery\" 100% expected +10d done-when file-delivery", "terms agreed by \"Dana\" ref \"mail\"", "start 1", "submit 1 \"Files\"", "confirm 1", "invoice 1" }) await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued", "solo");
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("anonymous")]
    [InlineData("another tenant's")]
    public async Task A_guest_holds_no_role_and_one_that_was_given_too_early_gives_no_right(string kind)
    {
        var entry = kind == "another tenant's" ? RosterEntry.Stranger : RosterEntry.Guest with { Role = kind };
        await using var story = await DraftedAsync((Dana, entry));
        // At the first mention nobody knows it yet, so the role is given; it is of no use.
        Says(await story.SayAsync(Priya, "role add approver @Dana"), "Made Dana Weiss approver");
        var before = FactTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.SayAsync(Dana, "issue 1"), "Guests and people of other organisations cannot issue an invoice here");
        Says(await story.PressAsync(Dana, "Approve and issue"), "Guests and people of other organisations cannot");
        Says(await story.SayAsync(Dana, "status"), "There is no project here yet");
        Says(await story.SayAsync(Dana, "status ACME", Alone), "There is no project ACME that you can see from here");
        Says(await story.SayAsync(Priya, "role add finance @Dana"), "Dana Weiss is a guest here and can hold no role");
        Assert.Equal("", before.ChangesTo(FactTables.Snapshot(story.Bot.DatabaseFile)));
        Says(await story.SayAsync(Priya, "role remove approver @Dana"), "Marc Oliver");
    }

    [Fact]
    public async Task Whoever_was_removed_from_the_team_is_refused_there_on_every_path_and_keeps_what_he_holds_by_name()
    {
        await using var story = await DraftedAsync();
        await story.SayAsync(Bob, "status");
        var card = story.Newest("Approve and issue");
        await story.RemovedAsync(Marc);
        await story.RemovedAsync(Bob);
        foreach (var gone in new[] { Marc, Bob }) story.Connector.Roster[$"19:acme@thread.tacv2/{gone.Id}"] = RosterEntry.Gone;
        var before = FactTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.PressAsync(Marc, card), "You are no longer in this conversation");
        Says(await story.SayAsync(Marc, "issue 1"), "You are no longer in this conversation", "from a conversation that you are in");
        Says(await story.SayAsync(Marc, "project new \"Mine\" client \"Me\" total 1 EUR"), "You are no longer in this conversation");
        Says(await story.SayAsync(Marc, "status ACME"), "There is no project ACME that you can see from here");
        Says(await story.SayAsync(Bob, "start 2"), "You are no longer in this conversation");
        Says(await story.SayAsync(Bob, "status"), "There is no project here yet");
        Assert.Equal("", before.ChangesTo(FactTables.Snapshot(story.Bot.DatabaseFile)));
        // Bob was a member by the place alone; Marc is approver by name until somebody takes the role.
        Says(await story.SayAsync(Bob, "project use ACME", Alone), "There is no project ACME that you can see from here");
        Says(await story.SayAsync(Marc, "project use ACME", Alone), "Acme website (ACME)");
        Says(await story.SayAsync(Marc, "issue 1", Alone), "INV-2026-0001 issued");
    }

    [Fact]
    public async Task Whoever_lost_his_role_keeps_nothing_in_his_own_chat_that_spoke_of_the_project()
    {
        await using var story = await DraftedAsync();
        Says(await story.SayAsync(Marc, "project use ACME", Alone), "Acme website (ACME)");
        Says(await story.SayAsync(Marc, "status", Alone), "Acme website");
        foreach (var line in new[] { "role add approver @Finn", "role remove approver @Marc" }) await story.SayAsync(Priya, line);
        var before = FactTables.Snapshot(story.Bot.DatabaseFile);
        foreach (var line in new[] { "status", "money", "audit", "export csv", "my rights", "start 2", "submit 2 \"Screens\"", "was phase 1 billed?" })
            Says(await story.SayAsync(Marc, line, Alone), "There is no project here yet");
        Says(await story.SayAsync(Marc, "status ACME", Alone), "There is no project ACME that you can see from here");
        Assert.Equal("", before.ChangesTo(FactTables.Snapshot(story.Bot.DatabaseFile)));
        // In the project's own room he is a member like everybody there.
        Says(await story.SayAsync(Marc, "status"), "Acme website");
        await story.SayAsync(Priya, "role add member @Marc");
        Says(await story.SayAsync(Marc, "status", Alone), "Acme website");
    }

    [Fact]
    public async Task Whoever_lost_his_role_is_refused_on_the_card_he_was_shown_while_he_held_it()
    {
        await using var story = await DraftedAsync();
        var card = story.Newest("Approve and issue");
        foreach (var line in new[] { "role add approver @Finn", "role remove approver @Marc" }) await story.SayAsync(Priya, line);
        var before = FactTables.Snapshot(story.Bot.DatabaseFile);
        Says(await story.PressAsync(Marc, card), "You cannot issue an invoice in this project", "Finn Berg");
        Assert.Equal("", before.ChangesTo(FactTables.Snapshot(story.Bot.DatabaseFile)));
        await story.SayAsync(Finn, "status");
        Says(await story.PressAsync(Finn, card), "INV-2026-0001 issued");
    }
}

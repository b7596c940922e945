using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// In Teams nobody can mention a colleague whose account is gone: the bot checks by itself whether a project still
/// has a manager.
/// </summary>
public sealed class OrphanedProjectStory
{
    private const string Room = "19:acme@thread.tacv2",
        Own = "a:priya",
        Took = "took the project over",
        Begin = "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19";

    [Fact]
    public async Task A_project_whose_lead_is_in_no_room_any_more_is_taken_over_by_its_team()
    {
        await using var story = await BegunAsync();
        Says(await story.SayAsync(Bob, "project claim"), "held by Priya Shah", "I notice within a day");
        story.Clock.Now += TimeSpan.FromDays(1);
        story.Connector.Roster[Priya.Id] = FakeRosterEntry.Gone;
        Says(await story.SayAsync(Bob, "status"), "Acme website");
        Says(await story.SayAsync(Bob, "role list"), "Nobody of the team holds this project");
        Says(await story.SayAsync(Bob, "project claim"), Took);
        Says(await story.SayAsync(Bob, "role add approver @Marc"), "Marc Oliver");
        Says(await story.SayAsync(Bob, "project claim"), "held by Bob Stone, Marc Oliver");
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
    }

    [Theory, InlineData(200), InlineData(403), InlineData(500)]
    public async Task Whoever_left_the_teams_room_and_is_still_known_elsewhere_keeps_the_project(int elsewhere)
    {
        await using var story = await BegunAsync();
        story.Connector.Roster[Priya.Id] = FakeRosterEntry.Gone;
        story.Connector.Roster[$"{Own}/{Priya.Id}"] = new(elsewhere);
        foreach (var _ in new[] { 1, 2, 3 })
        {
            Says(await story.SayAsync(Bob, "project claim"), "held by Priya Shah");
            story.Clock.Now += TimeSpan.FromHours(25);
        }
        story.Connector.Roster.Clear();
        Says(await story.SayAsync(Priya, "role add lead @Bob"), "Bob Stone");
    }

    [Theory, InlineData(200, true), InlineData(400, true), InlineData(403, true), InlineData(403, false)]
    public async Task Records_of_a_registration_that_is_no_more_are_taken_over_by_the_team(int status, bool isOfAnother)
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        var conversation = new Conversation("msteams", story.Tenant, Room);
        var priya = new Sender(Sender.CreateId("msteams", story.Tenant, "29:OldPriya"), "Priya Shah", Membership.Staff);
        var old = new Turn("old", conversation, priya, Begin, story.Clock.Now)
        {
            Thread = Room,
            TimeZone = "Europe/Berlin",
        };
        Assert.False(
            (await story.Bot.Services.GetRequiredService<CommandDispatcher>().DispatchAsync(old, default))!.IsRefusal
        );
        var why = isOfAnother ? "Failed to decrypt pairwise id" : "The bot is not part of the conversation roster.";
        story.Connector.Roster["29:OldPriya"] = status == 200 ? FakeRosterEntry.Gone : new(status) { Message = why };
        Says(await story.SayAsync(Priya, "status"), "Acme website");
        Says(await story.SayAsync(Priya, "project claim"), isOfAnother ? Took : "held by Priya Shah");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    /// <summary>
    /// Priya alone manages a project; she has written in its channel and in her personal chat, and that is long ago.
    /// </summary>
    private static async Task<TeamsStory> BegunAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        Says(await story.SayAsync(Priya, Begin), "Acme website");
        await story.SayAsync(Priya, "inbox", Own);
        await story.SayAsync(Bob, "status");
        story.Clock.Now += TimeSpan.FromDays(40);
        return story;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Rosters;

/// <summary>People who have left a conversation or a team, and people who are back.</summary>
public sealed class RosterUnavailableTests : RosterScenario
{
    [Fact]
    public async Task Known_in_one_room_is_known_in_every_room_and_each_room_is_asked_whether_he_is_in_it()
    {
        await HeardAsync();
        bot.Connector.Roster[$"19:second/{Alex}"] = FakeRosterEntry.Gone;
        Assert.Equal(Membership.Staff, await StandingAsync(Second));
        Assert.Equal(2, bot.Connector.Asked.Count);
        Assert.Equal(Membership.Away, await StandingAsync(Second));
        Assert.Equal(Membership.Staff, await StandingAsync());
    }

    [Fact]
    public async Task Who_is_away_is_asked_about_at_each_later_contact_and_may_be_back()
    {
        await HeardAsync();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Gone;
        clock.Now += TimeSpan.FromHours(24);
        await HeardAsync();
        Assert.Equal(Membership.Away, await StandingAsync());
        Assert.Equal(2, bot.Connector.Asked.Count);
        bot.Connector.Roster.Clear();
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(Membership.Staff, await StandingAsync());
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> RemovedAsync(Action<JsonObject>? change = null) =>
        bot.PostAsync(bot.Payload("conversationupdate-channel-teammemberremoved-removed-remove-user", change));

    [Fact]
    public async Task A_guest_who_was_away_is_a_guest_when_they_are_back()
    {
        bot.Connector.Roster[Alex] = FakeRosterEntry.Guest;
        await HeardAsync();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Gone;
        await RemovedAsync();
        Assert.Equal(Membership.Away, await StandingAsync());
        bot.Connector.Roster[Alex] = FakeRosterEntry.Guest;
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(Membership.Guest, await StandingAsync());
    }

    [Fact]
    public async Task Whoever_was_removed_from_the_team_is_away_from_all_its_channels_at_once_until_they_are_added()
    {
        await HeardAsync();
        clock.Now += TimeSpan.FromSeconds(1);
        await HeardAsync(change: Second);
        clock.Now += TimeSpan.FromSeconds(1);
        bot.Connector.Roster[Alex] = FakeRosterEntry.Gone;
        Assert.Equal(HttpStatusCode.OK, (await RemovedAsync()).Status);
        Assert.Equal(Membership.Away, await StandingAsync());
        Assert.Equal(Membership.Away, await StandingAsync(Second));
        Assert.NotEqual(Membership.Away, await StandingAsync(Personal));
        bot.Connector.Roster.Clear();
        bot.Connector.Members["team-id"] = [Alex];
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await bot.PostAsync(
                    bot.Payload(
                        "conversationupdate-channel-teammemberadded-added-add-user",
                        a =>
                        {
                            a["id"] = "come";
                            a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Alex });
                        }
                    )
                )
            ).Status
        );
        Assert.Equal(Membership.Staff, await StandingAsync());
    }

    [Fact]
    public async Task Before_somebody_is_locked_out_the_roster_is_asked_and_only_without_its_word_the_events_holds()
    {
        await HeardAsync();
        await RemovedAsync();
        Assert.Equal(Membership.Staff, await StandingAsync());
        bot.Connector.Roster[Alex] = FakeRosterEntry.Forbidden;
        await RemovedAsync(a => a["id"] = "again");
        Assert.Equal(Membership.Away, await StandingAsync());
    }

    [Fact]
    public async Task Whoever_was_removed_from_one_channel_is_in_the_others_of_the_team()
    {
        await HeardAsync();
        await HeardAsync(change: Second);
        bot.Connector.Roster[$"19:second/{Alex}"] = FakeRosterEntry.Gone;
        await RemovedAsync(a =>
        {
            a["channelData"]!["eventType"] = "channelMemberRemoved";
            a["channelData"]!["channel"] = new JsonObject { ["id"] = "19:second" };
        });
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Equal(Membership.Away, await StandingAsync(Second));
        // A person who was added to one channel is not back in the team by that.
        bot.Connector.Roster[Alex] = FakeRosterEntry.Gone;
        await RemovedAsync(a => a["id"] = "of the team");
        await bot.PostAsync(
            bot.Payload(
                "conversationupdate-channel-teammemberadded-added-add-user",
                a =>
                {
                    a["id"] = "into a channel";
                    a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Alex });
                    a["channelData"]!["eventType"] = "channelMemberAdded";
                    a["channelData"]!["channel"] = new JsonObject { ["id"] = "19:third" };
                }
            )
        );
        Assert.Equal(Membership.Away, await StandingAsync());
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Chat;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Channels.Teams;

/// <summary>Who somebody is, is asked of the platform beside the conversation, kept, and asked again in time.</summary>
public sealed class VouchingTests : IAsyncLifetime
{
    private const string Alex = "user-id-0", Question = "/_connector/v3/conversations/team-id/members/user-id-0";
    private readonly HandClock clock = new(new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync(clock);

    public async Task DisposeAsync() => await bot.DisposeAsync();

    /// <summary>Says something in the team's channel and waits until nothing is being asked any more.</summary>
    private async Task<Turn> HeardAsync(string text = "echo a", Action<JsonObject>? change = null)
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message($"<at>Test Bot</at> {text}", "message-channel", change))).Status);
        await bot.Vouching.SettledAsync();
        return bot.Notebook.Turns.Last();
    }

    private async Task<Standing> StandingAsync(Action<JsonObject>? change = null) => (await HeardAsync(change: change)).Who.Standing;

    [Fact]
    public async Task Somebody_is_unknown_at_his_first_words_and_known_at_his_next()
    {
        Assert.Equal(Standing.Unknown, await StandingAsync());
        Assert.Equal(Standing.Staff, await StandingAsync());
        Assert.Equal([Question], bot.Connector.Asked);
        Assert.Equal([clock.Now, clock.Now], bot.Memory.Standings.Values.Select(s => s.At));
    }

    [Fact]
    public async Task A_turn_does_not_wait_for_the_answer()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = RosterEntry.Guest with { After = held.Task };
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel"))).Status);
        Assert.Single(bot.Connector.Calls);
        Assert.Empty(bot.Memory.Standings);
        held.SetResult();
        await bot.Vouching.SettledAsync();
        Assert.Equal(Standing.Guest, await StandingAsync());
    }

    [Fact]
    public async Task There_is_one_question_for_somebody_at_a_time()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = RosterEntry.Staff with { After = held.Task };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel"))));
        held.SetResult();
        await bot.Vouching.SettledAsync();
        Assert.Equal([Question], bot.Connector.Asked);
    }

    public static TheoryData<string, string, Standing> Entries => new()
    {
        { "a user of this tenant", """{"userRole":"user","tenantId":"T1"}""", Standing.Staff },
        { "the tenant in other letters", """{"userRole":"User","tenantId":"t1"}""", Standing.Staff },
        { "a guest", """{"userRole":"guest","tenantId":"t1"}""", Standing.Guest },
        { "somebody without an account", """{"userRole":"anonymous"}""", Standing.Guest },
        { "another tenant's user", """{"userRole":"user","tenantId":"t2"}""", Standing.Guest },
        { "another tenant and no role", """{"tenantId":"t2"}""", Standing.Guest },
        { "this tenant and no role", """{"tenantId":"t1"}""", Standing.Staff },
        { "an invited account and no role", """{"tenantId":"t1","userPrincipalName":"dana_acme.example#ext#@agency.example"}""", Standing.Guest },
        { "an invited account that was made a user", """{"tenantId":"t1","userRole":"user","userPrincipalName":"dana_acme.example#EXT#@agency.example"}""", Standing.Staff },
        { "a user of nowhere", """{"userRole":"user"}""", Standing.Unknown },
        { "a role that is new", """{"userRole":"owner","tenantId":"t1"}""", Standing.Unknown },
        { "nothing", "{}", Standing.Unknown },
        { "values of other types", """{"userRole":7,"tenantId":{"id":"t1"}}""", Standing.Unknown },
        { "no entry at all", "[]", Standing.Unknown },
    };

    [Theory, MemberData(nameof(Entries))]
    public void An_entry_of_the_roster_says_who_somebody_is(string name, string entry, Standing standing) =>
        Assert.True(standing == Member.StandingOf(JsonDocument.Parse(entry).RootElement, "t1"), name);

    [ContractFact]
    public void The_local_clients_own_entry_is_staff_and_its_404_is_nobody()
    {
        foreach (var kind in new[] { "groupchat", "members" })
        {
            Assert.Equal(Standing.Staff, Member.StandingOf(Body($"get-v3-conversations-id-members-id-0-200-{kind}"), TeamsBot.Tenant));
            Assert.Equal(Standing.Guest, Member.StandingOf(Body($"get-v3-conversations-id-members-id-0-200-{kind}"), "another"));
            Assert.Equal("MemberNotFoundInConversation", Body($"get-v3-conversations-id-members-nobody-404-{kind}").GetProperty("error").GetProperty("code").GetString());
        }

        static JsonElement Body(string name) => JsonDocument.Parse(File.ReadAllText(Contracts.PathOf("playground", "connector", name + ".json"))).RootElement.GetProperty("response").GetProperty("body");
    }

    [Fact]
    public async Task An_answer_holds_for_a_day_and_is_asked_again_while_it_goes_on_holding()
    {
        await HeardAsync();
        bot.Connector.Roster[Alex] = RosterEntry.Guest;
        clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.Equal(Standing.Staff, await StandingAsync());
        Assert.Single(bot.Connector.Asked);
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(Standing.Staff, await StandingAsync());
        Assert.Equal(2, bot.Connector.Asked.Count);
        Assert.Equal(Standing.Guest, await StandingAsync());
    }

    [Theory, InlineData(403), InlineData(500), InlineData(429)]
    public async Task A_question_without_an_answer_comes_again_at_a_later_contact_and_ever_more_rarely(int status)
    {
        bot.Connector.Roster[Alex] = new(status);
        foreach (var minutes in new[] { 0, 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var before = bot.Connector.Asked.Count;
            if (minutes > 0)
            {
                clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
                await HeardAsync();
                Assert.Equal(before, bot.Connector.Asked.Count);
                clock.Now += TimeSpan.FromSeconds(1);
            }
            Assert.Equal(Standing.Unknown, await StandingAsync());
            Assert.Equal(before + 1, bot.Connector.Asked.Count);
        }
        bot.Connector.Roster.Clear();
        clock.Now += TimeSpan.FromHours(1);
        await HeardAsync();
        Assert.Equal(Standing.Staff, await StandingAsync());
    }

    [Fact]
    public async Task Known_in_one_room_is_known_in_every_room_and_each_room_is_asked_whether_he_is_in_it()
    {
        await HeardAsync();
        bot.Connector.Roster[$"19:second/{Alex}"] = RosterEntry.Gone;
        Assert.Equal(Standing.Staff, await StandingAsync(Second));
        Assert.Equal(2, bot.Connector.Asked.Count);
        Assert.Equal(Standing.Away, await StandingAsync(Second));
        Assert.Equal(Standing.Staff, await StandingAsync());
    }

    [Fact]
    public async Task Who_is_away_is_asked_about_at_each_later_contact_and_may_be_back()
    {
        bot.Connector.Roster[Alex] = RosterEntry.Gone;
        await HeardAsync();
        Assert.Equal(Standing.Away, await StandingAsync());
        Assert.Single(bot.Connector.Asked);
        bot.Connector.Roster.Clear();
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(Standing.Away, await StandingAsync());
        Assert.Equal(Standing.Staff, await StandingAsync());
    }

    [Fact]
    public async Task A_guest_who_was_away_is_a_guest_when_he_is_back()
    {
        bot.Connector.Roster[Alex] = RosterEntry.Guest;
        await HeardAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Payload("conversationupdate-channel-teammemberremoved-removed-remove-user"))).Status);
        Assert.Equal(Standing.Away, await StandingAsync());
        Assert.Equal(Standing.Guest, await StandingAsync());
    }

    [Fact]
    public async Task Whoever_the_platform_says_was_removed_from_the_team_is_away_from_all_its_channels_at_once_until_he_is_added()
    {
        await HeardAsync();
        await HeardAsync(change: Second);
        var removed = bot.Payload("conversationupdate-channel-teammemberremoved-removed-remove-user");
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(removed)).Status);
        bot.Connector.Roster[Alex] = RosterEntry.Gone;
        Assert.Equal(Standing.Away, await StandingAsync());
        Assert.Equal(Standing.Away, await StandingAsync(Second));
        Assert.NotEqual(Standing.Away, await StandingAsync(Personal));
        bot.Connector.Roster.Clear();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Payload("conversationupdate-channel-teammemberadded-added-add-user", a =>
        {
            a["id"] = "come";
            a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Alex });
        }))).Status);
        Assert.Equal(Standing.Staff, await StandingAsync());
    }

    [Fact]
    public async Task A_channel_without_a_roster_of_its_own_is_looked_up_in_its_teams()
    {
        bot.Connector.Roster[$"19:second/{Alex}"] = new(405);
        await HeardAsync(change: Second);
        Assert.Equal(["/_connector/v3/conversations/19%3Asecond/members/user-id-0", Question], bot.Connector.Asked);
        Assert.Equal(Standing.Staff, await StandingAsync(Second));
    }

    [Fact]
    public async Task Whoever_is_mentioned_is_asked_about_too()
    {
        bot.Connector.Roster["29:dana"] = RosterEntry.Guest;
        void Mentions(JsonObject a) => a["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = "29:dana", ["name"] = "Dana" }, ["text"] = "<at>Dana</at>" });
        Assert.Equal(Standing.Unknown, Assert.Single((await HeardAsync("echo <at>Dana</at>", Mentions)).Mentions).Standing);
        Assert.Equal(Standing.Guest, Assert.Single((await HeardAsync("echo <at>Dana</at>", Mentions)).Mentions).Standing);
        Assert.Equal(2, bot.Connector.Asked.Count);
    }

    [Fact]
    public async Task Of_a_foreign_tenants_people_and_of_channels_without_tenants_nothing_is_asked()
    {
        Assert.Equal(Standing.Guest, await StandingAsync(a => a["from"]!["tenantId"] = "another"));
        Assert.Equal(Standing.Unknown, await StandingAsync(a => a["channelId"] = "webchat"));
        Assert.Empty(bot.Connector.Asked);
    }

    [Fact]
    public async Task A_press_and_a_message_whose_sender_waits_are_contacts_too()
    {
        await bot.PostAsync(bot.Press(new JsonObject { ["say"] = "tick", ["card"] = "counter/P1/1", ["rev"] = 0 }));
        await bot.Vouching.SettledAsync();
        await HeardAsync(change: a =>
        {
            a["from"]!["id"] = "29:bob";
            a["deliveryMode"] = "expectReplies";
        });
        Assert.Equal([Alex, "29%3Abob"], bot.Connector.Asked.Select(a => a.Split('/')[^1]));
    }

    private static void Second(JsonObject activity) => activity["conversation"]!["id"] = "19:second;messageid=1";

    private static void Personal(JsonObject activity)
    {
        activity["conversation"] = new JsonObject { ["id"] = "a:alone", ["conversationType"] = "personal", ["tenantId"] = TeamsBot.Tenant };
        activity["channelData"]!.AsObject().Remove("team");
    }
}

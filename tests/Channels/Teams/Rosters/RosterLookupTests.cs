using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Rosters;

/// <summary>
/// The roster is asked who a person is: before the answer where nothing is known of them, in the background where the
/// last entry is old.
/// </summary>
public sealed class RosterLookupTests : RosterScenario
{
    [Fact]
    public async Task Somebody_is_known_at_their_first_words_and_asked_about_once()
    {
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Equal([Question], bot.Connector.Asked);
        Assert.Equal([clock.Now, clock.Now], bot.Memory.Standings.Values.Select(s => s.At));
        Assert.Equal(
            $"msteams|{TeamsBot.Tenant}|00000000-0000-0000-0000-0000000000020",
            bot.FakeCommands.Turns.Last().Sender.Id
        );
    }

    [Fact]
    public async Task A_first_contact_waits_for_the_roster_and_once_more_and_is_then_told_that_nobody_could_check()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Staff with { After = held.Task };
        var posting = bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel"));
        await AskedAsync(1);
        await clock.PassAsync(TimeSpan.FromSeconds(2.4), waiting: 2);
        Assert.False(posting.IsCompleted);
        Assert.Single(bot.Connector.Asked);
        await clock.PassAsync(TimeSpan.FromSeconds(0.1));
        await AskedAsync(2);
        await clock.PassAsync(TimeSpan.FromSeconds(2.4));
        Assert.False(posting.IsCompleted);
        await clock.PassAsync(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HttpStatusCode.OK, (await posting).Status);
        Assert.Equal(NotChecked, Assert.Single(bot.Connector.Calls).Text);
        Assert.Empty(bot.FakeCommands.Turns);
        Assert.Empty(bot.Memory.Standings);
        // The request continued, and its answer is stored.
        held.SetResult();
        await bot.RosterLookup.WhenIdleAsync();
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Equal(2, bot.Connector.Asked.Count);
    }

    [Fact]
    public async Task The_second_question_is_heard_where_the_first_has_no_answer()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Staff with { After = held.Task };
        var posting = bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel"));
        await AskedAsync(1);
        bot.Connector.Roster[Alex] = FakeRosterEntry.Guest;
        await clock.PassAsync(RosterClient.Patience, waiting: 2);
        await posting;
        Assert.Equal(Membership.Guest, Assert.Single(bot.FakeCommands.Turns).Sender.Membership);
        held.SetResult();
        await bot.RosterLookup.WhenIdleAsync();
    }

    [Theory, InlineData("1", 2), InlineData("", 1), InlineData("60", 1)]
    public async Task Whoever_was_told_to_slow_down_asks_again_when_they_may_if_that_is_soon(string after, int asked)
    {
        bot.Connector.Roster[Alex] = new(429) { RetryAfter = after };
        var posting = bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel"));
        await AskedAsync(1);
        if (asked == 2)
        {
            bot.Connector.Roster.Clear();
            await clock.PassAsync(TimeSpan.FromSeconds(1), waiting: 2);
        }
        await posting;
        Assert.Equal(asked, bot.Connector.Asked.Count);
        Assert.Equal(asked - 1, bot.FakeCommands.Turns.Count);
    }

    [Fact]
    public async Task A_client_that_only_looks_is_not_kept_waiting()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Staff with { After = held.Task };
        var looks = bot.Press(
            new JsonObject
            {
                ["say"] = "",
                ["card"] = "counter/P1/1",
                ["rev"] = 0,
            },
            a => a["value"]!["trigger"] = "automatic"
        );
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(looks)).Status);
        held.SetResult();
        await bot.RosterLookup.WhenIdleAsync();
        Assert.Equal(Membership.Staff, await StandingAsync(Personal));
    }

    [Fact]
    public async Task There_is_one_question_for_somebody_at_a_time()
    {
        var held = new TaskCompletionSource();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Staff with { After = held.Task };
        var all = Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel")))
        );
        await AskedAsync(1);
        held.SetResult();
        await all;
        Assert.Equal([Question], bot.Connector.Asked);
        Assert.Equal(20, bot.FakeCommands.Turns.Count(t => t.Sender.Membership == Membership.Staff));
    }

    [Fact]
    public async Task Who_has_no_id_in_the_directory_is_nobody_and_nothing_is_kept_of_them()
    {
        bot.Connector.ObjectIds[Alex] = "";
        void Anonymous(JsonObject a) => a["from"]!.AsObject().Remove("aadObjectId");
        Assert.Equal(NotChecked, await RefusedAsync(Anonymous));
        bot.Connector.Roster[Alex] = FakeRosterEntry.Guest with { Role = "anonymous" };
        Assert.Equal(Membership.Guest, await StandingAsync(Anonymous));
        Assert.Empty(bot.Memory.Standings);
        Assert.Empty(bot.Memory.Met);
    }

    [Fact]
    public async Task Another_registration_of_the_bot_meets_the_same_person_under_another_address()
    {
        await HeardAsync();
        var first = bot.FakeCommands.Turns.Last();
        bot.Connector.Roster["29:other"] = FakeRosterEntry.Forbidden;
        var turn = await HeardAsync(change: a =>
        {
            (a["from"]!["id"], a["recipient"]!["id"]) = ("29:other", "28:second");
            foreach (var mention in a["entities"]!.AsArray().Where(e => e!["type"]!.GetValue<string>() == "mention"))
                mention!["mentioned"]!["id"] = "28:second";
        });
        Assert.Equal((first.Sender.Id, Membership.Staff), (turn.Sender.Id, turn.Sender.Membership));
        Assert.Equal(
            [Alex, "29:other"],
            bot.Memory.Met.Where(m => m.Value == first.Sender.Id)
                .Select(m => m.Key.Address)
                .Order(StringComparer.Ordinal)
                .Reverse()
        );
    }

    [Fact]
    public async Task What_is_sent_to_people_bears_the_address_that_this_bot_account_has_for_them()
    {
        await HeardAsync();
        var (alex, dana) = (bot.FakeCommands.Turns.Last().Sender.Id, $"msteams|{TeamsBot.Tenant}|never-met");
        var conversation = bot.FakeCommands.Turns.Last().Conversation;
        var card = new Card("Draft")
        {
            Address = "draft/P1/m1",
            RestrictedViewers = [alex, dana, "slack|T0|U0"],
            Mentions = [new(alex, "Alex"), new(dana, "Dana")],
        };
        await bot.Channel.SendAsync(
            new(conversation, conversation.Id, "", bot.Memory.References[conversation]),
            Reply.FromCard(card),
            default
        );
        var sent = bot.Connector.Calls.Last().Card;
        Assert.Equal(
            [Alex],
            sent.GetProperty("refresh").GetProperty("userIds").EnumerateArray().Select(u => u.GetString())
        );
        Assert.Equal(
            [Alex, "never-met"],
            sent.GetProperty("msteams")
                .GetProperty("entities")
                .EnumerateArray()
                .Select(e => e.GetProperty("mentioned").GetProperty("id").GetString())
        );
        await bot.Channel.UpdateAsync(
            new(conversation, conversation.Id, "", bot.Memory.References[conversation]),
            "m1",
            card,
            default
        );
        Assert.Equal(
            Alex,
            bot.Connector.Calls.Last().Card.GetProperty("refresh").GetProperty("userIds")[0].GetString()
        );
    }

    [Fact]
    public async Task An_answer_holds_for_a_day_and_is_asked_again_while_it_goes_on_holding()
    {
        await HeardAsync();
        bot.Connector.Roster[Alex] = FakeRosterEntry.Guest;
        clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Single(bot.Connector.Asked);
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(Membership.Staff, await StandingAsync());
        Assert.Equal(2, bot.Connector.Asked.Count);
        Assert.Equal(Membership.Guest, await StandingAsync());
    }

    [Theory, InlineData(403, 1), InlineData(500, 2), InlineData(404, 1)]
    public async Task Without_an_answer_nobody_is_let_in_and_each_try_asks_again(int status, int questions)
    {
        bot.Connector.Roster[Alex] = new(status);
        for (var tries = 1; tries <= 3; tries++)
        {
            Assert.Equal(NotChecked, await RefusedAsync());
            Assert.Equal(tries * questions, bot.Connector.Asked.Count);
        }
        bot.Connector.Roster.Clear();
        Assert.Equal(Membership.Staff, await StandingAsync());
    }

    [Theory, InlineData(403), InlineData(500)]
    public async Task Who_is_known_goes_on_with_the_last_word_however_old_and_is_asked_about_ever_more_rarely(
        int status
    )
    {
        await HeardAsync();
        bot.Connector.Roster[Alex] = new(status);
        clock.Now += TimeSpan.FromDays(400);
        foreach (var minutes in new[] { 0, 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var before = bot.Connector.Asked.Count;
            if (minutes > 0)
            {
                clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
                Assert.Equal(Membership.Staff, await StandingAsync());
                Assert.Equal(before, bot.Connector.Asked.Count);
                clock.Now += TimeSpan.FromSeconds(1);
            }
            Assert.Equal(Membership.Staff, await StandingAsync());
            Assert.True(before < bot.Connector.Asked.Count, $"after {minutes} minutes");
        }
    }

    [Fact]
    public async Task A_channel_without_a_roster_of_its_own_is_looked_up_in_its_teams()
    {
        bot.Connector.Roster[$"19:second/{Alex}"] = new(405);
        await HeardAsync(change: Second);
        Assert.Equal(["/_connector/v3/conversations/19%3Asecond/members/user-id-0", Question], bot.Connector.Asked);
        Assert.Equal(Membership.Staff, await StandingAsync(Second));
    }

    [Fact]
    public async Task Whoever_is_mentioned_is_asked_about_too()
    {
        bot.Connector.Roster["29:dana"] = FakeRosterEntry.Guest;
        void Mentions(JsonObject a) =>
            a["entities"]!
                .AsArray()
                .Add(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["mentioned"] = new JsonObject { ["id"] = "29:dana", ["name"] = "Dana" },
                        ["text"] = "<at>Dana</at>",
                    }
                );
        var turn = await HeardAsync("echo <at>Dana</at>", Mentions);
        Assert.Equal(
            (Membership.Guest, $"msteams|{TeamsBot.Tenant}|aad-29:dana"),
            (Assert.Single(turn.Mentions).Membership, turn.Mentions[0].Id)
        );
        Assert.Equal($"echo {Mention.ToPlaceholder(turn.Mentions[0].Id)}", turn.Text);
        await HeardAsync("echo <at>Dana</at>", Mentions);
        Assert.Equal(2, bot.Connector.Asked.Count);
        // An app is not in the roster, and stays unknown.
        bot.Connector.Roster["29:dana"] = FakeRosterEntry.Gone;
        bot.Memory.Standings.Clear();
        bot.Memory.Met.Clear();
        Assert.Equal(
            new Mention($"msteams|{TeamsBot.Tenant}|29:dana", "Dana"),
            Assert.Single((await HeardAsync("echo <at>Dana</at>", Mentions)).Mentions)
        );
    }

    [Fact]
    public async Task Of_a_foreign_tenants_people_and_of_channels_without_tenants_nothing_is_asked()
    {
        Assert.Equal(Membership.Guest, await StandingAsync(a => a["from"]!["tenantId"] = "another"));
        // On the loopback endpoint, the person at this machine is the user.
        Assert.Equal(Membership.Staff, await StandingAsync(a => a["channelId"] = "webchat"));
        Assert.Empty(bot.Connector.Asked);
    }

    [Fact]
    public async Task A_press_and_a_message_whose_sender_waits_are_contacts_too()
    {
        await bot.PostAsync(
            bot.Press(
                new JsonObject
                {
                    ["say"] = "tick",
                    ["card"] = "counter/P1/1",
                    ["rev"] = 0,
                }
            )
        );
        await bot.RosterLookup.WhenIdleAsync();
        await HeardAsync(change: a =>
        {
            (a["from"]!["id"], a["from"]!["aadObjectId"]) = ("29:bob", "aad-29:bob");
            a["deliveryMode"] = "expectReplies";
        });
        Assert.Equal([Alex, "29%3Abob"], bot.Connector.Asked.Select(a => a.Split('/')[^1]));
    }
}

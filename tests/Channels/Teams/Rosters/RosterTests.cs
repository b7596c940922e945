using System.Text.Json.Nodes;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Rosters;

/// <summary>Many people at once are one read of the roster, within the rate limits.</summary>
public sealed class RosterTests : RosterScenario
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Fifty_people_at_once_are_one_reading_of_the_room_and_not_fifty_questions(bool looking)
    {
        string[] people = [.. Enumerable.Range(0, 50).Select(i => $"29:p{i}")];
        bot.Connector.Members["team-id"] = people;
        bot.Connector.PageSize = 20;
        var (held, first) = (new TaskCompletionSource(), new TaskCompletionSource());
        bot.Connector.Reading = (200, held.Task);
        foreach (var person in people)
            bot.Connector.Roster[person] = FakeRosterEntry.Staff with { After = first.Task };
        JsonObject Activity(string person) =>
            looking
                ? bot.Press(
                    new JsonObject
                    {
                        ["say"] = "",
                        ["card"] = "counter/P1/1",
                        ["rev"] = 0,
                    },
                    a =>
                    {
                        a["value"]!["trigger"] = "automatic";
                        a["from"] = new JsonObject
                        {
                            ["id"] = person,
                            ["name"] = person,
                            ["aadObjectId"] = $"aad-{person}",
                        };
                        a["conversation"] = new JsonObject
                        {
                            ["id"] = "team-id",
                            ["conversationType"] = "channel",
                            ["tenantId"] = TeamsBot.Tenant,
                        };
                    }
                )
                : bot.Message(
                    "<at>Test Bot</at> echo a",
                    "message-channel",
                    a =>
                        a["from"] = new JsonObject
                        {
                            ["id"] = person,
                            ["name"] = person,
                            ["aadObjectId"] = $"aad-{person}",
                        }
                );
        var all = people.Select(p => bot.PostAsync(Activity(p))).ToList();
        for (var i = 0; i < 2000 && bot.Connector.Read.IsEmpty; i++)
            await Task.Delay(5);
        held.SetResult();
        first.SetResult();
        await Task.WhenAll(all);
        await bot.RosterLookup.WhenIdleAsync();
        Assert.InRange(bot.Connector.Asked.Count, 1, 2);
        Assert.InRange(bot.Connector.Read.Count, 3, 6);
        Assert.Equal(
            50,
            bot.Memory.Standings.Values.Count(s =>
                s is { Room: MembershipRecord.WholeWorkspace, Membership: Membership.Staff }
            )
        );
        if (!looking)
            Assert.Equal(50, bot.FakeCommands.Turns.Count(t => t.Sender.Membership == Membership.Staff));
    }

    [Fact]
    public async Task A_room_that_lists_nobody_is_asked_about_each()
    {
        bot.Connector.Reading = (403, Task.CompletedTask);
        var held = new TaskCompletionSource();
        string[] people = ["29:a", "29:b", "29:c", "29:d"];
        foreach (var person in people)
            bot.Connector.Roster[person] = FakeRosterEntry.Staff with { After = held.Task };
        var all = people
            .Select(p =>
                bot.PostAsync(bot.Message("<at>Test Bot</at> echo a", "message-channel", a => a["from"]!["id"] = p))
            )
            .ToList();
        await AskedAsync(3);
        held.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(4, bot.FakeCommands.Turns.Count(t => t.Sender.Membership == Membership.Staff));
    }

    [Fact]
    public async Task The_questions_keep_to_the_platforms_windows()
    {
        bot.Connector.Reading = (403, Task.CompletedTask);
        var all = new List<Task>();
        foreach (var i in Enumerable.Range(0, 30))
        {
            all.Add(
                bot.PostAsync(
                    bot.Message(
                        "<at>Test Bot</at> echo a",
                        "message-channel",
                        a =>
                            a["from"] = new JsonObject
                            {
                                ["id"] = $"29:p{i}",
                                ["name"] = "x",
                                ["aadObjectId"] = $"aad-29:p{i}",
                            }
                    )
                )
            );
            if (i < 10)
                await all[^1];
            if (i == 13)
                await Task.Delay(200);
        }
        await Task.Delay(300);
        Assert.InRange(bot.Connector.Asked.Count + bot.Connector.Read.Count, 10, 14);
        for (var i = 0; i < 60; i++)
        {
            clock.Now += TimeSpan.FromSeconds(0.5);
            await Task.Delay(10);
        }
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task A_team_into_which_the_bot_comes_is_read_once_and_nobody_of_it_is_a_stranger_then()
    {
        bot.Connector.Members["team-id"] = [Alex, "29:dana", "29:bob"];
        bot.Connector.Roster["29:dana"] = FakeRosterEntry.Guest;
        await Task.WhenAll(
            bot.PostAsync(bot.Payload("installationupdate-add-channel")),
            bot.PostAsync(
                bot.Payload(
                    "conversationupdate-channel-teammemberadded-added",
                    a =>
                        a["membersAdded"] = new JsonArray(
                            new JsonObject { ["id"] = a["recipient"]!["id"]!.GetValue<string>() }
                        )
                )
            )
        );
        await bot.RosterLookup.WhenIdleAsync();
        Assert.InRange(bot.Connector.Read.Count, 1, 2);
        bot.Connector.Roster["29:bob"] = FakeRosterEntry.Forbidden;
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
        var turn = await HeardAsync(
            "echo <at>Dana</at>",
            a =>
            {
                Mentions(a);
                a["from"] = new JsonObject { ["id"] = "29:bob", ["name"] = "Bob" };
            }
        );
        Assert.Equal(
            (Membership.Staff, $"msteams|{TeamsBot.Tenant}|aad-29:bob"),
            (turn.Sender.Membership, turn.Sender.Id)
        );
        Assert.Equal(
            new Mention($"msteams|{TeamsBot.Tenant}|aad-29:dana", "Dana", Membership.Guest),
            Assert.Single(turn.Mentions)
        );
        Assert.Empty(bot.Connector.Asked);
    }

    [Fact]
    public async Task A_burst_of_people_who_come_is_one_reading()
    {
        string[] people = [.. Enumerable.Range(0, 30).Select(i => $"29:p{i}")];
        bot.Connector.Members["team-id"] = people;
        var held = new TaskCompletionSource();
        bot.Connector.Reading = (200, held.Task);
        foreach (var (i, person) in people.Index())
            await bot.PostAsync(
                bot.Payload(
                    "conversationupdate-channel-teammemberadded-added-add-user",
                    a =>
                    {
                        a["id"] = $"come-{i}";
                        a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person });
                    }
                )
            );
        held.SetResult();
        await bot.RosterLookup.WhenIdleAsync();
        Assert.Single(bot.Connector.Read);
        Assert.Empty(bot.Connector.Asked);
        Assert.Equal(
            30,
            bot.Memory.Standings.Values.Count(s =>
                s is { Room: MembershipRecord.WholeWorkspace, Membership: Membership.Staff }
            )
        );
    }
}

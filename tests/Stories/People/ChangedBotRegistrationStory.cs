using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// In Teams people are identified by their directory id. The ids that one bot registration has for them are only
/// account ids, and older records with those ids are theirs all the same.
/// </summary>
public sealed class ChangedBotRegistrationStory
{
    private const string Room = "19:acme@thread.tacv2",
        Alone = "a:marc";

    /// <summary>
    /// Records as the bot stored them when people were identified by the account ids of its registration.
    /// </summary>
    private static async Task OldRecordsAsync(TeamsStory story)
    {
        var dispatcher = story.Bot.Services.GetRequiredService<CommandDispatcher>();
        var said = 0;
        async Task SayAsync(StoryPerson who, string line, string room = Room)
        {
            var conversation = new Conversation("msteams", "tenant-agency", room);
            string Id(StoryPerson p) => Sender.CreateId(conversation.Channel, conversation.Workspace, p.Id);
            var named = new[] { Marc, Finn, Bob }
                .Where(p => line.Contains("@" + p.Name.Split(' ')[0], StringComparison.Ordinal))
                .ToList();
            line = named.Aggregate(
                line,
                (words, p) =>
                    words.Replace("@" + p.Name.Split(' ')[0], Mention.ToPlaceholder(Id(p)), StringComparison.Ordinal)
            );
            var turn = new Turn(
                $"old-{++said}",
                conversation,
                new(Id(who), who.Name, Membership.Staff),
                line,
                story.Clock.Now
            )
            {
                Thread = room,
                Mentions = [.. named.Select(p => new Mention(Id(p), p.Name, Membership.Staff))],
                IsPersonalChat = room != Room,
                IsPrivate = room != Room,
                TimeZone = "Europe/Berlin",
            };
            var reply = await dispatcher.DispatchAsync(turn, default);
            Assert.False(reply!.IsRefusal, $"{line}: {reply.Text}");
        }

        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19",
                "settings seller \"Studio GmbH\" address \"Main Street 1, Berlin\" vat-id DE123456789",
                "add \"Design approval\" 40% expected +10d done-when file-delivery",
                "add \"Final delivery\" rest expected +20d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "role add approver @Marc",
                "role add finance @Finn",
                "role add deputy @Bob for @Marc until 2026-08-31",
            }
        )
            await SayAsync(Priya, line);
        await SayAsync(Marc, "confirm 1");
        await SayAsync(Priya, "invoice 1");
        await SayAsync(Priya, "override 2 reason \"the bank is slow this week\"");
        await SayAsync(Marc, "project use ACME", Alone);
    }

    /// <summary>The same person under the account id of another bot registration.</summary>
    private static JsonObject ByAnother(JsonObject activity)
    {
        (activity["from"]!["id"], activity["recipient"]!["id"]) = (
            "29:second-" + activity["from"]!["id"]!.GetValue<string>()[3..],
            "28:second"
        );
        foreach (
            var mention in activity["entities"]!
                .AsArray()
                .Where(e => e!["mentioned"]!["id"]!.GetValue<string>() == "28:bot")
        )
            mention!["mentioned"]!["id"] = "28:second";
        return activity;
    }

    private static Task<MilestoneBot.Tests.Kit.Teams.BotAnswer> SayAsync(
        TeamsStory story,
        StoryPerson who,
        string line,
        string room = Room
    ) => story.TellAsync(ByAnother(story.Typed(who, line, room, null)));

    [Fact]
    public async Task Records_under_the_ids_of_a_registration_are_peoples_own_at_their_next_contact_and_under_every_later_registration()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await OldRecordsAsync(story);
        var entries = long.Parse(story.Bot.Read("select count(*) from journal"));
        // One of them writes; then the roster is read, and the others are known too.
        story.Connector.Members[Room] = [Priya.Id, Marc.Id, Finn.Id, Bob.Id];
        Says(await story.SayAsync(Priya, "status"), "Acme website");
        Assert.Equal("4", story.Bot.Read("select count(*) from rekeyings"));
        Assert.Equal((entries + 4).ToString(), story.Bot.Read("select count(*) from journal"));
        Assert.Equal("0", story.Bot.Read("select count(*) from roles where actor like '%|29:%'"));

        foreach (var person in new[] { Priya, Marc, Finn, Bob })
        {
            story.Connector.ObjectIds["29:second-" + person.Id[3..]] = $"aad-{person.Id}";
            story.Connector.Roster["29:second-" + person.Id[3..]] = FakeRosterEntry.Forbidden;
        }
        Says(await SayAsync(story, Marc, "inbox", Alone), "ACME");
        Says(await SayAsync(story, Marc, "status", Alone), "Acme website");
        Says(await SayAsync(story, Finn, "my rights"), "finance");
        Says(await SayAsync(story, Bob, "my rights"), "Deputy: for Marc Oliver");
        Says(await SayAsync(story, Priya, "issue 1"), "You cannot issue an invoice");
        // The card mentions people by the account ids of the registration that posts it.
        var issued = await SayAsync(story, Marc, "issue 1");
        Says(issued, "INV-2026-0001 issued");
        Says(await SayAsync(story, Marc, "approve R1"), "Final delivery: may start (overridden)");
        Says(await SayAsync(story, Finn, "pay 1 5712 EUR"), "is paid in full");
        Says(
            await SayAsync(
                story,
                Marc,
                "settings seller \"Studio AG\" address \"Main Street 2, Berlin\" vat-id DE123456789"
            ),
            "Studio AG"
        );
        Says(await SayAsync(story, Priya, "verify"), "Audit trail intact");
        Says(await SayAsync(story, Priya, "audit"), "known by their account");
        Assert.DoesNotContain(
            story.Connector.Calls,
            c => c.Body.GetRawText().Contains("\"aad-29:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_is_ever_written_under_the_id_of_a_registration()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        story.Connector.Roster[Bob.Id] = FakeRosterEntry.Forbidden;
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "role add approver @Marc",
                "add \"Logo for @Bob\" 100% expected +10d done-when file-delivery",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Bob, "status");
        foreach (
            var (table, column) in new[]
            {
                ("journal", "actor"),
                ("roles", "actor"),
                ("people", "id"),
                ("standings", "person"),
                ("conversations", "owner"),
            }
        )
            Assert.Equal("0", story.Bot.Read($"select count(*) from {table} where {column} like '%|29:%'"));
        Assert.Equal("0", story.Bot.Read("select count(*) from journal where details like '%|29:%'"));
    }
}

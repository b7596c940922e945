using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>"Who can" is asked in words, and a deputy acts for somebody until a day.</summary>
public sealed class RolesAndDeputiesStory
{
    private const string Elsewhere = "a:bobs-own-chat";

    private static async Task<TeamsStory> TeamAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" total 12000 EUR vat 19 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when file-delivery",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                "submit 1 \"Report\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        return story;
    }

    [Theory]
    [
        InlineData("lead,approver"),
        InlineData("approver,finance"),
        InlineData("member,lead"),
        InlineData("+3"),
        InlineData("-7"),
        InlineData("3"),
        InlineData("deputy")
    ]
    public async Task A_role_is_one_of_the_four_words_and_no_sum_of_them(string said)
    {
        await using var story = await TeamAsync();
        var before = story.Bot.Facts();
        foreach (var verb in new[] { "add", "remove" })
            Says(
                await story.SayAsync(Priya, $"role {verb} {said} @Bob"),
                said == "deputy" ? "" : $"\"{said}\" is no role; choose lead, approver, finance or member"
            );
        Assert.Equal(before, story.Bot.Facts());
    }

    [Fact]
    public async Task A_deputy_acts_until_the_last_day_and_then_neither_acts_nor_sees()
    {
        await using var story = await TeamAsync();
        Says(await story.SayAsync(Bob, "issue 1"), "You cannot issue an invoice");
        Says(await story.SayAsync(Bob, "status ACME", Elsewhere), "There is no project ACME");
        Says(
            await story.SayAsync(Priya, "role add deputy @Bob for @Marc until 2026-07-10"),
            "Made Bob Stone deputy for Marc Oliver until 2026-07-10.",
            "Deputy Bob Stone: for Marc Oliver (approver) until Fri 10 Jul 2026"
        );
        Says(await story.SayAsync(Priya, "role add deputy @Bob for @Marc until 2026-07-10"), "That stands already");
        Says(await story.SayAsync(Bob, "status ACME", Elsewhere), "Acme website");
        Says(
            await story.SayAsync(Bob, "my rights ACME", Elsewhere),
            "You are: nobody here by a role of your own",
            "Deputy: for Marc Oliver (approver) until Fri 10 Jul 2026",
            "issue an invoice"
        );
        Says(
            await story.SayAsync(Priya, "who can issue"),
            "approver: Marc Oliver, Bob Stone as deputy for Marc Oliver until Fri 10 Jul 2026 (not the one who drafted it)"
        );
        Says(await story.SayAsync(Bob, "issue 1"), "INV-2026-0001 issued", " by Bob Stone");
        // The last day ends in Berlin's time zone.
        story.Day("2026-07-10T21:59:00Z");
        Says(await story.SayAsync(Bob, "status ACME", Elsewhere), "Acme website");
        Says(await story.SayAsync(Bob, "board", Elsewhere), "ACME");
        story.Day("2026-07-10T22:00:00Z");
        Says(await story.SayAsync(Bob, "status ACME", Elsewhere), "There is no project ACME");
        Says(await story.SayAsync(Bob, "board", Elsewhere), "There is no project here yet");
        Says(await story.SayAsync(Bob, "project hold reason \"x\""), "You cannot hold");
        Assert.DoesNotContain("Bob", (await story.SayAsync(Priya, "role list")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", (await story.SayAsync(Priya, "who can issue")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_deputies_are_refused_and_one_is_removed_by_a_word()
    {
        await using var story = await TeamAsync();
        var before = await story.SayAsync(Priya, "audit");
        foreach (
            var (line, says) in new[]
            {
                ("role add deputy Bob for @Marc until 2026-07-10", "pick the person from the @ list"),
                ("role add deputy @Bob for Marc until 2026-07-10", "pick the person from the @ list"),
                ("role add deputy @{29:ghost} for @Marc until 2026-07-10", "Pick the person"),
                ("role add deputy @Bob for @Marc", "Until <date> is missing"),
                ("role add deputy @Bob until +3d", "For @user is missing"),
                (
                    "role add deputy @Bob for @Marc until 2026-06-30",
                    "A deputy's last day cannot be Tue 30 Jun 2026: today is Wed 1 Jul 2026"
                ),
                ("role add deputy @Bob for @Marc until soon", "is no date"),
                (
                    "role add deputy @Marc for @Bob until +3d",
                    "Bob Stone holds no role that somebody could stand in for"
                ),
                ("role remove deputy @Bob", "Bob Stone is nobody's deputy"),
            }
        )
            Says(await story.SayAsync(Priya, line), says);
        Says(
            await story.SayAsync(Finn, "role add deputy @Bob for @Marc until +3d"),
            "You cannot change roles or settings"
        );
        Assert.Equal(before.Text, (await story.SayAsync(Priya, "audit")).Text);
        await story.SayAsync(Priya, "role add deputy @Bob for @Marc until +3d");
        Says(await story.SayAsync(Marc, "role remove deputy @Bob"), "Bob Stone is no longer deputy for Marc Oliver.");
        Says(await story.SayAsync(Bob, "issue 1"), "You cannot issue an invoice");
    }

    [Fact]
    public async Task Each_is_told_what_he_may_do_what_he_may_ask_for_and_what_is_for_others()
    {
        await using var story = await TeamAsync();
        Says(
            await story.SayAsync(Priya, "my rights"),
            "Acme website: what you may do",
            "You are: lead",
            "You may: ",
            "change the schedule",
            "You may ask for: ",
            "issue a credit note",
            "override a gate",
            "For others: ",
            "record a payment"
        );
        Says(
            await story.SayAsync(Finn, "my rights"),
            "You are: finance",
            "record a payment",
            "You may ask for: issue a credit note; refund money; write an invoice off"
        );
        Says(
            await story.SayAsync(Bob, "my rights"),
            "You are: member: you speak in a place of the project",
            "start or submit a stage"
        );
        Assert.DoesNotContain(
            "You may ask for",
            (await story.SayAsync(Bob, "my rights")).Text,
            StringComparison.Ordinal
        );
        Says(await story.SayAsync(Bob, "my rights NOPE"), "There is no project NOPE");
    }

    [Fact]
    public async Task Who_may_something_is_answered_by_role_and_name_in_many_words()
    {
        await using var story = await TeamAsync();
        foreach (
            var (line, says) in new[]
            {
                ("who can approve invoices?", "Who can issue an invoice|approver: Marc Oliver"),
                ("who can record a payment", "finance: Finn Berg"),
                ("who can pay", "finance: Finn Berg"),
                (
                    "who can override the gate",
                    "override a gate: approver: Marc Oliver|ask for an override: lead or approver: Priya Shah, Marc Oliver"
                ),
                (
                    "who can confirm",
                    "confirm a stage: lead or approver: Priya Shah, Marc Oliver|accept the client's confirmation: approver: Marc Oliver"
                ),
                ("who can start a stage", "staff who speak in a place of the project"),
                ("who can refund", "refund money: approver: Marc Oliver|ask for a credit note"),
                ("who can issue ACME", "Who can issue an invoice"),
                ("who can create a project", "Everybody of your own organisation"),
                ("who can", "who can do what|hold, resume or cancel the project: lead or approver"),
                ("who can change the schedule", "lead or approver: Priya Shah, Marc Oliver"),
                ("who can start or submit a stage", "Who can start or submit a stage"),
                ("who can fly", "I know no act \"fly\"|issue an invoice|For example: who can issue"),
                ("who can role add deputy", "change roles or settings"),
            }
        )
            Says(await story.SayAsync(Bob, line), says.Split('|'));
    }

    [Fact]
    public async Task One_person_alone_holds_everything_and_long_role_lists_come_in_pages()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR");
        Says(await story.SayAsync(Priya, "my rights"), "You are: lead, approver, finance", "every act is marked solo");
        Says(await story.SayAsync(Priya, "who can issue"), "approver: Priya Shah", "every act is marked solo");
        for (var i = 1; i <= 25; i++)
            await story.TellAsync(Mentioning(story, i));
        Says(
            await story.SayAsync(Priya, "role list"),
            "Member: Colleague 01, ",
            "Colleague 20",
            "[More] role list ACME page 2"
        );
        var second = await story.PressAsync(Priya, "More");
        Says(second, "Member: Colleague 21, ");
        Assert.DoesNotContain("Colleague 20", second.Text, StringComparison.Ordinal);
        // To name a deputy is to name a person who could have checked.
        Says(
            await story.SayAsync(Priya, "role add deputy @Bob for @Priya until +7d"),
            "deputy for Priya Shah until 2026-07-08"
        );
        Assert.DoesNotContain("solo", (await story.SayAsync(Priya, "role list")).Text, StringComparison.Ordinal);
    }

    private static System.Text.Json.Nodes.JsonObject Mentioning(TeamsStory story, int n) =>
        new()
        {
            ["type"] = "message",
            ["id"] = $"member{n}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = story.Connector.ServiceUrl,
            ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Priya.Id, ["name"] = Priya.Name },
            ["recipient"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "28:bot", ["name"] = "MilestoneBot" },
            ["conversation"] = new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = "19:acme@thread.tacv2",
                ["conversationType"] = "channel",
                ["tenantId"] = "tenant-agency",
            },
            ["channelData"] = new System.Text.Json.Nodes.JsonObject
            {
                ["tenant"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "tenant-agency" },
            },
            ["text"] = $"role add member <at>C{n}</at>",
            ["entities"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject
                {
                    ["type"] = "mention",
                    ["mentioned"] = new System.Text.Json.Nodes.JsonObject
                    {
                        ["id"] = $"29:c{n}",
                        ["name"] = $"Colleague {n:00}",
                    },
                    ["text"] = $"<at>C{n}</at>",
                }
            ),
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// A card that waits for a decision has its buttons; the clients of people who may not decide request it by
/// themselves and get it without.
/// </summary>
public sealed class ApproverCardStory
{
    private static readonly string[] ToDraft =
    [
        "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19",
        "role add approver @Marc",
        "role add finance @Finn",
        "add \"Final delivery\" 100% expected +10d done-when client-sign-off",
        "terms agreed by \"Dana Weiss\" ref \"e-mail\"",
        "start 1",
        "submit 1 \"Files\"",
    ];

    [Fact]
    public async Task The_draft_offers_to_each_what_is_his_to_decide_and_to_everybody_the_state()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Bob, "hello"); // An unknown person's client is shown nothing.
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"");
        var draft = (await story.PressAsync(Priya, "Create invoice")).Card;
        Assert.Equal(
            ["Approve and issue", "Send back", "Remind me tomorrow", "Fill in the client", "Check"],
            Buttons(draft)
        );
        var refresh = draft.GetProperty("refresh");
        Assert.Equal([Finn.Id, Priya.Id], refresh.GetProperty("userIds").EnumerateArray().Select(u => u.GetString()!));

        var facts = story.Bot.Facts();
        var posted = story.Connector.Calls.Count(c => c.Method == "POST");
        foreach (
            var (who, buttons, waits) in new[]
            {
                (Priya, new[] { "Fill in the client" }, true),
                (Finn, [], true),
                (Bob, [], true),
                (Marc, ["Approve and issue", "Send back", "Remind me tomorrow", "Fill in the client", "Check"], false),
            }
        )
        {
            var seen = await LookAsync(story, who, refresh);
            Assert.Equal(buttons, Buttons(seen));
            Assert.Equal(
                waits,
                seen.GetRawText().Contains("Waits for Marc Oliver to issue it.", StringComparison.Ordinal)
            );
            Assert.Contains("number assigned on issue", seen.GetRawText(), StringComparison.Ordinal);
        }
        Assert.Equal((facts, posted), (story.Bot.Facts(), story.Connector.Calls.Count(c => c.Method == "POST")));

        // A person who clicks a button that they were not to see is refused, and the card of the others keeps its
        // buttons.
        Says(await story.PressAsync(Finn, "Approve and issue"), "You cannot issue an invoice", "Marc Oliver");
        Says(await story.PressAsync(Marc, "Approve and issue"), "INV-2026-0001 issued");
        var settled = await story.EditedAsync("INV-2026-0001 issued: Final delivery");
        Assert.False(settled.Card.TryGetProperty("refresh", out _));
        story.Clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(["Show"], Buttons(await LookAsync(story, Marc, refresh)));
    }

    [Fact]
    public async Task Whoever_drafted_it_does_not_decide_once_there_are_two_and_somebody_alone_decides_everything()
    {
        await using var solo = await TeamsStory.BeginAsync(solo: true);
        foreach (var line in ToDraft.Where(l => !l.StartsWith("role", StringComparison.Ordinal)))
            await solo.SayAsync(Priya, line);
        await solo.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"");
        Assert.False((await solo.PressAsync(Priya, "Create invoice")).Card.TryGetProperty("refresh", out _));

        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"");
        var refresh = (await story.PressAsync(Marc, "Create invoice")).Card.GetProperty("refresh");
        Assert.Contains(Finn.Id, refresh.GetProperty("userIds").EnumerateArray().Select(u => u.GetString()));
        var own = await LookAsync(story, Marc, refresh);
        Assert.Equal(["Add an approver", "Discard", "Fill in the client", "Check"], Buttons(own));
        Assert.Contains(
            "Marc Oliver made this draft, so somebody else has to issue it, and there is no other approver",
            own.GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Evidence_is_accepted_by_approvers_and_refused_by_whoever_may_ask_for_changes()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Bob, "hello"); // An unknown person's client is shown nothing.
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        var attached = await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"");
        Says(attached, "is this confirmation enough?");
        var refresh = attached.Card.GetProperty("refresh");
        Assert.Equal(["Refuse"], Buttons(await LookAsync(story, Priya, refresh)));
        Assert.Empty(Buttons(await LookAsync(story, Bob, refresh)));
        Assert.Equal(["Accept evidence", "Refuse"], Buttons(await LookAsync(story, Marc, refresh)));
        Says(await story.PressAsync(Marc, "Accept evidence"), "confirmed complete");
        story.Clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(["Show"], Buttons(await LookAsync(story, Bob, refresh)));
    }

    [Fact]
    public async Task The_same_look_within_two_seconds_is_answered_from_memory_and_a_later_one_from_the_records()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        var refresh = (await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"")).Card.GetProperty(
            "refresh"
        );
        Assert.Equal(["Refuse"], Buttons(await LookAsync(story, Priya, refresh)));
        await story.SayAsync(Marc, "role add approver @Priya");
        story.Clock.Now += TimeSpan.FromSeconds(1.9);
        Assert.Equal(["Refuse"], Buttons(await LookAsync(story, Priya, refresh)));
        story.Clock.Now += TimeSpan.FromSeconds(0.1);
        Assert.Equal(["Accept evidence", "Refuse"], Buttons(await LookAsync(story, Priya, refresh)));
    }

    [Fact]
    public async Task From_another_place_or_tenant_a_look_shows_nothing()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        var refresh = (await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"")).Card.GetProperty(
            "refresh"
        );
        Assert.Null((await story.TellAsync(Look(story, Bob, refresh, "19:elsewhere@thread.tacv2"))).Invoke);
        var foreign = Look(story, Marc, refresh, "19:acme@thread.tacv2");
        foreign["channelData"]!["tenant"]!["id"] = "tenant-other";
        foreign["conversation"]!["tenantId"] = "tenant-other";
        Assert.Null((await story.TellAsync(foreign)).Invoke);
        var guest = Look(story, Bob, refresh, "19:acme@thread.tacv2");
        guest["from"]!["tenantId"] = "tenant-other";
        Assert.Null((await story.TellAsync(guest)).Invoke);
    }

    [ContractFact]
    [Needs(Need.Node)]
    public async Task Cards_with_refresh_and_forms_with_errors_fit_the_published_schema()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Bob, "hello"); // An unknown person's client is shown nothing.
        foreach (var line in ToDraft)
            await story.SayAsync(Priya, line);
        var attached = (await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"signed PDF\"")).Card;
        await story.SayAsync(Marc, "confirm 1");
        var draft = (await story.PressAsync(Priya, "Create invoice")).Card;
        await story.SayAsync(Marc, "issue 1");
        var cards = new List<JsonElement>
        {
            attached,
            draft,
            await LookAsync(story, Bob, draft.GetProperty("refresh")),
            (await story.PressAsync(Finn, "Record payment")).Card,
        };
        cards.Add(
            (
                await story.PressAsync(
                    Finn,
                    story.Newest("Record payment"),
                    ("money", "lots"),
                    ("on", "soon"),
                    ("ref", "7")
                )
            ).Invoke!.Value.GetProperty("value")
        );
        await story.SayAsync(Priya, "project new");
        cards.Add(
            (
                await story.PressAsync(
                    Priya,
                    "Create project",
                    ("name", new string('n', 3000)),
                    ("total", new string('t', 5000)),
                    ("gate", "never")
                )
            ).Invoke!.Value.GetProperty("value")
        );
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker\" total 9000 EUR using website-30-40-30");
        cards.Add((await story.PressAsync(Priya, "Fill in")).Card);
        cards.Add(
            (await story.PressAsync(Priya, "Save", ("expected-1", "2026-02-29"))).Invoke!.Value.GetProperty("value")
        );
        Assert.Equal(3, cards.Count(c => MilestoneBot.Tests.Kit.Cards.CardForms.Wrong(c).Any()));
        foreach (var card in cards)
            await CardSchema.AssertValidAsync(card.GetRawText());
    }

    private static IEnumerable<string> Buttons(JsonElement card) =>
        card.TryGetProperty("actions", out var actions)
            ? actions.EnumerateArray().Select(a => a.GetProperty("title").GetString()!)
            : [];

    private static async Task<JsonElement> LookAsync(TeamsStory story, StoryPerson who, JsonElement refresh) =>
        (await story.TellAsync(Look(story, who, refresh, "19:acme@thread.tacv2"))).Invoke!.Value.GetProperty("value");

    /// <summary>The refresh that a client sends by itself when the card comes into view.</summary>
    private static JsonObject Look(TeamsStory story, StoryPerson who, JsonElement refresh, string conversation)
    {
        var activity = story.Typed(who, "", conversation, null);
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = JsonNode.Parse(refresh.GetProperty("action").GetRawText()),
            ["trigger"] = "automatic",
        };
        return activity;
    }
}

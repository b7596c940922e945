using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.People;

/// <summary>
/// Nobody reaches a project from outside its workspace, its conversations and its roles, whatever they type, click or
/// forge.
/// </summary>
public sealed class ProjectIsolationStory
{
    private const string Elsewhere = "19:elsewhere@thread.tacv2";

    [Fact]
    public async Task A_project_is_used_from_another_place_by_those_with_a_role_and_unknown_to_everybody_else()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(
            Priya,
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30"
        );
        Says(await story.SayAsync(Bob, "status", Elsewhere), "There is no project here yet");
        Says(
            await story.SayAsync(Bob, "status ACME", Elsewhere),
            "There is no project ACME that can be shown in this chat"
        );
        Says(
            await story.SayAsync(Bob, "status NOPE", Elsewhere),
            "There is no project NOPE that can be shown in this chat"
        );
        Says(await story.SayAsync(Bob, "project use ACME", Elsewhere), "There is no project ACME");
        Says(
            await story.SayAsync(Priya, "status ACME", Elsewhere),
            "There is no project ACME that can be shown in this chat, where everybody reads along. "
                + "If it is one of yours, ask in your own chat with me: status ACME"
        );
        Says(await story.SayAsync(Priya, "status ACME", "a:priyas-own-chat"), "Acme website");
        Says(await story.SayAsync(Priya, "project use ACME", Elsewhere), "Acme website (ACME)");
        Says(await story.SayAsync(Bob, "status", Elsewhere), "Acme website");
        Says(await story.SayAsync(Bob, "set 1 due 30", Elsewhere), "You cannot change the schedule", "Priya Shah");
        Says(await story.SayAsync(Bob, "project list", Elsewhere), "ACME (here)");
    }

    [Fact]
    public async Task A_second_project_in_a_place_leaves_the_first_ones_cards_with_the_first()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        var (button, details) = (story.Newest("Create invoice"), story.Newest("Details"));
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 500 EUR using halves");
        Says(await story.PressAsync(Priya, button), "Invoice draft: Final delivery", "€12,000.00");
        Says(await story.SayAsync(Priya, "status"), "Shop");
        Says(
            await story.SayAsync(Priya, "show 1 ACME"),
            "There is no project ACME that can be shown in this chat",
            "in your own chat with me: show 1 ACME"
        );
        Says(await story.SayAsync(Priya, "show 1 ACME", "a:priyas-own-chat"), "Final delivery (milestone 1 of 1)");
        // A button on its own card still means that project, also one whose command contains its key.
        Says(await story.PressAsync(Priya, details), "Final delivery (milestone 1 of 1)");
    }

    [Fact]
    public async Task Another_tenants_click_and_words_find_nothing()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        var (action, message, conversation) = story.Newest("Create invoice");
        var press = new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["id"] = "forged",
            ["replyToId"] = message,
            ["value"] = new JsonObject { ["action"] = JsonNode.Parse(action.GetRawText()) },
        };
        foreach (
            var (key, value) in new (string, JsonNode)[]
            {
                ("channelId", "msteams"),
                ("serviceUrl", story.Connector.ServiceUrl),
                ("from", new JsonObject { ["id"] = Priya.Id, ["name"] = "Mallory" }),
                ("recipient", new JsonObject { ["id"] = "28:bot" }),
                ("conversation", new JsonObject { ["id"] = conversation, ["tenantId"] = "tenant-other" }),
                ("channelData", new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant-other" } }),
            }
        )
            press[key] = value;
        var answer = await story.TellAsync(press);
        Assert.Equal(400, answer.Invoke!.Value.GetProperty("statusCode").GetInt32());
        Assert.Contains("You are a guest here", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", answer.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "invoices"), "no invoices");
    }

    [Fact]
    public async Task Forged_words_in_a_button_are_only_typing()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
                "role add approver @Marc",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
            }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        var (action, message, conversation) = story.Newest("Approve and issue");
        var forged = JsonNode.Parse(action.GetRawText())!;
        forged["data"]!["say"] = "role add approver @{msteams|tenant-agency|aad-29:bob}";
        Says(
            await story.PressAsync(
                Bob,
                (System.Text.Json.JsonDocument.Parse(forged.ToJsonString()).RootElement, message, conversation)
            ),
            "You cannot change roles or settings"
        );
        Says(await story.PressAsync(Bob, (action, message, conversation)), "You cannot issue an invoice");
        forged["data"]!["say"] = "redraw terms/x/p";
        Says(
            await story.PressAsync(
                Bob,
                (System.Text.Json.JsonDocument.Parse(forged.ToJsonString()).RootElement, message, conversation)
            ),
            "I do not know \"redraw\""
        );
    }
}

using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// Projects are paused, resumed, cancelled or closed; stages are reopened; all projects of a person are on one board.
/// </summary>
public sealed class HoldAndCancelStory
{
    private const string Own = "a:priyas-own-chat";

    private static async Task<TeamsStory> AgreedAsync(bool solo)
    {
        var story = await TeamsStory.BeginAsync(solo);
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example total 12000 EUR vat 19 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when file-delivery",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
            }
        )
            if (!solo || !line.StartsWith("role", StringComparison.Ordinal))
                await story.SayAsync(Priya, line);
        return story;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_on_hold_says_so_everywhere_lets_no_stage_start_and_goes_on_by_a_button(bool solo)
    {
        await using var story = await AgreedAsync(solo);
        Says(await story.SayAsync(Priya, "project hold"), "Put on hold: Acme website", "[Cancel] cancel form");
        if (!solo)
            Says(
                await story.SayAsync(Finn, "project hold reason \"x\""),
                "You cannot hold, resume or cancel the project",
                "Priya Shah",
                "Marc Oliver"
            );
        var mark = solo ? " · solo" : "";
        Says(
            await story.SayAsync(Priya, "project hold reason \"the client moves offices\""),
            "Acme website is on hold",
            "The client moves offices.",
            "No stage starts until the project is resumed",
            $"Priya Shah, 2026-07-01 10:00{mark}"
        );
        Says(
            await story.SayAsync(Priya, "project hold reason \"again\""),
            "Project ACME is on hold: the client moves offices"
        );
        Says(
            await story.SayAsync(Priya, "start 1"),
            "Project ACME is on hold: the client moves offices",
            "project resume reason \"work goes on\""
        );
        Says(
            await story.SayAsync(Bob, "can we start phase 1?"),
            "Blocked: the project is on hold since Priya Shah",
            "the client moves offices"
        );
        Says(await story.SayAsync(Bob, "status"), "on hold", "On hold: the client moves offices");
        Says(await story.SayAsync(Bob, "project show"), "State: on hold", "On hold: the client moves offices");
        Says(await story.SayAsync(Bob, "next"), "Blocked: the project is on hold");
        if (!solo)
            Says(await story.PressAsync(Bob, "Resume", ("reason", "because")), "You cannot hold, resume or cancel");
        Says(
            await story.PressAsync(Priya, "Resume", ("reason", "they have moved")),
            "Acme website is resumed",
            "Next: start 1"
        );
        await story.EditedAsync("Acme website is resumed");
        Says(await story.SayAsync(Priya, "project resume reason \"again\""), "Project ACME is not on hold");
        Says(await story.SayAsync(Priya, "start 1"), "Discovery and strategy started");
        Says(
            await story.SayAsync(Priya, "audit"),
            "resumed the project: they have moved",
            "put the project on hold: the client moves offices"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_is_given_up_while_nothing_is_issued_and_its_cards_lose_their_buttons(bool solo)
    {
        await using var story = await AgreedAsync(solo);
        foreach (var line in new[] { "amend 3 due 30", "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        if (!solo)
            Says(
                await story.SayAsync(Finn, "project cancel reason \"x\""),
                "You cannot hold, resume or cancel the project"
            );
        Says(
            await story.SayAsync(Priya, "project cancel reason \"the client chose another agency\""),
            "Acme website is cancelled",
            "The client chose another agency.",
            "Nothing was issued, so nothing is owed"
        );
        await story.Connector.SeesAsync(c =>
            c.Method == "PUT"
            && c.Body.GetProperty("summary").GetString() is var text
            && text!.Contains("Discovery and strategy submitted", StringComparison.Ordinal)
            && !text.Contains("[Confirm complete]", StringComparison.Ordinal)
        );
        await story.EditedAsync("terms v1 apply");
        foreach (
            var line in new[]
            {
                "start 2",
                "confirm 1",
                "amend 2 due 30",
                "project hold reason \"x\"",
                "project close",
                "settings gate advise",
                "role add lead @Bob",
            }
        )
            Says(await story.SayAsync(Marc, line), "Project ACME was cancelled (the client chose another agency)");
        Says(await story.SayAsync(Bob, "status"), "The project was cancelled: the client chose another agency.");
        Says(
            await story.SayAsync(Bob, "project show"),
            "State: cancelled",
            "Cancelled: the client chose another agency"
        );
        Says(await story.SayAsync(Bob, "board"), "cancelled");
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_confirmed_stage_is_reopened_by_an_approver_and_an_issued_project_is_not_cancelled(bool solo)
    {
        await using var story = await AgreedAsync(solo);
        Says(await story.SayAsync(Marc, "reopen 1 reason \"wrong\""), "there is no confirmation to undo");
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        if (!solo)
            Says(await story.SayAsync(Priya, "reopen 1 reason \"wrong\""), "You cannot reopen a stage", "Marc Oliver");
        Says(await story.SayAsync(Marc, "reopen 1"), "Reason \"<why>\" is missing");
        Says(
            await story.SayAsync(Marc, "reopen 1 reason \"the client found a broken form\""),
            "Discovery and strategy reopened",
            "Its confirmation is taken back",
            "[Submit]"
        );
        Says(await story.SayAsync(Priya, "invoice 1"), "not complete");
        Says(await story.PressAsync(Priya, "Submit", ("deliverable", "Report 2")), "Discovery and strategy submitted");
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Marc, "reopen 1 reason \"wrong\""), "has an invoice draft; discard it first");
        await story.SayAsync(Marc, "issue 1");
        Says(
            await story.SayAsync(Marc, "reopen 1 reason \"wrong\""),
            "has the invoice INV-2026-0001; credit it in full first"
        );
        Says(
            await story.SayAsync(Priya, "project cancel reason \"gone\""),
            "INV-2026-0001 is issued, so the project cannot be cancelled any more",
            "Credit what is not owed, then close it"
        );
        Says(await story.SayAsync(Priya, "audit 1"), "reopened Discovery and strategy: the client found a broken form");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_board_shows_every_project_of_the_speaker_and_nobody_elses(bool solo)
    {
        await using var story = await AgreedAsync(solo);
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        await story.SayAsync(
            Priya,
            "project new \"Shop\" client \"Baker Ltd\" total 500 GBP using halves",
            "19:shop@thread.tacv2"
        );
        story.Day("2026-07-20T08:00:00Z");
        Says(
            await story.SayAsync(Priya, "board"),
            "1 project, 1 project with money overdue",
            "ACME · Acme website",
            "1 more project of yours is not shown here, where everybody reads along: say board in your own chat with me."
        );
        Says(
            await story.SayAsync(Priya, "board", Own),
            "2 projects, 1 project with money overdue",
            "ACME · Acme website: active · 2 Design approval, €4,800.00 net, expected Fri 14 Aug 2026 · €4,284.00 · €4,284.00",
            "SHOP · Shop: draft: terms not sent · 1 Design approval, £250.00 net, expected – · £0.00 · –"
        );
        if (!solo)
            Assert.DoesNotContain("SHOP", (await story.SayAsync(Marc, "board")).Text, StringComparison.Ordinal);
        if (!solo)
            Says(await story.SayAsync(Bob, "board", "19:empty@thread.tacv2"), "There is no project here yet");
        for (var i = 1; i <= 20; i++)
            await story.SayAsync(
                Priya,
                $"project new \"Small {i:00}\" client \"Client\" total 100 EUR key S{i:00}",
                "19:shop@thread.tacv2"
            );
        Says(await story.SayAsync(Priya, "board", Own), "22 projects", "[More] board page 2");
        Says(await story.PressAsync(Priya, "More"), "S20 · Small 20");
    }

    [Fact]
    public async Task A_project_with_client_credit_is_closed_when_it_is_paid_back()
    {
        await using var story = await AgreedAsync(solo: false);
        foreach (var (stage, money) in new[] { (1, "4300 surplus credit"), (2, "5712"), (3, "4284") })
        {
            foreach (
                var (who, line) in new[]
                {
                    (Priya, $"start {stage}"),
                    (Priya, $"submit {stage} \"Files\""),
                    (Marc, $"confirm {stage}"),
                    (Priya, $"invoice {stage}"),
                    (Marc, $"issue {stage}"),
                    (Finn, $"pay {stage} {money}"),
                }
            )
                await story.SayAsync(who, line);
        }
        Says(
            await story.SayAsync(Priya, "project close"),
            "The project cannot be closed yet.",
            "€16.00 of client credit is left: use it with apply, or pay it out: refund ACME €16.00 reason \"client credit paid out\"."
        );
        Says(await story.SayAsync(Finn, "refund INV-2026-0001 €16.00 reason \"paid too much\""), "R1");
        Says(await story.SayAsync(Marc, "approve R1"), "Refunded €16.00 on INV-2026-0001");
        Says(
            await story.SayAsync(Priya, "project close"),
            "Acme website is closed",
            "received €14,296.00, owed €0.00",
            "Refunded: €16.00 gross"
        );
    }

    [Fact]
    public async Task The_overridden_gate_says_its_reason_and_its_policy_in_two_sentences()
    {
        await using var story = await AgreedAsync(solo: true);
        await story.SayAsync(Priya, "override 2 reason \"Dana asked to go on at once\"");
        Says(
            await story.SayAsync(Priya, "can we start 2?"),
            "Dana asked to go on at once. Policy: previous stage paid in full."
        );
    }
}

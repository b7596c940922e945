using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Platforms;

/// <summary>
/// The three-phase website from the first line to the closed project, once by one person and once by four with their
/// permissions.
/// </summary>
public sealed class WebsiteProjectStory
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_three_phase_website_is_defined_agreed_delivered_billed_paid_and_closed_to_the_cent(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await TellAsync(story, solo);
    }

    [ContractTheory]
    [InlineData(true)]
    [InlineData(false)]
    [Needs(Need.Node)]
    public async Task Every_card_on_the_way_and_of_every_reading_command_fits_the_published_schema_and_the_size(
        bool solo
    )
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await TellAsync(story, solo);
        foreach (
            var line in new[]
            {
                "help",
                "help pay",
                "project list",
                "project show",
                "terms",
                "status",
                "schedule",
                "invoices",
                "invoices paid",
                "money",
                "next",
                "statement",
                "show 1",
                "show INV-2026-0001",
                "audit",
                "audit 2",
                "verify",
                "inbox",
                "forecast",
                "timeline",
                "proof 1",
                "why 1",
                "export csv",
                "role list",
                "template list",
                "template show halves",
                "settings seller \"Studio GmbH\" address \"Main Street 1\"",
            }
        )
            await story.SayAsync(Priya, line);
        foreach (var card in story.Cards.Select(c => c.GetRawText()).Distinct().ToList())
            await CardSchema.AssertValidAsync(card);
    }

    [ContractFact]
    [Needs(Need.Node)]
    public async Task Three_hundred_milestones_with_long_names_fit_on_cards_too()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 300000 EUR vat 19");
        Says(
            await story.SayAsync(
                Priya,
                "plan\n"
                    + string.Join(
                        '\n',
                        Enumerable
                            .Range(1, 300)
                            .Select(i =>
                                $"Report {i} on {new string('x', 90)} delivered | 1000 EUR | 2026-12-01 | 14 | file-delivery"
                            )
                    )
            ),
            "300 milestones read"
        );
        await story.PressAsync(Priya, "Save");
        foreach (
            var line in new[]
            {
                "terms send",
                "status",
                "status page 15",
                "schedule page 2",
                "project show",
                "audit page 2",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "status page 15"), "Report 300 on");
        foreach (var card in story.Cards.Select(c => c.GetRawText()).Distinct().ToList())
            await CardSchema.AssertValidAsync(card);
    }

    private static async Task TellAsync(TeamsStory story, bool solo)
    {
        var mark = solo ? " · solo" : "";

        // Define
        var made = await story.SayAsync(
            Priya,
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30"""
        );
        Says(
            made,
            "Discovery and strategy · 30 % · €3,600.00",
            "Design approval · 40 % · €4,800.00",
            "Final delivery · 30 % · €3,600.00",
            "Total (matches the contract) · 100 % · €12,000.00",
            "Missing: expected dates",
            "completion criteria"
        );
        if (!solo)
        {
            Says(await story.SayAsync(Priya, "role add approver @Marc"), "Approver: Marc Oliver", "Lead: Priya Shah");
            Says(await story.SayAsync(Priya, "role add finance @Finn"), "Finance: Finn Berg");
        }
        await story.SayAsync(Priya, "set discovery expected 2026-07-15 done-when portal-approval");
        await story.SayAsync(Priya, "set design expected 2026-08-14 done-when client-sign-off");
        Says(
            await story.SayAsync(Priya, "set final expected 2026-09-18 done-when file-delivery"),
            "2026-07-15",
            "portal-approval",
            "2026-09-18",
            "Next: send the terms to the client"
        );

        // Agree
        Says(await story.SayAsync(Priya, "start discovery"), "terms v1 are not agreed");
        Says(await story.SayAsync(Priya, "terms send"), "Waiting for Dana");
        Says(await story.SayAsync(Priya, "start discovery"), "Blocked", "terms v1 are not agreed");
        Says(
            await story.PressAsync(Priya, "Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 1 July")),
            "Agreed by Dana Weiss on Wed 1 Jul 2026 10:00",
            $"Priya Shah, 2026-07-01 10:00{mark}",
            "frozen"
        );
        await story.EditedAsync("Agreed by Dana Weiss");
        Says(await story.SayAsync(Priya, "set design amount 5000"), "Terms v1 are agreed");

        // Stage 1
        Says(
            await story.SayAsync(Priya, "start discovery"),
            "Discovery and strategy started",
            "Worth €3,600.00 + €684.00 VAT",
            "Dana approves"
        );
        Says(await story.SayAsync(Priya, "invoice discovery"), "not complete");
        Says(
            await story.SayAsync(
                Priya,
                """submit discovery "Discovery report v3" https://files.example/acme/discovery-v3.pdf"""
            ),
            "Discovery and strategy submitted",
            "Discovery report v3"
        );
        story.Day("2026-07-16T12:05:00Z");
        Says(
            await story.SayAsync(Priya, "confirm discovery"),
            "must be confirmed by the client (portal-approval)",
            "by \"name\" ref \"evidence\""
        );
        var confirmed = await story.PressAsync(
            Priya,
            "Confirm complete",
            ("by", "Dana Weiss"),
            ("ref", "portal approval 16 July")
        );
        if (!solo)
        {
            Says(
                confirmed,
                "is this confirmation enough?",
                "recorded Dana Weiss's confirmation (portal approval 16 July)"
            );
            Says(await story.SayAsync(Priya, "invoice discovery"), "not complete");
            Says(
                await story.PressAsync(Priya, "Accept evidence"),
                "You cannot accept the client's confirmation",
                "Marc Oliver"
            );
            confirmed = await story.PressAsync(Marc, "Accept evidence");
        }
        Says(
            confirmed,
            "Discovery and strategy confirmed complete Thu 16 Jul 2026 14:05 by Dana Weiss",
            "€3,600.00 + €684.00 VAT, due 14 days",
            "[Create invoice]",
            "held by the team"
        );

        var draft = await story.PressAsync(Priya, "Create invoice");
        Says(
            draft,
            "Discovery and strategy (milestone 1 of 3), completed 2026-07-16",
            "portal approval 16 July",
            "Total: €4,284.00",
            "number assigned on issue",
            "14 days after issue",
            "Open from this client: €0.00 in this project",
            "not billed before; amount as agreed; the client's address missing",
            "[Approve and issue]",
            "[Send back]",
            "[Remind me tomorrow]"
        );
        Assert.DoesNotContain("INV-", draft.Text, StringComparison.Ordinal);
        if (!solo)
        {
            Says(await story.PressAsync(Priya, "Approve and issue"), "You cannot issue an invoice", "Marc Oliver");
            Says(await story.PressAsync(Finn, "Approve and issue"), "You cannot issue an invoice");
        }
        Says(
            await story.PressAsync(Marc, "Approve and issue"),
            "INV-2026-0001 issued; please send it yourself: e-mail is not set up",
            "Due Thu 30 Jul 2026",
            "Design approval stays closed until it is paid",
            solo ? "Priya Shah, 2026-07-16 14:05 · solo" : "Marc Oliver, 2026-07-16 14:05"
        );
        await story.EditedAsync("INV-2026-0001 issued: Discovery and strategy");

        // The gate
        story.Day("2026-07-24T09:00:00Z");
        if (!solo)
            Says(await story.SayAsync(Priya, "pay INV-2026-0001 2000 EUR"), "You cannot record a payment", "Finn Berg");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 2000 EUR"),
            "Received €2,000.00 on INV-2026-0001",
            "€2,284.00 open, due in 6 days"
        );
        var blocked = await story.SayAsync(Priya, "start design");
        Says(
            blocked,
            "Blocked: INV-2026-0001 has €2,284.00 open (due Thu 30 Jul 2026, not overdue). Policy: previous stage paid in full.",
            "[Post a team reminder]",
            solo ? "[Start it anyway]" : "[Ask Marc to allow it]"
        );
        Says(
            await story.SayAsync(Bob, "was phase 1 billed? was it paid?"),
            "Yes, billed: Discovery and strategy, INV-2026-0001, €4,284.00, issued Thu 16 Jul 2026.",
            "No, in part: €2,000.00 of €4,284.00 received, €2,284.00 open, due Thu 30 Jul 2026.",
            "As of Fri 24 Jul 2026 11:00"
        );
        Says(await story.SayAsync(Finn, "pay INV-2026-0001 5000"), "€2,716.00 too much", "[Keep as client credit]");
        story.Day("2026-07-29T09:00:00Z");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 €2,284.00 on 2026-07-29"),
            "INV-2026-0001 is paid in full (2 payments)",
            "Paid Wed 29 Jul 2026",
            "Design approval may start",
            "[Start Design approval]"
        );
        await story.EditedAsync("INV-2026-0001 for Discovery and strategy is paid in full");

        // Stage 2, paid late
        Says(await story.PressAsync(Priya, "Start Design approval"), "Design approval started");
        await story.Connector.SeesAsync(c =>
            c.Method == "PUT"
            && c.Body.GetProperty("summary").GetString() is var text
            && text!.Contains("is paid in full", StringComparison.Ordinal)
            && !text.Contains("[Start Design approval]", StringComparison.Ordinal)
        );
        await story.SayAsync(Priya, """submit design "Final screens" """);
        story.Day("2026-08-14T09:00:00Z");
        await story.SayAsync(Marc, """confirm design by "Dana Weiss" ref "signed PDF" """);
        await story.SayAsync(Priya, "invoice design");
        Says(await story.SayAsync(Marc, "issue design"), "INV-2026-0002", "€5,712.00", "Due Fri 28 Aug 2026");
        story.Day("2026-08-31T09:00:00Z");
        Says(
            await story.SayAsync(Priya, "start final"),
            "Blocked: INV-2026-0002 has €5,712.00 open (due Fri 28 Aug 2026, 3 days overdue)",
            "Follow up first",
            "[Post a team reminder]",
            "[Save promised date]",
            solo ? "[Start it anyway]" : "[Ask Marc to allow it]"
        );
        story.Day("2026-09-02T09:00:00Z");
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0002 5712"),
            "paid in full (1 payment)",
            "Final delivery may start"
        );
        Says(
            await story.SayAsync(Bob, "was phase 2 billed? was it paid?"),
            "Yes, billed: Design approval, INV-2026-0002, €5,712.00, issued Fri 14 Aug 2026. "
                + "Yes, paid: in full on Wed 2 Sep 2026 (5 days late, 1 payment). As of Wed 2 Sep 2026"
        );
        Says(
            await story.SayAsync(Bob, "was phase 7 billed?"),
            "no milestone 7 here; the milestones are 1 Discovery and strategy, 2 Design approval, 3 Final delivery"
        );

        // Stage 3 and the end
        await story.SayAsync(Priya, "start final");
        await story.SayAsync(Priya, """submit final "All files" """);
        story.Day("2026-09-18T09:00:00Z");
        Says(
            await story.SayAsync(Marc, "confirm final"),
            "Final delivery confirmed complete",
            solo ? "by Priya Shah" : "by Marc Oliver"
        );
        await story.SayAsync(Priya, "invoice final");
        Says(await story.SayAsync(Marc, "issue final"), "INV-2026-0003");
        Says(await story.SayAsync(Priya, "project close"), "cannot be closed yet", "INV-2026-0003 (€4,284.00 open)");
        Says(await story.SayAsync(Finn, "pay INV-2026-0003 4284"), "paid in full");
        Says(
            await story.SayAsync(Priya, "statement"),
            "Contract: €12,000.00",
            "Billed: €12,000.00",
            "VAT: €2,280.00",
            "Received: €14,280.00",
            "Owed: €0.00",
            "Unexplained: €0.00",
            "2026-07-24 · INV-2026-0001",
            "2026-07-29 · INV-2026-0001",
            "2026-09-02 · INV-2026-0002",
            "2026-09-18 · INV-2026-0003"
        );
        var trail = await story.SayAsync(Priya, "audit");
        if (solo)
            Assert.DoesNotContain(
                trail.Text.Split('\n').Where(l => l.Contains("Priya Shah", StringComparison.Ordinal)),
                l => !l.Contains("solo", StringComparison.Ordinal)
            );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        Says(await story.SayAsync(Priya, "start final"), "closed");
    }

    internal static void Says(BotAnswer answer, params string[] parts)
    {
        foreach (var part in parts)
            Assert.True(answer.Text.Contains(part, StringComparison.Ordinal), $"{part}\nis not in\n{answer.Text}");
    }
}

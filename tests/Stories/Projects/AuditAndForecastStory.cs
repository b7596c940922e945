using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// Months later somebody asks how it all came about, what is planned, and whether the records can be trusted.
/// </summary>
public sealed class AuditAndForecastStory
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Needs(Need.Time)]
    public async Task Proof_why_forecast_and_timeline_tell_one_story(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        var (mark, marc) = (solo ? " · solo" : "", solo ? "Priya Shah" : "Marc Oliver");
        await BilledAsync(story);

        Says(
            await story.SayAsync(Bob, "why INV-2026-0001"),
            "Why INV-2026-0001 is €4,284.00",
            "terms v1, agreed by Dana Weiss (e-mail 1 July, held by the team)",
            "30 % of €12,000.00 = €3,600.00",
            "2026-07-16 + 14 days = 2026-07-30",
            "19 % of €3,600.00 = €684.00",
            $"approved by {marc}, 2026-07-16 14:05{mark}",
            "received €2,000.00, open €2,284.00, due in 6 days",
            "Audit trail intact"
        );
        Says(await story.SayAsync(Bob, "why 1 acme"), "Why INV-2026-0001");
        Says(
            await story.SayAsync(Bob, "proof discovery"),
            "Proof: Discovery and strategy (milestone 1 of 3)",
            "Discovery report v3 (https://files.example/acme/discovery-v3.pdf)",
            "2026-07-16 14:05 by Dana Weiss (portal approval 16 July, held by the team)",
            $"recorded by {marc}{mark}",
            "The gate then: May start",
            "Audit trail intact",
            "This rests on entries"
        );
        Says(
            await story.SayAsync(Bob, "proof 1 page 2"),
            $"recorded P1, €2,000.00 of 2026-07-24 on INV-2026-0001, ref bank 12"
        );

        Says(
            await story.SayAsync(Bob, "forecast"),
            "€12,280.00 expected",
            "Billed €3,600.00 + not yet billed €8,400.00 = contract €12,000.00 net",
            "2026-07: €2,284.00 (1 sum)",
            "2026-08: €5,712.00 (1 sum)",
            "2026-10: €4,284.00 (1 sum)",
            "2026-07-30 · INV-2026-0001 · due date, due in 6 days · €2,284.00",
            "2026-08-28 · 2 Design approval · expected 2026-08-14, 14 days to pay · €5,712.00",
            "Sum · €12,280.00"
        );
        Says(
            await story.SayAsync(Bob, "money"),
            "Billed: €3,600.00 net",
            "Not yet billed: €8,400.00 net",
            "Owed: €2,284.00 gross"
        );
        var timeline = await story.SayAsync(Bob, "timeline ACME");
        Assert.Equal(
            [
                "2026-07-01 · 1 Discovery and strategy starts · started 2026-07-01",
                "2026-07-15 · 1 Discovery and strategy expected · confirmed complete 2026-07-16, 1 day late",
                "2026-07-16 · 2 Design approval starts · not started, late",
                "2026-07-24 · – today – · active",
                "2026-07-30 · INV-2026-0001 due, Discovery and strategy · part-paid, due in 6 days",
                "2026-08-14 · 2 Design approval expected · planned",
                "2026-08-15 · 3 Final delivery starts · not started",
                "2026-09-18 · 3 Final delivery expected · planned",
            ],
            timeline.Text.Split('\n').Where(l => l.StartsWith("2026-", StringComparison.Ordinal))
        );

        story.Day("2026-08-20T09:00:00Z");
        Says(
            await story.SayAsync(Bob, "forecast"),
            "Overdue: €2,284.00 (1 sum)",
            "Late, not complete: €5,712.00 (1 sum)",
            "– · INV-2026-0001 · due 2026-07-30, 21 days overdue · €2,284.00"
        );
        Says(
            await story.SayAsync(Bob, "timeline"),
            "1 milestone past the expected date and not confirmed.",
            "2026-08-14 · 2 Design approval expected · planned, 6 days late",
            "2026-08-20 · – today –"
        );
    }

    [Fact]
    public async Task A_changed_row_and_a_changed_entry_are_named_by_verify_and_under_every_proof()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await BilledAsync(story);
        var intact = await story.SayAsync(Priya, "verify");
        Says(intact, "Audit trail intact: 19 entries", "gives exactly what the tables hold");
        story.Bot.Tamper("update payments set amount = 428400 where id = 1");
        Says(
            await story.SayAsync(Bob, "verify ACME"),
            "The tables are not what the audit trail says",
            "Payment P1 in the tables is not what the journal says: its amount. "
                + "The 19 entries of the audit trail are intact. Somebody changed the database outside the bot."
        );
        Says(
            await story.SayAsync(Bob, "proof 1"),
            "Payment P1 in the tables is not what the journal says: its amount. Say verify."
        );
        Says(await story.SayAsync(Bob, "why 1"), "Payment P1 in the tables is not what the journal says");
        story.Bot.Tamper("update payments set amount = 200000 where id = 1; delete from payments where id = 1");
        Says(await story.SayAsync(Bob, "verify"), "Payment P1 is in the journal and not in the tables.");
        story.Bot.Tamper("update milestones set stage = 'done'");
        Says(await story.SayAsync(Bob, "verify"), "The tables of this project cannot be read (\"done\" is no Stage)");
        story.Bot.Tamper(
            "drop trigger journal_keeps_what_it_says; update journal set details = replace(details, '360000', "
                + "'360001') where verb = 'invoice-drafted'"
        );
        Says(
            await story.SayAsync(Bob, "verify"),
            "Audit trail BROKEN at entry 17",
            "Entry 17 does not say what was written"
        );
    }

    [Fact]
    public async Task Reading_commands_take_a_key_and_are_nothing_to_those_outside()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await BilledAsync(story);
        foreach (var line in new[] { "proof 1", "why 1", "forecast", "timeline", "verify", "export csv", "inbox" })
        {
            var answer = await story.SayAsync(Bob, $"{line} ACME", "19:elsewhere@thread.tacv2");
            Assert.Contains("There is no project", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Acme", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "There is no",
                (await story.SayAsync(Priya, $"{line} ACME", "a:priyas-own-chat")).Text,
                StringComparison.Ordinal
            );
        }
        Says(
            await story.SayAsync(Bob, "proof 7"),
            "There is no milestone 7 here; the milestones are 1 Discovery and strategy"
        );
        Says(await story.SayAsync(Bob, "why 7"), "There is no invoice \"7\" here; there is INV-2026-0001.");
        Says(await story.SayAsync(Bob, "proof"), "<milestone> is missing", "For example: proof 2");
    }

    [ContractFact]
    [Needs(Need.Node)]
    public async Task A_thousand_milestones_are_verified_proved_foretold_and_fit_on_cards()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000000 EUR vat 19");
        foreach (var part in new[] { 0, 500 })
        {
            await story.SayAsync(
                Priya,
                "plan\n"
                    + string.Join(
                        '\n',
                        Enumerable
                            .Range(part + 1, 500)
                            .Select(i =>
                                $"Report {i} on {new string('x', 80)} delivered | 1000 EUR | "
                                + $"{new DateOnly(2026, 7, 1).AddDays(i):yyyy-MM-dd} | 14 | file-delivery"
                            )
                    )
            );
            await story.SayAsync(Priya, "plan save");
        }
        await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\"");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact: 1006 entries");
        Says(await story.SayAsync(Priya, "proof 1000"), "Proof: Report 1000 on");
        Says(await story.SayAsync(Priya, "forecast"), "€1,190,000.00 expected", "from 2027-07:");
        Says(await story.SayAsync(Priya, "forecast page 50"), "1000 Report 1000 on");
        Says(
            await story.SayAsync(Priya, "timeline page 101"),
            "1000 Report 1000 on",
            "Today is on page 1: timeline ACME page 1"
        );
        foreach (var card in story.Cards.Select(c => c.GetRawText()).Distinct().ToList())
            await CardSchema.AssertValidAsync(card);
    }

    /// <summary>The first stage, from terms to a part payment.</summary>
    internal static async Task BilledAsync(TeamsStory story)
    {
        foreach (
            var line in new[]
            {
                """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                    + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30""",
                "role add approver @Marc",
                "role add finance @Finn",
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\"",
                "start 1",
                """submit 1 "Discovery report v3" https://files.example/acme/discovery-v3.pdf""",
            }.Where(l => !l.StartsWith("role", StringComparison.Ordinal) || !story.IsSolo)
        )
            await story.SayAsync(Priya, line);
        story.Day("2026-07-16T12:05:00Z");
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal approval 16 July\"");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        story.Day("2026-07-24T09:00:00Z");
        await story.SayAsync(Finn, "pay INV-2026-0001 2000 EUR ref \"bank 12\"");
    }
}

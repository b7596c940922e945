using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// A project ends midway: the client agrees, what is confirmed is billed and paid, the fee too, and the project closes
/// without an untrue delivery or invoice. 12,000.00 at 30/40/30 %, 19 % VAT.
/// </summary>
public sealed class ProjectEndStory
{
    private const string End = "project end reason \"the client stops the shop\" fee 500 EUR \"Cancellation fee\"";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_confirmed_and_the_fee_are_billed_paid_and_closed(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo, "paid");
        var (approver, finance) = solo ? (Priya, Priya) : (Marc, Finn);
        await story.SayAsync(Priya, "start 2");
        await story.SayAsync(Priya, "submit 2 \"Half of the designs\"");
        if (!solo)
            Says(await story.SayAsync(Finn, End), "You cannot change the schedule", "Priya Shah");
        // 3,600.00 are confirmed; with the fee of 500.00 the contract is 4,100.00.
        Says(
            await story.SayAsync(Priya, End),
            "end of the project, terms v2",
            "The project ends: The client stops the shop",
            "Confirmed and billed: €3,600.00, and Cancellation fee: €500.00.",
            "Taken out: Design approval, Final delivery.",
            "Contract: €12,000.00 → €4,100.00 net",
            "Design approval · milestone · in the schedule · dropped",
            "Cancellation fee · net · – · €500.00",
            "Contract · total · €12,000.00 · €4,100.00",
            "[Send to client]",
            "[Withdraw]"
        );
        Says(
            await story.SayAsync(Priya, "amend 3 due 30"),
            "The end of the project is proposed (terms v2)",
            "terms withdraw"
        );
        Says(await story.SayAsync(Priya, "project show"), "the end of the project is proposed (v2)");
        await story.SayAsync(Priya, "terms send");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"letter of 3 July\""),
            "Acme website: terms v2",
            "The project ended early: The client stops the shop",
            "Cancellation fee · €500.00 · €500.00",
            "Next: invoice 2"
        );
        Says(
            await story.SayAsync(Priya, "status"),
            "Acme website: ended early",
            "Contract: €4,100.00",
            "Ended early: the client stops the shop"
        );
        Says(await story.SayAsync(Priya, "next"), "Next billing point: Cancellation fee");
        Says(await story.SayAsync(Priya, "forecast"), "€500.00");
        Says(await story.SayAsync(Priya, "project close"), "Cancellation fee");
        Says(
            await story.SayAsync(Priya, "reopen 2 reason \"a mistake\""),
            solo ? "is not reopened" : "You cannot reopen a stage"
        );
        Says(await story.SayAsync(Priya, "undo"), "the client agreed to it");
        Says(
            await story.SayAsync(Priya, "invoice 2"),
            "Cancellation fee: taxable or compensation?",
            "[Taxable, 19 %] invoice 2 taxable",
            "[Compensation, no VAT] invoice 2 compensation"
        );
        Says(
            await story.SayAsync(Priya, "invoice 2 compensation"),
            "Net: €500.00",
            "On the invoice: Not subject to VAT: compensation, for which nothing is supplied.",
            "for the end of the project, agreed on",
            "Dana Weiss",
            "letter of 3 July"
        );
        await story.SayAsync(Priya, "discard 2");
        Says(await story.SayAsync(Priya, "invoice 2 taxable"), "Net: €500.00", "€95.00", "€595.00");
        await story.SayAsync(approver, "issue 2");
        Says(await story.SayAsync(finance, "pay INV-2026-0002 595 EUR"), "paid in full");
        // Billed 3,600 + 500 = 4,100 and 19 % of it is 779.
        Says(await story.SayAsync(Priya, "money"), "Contract: €4,100.00", "Billed: €4,100.00 net + €779.00 VAT");
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "audit"), "ended the project: the client stops the shop");
    }

    [Fact]
    public async Task Where_nothing_is_done_and_nothing_issued_the_project_is_cancelled_by_one_press()
    {
        await using var story = await WebsiteProject.SeedAsync(solo: true);
        Says(
            await story.SayAsync(Priya, "project end reason \"no budget this year\""),
            "Nothing of ACME is confirmed and nothing is issued",
            "fee 500 \"Cancellation fee\"",
            "[Cancel project] project cancel reason \"no budget this year\""
        );
        Says(await story.PressAsync(Priya, "Cancel project"), "Acme website is cancelled", "No budget this year");
        Says(await story.SayAsync(Priya, "project end reason \"again\""), "cancelled");
    }

    [Fact]
    public async Task Where_all_that_was_issued_is_credited_and_undone_the_project_ends_at_nothing()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "credit INV-2026-0001 reason \"billed too early\"");
        await story.SayAsync(Priya, "reopen 1 reason \"it was not done after all\"");
        Says(await story.SayAsync(Priya, "project cancel reason \"no budget\""), "INV-2026-0001");
        Says(await story.SayAsync(Priya, "project end reason \"no budget\""), "Contract: €12,000.00 → €0.00 net");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana\" ref \"call\""),
            "The project ended early: No budget",
            "Next: project close"
        );
        foreach (
            var line in new[] { "status", "schedule", "timeline", "next", "forecast", "money", "statement", "inbox" }
        )
            Assert.DoesNotContain("broke", (await story.SayAsync(Priya, line)).Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
    }

    [Fact]
    public async Task What_is_credited_of_an_advance_after_the_end_is_not_offered_to_be_billed_again()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 19 starts today",
                "add \"Contract signed\" 300 advance expected +1d done-when file-delivery",
                "add \"Final delivery\" rest expected +30d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
                "pay 1 357",
                "project end reason \"the client stops\"",
                "terms agreed by \"Dana\" ref \"call\"",
            }
        )
            await story.SayAsync(Priya, line);
        var credited = await story.SayAsync(Priya, "credit 1 reason \"end of the project\"");
        Says(
            credited,
            "INV-2026-0001 is credited in full",
            "€357.00 of what was paid is client credit now",
            "Nothing is billed for Contract signed any more"
        );
        Assert.DoesNotContain("Bill it again", credited.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reopen", credited.Text, StringComparison.Ordinal);
        Says(await story.SayAsync(Priya, "refund 1 357 reason \"end of the project\""), "Refunded");
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
    }

    [Fact]
    public async Task A_stage_that_was_cancelled_reopened_and_confirmed_again_is_an_ordinary_one()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: true, "issued");
        await story.SayAsync(Priya, "credit INV-2026-0001 reason \"stage cancelled\"");
        Says(await story.SayAsync(Priya, "status"), "stage cancelled");
        await story.SayAsync(Priya, "reopen 1 reason \"the client wants it after all\"");
        await story.SayAsync(Priya, "submit 1 \"Report v2\"");
        var confirmed = await story.SayAsync(Priya, "confirm 1");
        Says(confirmed, "[Create invoice]");
        Assert.DoesNotContain("cancelled", confirmed.Text, StringComparison.OrdinalIgnoreCase);
        // The gate of the next stage asks for its money, and the forecast counts it.
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: Discovery report");
        Says(await story.SayAsync(Priya, "next"), "Next billing point: Discovery report");
        Says(
            await story.SayAsync(Priya, "money"),
            "Not yet billed: €12,000.00 net",
            "of that confirmed: €3,600.00 net"
        );
        Says(await story.SayAsync(Priya, "project close"), "Discovery report");
        Says(await story.SayAsync(Priya, "invoice 1"), "Net: €3,600.00");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0002 issued");
        Says(await story.SayAsync(Priya, "was phase 1 billed? was it paid?"), "Yes, billed", "INV-2026-0002");
        Says(await story.SayAsync(Priya, "start 2"), "Blocked: INV-2026-0002");
        await story.SayAsync(Priya, "pay INV-2026-0002 4284 EUR");
        Says(await story.SayAsync(Priya, "start 2"), "Design approval", "started");
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }
}

using MilestoneBot.Tests.Kit.Databases;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Promises 10 to 13: completion is confirmed in writing by the right person, and then the agreed milestone becomes
/// one invoice.
/// </summary>
public sealed partial class InvoicePromises
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "10")]
    public async Task Completion_is_claimed_with_evidence_and_confirmed_by_whom_the_criterion_names_at_a_moment_that_nobody_types(
        bool solo
    )
    {
        await using var story = await WebsiteProject.SeedAsync(solo);
        await story.SayAsync(Priya, "start 1");
        Says(
            await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"portal\""),
            "Discovery and strategy is started, so there is nothing to confirm; submit it first"
        );
        Says(await story.SayAsync(Bob, "submit 1"), "\"<deliverable>\" is missing");
        Says(await story.SayAsync(Bob, "submit 1 \"\""), "Deliverable is empty");
        Says(await story.SayAsync(Bob, "submit 1 \"Report v3\" files/report"), "is no web address");
        var by = solo ? "Priya Shah" : "Bob Stone";
        Says(
            await story.SayAsync(Bob, "submit 1 \"Report v3\" https://files.example/report.pdf"),
            "Waiting for Dana: portal-approval",
            "Deliverable: Report v3 (https://files.example/report.pdf)",
            $"Submitted by: {by}, 2026-07-01 10:00"
        );

        // The team's own belief is no confirmation, whoever states it.
        foreach (var who in new[] { Priya, Marc })
            Says(
                await story.SayAsync(who, "confirm 1"),
                "Discovery and strategy must be confirmed by the client (portal-approval); "
                    + "the team cannot do that alone. Add who confirmed it and where we can find it (e-mail, portal, signed page): "
                    + "confirm 1 by \"name\" ref \"evidence\""
            );
        Says(await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\""), "Say where that stands");
        if (!solo)
            foreach (var who in new[] { Bob, Finn })
                Says(
                    await story.SayAsync(who, "confirm 1 by \"Dana Weiss\" ref \"she said so\""),
                    "You cannot attach the client's confirmation in this project: "
                        + "that is for a lead or an approver (Priya Shah, Marc Oliver)"
                );

        // The time is the system's: no text and no date of anybody changes it.
        foreach (
            var line in new[]
            {
                "confirm 1 on 2026-07-01",
                "confirm 1 by \"Dana Weiss\" ref \"portal\" on 2026-07-01",
                "confirm 1 by \"Dana Weiss\" ref \"portal\" at 10:00",
            }
        )
        {
            var facts = story.Bot.Facts();
            await story.SayAsync(Priya, line);
            Assert.Equal(facts, story.Bot.Facts());
        }
        story.Day("2026-07-16T12:05:30Z");
        var confirmed = await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"portal approval 15 July\"");
        if (!solo)
        {
            Says(confirmed, "Discovery and strategy: is this confirmation enough?", "Marc Oliver, is this enough?");
            Says(
                await story.SayAsync(Priya, "confirm 1"),
                "You cannot accept the client's confirmation in this project: that is for an approver (Marc Oliver)"
            );
            story.Day("2026-07-16T14:10:00Z");
            confirmed = await story.PressAsync(Marc, "Accept evidence");
        }
        var (moment, recorder) = solo
            ? ("Thu 16 Jul 2026 14:05", "Priya Shah, 2026-07-16 14:05 · solo")
            : ("Thu 16 Jul 2026 16:10", "Marc Oliver, 2026-07-16 16:10");
        Says(confirmed, $"Discovery and strategy confirmed complete {moment} by Dana Weiss");
        Says(
            await story.SayAsync(Bob, "show 1"),
            $"Confirmed by: Dana Weiss, {(solo ? "2026-07-16 14:05" : "2026-07-16 16:10")}",
            "Evidence: portal approval 15 July (held by the team)",
            $"Recorded by: {recorder}"
        );
        Says(await story.SayAsync(Marc, "confirm 1"), $"is confirmed complete already: Dana Weiss, {moment}");

        // Files are confirmed by the team, by a person other than the one who submitted them, once there is another
        // person.
        foreach (
            var line in new[]
            {
                "override 2 reason \"paid by cheque, in the post\"",
                "override 3 reason \"paid by cheque, in the post\"",
            }
        )
            await story.SayAsync(Priya, line);
        if (!solo)
            foreach (var line in new[] { "approve R1", "approve R2" })
                await story.SayAsync(Marc, line);
        foreach (var line in new[] { "start 3", "submit 3 \"All files\"" })
            await story.SayAsync(Priya, line);
        if (!solo)
            Says(await story.SayAsync(Bob, "confirm 3"), "You cannot confirm a stage");
        if (!solo)
            Says(
                await story.SayAsync(Priya, "confirm 3"),
                "You submitted Final delivery yourself, so somebody else confirms it: Marc Oliver. Nothing was changed."
            );
        Says(
            await story.SayAsync(Marc, "confirm 3"),
            solo ? "by Priya Shah" : "by Marc Oliver",
            "Deliverable: All files"
        );
    }

    /// <summary>The alert after one business day is the scheduler's and has its own story.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "11")]
    public async Task Confirmation_calls_the_lead_to_the_invoice_at_once_and_before_it_nothing_can_be_invoiced(
        bool solo
    )
    {
        await using var story = await WebsiteProject.SeedAsync(solo);
        async Task RefusedAsync(string because)
        {
            var facts = story.Bot.Facts();
            foreach (var who in new[] { Priya, Marc, Finn })
                Says(
                    await story.SayAsync(who, "invoice 1"),
                    $"Discovery and strategy is not complete: it is {because}. An invoice is only made after confirmation."
                );
            Says(await story.SayAsync(Marc, "issue 1"), "An invoice is only made after confirmation.");
            Assert.Equal(facts, story.Bot.Facts());
            Assert.DoesNotContain(
                story.Cards,
                c => c.GetRawText().Contains("\"Create invoice\"", StringComparison.Ordinal)
            );
        }
        await RefusedAsync("planned");
        await story.SayAsync(Priya, "start 1");
        await RefusedAsync("started");
        await story.SayAsync(Bob, "submit 1 \"Report v3\"");
        await RefusedAsync("submitted, waiting for confirmation");
        Says(
            await story.SayAsync(Priya, "changes 1 \"the budget page\""),
            "Discovery and strategy: changes requested",
            "Missing: the budget page"
        );
        await RefusedAsync("changes requested");
        await story.SayAsync(Bob, "submit 1 \"Report v4\"");
        if (!solo)
        {
            await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
            await RefusedAsync("submitted, waiting for confirmation");
        }

        story.Day("2026-07-16T12:05:00Z");
        var notice = solo
            ? await story.SayAsync(Priya, "confirm 1 by \"Dana Weiss\" ref \"portal\"")
            : await story.SayAsync(Marc, "confirm 1");
        Says(
            notice,
            "Discovery and strategy confirmed complete Thu 16 Jul 2026 14:05 by Dana Weiss",
            "€3,600.00 + €684.00 VAT, due 14 days after the invoice date.",
            "A billing point is reached: create the invoice now.",
            "[Create invoice] invoice 1"
        );
        // The lead is mentioned, unless she herself has just recorded it.
        var mentioned = notice.Card.TryGetProperty("msteams", out var teams)
            ? teams
                .GetProperty("entities")
                .EnumerateArray()
                .Select(e => e.GetProperty("mentioned").GetProperty("id").GetString())
                .ToList()
            : [];
        Assert.Equal(solo ? [] : [Priya.Id], mentioned);
        if (!solo)
            Says(notice, "@Priya Shah");
        Says(
            await story.SayAsync(Priya, "inbox"),
            "Discovery and strategy is complete and not billed, €3,600.00 + €684.00 VAT · 2026-07-16 · invoice 1"
        );
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Blocked: Discovery and strategy is confirmed complete and not billed yet.",
            "[Create invoice]"
        );
        if (!solo)
            Says(await story.PressAsync(Bob, "Create invoice"), "You cannot draft or discard an invoice");
        Says(await story.PressAsync(Priya, "Create invoice"), "Invoice draft: Discovery and strategy");
        // A notice that was followed mentions nobody any more.
        var followed = await story.EditedAsync("Invoice: drafted by Priya Shah");
        Assert.False(followed.Card.TryGetProperty("msteams", out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "12")]
    public async Task The_invoice_is_made_of_the_agreement_and_its_amount_is_the_agreed_one(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo);
        foreach (var line in new[] { "start 1", "submit 1 \"Report v3\"" })
            await story.SayAsync(Priya, line);
        story.Day("2026-07-16T12:05:00Z");
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal approval\"");

        // No command puts another amount on it, before the draft, with it, or after it.
        foreach (var line in new[] { "invoice 1 4000", "invoice 1 amount 4000", "set 1 amount 4000" })
        {
            var facts = story.Bot.Facts();
            await story.SayAsync(Priya, line);
            Assert.Equal(facts, story.Bot.Facts());
        }
        story.Day("2026-07-17T12:00:00Z");
        var draft = await story.PressAsync(Priya, "Create invoice");
        Says(
            draft,
            "Discovery and strategy (milestone 1 of 3), completed 2026-07-16",
            "Milestone 1 of 3 \"Discovery and strategy\", completed 2026-07-16, confirmed by Dana Weiss; evidence: portal approval.",
            "Project: Acme website (ACME), milestone 1 of 3",
            "Number: number assigned on issue",
            "To: Acme GmbH",
            "Net: €3,600.00",
            "VAT 19 %: €684.00",
            "Total: €4,284.00",
            "Due: 14 days after issue",
            "amount as agreed"
        );
        Says(
            await story.SayAsync(Marc, "amend 1 amount 4000"),
            "Discovery and strategy is drafted for billing, so its terms stay as they were agreed"
        );
        Says(
            await story.SayAsync(Priya, "set 1 amount 4000"),
            "Terms v1 are agreed with the client and cannot be changed alone"
        );
        Says(await story.SayAsync(Priya, "invoice 1 note \"only €100\""), "is drafted already by Priya Shah");
        await story.SayAsync(Priya, "discard 1");
        // A note is added to the bot's own text and replaces nothing of it.
        Says(
            await story.SayAsync(Priya, "invoice 1 note \"Order 4711\""),
            "completed 2026-07-16, confirmed by Dana Weiss; evidence: portal approval. Order 4711",
            "Total: €4,284.00"
        );
        Says(
            await story.SayAsync(Marc, "issue 1"),
            "INV-2026-0001",
            "Milestone: Discovery and strategy (milestone 1 of 3)",
            "Net, VAT: €3,600.00 + €684.00 (19 %)",
            "Total: €4,284.00",
            "Issued: 2026-07-17",
            "Due: 2026-07-31"
        );
        Says(
            await story.SayAsync(Bob, "why 1"),
            "Why INV-2026-0001 is €4,284.00",
            "30 % of €12,000.00 = €3,600.00",
            "2026-07-17 + 14 days = 2026-07-31",
            "19 % of €3,600.00 = €684.00",
            "€3,600.00 + €684.00 = €4,284.00"
        );
        Assert.Equal(
            "360000|1",
            story.Bot.Read("select net || '|' || milestone from invoices where number is not null")
        );
    }
}

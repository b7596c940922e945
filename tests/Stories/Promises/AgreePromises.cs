using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>
/// Promises 7 to 9: the terms are agreed before work, frozen, changed only by another agreement, and shown again at
/// any time.
/// </summary>
public sealed class AgreePromises
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "7")]
    public async Task Each_milestone_has_its_amount_its_due_days_and_exactly_one_criterion_before_work_begins(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        await story.SayAsync(
            Priya,
            """project new "Acme website" client "Acme GmbH" contact dana@acme.example """
                + """total 12000 EUR vat 19 starts 2026-07-01 using website-30-40-30"""
        );
        if (!solo)
            foreach (var line in new[] { "role add approver @Marc", "role add finance @Finn" })
                await story.SayAsync(Priya, line);
        if (!solo)
            foreach (var who in new[] { Finn, Bob })
                Says(
                    await story.SayAsync(who, "set 2 due 30"),
                    "You cannot change the schedule in this project: "
                        + "that is for a lead or an approver (Priya Shah, Marc Oliver). Nothing was changed."
                );

        // Whole days from 0 to 180, counted from the invoice date.
        foreach (var days in new[] { "-5", "181", "400", "soon", "7.5" })
            Says(
                await story.SayAsync(Priya, $"set 2 due {days}"),
                $"\"{days}\" is not a number of days; due takes whole days from 0 to 180, usually 7, 14 or 30. Nothing was changed."
            );
        foreach (var (days, says) in new[] { ("0", "0 days"), ("180", "180 days"), ("1", "1 day"), ("30d", "30 days") })
        {
            Says(await story.SayAsync(Priya, $"set 2 due {days}"), $"· {says}");
            Says(await story.SayAsync(Priya, "show 2"), $"Due: {says} after the invoice date");
        }

        // One of five criteria: three are fulfilled by the client, two by the team.
        foreach (
            var (criterion, says) in new[]
            {
                ("client-sign-off", "Dana signs off (client-sign-off)"),
                ("portal-approval", "Dana approves (portal-approval)"),
                ("written-email", "Dana confirms by e-mail (written-email)"),
                ("file-delivery", "the files are delivered (file-delivery)"),
                ("signed-checklist", "the checklist is signed (signed-checklist)"),
                ("\"Client Sign Off\"", "Dana signs off (client-sign-off)"),
            }
        )
        {
            await story.SayAsync(Priya, $"set 2 done-when {criterion}");
            Says(await story.SayAsync(Priya, "show 2"), $"Done when: {says}");
        }
        Says(
            await story.SayAsync(Priya, "set 2 done-when hope"),
            "\"hope\" is no completion criterion; choose client-sign-off, portal-approval, written-email, "
                + "file-delivery, signed-checklist. Nothing was changed."
        );
        Says(
            await story.SayAsync(Priya, "set 2 done-when client-sign-off done-when file-delivery"),
            "Done-when stands twice; say it once. Nothing was changed."
        );

        // Before each milestone has its terms nothing is sent, agreed or started.
        foreach (
            var line in new[]
            {
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14",
                "set 3 expected 2026-09-18",
            }
        )
            await story.SayAsync(Priya, line);
        foreach (var line in new[] { "terms send", "terms agreed by \"Dana Weiss\" ref \"e-mail\"" })
            Says(
                await story.SayAsync(Priya, line),
                "The terms are not complete. Missing: completion criteria (milestone 3). For example: set 3 done-when client-sign-off"
            );
        Says(await story.SayAsync(Priya, "start 1"), "Blocked: terms v1 are not agreed");
        await story.SayAsync(Priya, "set 3 done-when file-delivery");
        Assert.Equal(
            [
                "1 · Discovery and strategy · 30 % · €3,600.00 · 2026-07-15 · 14 days · portal-approval",
                "2 · Design approval · 40 % · €4,800.00 · 2026-08-14 · 30 days · client-sign-off",
                "3 · Final delivery · 30 % · €3,600.00 · 2026-09-18 · 14 days · file-delivery",
            ],
            (await story.SayAsync(Priya, "terms send")).Rows
        );

        // The days run from the invoice date, not from the completion.
        foreach (
            var line in new[] { "terms agreed by \"Dana Weiss\" ref \"e-mail\"", "start 1", "submit 1 \"Report\"" }
        )
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
        story.Day("2026-07-20T09:00:00Z");
        Says(await story.SayAsync(Priya, "invoice 1"), "completed 2026-07-01", "Due: 14 days after issue");
        Says(await story.SayAsync(Marc, "issue 1"), "Issued: 2026-07-20", "Due: 2026-08-03");
    }

    /// <summary>
    /// There is no client page yet; until then the client's agreement is evidence that the team holds.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "8")]
    public async Task Nothing_starts_without_the_clients_yes_and_what_is_agreed_changes_only_by_another_yes(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo, agreed: false);
        var mark = solo ? " · solo" : "";
        Says(
            await story.SayAsync(Priya, "start 1"),
            "Blocked: terms v1 are not agreed; they are not sent yet, say terms send"
        );
        Says(
            await story.SayAsync(Priya, "terms send"),
            "Acme website: terms v1",
            "Waiting for Dana. Work starts when the client has agreed."
        );
        Says(
            await story.SayAsync(Priya, "start 1"),
            "Blocked: terms v1 are not agreed; they are sent and wait for the client"
        );
        if (!solo)
            foreach (var who in new[] { Finn, Bob })
                Says(
                    await story.SayAsync(who, "terms agreed by \"Dana Weiss\" ref \"e-mail\""),
                    "You cannot record the client's agreement in this project: that is for a lead or an approver (Priya Shah, Marc Oliver)"
                );
        // An agreement has a name and a reference.
        Says(await story.SayAsync(Priya, "terms agreed"), "By \"<name>\" is missing");
        Says(await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\""), "is missing");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"\""),
            "Ref is empty",
            "Nothing was changed"
        );
        Says(
            await story.PressAsync(Priya, "Record agreement", ("by", "Dana Weiss"), ("ref", "e-mail 1 July")),
            "Agreed by Dana Weiss on Wed 1 Jul 2026 10:00. The terms are frozen.",
            "e-mail 1 July (held by the team)",
            $"Priya Shah, 2026-07-01 10:00{mark}"
        );

        // Frozen: every way to change them leads to asking the client.
        var frozen = story.Bot.Facts();
        Says(
            await story.SayAsync(Priya, "set 2 amount 5000"),
            "Terms v1 are agreed with the client and cannot be changed alone, Design approval included. "
                + "A change needs the client's agreement to a new version: amend 2 amount 5000."
        );
        foreach (
            var line in new[]
            {
                "add \"Extra report\" 1%",
                "set 1 due 30",
                "set 3 done-when written-email",
                "move 3 before 1",
                "fill expected-2 2026-08-01",
                "plan Extra report | unbilled",
            }
        )
            Says(await story.SayAsync(Priya, line), "Terms v1 are agreed");
        Says(await story.SayAsync(Priya, "terms send"), "agreed by Dana Weiss already");
        Says(await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"again\""), "already");
        Assert.Equal(frozen, story.Bot.Facts());

        // The first stage is billed under version 1.
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal\"");
        await story.SayAsync(Priya, "invoice 1");
        await story.SayAsync(Marc, "issue 1");
        var (invoice, why) = (await story.SayAsync(Priya, "show INV-2026-0001"), await story.SayAsync(Priya, "why 1"));

        // Version 2 is in force from the second agreement on, and not before.
        await story.SayAsync(Priya, "amend 2 amount 5000 due 30");
        Says(await story.SayAsync(Priya, "terms send"), "The sum is €12,200.00 of €12,000.00, €200.00 too much");
        Says(
            await story.SayAsync(Priya, "amend 3 amount rest"),
            "Acme website: amendment to terms v2",
            "Terms v1 hold until the client agrees",
            "Design approval · amount · 40 % · €5,000.00",
            "Design approval · due · 14 days · 30 days",
            "Final delivery · net · €3,600.00 · €3,400.00"
        );
        await story.SayAsync(Priya, "terms send");
        Says(
            await story.SayAsync(Priya, "show 2"),
            "Amount: 40 % = €4,800.00 + €912.00 VAT",
            "Due: 14 days after the invoice date"
        );
        if (!solo)
            Says(
                await story.SayAsync(Finn, "terms agreed by \"Dana Weiss\" ref \"call\""),
                "You cannot record the client's agreement"
            );
        story.Day("2026-07-03T08:00:00Z");
        Says(
            await story.SayAsync(Priya, "terms agreed by \"Dana Weiss\" ref \"e-mail 3 July\""),
            "Acme website: terms v2",
            "Agreed by Dana Weiss on Fri 3 Jul 2026 10:00",
            "Evidence: e-mail 3 July (held by the team)",
            "2 · Design approval · €5,000.00 · €5,000.00 · 2026-08-14 · 30 days · client-sign-off",
            "3 · Final delivery · rest · €3,400.00"
        );
        Says(
            await story.SayAsync(Priya, "show 2"),
            "Amount: €5,000.00 = €5,000.00 + €950.00 VAT",
            "Due: 30 days after the invoice date"
        );

        // What is issued never changes.
        Says(
            await story.SayAsync(Priya, "amend 1 due 30"),
            "Discovery and strategy is billed (INV-2026-0001), so its terms stay as they were agreed. "
                + "What was wrong is corrected with a credit note. Nothing was changed."
        );
        Assert.Equal(
            invoice.Lines.Where(l => !l.Contains("due in", StringComparison.Ordinal)),
            (await story.SayAsync(Priya, "show INV-2026-0001")).Lines.Where(l =>
                !l.Contains("due in", StringComparison.Ordinal)
            )
        );
        Says(
            await story.SayAsync(Priya, "why 1"),
            "terms v1, agreed by Dana Weiss (e-mail 1 July, held by the team)",
            "2026-07-01 + 14 days = 2026-07-15"
        );
        Assert.Equal(why.Lines[0], (await story.SayAsync(Priya, "why 1")).Lines[0]);
        Says(
            await story.SayAsync(Priya, "audit"),
            "recorded that Dana Weiss agreed to terms v2 (e-mail 3 July, held by the team)",
            "recorded that Dana Weiss agreed to terms v1 (e-mail 1 July, held by the team)"
        );
    }

    /// <summary>There is no client page yet, on which they would be shown too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "9")]
    public async Task The_terms_are_answered_months_later_and_stand_on_the_cue_the_draft_and_the_reminder(bool solo)
    {
        await using var story = await WebsiteProject.SeedAsync(solo);
        foreach (var line in new[] { "start 1", "submit 1 \"Report\"" })
            await story.SayAsync(Priya, line);
        // The notice to invoice,
        Says(
            await story.SayAsync(Marc, "confirm 1 by \"Dana Weiss\" ref \"portal\""),
            "€3,600.00 + €684.00 VAT, due 14 days after the invoice date.",
            "Terms: v1, agreed by Dana Weiss (held by the team)",
            "Done when: Dana approves (portal-approval)",
            "[Create invoice]"
        );
        // the draft
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "Net: €3,600.00",
            "Due: 14 days after issue",
            "Terms: v1, agreed by Dana Weiss (held by the team)",
            "Done when: Dana approves (portal-approval)"
        );
        await story.SayAsync(Marc, "issue 1");
        // and the reminder state the terms that they are based on.
        Says(
            await story.SayAsync(Finn, "remind 1"),
            "Terms: 14 days after the invoice date, v1 agreed by Dana Weiss",
            "Due: 2026-07-15"
        );

        // Half a year later, after a restart, anybody of the team asks in the channel.
        story.Day("2027-01-15T09:00:00Z");
        await story.RestartAsync();
        var terms = await story.SayAsync(Bob, "terms");
        Says(
            terms,
            "Acme website: terms v1",
            "Agreed by Dana Weiss on Wed 1 Jul 2026 10:00. The terms are frozen.",
            "Evidence: e-mail 1 July (held by the team)",
            "Recorded by: Priya Shah, 2026-07-01 10:00"
        );
        Assert.Equal(
            [
                "1 · Discovery and strategy · 30 % · €3,600.00 · 2026-07-15 · 14 days · portal-approval",
                "2 · Design approval · 40 % · €4,800.00 · 2026-08-14 · 14 days · client-sign-off",
                "3 · Final delivery · 30 % · €3,600.00 · 2026-09-18 · 14 days · file-delivery",
            ],
            terms.Rows
        );
        var mark = solo ? " · solo" : "";
        Assert.Equal(
            "Design approval is worth €4,800.00 + €912.00 VAT = €5,712.00 gross (40 % of €12,000.00 net). "
                + "Payment for Design approval is due 14 days after the invoice date. "
                + "Design approval is done when Dana signs off (client-sign-off). "
                + "Terms v1 are agreed: by Dana Weiss on Wed 1 Jul 2026 10:00 (evidence: e-mail 1 July, "
                + $"held by the team), recorded by Priya Shah{mark}. "
                + "As of Fri 15 Jan 2027 10:00 (Europe/Berlin), Acme website.",
            (await story.SayAsync(Bob, "what are the terms of design?")).Text
        );
        Says(
            await story.SayAsync(Bob, "show 3"),
            "Amount: 30 % = €3,600.00 + €684.00 VAT",
            "Due: 14 days after the invoice date",
            "Done when: the files are delivered (file-delivery)"
        );
        Says(
            await story.SayAsync(Bob, "proof 1"),
            "Terms: v1, agreed by Dana Weiss (e-mail 1 July, held by the team), recorded by Priya Shah, 2026-07-01 10:00"
        );
    }
}

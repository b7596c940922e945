using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Payments;

/// <summary>Cases in which an answer could mislead a person who handles real money with it.</summary>
public sealed class AccountingCasesStory
{
    private static async Task<TeamsStory> IssuedAsync()
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
                "issue 1",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    [Fact]
    public async Task A_choice_about_a_payment_is_made_once_however_often_its_button_is_pressed()
    {
        await using var story = await IssuedAsync();
        await story.SayAsync(Priya, "pay 1 100 ref \"wire 7\"");
        await story.SayAsync(Priya, "pay 1 100 ref \"wire 7\"");
        var another = story.Newest("It is another payment");
        Says(await story.PressAsync(Priya, another), "Received €100.00");
        Assert.Empty((await story.PressAsync(Priya, another)).Posted);
        await story.SayAsync(Priya, "pay 1 900");
        var keep = story.Newest("Keep as client credit");
        Says(await story.PressAsync(Priya, keep), "€100.00 is kept as client credit");
        story.Day("2026-07-02T08:00:00Z");
        Assert.Empty((await story.PressAsync(Priya, keep)).Posted);
        Says(await story.SayAsync(Priya, "statement"), "Received: €1,100.00", "Client credit: €100.00");
    }

    [Fact]
    public async Task A_later_surplus_does_not_make_a_timely_payment_late()
    {
        await using var story = await IssuedAsync();
        story.Day("2026-07-10T08:00:00Z");
        await story.SayAsync(Priya, "pay 1 1000");
        story.Day("2026-08-20T08:00:00Z");
        await story.SayAsync(Priya, "pay 1 50 surplus credit");
        Says(await story.SayAsync(Priya, "was phase 1 paid?"), "in full on Fri 10 Jul 2026 (on time, 1 payment)");
    }

    [Fact]
    public async Task A_colleague_with_a_project_of_his_own_does_not_change_the_seller_of_everybodys_invoices()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR");
        Says(
            await story.SayAsync(Priya, "settings seller \"Studio GmbH\" address \"Main Street 1\" vat-id DE123456789"),
            "Seller saved"
        );
        story.Day("2026-07-01T09:00:00Z");
        await story.SayAsync(Bob, "project new \"Mine\" client \"Me\" total 1 EUR", "a:bobs-own-chat");
        Says(
            await story.SayAsync(Bob, "settings seller \"Bob Ltd\" address \"Elsewhere 2\"", "a:bobs-own-chat"),
            "Only a lead or approver of this workspace's first project"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact", "1 of the workspace");
    }

    [Fact]
    public async Task Naming_a_member_or_a_second_lead_does_not_stop_a_solo_agency_from_billing()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR",
                "role add member @Bob",
                "role add lead @Marc",
                "role add lead @Priya",
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued", "solo");
    }

    [Fact]
    public async Task A_project_is_never_left_without_somebody_who_gives_roles()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR");
        await story.SayAsync(Priya, "role remove approver @Priya");
        Says(await story.SayAsync(Priya, "role remove lead @Priya"), "last lead or approver");
    }

    [Fact]
    public async Task A_button_of_an_older_question_or_preview_does_nothing_to_what_came_after()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR");
        await story.SayAsync(Priya, "add \"Final \"\"delivery\" 50% expected +10d done-when file-delivery");
        await story.SayAsync(Priya, "terms send");
        var give = story.Newest("Give rest to Final \"\"delivery");
        await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 1000 EUR using website-30-40-30");
        Says(await story.PressAsync(Priya, give), "Acme website (ACME)", "rest · €1,000.00");
        await story.SayAsync(Priya, "project new \"Blog\" client \"Baker Ltd\" total 1000 EUR");
        await story.SayAsync(Priya, "plan Design approval | 40%");
        var first = story.Newest("Save");
        await story.SayAsync(Priya, "plan Launch party held | 40%");
        Says(await story.PressAsync(Priya, first), "That preview is not your last one");
        Says(await story.PressAsync(Priya, "Save"), "Launch party held");
    }

    [Fact]
    public async Task Pages_belong_to_the_list_they_continue()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Website\" client \"Acme GmbH\" total 100 EUR key WEBSITE");
        await story.SayAsync(
            Priya,
            "plan\n" + string.Join('\n', Enumerable.Range(1, 25).Select(i => $"Website page {i} live | 1 EUR"))
        );
        await story.PressAsync(Priya, "Save");
        Says(
            await story.PressAsync(Priya, "More"),
            "21 · Website page 21 live",
            "The sum is €25.00 of €100.00",
            "Sum · €25.00"
        );
        await story.SayAsync(Priya, "audit");
        Says(await story.PressAsync(Priya, "More"), "Website: audit trail", "created project WEBSITE");
    }

    [Fact]
    public async Task Thirds_and_doubled_names_are_told_apart_from_too_much()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 3000 EUR");
        foreach (var name in new[] { "Discovery report", "Design approval" })
            await story.SayAsync(Priya, $"add \"{name}\" 33.3333% expected +5d done-when file-delivery");
        Says(
            await story.SayAsync(Priya, "add \"Final delivery\" 33.3333% expected +9d done-when file-delivery"),
            "99.9999 %"
        );
        Says(await story.SayAsync(Priya, "set 3 amount 33.3334%"), "Total (matches the contract)");
        Says(await story.SayAsync(Priya, "set 3 amount 33.3335%"), "too much");
        Says(
            await story.SayAsync(
                Priya,
                "plan Design approval | 10 EUR\nLaunch party held | unbilled\nLaunch party held | unbilled"
            ),
            "1 milestone read",
            "Line 1: \"Design approval\" is the name of another milestone",
            "Line 3: \"Launch party held\"",
            "[Save the other 1]"
        );
    }

    [Fact]
    public async Task A_project_whose_contract_is_not_billed_is_not_closed_by_an_empty_schedule()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR");
        Says(
            await story.SayAsync(Priya, "project close"),
            "cannot be closed yet",
            "€1,000.00 of the contract is in no milestone"
        );
    }

    [Fact]
    public async Task A_new_project_says_which_one_the_place_spoke_of_and_questions_name_theirs()
    {
        await using var story = await IssuedAsync();
        Says(
            await story.SayAsync(Priya, "project new \"Shop\" client \"Baker Ltd\" total 500 EUR vat 19 using halves"),
            "This chat now works on SHOP. Before: ACME (back with project use ACME)"
        );
        Says(await story.SayAsync(Priya, "was phase 1 billed?"), "No, not billed: Design approval is planned", "Shop.");
        Says(
            await story.SayAsync(Priya, "was phase 1 billed? ACME", "a:priyas-own-chat"),
            "Yes, billed: Final delivery, INV-2026-0001",
            "Acme website."
        );
        Says(
            await story.SayAsync(Priya, "did we bill phase 1 and phase 2?"),
            "Design approval is planned",
            "Final delivery is planned"
        );
        Says(await story.SayAsync(Priya, "who may issue"), "I answer questions like");
        Says(await story.SayAsync(Priya, "undo"), "You have nothing to undo here");
        Says(await story.SayAsync(Priya, "hello"), "Shop (SHOP)");
        Says(await story.SayAsync(Priya, "status page 9"), "Design approval");
    }

    [Fact]
    public async Task A_role_that_passes_on_is_said_so()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR");
        Says(
            await story.SayAsync(Priya, "role add approver @Marc"),
            "Made Marc Oliver approver.",
            "Priya Shah is no longer approver."
        );
    }

    [Fact]
    public async Task Money_that_somebody_wrote_into_the_tables_is_unexplained_on_the_statement()
    {
        await using var story = await IssuedAsync();
        await story.SayAsync(Priya, "pay 1 400");
        Says(await story.SayAsync(Priya, "statement"), "Received: €400.00", "Unexplained: €0.00");
        await using (
            var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={story.Bot.DatabaseFile};Pooling=False")
        )
        {
            await db.OpenAsync();
            await using var change = db.CreateCommand();
            change.CommandText = "update payments set amount = amount + 60000";
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        }
        Says(
            await story.SayAsync(Priya, "statement"),
            "Received: €1,000.00",
            "Unexplained: €600.00",
            "The records and the audit trail differ"
        );
    }

    [Fact]
    public async Task A_share_that_rounds_to_nothing_is_never_billed_and_nothing_waits_for_it()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                "project new \"A cent\" client \"Acme GmbH\" total 0.01 EUR using website-30-40-30 key CENT",
                "set 1 expected 2026-07-15 done-when file-delivery",
                "set 2 expected 2026-08-14 done-when file-delivery",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Report\"",
            }
        )
            await story.SayAsync(Priya, line);
        var confirmed = await story.SayAsync(Priya, "confirm 1");
        Says(confirmed, "This stage is not billed on its own.");
        Assert.DoesNotContain("[Create invoice]", confirmed.Text, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "Discovery and strategy is worth €0.00: its share (30 % of €0.01) rounds to nothing, "
                + "so there is nothing to invoice, and no stage waits for its money."
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 billed?"),
            "No: Discovery and strategy is worth €0.00 by rounding, so there is nothing to bill."
        );
        foreach (
            var line in new[]
            {
                "start 2",
                "submit 2 \"Screens\"",
                "confirm 2",
                "invoice 2",
                "issue 2",
                "pay 2 0.01",
                "start 3",
                "submit 3 \"Files\"",
                "confirm 3",
            }
        )
            await story.SayAsync(Priya, line);
        Says(await story.SayAsync(Priya, "project close"), "A cent is closed", "Contract €0.01, billed €0.01");
    }

    [Fact]
    public async Task A_template_that_is_saved_over_another_says_what_it_replaces()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using halves");
        Assert.DoesNotContain(
            "replaces",
            (await story.SayAsync(Priya, "template save shop")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "replaces",
            (await story.SayAsync(Priya, "template save shop")).Text,
            StringComparison.Ordinal
        );
        await story.SayAsync(Priya, "set 2 name \"Launch files handed over\"");
        Says(
            await story.SayAsync(Priya, "template save Shop"),
            "Template shop saved",
            "It replaces the former template of that name: "
                + "Design approval 50 % / Final delivery 50 % → Design approval 50 % / Launch files handed over 50 %."
        );
    }
}

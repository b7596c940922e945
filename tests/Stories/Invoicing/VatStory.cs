using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Invoicing;

/// <summary>VAT is the law's: it has a reason where it is zero, and is corrected until the invoice is issued.</summary>
public sealed class VatStory
{
    private static async Task<TeamsStory> BeginAsync(string vat)
    {
        var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                $"project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR {vat} key ACME",
                "add \"Final delivery\" rest expected +10d done-when file-delivery",
                "terms agreed by \"Dana Weiss\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        return story;
    }

    [Fact]
    public async Task Zero_alone_is_asked_back_and_a_button_says_the_whole_line_again()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(
            await story.SayAsync(Priya, "project new \"Shop\" client \"Baker\" total 500 EUR vat 0 key SHOP"),
            "Why is VAT 0 %?"
        );
        Says(
            await story.PressAsync(Priya, story.Newest("Reverse charge (EU business)")),
            "Shop (SHOP)",
            "VAT 0 % (reverse charge)"
        );
    }

    [Fact]
    public async Task A_trial_says_which_vat_it_took()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        Says(
            await story.SayAsync(Priya, "project new \"Shop\" client \"Baker\" total 500 EUR key SHOP"),
            "VAT 0 % (outside the scope of VAT)"
        );
    }

    [Fact]
    public async Task After_agreement_it_is_set_with_a_reason_and_the_client_is_told_with_the_invoice()
    {
        await using var story = await BeginAsync("vat 19");
        Says(await story.SayAsync(Priya, "set 1 vat 7"), "Say the reason: set 1 vat 7 reason");
        Says(
            await story.SayAsync(Priya, "set 1 vat 7 reason \"printed books have the reduced rate\""),
            "1,190.00",
            "1,070.00",
            "The client is told with the invoice"
        );
        Says(await story.SayAsync(Priya, "invoice 1"), "VAT 7 %", "€1,070.00", "printed books have the reduced rate");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001", "printed books have the reduced rate");
        Says(await story.SayAsync(Priya, "set 1 vat 19 reason \"no\""), "an issued invoice keeps its VAT");
        Says(await story.SayAsync(Priya, "audit"), "printed books have the reduced rate");
    }

    [Fact]
    public async Task Reverse_charge_needs_both_vat_ids_before_it_is_issued()
    {
        await using var story = await BeginAsync("vat 0 reverse-charge");
        Says(await story.SayAsync(Priya, "invoice 1"), "the client's VAT id", "Reverse charge");
        Says(await story.SayAsync(Priya, "issue 1"), "the law wants both VAT ids");
        await story.SayAsync(Priya, "settings client vat-id FR12345678901");
        await story.SayAsync(Priya, "settings seller \"Studio GmbH\" address \"Main Street 1\" vat-id DE123456789");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001");
    }

    [Fact]
    public async Task The_workspace_has_a_default_for_new_projects()
    {
        await using var story = await BeginAsync("vat 19");
        Says(await story.SayAsync(Priya, "settings vat 0 small-business"), "0 % (small business)");
        Says(
            await story.SayAsync(Priya, "project new \"Shop\" client \"Baker\" total 500 EUR key SHOP"),
            "VAT 0 % (small business)"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_pasted_row_says_its_kind_and_its_vat()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 1000 EUR vat 19 key ACME");
        Says(
            await story.SayAsync(
                Priya,
                "plan\nContract signed | 20% | 2026-08-01 | 14 | written-email | advance\n"
                    + "Printed manual | rest | 2026-09-01 | 14 | file-delivery | vat 7"
            ),
            "advance",
            "VAT 7 %"
        );
    }
}

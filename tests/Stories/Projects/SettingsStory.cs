using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// Every setting is shown with how to change it; a wrong value is answered with valid ones, and nothing issued ever
/// changes.
/// </summary>
public sealed class SettingsStory
{
    private const string Begin = """project new "Acme website" client "Acme GmbH" total 1000 EUR vat 19""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_setting_is_changed_by_those_who_may_and_shown_old_and_new(bool solo)
    {
        await using var story = await TeamsStory.BeginAsync(solo);
        foreach (var line in new[] { Begin, "role add approver @Marc", "role add finance @Finn" })
            if (!solo || line == Begin)
                await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Bob, "settings"),
            "Acme website: settings",
            "Zone · Europe/Berlin · settings zone",
            "Hours · 09:00 to 17:00 · settings hours 9-17",
            "Quiet · none",
            "Holidays · none",
            "Digest · on",
            "Gate · paid: previous stage paid in full",
            "Client · Acme GmbH",
            "Contact · –",
            "SAMPLE of a trial",
            "Seller's zone · Europe/Berlin"
        );
        foreach (
            var (line, says) in new[]
            {
                ("settings zone America/New_York", "Zone: Europe/Berlin → America/New_York"),
                ("settings zone europe/paris", "Zone: America/New_York → Europe/Paris"),
                ("settings hours 8-18", "Hours: 09:00 to 17:00 → 08:00 to 18:00"),
                ("settings hours 09:00 to 17:00", "Hours: 08:00 to 18:00 → 09:00 to 17:00"),
                ("settings quiet 12-13", "Quiet: none → 12:00 to 13:00"),
                ("settings quiet none", "Quiet: 12:00 to 13:00 → none"),
                ("settings digest off", "Digest: on → off"),
                ("settings digest off", "That is set already. Nothing was changed."),
                ("settings gate not-overdue", "Gate: paid: previous stage paid in full → not-overdue"),
                ("settings holidays 2026-12-25, 24 Dec 2026", "Holidays: none → 2, the next 2026-12-24"),
                (
                    "settings holidays add 2026-01-01 2027-01-01",
                    "Holidays: 2, the next 2026-12-24 → 4, the next 2026-12-24"
                ),
                ("settings holidays remove 2026-12-24", "→ 3, the next 2026-12-25"),
                ("settings holidays", "3 holidays|2026-01-01 Thursday"),
                ("settings holidays none", "→ none"),
                (
                    "settings due-weekend next-working-day",
                    "Due on a day off: due as agreed → due on the next working day"
                ),
                ("settings due-weekend as-agreed", "Due on a day off: due on the next working day → due as agreed"),
                ("settings client name \"Acme AG\"", "Client: Acme GmbH → Acme AG"),
                ("settings client contact dana@acme.example", "Contact: – → dana@acme.example"),
                (
                    "settings client address \"Street 2, Bern\" vat-id CHE-123.456.789",
                    "Client's address: – → Street 2, Bern|Client's VAT id: – → CHE123456789"
                ),
                (
                    "settings seller \"Studio GmbH\" address \"Main Street 1\" vat-id DE123456789 zone Europe/London",
                    "Seller saved|Zone of the books: Europe/London"
                ),
                ("settings ACME", "Seller · Studio GmbH, Main Street 1, DE123456789"),
            }
        )
            Says(await story.SayAsync(Priya, line), says.Split('|'));
        if (!solo)
        {
            foreach (
                var line in new[]
                {
                    "settings zone UTC",
                    "settings hours 9-10",
                    "settings quiet none",
                    "settings digest on",
                    "settings gate paid",
                    "settings holidays none",
                    "settings due-weekend as-agreed",
                    "settings client name \"Mine\"",
                    "settings seller \"Mine\" address \"Here\"",
                }
            )
                Says(await story.SayAsync(Finn, line), "You cannot change roles or settings", "Marc Oliver");
        }
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact", "1 of the workspace");
    }

    [Fact]
    public async Task Each_wrong_value_is_answered_with_what_is_right_and_changes_nothing()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        await story.SayAsync(Priya, Begin);
        await story.SayAsync(Priya, "settings quiet 12-13");
        var before = await story.SayAsync(Priya, "audit");
        foreach (
            var (line, says) in new[]
            {
                ("settings zone Berlin", "\"Berlin\" is no time zone; write Europe/Berlin"),
                ("settings zone Mars/Base", "write it like Europe/Berlin"),
                ("settings zone", "<zone> is missing"),
                ("settings hours 17-9", "Hours go from a full hour to a later one on the same day|settings hours 9-17"),
                ("settings hours 9:30-17", "are no full hours; write settings hours 9-17"),
                ("settings hours nine to five", "are no full hours"),
                ("settings hours 9-99", "they run from 0 to 24"),
                ("settings hours 9-12", "Quiet hours lie within the hours 9-12"),
                ("settings quiet 7-8", "Quiet hours lie within the hours 9-17, e.g. settings quiet 12-13"),
                ("settings quiet 9-17", "leave no time to post|settings digest off"),
                ("settings quiet noon", "settings quiet 12-13, or quiet none"),
                ("settings digest maybe", "neither on nor off"),
                ("settings gate soft", "is no gate policy; choose paid, not-overdue or advise"),
                ("settings holidays someday", "is no date"),
                ("settings holidays 2026-02-29", "No such date"),
                ("settings holidays add", "Say which days to add"),
                ("settings holidays none 2026-12-24", "Say none alone"),
                ("settings holidays 03/04/2026", "3 April or 4 March"),
                ($"settings holidays {FirstDays(401)}", "At most 400 holidays are kept; these would be 401"),
                ("settings client", "Client: Acme GmbH|Missing for invoices"),
                ("settings seller", "Who sends the invoices?|Missing for invoices"),
                ("settings client name \" \"", "Client is empty"),
                ($"settings client vat-id \"{new string('1', 41)}\"", "Vat-id has 41 characters; at most 40 are kept"),
                ("settings language de", "\"language\" is no setting|zone, hours, quiet"),
                ("settings NOPE", "is no setting, and no project that you can see"),
                ("settings seller Studio", "\"Studio\" is none of the seller's words; put a name in quotes"),
                ("settings seller \"Studio\" address \"Street\" zone Nowhere", "\"Nowhere\" is no time zone"),
            }
        )
            Says(await story.SayAsync(Priya, line), says.Split('|'));
        Assert.Equal(before.Text, (await story.SayAsync(Priya, "audit")).Text);
        await story.SayAsync(Priya, $"settings holidays {FirstDays(100)}");
        Says(
            await story.SayAsync(Priya, "settings holidays"),
            "100 holidays",
            "2026-01-20 Tuesday",
            "[More] settings holidays page 2"
        );
        Says(await story.PressAsync(Priya, "More"), "2026-01-21 Wednesday");
    }

    [Fact]
    public async Task The_draft_names_the_buyer_as_he_is_known_and_an_issued_invoice_never_changes()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                Begin,
                "add \"Final delivery\" 100% expected +10d done-when file-delivery",
                "terms agreed by \"Dana\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
            }
        )
            await story.SayAsync(Priya, line);
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "To: Acme GmbH",
            "PDF only: Client: address is missing (BR-10, BG-8): settings client street",
            "the client's address missing; say settings client"
        );
        await story.SayAsync(Priya, "settings client address \"Street 2, Bern\" vat-id CHE-123.456.789");
        await story.EditedAsync("To: Acme GmbH, Street 2, Bern, CHE123456789");
        Says(await story.SayAsync(Priya, "issue 1"), "INV-2026-0001 issued");
        await story.SayAsync(Priya, "settings client name \"Acme AG\" address \"Elsewhere 3\"");
        Says(await story.SayAsync(Priya, "show INV-2026-0001"), "Acme GmbH");
        Assert.DoesNotContain(
            "Acme AG",
            (await story.SayAsync(Priya, "show INV-2026-0001")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>That many days from the beginning of the year, separated by commas.</summary>
    private static string FirstDays(int count) =>
        string.Join(
            ", ",
            Enumerable.Range(0, count).Select(i => new DateOnly(2026, 1, 1).AddDays(i).ToString("yyyy-MM-dd"))
        );
}

using Microsoft.Data.Sqlite;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>Promise 13: one live invoice, numbers without a gap, and corrections as credit notes.</summary>
public sealed partial class InvoicePromises
{
    [Fact]
    [Trait("Promise", "13")]
    public async Task One_live_invoice_whatever_is_clicked_numbers_without_a_gap_and_corrections_as_credit_notes()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false, "confirmed");
        // Clicked twice, by two people, typed and clicked, all at once: one draft, no number yet.
        var create = story.Newest("Create invoice");
        await Task.WhenAll(
            story.PressAsync(Priya, create),
            story.PressAsync(Marc, create),
            story.PressAsync(Priya, create),
            story.SayAsync(Finn, "invoice 1")
        );
        Assert.Equal("1", story.Bot.Read("select count(*) from invoices"));
        var drafter = story.Bot.Read("select drafted_by from invoices");
        Says(await story.SayAsync(Finn, "invoice 1"), "The invoice for Discovery report is drafted already");
        // A discarded draft uses no number, and leaves no gap.
        foreach (var line in new[] { "discard 1", "invoice 1", "discard 1", "invoice 1" })
            await story.SayAsync(Priya, line);
        var issue = story.Newest("Approve and issue");
        await Task.WhenAll(
            story.PressAsync(Marc, issue),
            story.PressAsync(Marc, issue),
            story.SayAsync(Marc, "issue 1"),
            story.SayAsync(Marc, "issue 1")
        );
        Assert.Equal(
            ("INV-2026-0001", "1"),
            (
                story.Bot.Read("select group_concat(number) from invoices where number is not null"),
                story.Bot.Read("select taken from series where prefix = 'INV'")
            )
        );
        foreach (var line in new[] { "invoice 1", "issue 1", "discard 1", "invoice 1 again" })
            Says(
                await story.SayAsync(
                    line[0] == 'i' && line.StartsWith("issue", StringComparison.Ordinal) ? Marc : Priya,
                    line
                ),
                "INV-2026-0001"
            );
        Assert.NotEmpty(drafter);

        // The database itself refuses a second one, and a number twice.
        const string second =
            "insert into invoices (project, id, workspace, milestone, net, rate, vat, due_days, completed_on, "
            + "note, drafted_by, drafted_at, drafted_solo, state, number) "
            + "select project, 99, workspace, {0}, net, rate, vat, due_days, completed_on, note, drafted_by, "
            + "drafted_at, drafted_solo, '{1}', {2} from invoices where number is not null";
        foreach (var (milestone, state, number) in new[] { ("milestone", "draft", "null"), ("2", "issued", "number") })
            Assert.Contains(
                "UNIQUE",
                Assert
                    .Throws<SqliteException>(() =>
                        story.Bot.Tamper(
                            string.Format(
                                System.Globalization.CultureInfo.InvariantCulture,
                                second,
                                milestone,
                                state,
                                number
                            )
                        )
                    )
                    .Message,
                StringComparison.Ordinal
            );

        // An issued invoice is frozen, whatever happens to the data it was made from.
        var issued = await story.SayAsync(Bob, "show INV-2026-0001");
        foreach (
            var line in new[]
            {
                "settings client name \"Acme AG\"",
                "settings client address \"Street 2\"",
                "settings seller \"Other Ltd\" address \"Street 9\"",
            }
        )
            await story.SayAsync(Priya, line);
        Assert.Equal(issued.Text, (await story.SayAsync(Bob, "show INV-2026-0001")).Text);

        // A correction is a credit note of its own, in a series of its own.
        if ((await story.SayAsync(Priya, "credit 1 119 reason \"discount\"")).Text is var asked)
            Assert.Contains("R1 waits for an approver", asked, StringComparison.Ordinal);
        Says(
            await story.SayAsync(Marc, "approve R1"),
            "Issued CN-2026-0001 on INV-2026-0001: €100.00 + €19.00 VAT: discount.",
            "Total: €4,284.00",
            "Open: €4,165.00"
        );
        Says(
            await story.SayAsync(Marc, "credit 1 reason \"wrong address\""),
            "INV-2026-0001 is credited in full (CN-2026-0001, CN-2026-0002)"
        );
        // Billed again only after an explicit confirmation, with the next number.
        Says(
            await story.SayAsync(Priya, "invoice 1"),
            "was billed with INV-2026-0001 and credited in full (wrong address)",
            "invoice 1 again"
        );
        await story.SayAsync(Priya, "invoice 1 again");
        Says(await story.SayAsync(Marc, "issue 1"), "INV-2026-0002 issued");
        // The series is the whole workspace's: another project's invoice is the next one.
        const string shop = "19:shop@thread.tacv2";
        foreach (
            var line in new[]
            {
                "project new \"Shop\" client \"Baker Ltd\" total 500 EUR using halves",
                "set 1 expected +9d done-when file-delivery",
                "set 2 expected +19d done-when file-delivery",
                "terms agreed by \"Baker\" ref \"mail\"",
                "start 1",
                "submit 1 \"Files\"",
                "confirm 1",
                "invoice 1",
            }
        )
            await story.SayAsync(Priya, line, shop);
        Says(await story.SayAsync(Priya, "issue 1", shop), "INV-2026-0003 issued");
        Assert.Equal(
            "INV-2026-0001,INV-2026-0002,INV-2026-0003",
            story.Bot.Read(
                "select group_concat(number) from (select number from invoices where number is not null order by number)"
            )
        );
        Says(await story.SayAsync(Bob, "verify"), "Audit trail intact");
    }
}

using System.Text.Json;
using Microsoft.Data.Sqlite;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

public sealed partial class EverywherePromises
{
    [Fact]
    [Trait("Promise", "20")]
    public async Task Every_event_says_who_when_where_and_why_in_a_log_that_takes_no_change_and_shows_one()
    {
        await using var story = await WebsiteProject.ToldAsync(solo: false);
        story.Day("2026-07-20T09:00:00Z");
        await story.SayAsync(Finn, "pay 1 2000 ref \"wire 7\"");
        await story.SayAsync(Marc, "override 2 reason \"Dana promised the transfer\"", id: "the-override");
        Says(
            await story.SayAsync(Bob, "audit"),
            "2026-07-20 11:00 · Marc Oliver · overrode the gate of Design approval: Dana promised the transfer",
            "2026-07-20 11:00 · Finn Berg · recorded P1, €2,000.00 of 2026-07-20 on INV-2026-0001, ref wire 7",
            "2026-07-01 10:00 · Priya Shah · submitted Discovery report: Report v3"
        );
        await story.SayAsync(Priya, "settings seller \"Studio GmbH\" address \"Main Street 1\"");

        // Each entry of the file: number, time, person by id and by their name at that time, channel and message,
        // action, and the reason where one is required.
        using var browser = new HttpClient();
        var said = (await story.SayAsync(Marc, "export json ACME", "a:marcs-own-chat")).Text;
        var link = said.Split(' ', '\n')
            .First(word => word.Contains("/export/", StringComparison.Ordinal))
            .Trim('(', ')', '.');
        using var file = JsonDocument.Parse(await browser.GetByteArrayAsync(new Uri(link)));
        var entries = file.RootElement.GetProperty("audit").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(e => e.GetProperty("entry").GetInt32()));
        Assert.All(
            entries,
            e =>
                Assert.All(
                    ["at", "who", "what", "actor", "channel", "message_id", "verb", "hash"],
                    part => Assert.NotEmpty(e.GetProperty(part).GetString()!)
                )
        );
        var gate = entries.Single(e => e.GetProperty("verb").GetString() == "gate-overridden");
        Assert.Equal(
            ("Marc Oliver", "2026-07-20T09:00:00", "msteams", "the-override", "Dana promised the transfer"),
            (
                gate.GetProperty("who").GetString(),
                gate.GetProperty("at").GetString()![..19],
                gate.GetProperty("channel").GetString(),
                gate.GetProperty("message_id").GetString(),
                gate.GetProperty("reason").GetString()
            )
        );

        // The log accepts no change and no deletion.
        var intact = $"Audit trail intact: {entries.Count} entries";
        Says(await story.SayAsync(Bob, "verify"), intact);
        foreach (var sql in new[] { "update journal set actor = 'somebody'", "delete from journal where seq = 3" })
            Assert.Contains(
                "append-only",
                Assert.Throws<SqliteException>(() => story.Bot.Tamper(sql)).Message,
                StringComparison.Ordinal
            );
        Says(await story.SayAsync(Bob, "verify"), intact);

        // With the database triggers removed, the first entry that does not fit is named; after it is restored, all
        // is well again.
        story.Bot.Tamper("drop trigger journal_keeps_what_it_says; drop trigger journal_keeps_what_it_has");
        foreach (
            var (change, undo, at) in new[]
            {
                (
                    "update journal set details = replace(details, '200000', '100000') where verb = 'payment-recorded'",
                    "update journal set details = replace(details, '100000', '200000') where verb = 'payment-recorded'",
                    entries.Count - 1
                ),
                (
                    "update journal set at = at - 60000 where seq = 4 and chain = (select id from projects)",
                    "update journal set at = at + 60000 where seq = 4 and chain = (select id from projects)",
                    4
                ),
                (
                    "update journal set reason = 'none' where verb = 'gate-overridden'",
                    "update journal set reason = 'Dana promised the transfer' where verb = 'gate-overridden'",
                    entries.Count
                ),
            }
        )
        {
            story.Bot.Tamper(change);
            Says(
                await story.SayAsync(Bob, "verify"),
                $"Audit trail BROKEN at entry {at}",
                "Somebody changed the database outside the bot."
            );
            Says(await story.SayAsync(Bob, "proof 1"), $"Audit trail BROKEN at entry {at}");
            story.Bot.Tamper(undo);
            Says(await story.SayAsync(Bob, "verify"), intact);
        }
        // The same for tables that differ from the log, for the workspace's own log, and for a tail that was cut.
        story.Bot.Tamper("update payments set amount = 428400");
        Says(
            await story.SayAsync(Bob, "verify"),
            "The tables are not what the audit trail says",
            "Payment P1 in the tables is not what the journal says: its amount.",
            $"The {entries.Count} entries of the audit trail are intact."
        );
        story.Bot.Tamper(
            "update payments set amount = 200000; update journal set details = replace(details, 'Main', 'Other') where verb = 'seller-set'"
        );
        Says(await story.SayAsync(Bob, "verify"), "Audit trail of the workspace BROKEN at entry 1");
        story.Bot.Tamper(
            "update journal set details = replace(details, 'Other', 'Main') where verb = 'seller-set'; "
                + "delete from journal where verb = 'gate-overridden'"
        );
        Says(await story.SayAsync(Bob, "verify"), $"Audit trail BROKEN at entry {entries.Count}");
    }
}

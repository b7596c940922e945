using System.Text.Json;
using MilestoneBot.Store.Events;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Projects;

public sealed partial class ExportStory
{
    [Fact]
    public async Task The_exported_trail_proves_itself_without_the_bot()
    {
        await using var story = await TeamsStory.BeginAsync(solo: false);
        await AuditAndForecastStory.BilledAsync(story);
        using var browser = new HttpClient();
        var json = JsonDocument
            .Parse(await browser.GetByteArrayAsync(LinkIn(await AskAsync(story, Priya, "json"))))
            .RootElement;
        var prev = "";
        foreach (var e in json.GetProperty("audit").EnumerateArray())
        {
            string Text(string name) => e.GetProperty(name).GetString() ?? "";
            var hash = Journal.ComputeHash(
                new()
                {
                    chain = Text("chain"),
                    seq = e.GetProperty("entry").GetInt64(),
                    at = e.GetProperty("at").GetDateTimeOffset().ToUnixTimeMilliseconds(),
                    actor = Text("actor"),
                    name_hash = Text("name_hash"),
                    channel = Text("channel"),
                    message_id = Text("message_id"),
                    turn_id = Text("turn_id"),
                    milestone = e.GetProperty("milestone_id") is { ValueKind: JsonValueKind.Number } id
                        ? id.GetInt64()
                        : null,
                    verb = Text("verb"),
                    details = Text("details"),
                    reason = Text("reason"),
                    solo = e.GetProperty("solo").GetBoolean() ? 1 : 0,
                    prev = prev,
                }
            );
            Assert.Equal(Text("hash"), hash);
            prev = hash;
        }
        Assert.Equal(json.GetProperty("project").GetProperty("audit_hash").GetString(), prev);
        Assert.True(json.GetProperty("project").GetProperty("audit_is_whole").GetBoolean());
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task No_cell_begins_as_a_formula_whatever_people_typed()
    {
        await using var story = await TeamsStory.BeginAsync(solo: true);
        foreach (
            var line in new[]
            {
                """project new "=cmd|' /C calc'!A0" client "@SUM(A1)" contact "+4@a.eu" total 12000 EUR using website-30-40-30 key EVIL""",
                "set 1 expected 2026-07-15 done-when portal-approval",
                "set 2 expected 2026-08-14 done-when client-sign-off",
                "set 3 expected 2026-09-18 done-when file-delivery",
                "terms agreed by \"-Dana\" ref \"=1+1\"",
                "start 1",
                "submit 1 \"＝1+1\" https://files.example/=x",
                "confirm 1 by \"+Dana\" ref \"@mail, \"",
                "invoice 1 note \"-2\"",
                "issue 1",
                "pay 1 100 EUR ref \"=HYPERLINK(1)\"",
            }
        )
            await story.SayAsync(Priya, line);
        using var browser = new HttpClient();
        var csv = Unpack(await browser.GetByteArrayAsync(LinkIn(await AskAsync(story, Priya, "csv", "EVIL"))));
        var cells = csv.Values.SelectMany(rows => rows).SelectMany(row => row).ToList();
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(cell[0]));
        foreach (
            var kept in new[]
            {
                "'=cmd|' /C calc'!A0",
                "'@SUM(A1)",
                "'+4@a.eu",
                "'-Dana",
                "'=1+1",
                "'＝1+1",
                "'+Dana",
                "'=HYPERLINK(1)",
            }
        )
            Assert.Contains(kept, cells);
    }
}

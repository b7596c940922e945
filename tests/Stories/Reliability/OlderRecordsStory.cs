using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using MilestoneBot.Tests.Kit.Files;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Store.Older;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;

namespace MilestoneBot.Tests.Stories.Reliability;

/// <summary>
/// The bot is updated over the records of an earlier version: pending answers are still sent, and the cards in the
/// channel keep working.
/// </summary>
public sealed class OlderRecordsStory : IAsyncLifetime
{
    private const string Life = "life-2026-11-30";

    private TeamsStory story = null!;

    public async Task InitializeAsync()
    {
        var folder = TemporaryFolder.Folder();
        var file = Path.Combine(folder, "milestonebot.db");
        OlderFiles.CopyTo($"{Life}.db", file);
        ForgetPort(file);
        story = await TeamsStory.ContinueAsync(folder, "2026-09-14T09:00:00Z");
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task An_answer_that_the_earlier_version_owed_is_sent()
    {
        await story.SayAsync(Priya, "help");
        story.Day("2026-09-14T11:00:00Z");
        await story.CarryAsync();
        // The bot may have sent it by itself as soon as it knew where the channel is reached now.
        await story.Connector.SeesAsync(call =>
            call.Body.ToString().Contains("Shop relaunch", StringComparison.Ordinal)
        );
        await story.CarryAsync();
        Assert.Equal("0", story.Bot.Read("select count(*) from outbox where turn_id like '%owed-status'"));
    }

    [Fact]
    public async Task Every_button_on_every_old_card_is_answered_and_the_records_stay_whole()
    {
        var buttons = OlderFiles.ReadButtons($"{Life}.buttons.json");
        Assert.True(buttons.Count > 150, $"{buttons.Count} buttons");
        foreach (var button in buttons)
        {
            var answer = await story.TellAsync(Pressed(button));
            Assert.NotNull(answer.Invoke);
            Assert.DoesNotContain("Something broke", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("I do not know", answer.Text, StringComparison.Ordinal);
        }
        Assert.Contains("Audit trail intact", (await story.SayAsync(Marc, "verify")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_card_of_an_approval_is_seen_as_old_and_changes_nothing()
    {
        var confirm = OlderFiles.ReadButtons($"{Life}.buttons.json").Last(b => b.Title == "Confirm complete");
        var before = story.Bot.Read("select count(*) from journal");
        await story.TellAsync(Pressed(confirm));
        Assert.Equal(before, story.Bot.Read("select count(*) from journal"));
    }

    /// <summary>The port of that day may be another program's now; nobody listens on port 1.</summary>
    private static void ForgetPort(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var change = db.CreateCommand();
        change.CommandText =
            "update conversations set reference = replace(reference, '127.0.0.1:35785', '127.0.0.1:1')";
        Assert.Equal(1, change.ExecuteNonQuery());
    }

    private JsonObject Pressed(OlderButton button)
    {
        var activity = story.Typed(Marc, "", button.Conversation, null);
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = button.Message;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["title"] = button.Title,
                ["verb"] = button.Verb,
                ["data"] = JsonNode.Parse(button.Data.GetRawText()),
            },
        };
        return activity;
    }
}

using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// Every subtype of message is covered: text of a person is answered, a notice is not, and a person is informed of
/// text that is not read.
/// </summary>
public sealed class SubtypeTests : IAsyncLifetime
{
    private const string Priya = "U0PRIYA",
        Own = "D0PRIYA";

    private SlackClient story = null!;
    private int eventCount;

    public async Task InitializeAsync() => story = await SlackClient.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    private JsonObject Message(string subtype, string text = "help", Action<JsonObject>? change = null)
    {
        var what = new JsonObject
        {
            ["type"] = "message",
            ["user"] = Priya,
            ["text"] = text,
            ["ts"] = $"1780000000.{++eventCount:000000}",
            ["channel"] = Own,
            ["channel_type"] = "im",
            ["team"] = FakeSlack.Team,
        };
        if (subtype.Length > 0)
            what["subtype"] = subtype;
        change?.Invoke(what);
        return what;
    }

    private static JsonArray Files =>
        new(
            new JsonObject
            {
                ["id"] = "F1",
                ["name"] = "plan.csv",
                ["mimetype"] = "text/csv",
            }
        );

    public static TheoryData<string> Spoken =>
        [.. MessageSubtypes.All.Where(s => s.Value == MessageKind.Text).Select(s => s.Key)];

    public static TheoryData<string> Notices =>
        [.. MessageSubtypes.All.Where(s => s.Value == MessageKind.Ignored).Select(s => s.Key), "of_next_year"];

    [Fact]
    public void Each_kind_of_message_in_slacks_own_types_is_decided()
    {
        string[] documented =
        [
            "assistant_app_thread",
            "bot_add",
            "bot_disable",
            "bot_enable",
            "bot_message",
            "bot_remove",
            "channel_archive",
            "channel_canvas_updated",
            "channel_convert_to_private",
            "channel_join",
            "channel_leave",
            "channel_name",
            "channel_posting_permissions",
            "channel_purpose",
            "channel_topic",
            "channel_unarchive",
            "document_mention",
            "ekm_access_denied",
            "file_comment",
            "file_mention",
            "file_share",
            "group_archive",
            "group_join",
            "group_leave",
            "group_name",
            "group_purpose",
            "group_topic",
            "group_unarchive",
            "huddle_thread",
            "joiner_notification",
            "joiner_notification_for_inviter",
            "me_message",
            "message_changed",
            "message_deleted",
            "message_replied",
            "pinned_item",
            "reminder_add",
            "reminder_delete",
            "reply_broadcast",
            "sh_room_created",
            "sh_room_shared",
            "slackbot_response",
            "tabbed_canvas_updated",
            "thread_broadcast",
            "tombstone",
            "unpinned_item",
            "app_conversation_join",
            "app_conversation_leave",
            "share_shortcut",
            "list_record_comment",
        ];
        Assert.Empty(documented.Except(MessageSubtypes.All.Keys, StringComparer.Ordinal));
        Assert.Equal(
            ["", "file_share", "me_message", "thread_broadcast"],
            MessageSubtypes.All.Where(s => s.Value == MessageKind.Text).Select(s => s.Key).Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Spoken))]
    public async Task A_persons_words_are_answered(string subtype) =>
        Assert.Contains(
            "What you can say",
            Assert.Single(await story.SendEventAsync(Message(subtype))).Text,
            StringComparison.Ordinal
        );

    [Theory, MemberData(nameof(Notices))]
    public async Task A_notice_is_no_word_to_the_bot(string subtype) =>
        Assert.Empty(await story.SendEventAsync(Message(subtype)));

    [Theory]
    [InlineData("bot_id", "B0OTHER"), InlineData("user", FakeSlack.Bot), InlineData("user", "USLACKBOT")]
    public async Task Bots_stay_unheard_in_every_kind(string field, string value)
    {
        foreach (var subtype in MessageSubtypes.All.Where(s => s.Value != MessageKind.Edit).Select(s => s.Key))
            Assert.Empty(
                await story.SendEventAsync(
                    Message(subtype, change: what => (what[field], what["files"]) = (value, Files))
                )
            );
    }

    [Fact]
    public async Task A_file_is_mentioned_and_the_words_beside_it_are_heard()
    {
        await story.SayAsync(Priya, "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR", Own);
        foreach (
            var (line, answer) in new[]
            {
                ("plan", "All its words: help plan"),
                ("status", "Acme website"),
                ("plan\nDiscovery | 30%\nFinal | rest", "Discovery"),
            }
        )
        {
            var said = Assert
                .Single(await story.SendEventAsync(Message("file_share", line, what => what["files"] = Files)))
                .Text;
            Assert.Contains("is not read here", said, StringComparison.Ordinal);
            Assert.Contains("paste its lines behind plan", said, StringComparison.Ordinal);
            Assert.Contains(answer, said, StringComparison.Ordinal);
        }
        Assert.StartsWith(
            "Files and pictures are not read here",
            Assert.Single(await story.SendEventAsync(Message("file_share", "", what => what["files"] = Files))).Text,
            StringComparison.Ordinal
        );
        var mention = Message(
            "",
            $"<@{FakeSlack.Bot}>",
            what => (what["type"], what["channel"], what["files"]) = ("app_mention", SlackClient.Room, Files)
        );
        Assert.StartsWith(
            "Files and pictures are not read here",
            Assert.Single(await story.SendEventAsync(mention)).Text,
            StringComparison.Ordinal
        );
    }

    private JsonObject Edit(
        string before,
        string after,
        Action<JsonObject>? change = null,
        string time = "1780000000.777777"
    )
    {
        var what = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["channel"] = Own,
            ["channel_type"] = "im",
            ["ts"] = $"1780000001.{++eventCount:000000}",
            ["message"] = new JsonObject
            {
                ["type"] = "message",
                ["user"] = Priya,
                ["text"] = after,
                ["ts"] = time,
                ["edited"] = new JsonObject { ["user"] = Priya, ["ts"] = "1780000001.000000" },
            },
            ["previous_message"] = new JsonObject
            {
                ["type"] = "message",
                ["user"] = Priya,
                ["text"] = before,
                ["ts"] = time,
            },
        };
        change?.Invoke(what);
        return what;
    }

    [Fact]
    public async Task An_edited_message_is_told_once_that_edits_are_not_read()
    {
        Assert.Contains(
            "Edits are not read",
            Assert.Single(await story.SendEventAsync(Edit("statsu", "status"))).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(await story.SendEventAsync(Edit("status", "status ACME")));
        Assert.Single(await story.SendEventAsync(Edit("statsu", "status", time: "1780000000.888888")));
    }

    [Fact]
    public async Task What_was_edited_by_no_person_or_not_to_the_bot_gets_no_answer()
    {
        Assert.Empty(await story.SendEventAsync(Edit("https://x.example", "https://x.example"))); // A link preview was added.
        Assert.Empty(await story.SendEventAsync(Edit("a", "b", what => what["message"]!.AsObject().Remove("edited"))));
        Assert.Empty(await story.SendEventAsync(Edit("a", "b", what => what["message"]!["user"] = FakeSlack.Bot)));
        Assert.Empty(await story.SendEventAsync(Edit("a", "b", what => what["message"]!["bot_id"] = "B1")));
        Assert.Empty(
            await story.SendEventAsync(
                Edit("a", "b", what => (what["channel"], what["channel_type"]) = (SlackClient.Room, "channel"))
            )
        );
    }

    [Fact]
    public async Task A_mention_that_comes_of_an_edit_is_not_run()
    {
        var mention = Message(
            "",
            $"<@{FakeSlack.Bot}> project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR",
            what =>
                (what["type"], what["channel"], what["edited"]) = (
                    "app_mention",
                    SlackClient.Room,
                    new JsonObject { ["user"] = Priya, ["ts"] = "1780000001.000000" }
                )
        );
        Assert.Contains(
            "Edits are not read",
            Assert.Single(await story.SendEventAsync(mention)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("0", story.Bot.Read("select count(*) from projects"));
    }

    [Fact]
    public async Task Words_that_the_organisation_withholds_are_told_so() =>
        Assert.Contains(
            "could not read it",
            Assert
                .Single(
                    await story.SendEventAsync(Message("ekm_access_denied", "", what => what["user"] = "UREVOKEDU"))
                )
                .Text,
            StringComparison.Ordinal
        );
}

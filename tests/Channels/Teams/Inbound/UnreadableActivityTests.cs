using System.Net;
using System.Text.Json.Nodes;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>
/// A person is informed of what is not read: edits, files, pictures. Everything that is not addressed to the bot
/// stays without an answer.
/// </summary>
public sealed class UnreadableActivityTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private JsonObject Edit(string text, Action<JsonObject>? change = null) =>
        bot.Payload(
            "messageupdate-personal-editmessage-custom-messageupdate",
            a =>
            {
                a["text"] = text;
                change?.Invoke(a);
            }
        );

    private static JsonArray Files(params string[] kinds) =>
        new([
            .. kinds.Select(kind => new JsonObject
            {
                ["contentType"] = kind,
                ["contentUrl"] = "https://x.example/1",
                ["name"] = "plan.xlsx",
            }),
        ]);

    private async Task<IReadOnlyList<string>> AnswersAsync(params JsonObject[] activities)
    {
        var before = bot.Connector.Calls.Count;
        foreach (var activity in activities)
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).Status);
        return [.. bot.Connector.Calls.Skip(before).Select(c => WebUtility.HtmlDecode(c.Text))];
    }

    [Fact]
    public async Task An_edited_message_is_told_once_that_edits_are_not_read()
    {
        var first = await AnswersAsync(bot.Message("echo one", change: a => a["id"] = "c-messageUpdate"));
        var edited = await AnswersAsync(Edit("tick"), Edit("tick"), Edit("tick"));

        Assert.Equal(["one"], first);
        Assert.Contains("Edits are not read", Assert.Single(edited), StringComparison.Ordinal);
        Assert.Contains("as a new message", edited[0], StringComparison.Ordinal);
        Assert.Equal(0, bot.FakeCommands.Count);
    }

    [Fact]
    public async Task In_a_channel_only_an_edit_that_speaks_to_the_bot_is_answered()
    {
        void InChannel(JsonObject a, string id, string text)
        {
            (a["type"], a["id"], a["text"]) = ("messageUpdate", id, text);
            a["channelData"]!["eventType"] = "editMessage";
        }
        Assert.Empty(
            await AnswersAsync(
                bot.Payload(
                    "message-channel",
                    a =>
                    {
                        InChannel(a, "e1", "status");
                        a["entities"] = new JsonArray();
                    }
                )
            )
        );
        Assert.Single(
            await AnswersAsync(bot.Payload("message-channel", a => InChannel(a, "e2", "<at>Test Bot</at> status")))
        );
    }

    [Fact]
    public async Task Deleting_restoring_and_an_edit_of_the_bots_own_get_no_answer()
    {
        Assert.Empty(
            await AnswersAsync(
                bot.Payload("messageupdate-personal-undeletemessage-custom-undelete", a => a["text"] = "tick"),
                bot.Payload("messagedelete-personal-softdeletemessage-custom-messagedelete", a => a["text"] = "tick"),
                Edit("tick", a => a["from"]!["id"] = a["recipient"]!["id"]!.DeepClone()),
                Edit("  "),
                Edit("tick", a => a.Remove("from"))
            )
        );
    }

    [Theory]
    [
        InlineData("application/vnd.microsoft.teams.file.download.info"),
        InlineData("application/vnd.microsoft.teams.card.file.consent"),
        InlineData("image/png"),
        InlineData("image/*"),
        InlineData("video/mp4"),
        InlineData("application/pdf"),
        InlineData("reference")
    ]
    public async Task A_file_beside_words_is_mentioned_and_the_words_are_heard(string kind)
    {
        var said = Assert.Single(
            await AnswersAsync(bot.Message("echo hello", change: a => a["attachments"] = Files(kind)))
        );
        Assert.Contains("is not read here", said, StringComparison.Ordinal);
        Assert.Contains("paste its lines behind plan", said, StringComparison.Ordinal);
        Assert.EndsWith("hello", said, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("image/png", ""),
        InlineData("image/png", null),
        InlineData("application/vnd.microsoft.teams.file.download.info", " \n"),
        InlineData("image/jpeg", "<p>&nbsp;</p>")
    ]
    public async Task A_file_without_words_gets_a_short_answer(string kind, string? text)
    {
        var said = Assert.Single(
            await AnswersAsync(bot.Message("", change: a => (a["text"], a["attachments"]) = (text, Files(kind))))
        );
        Assert.StartsWith("Files and pictures are not read here", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_stands_in_the_words_alone_gets_it_too_and_a_channels_own_pictures_do_not()
    {
        Assert.StartsWith(
            "Files and pictures",
            Assert.Single(await AnswersAsync(bot.Message("<p><img src=\"https://x.example/1.png\"></p>"))),
            StringComparison.Ordinal
        );
        Assert.Empty(
            await AnswersAsync(
                bot.Payload(
                    "message-channel",
                    a =>
                        (a["id"], a["text"], a["entities"], a["attachments"]) = (
                            "p1",
                            "",
                            new JsonArray(),
                            Files("image/png")
                        )
                )
            )
        );
        Assert.Single(
            await AnswersAsync(
                bot.Payload(
                    "message-channel",
                    a => (a["id"], a["text"], a["attachments"]) = ("p2", "<at>Test Bot</at>", Files("image/png"))
                )
            )
        );
    }

    [Theory]
    [
        InlineData("text/html"),
        InlineData("application/vnd.microsoft.card.adaptive"),
        InlineData("messageReference"),
        InlineData("application/vnd.microsoft.teams.messagereference")
    ]
    public async Task What_accompanies_every_message_is_no_file(string kind) =>
        Assert.Equal(
            ["hello"],
            await AnswersAsync(bot.Message("echo hello", change: a => a["attachments"] = Files(kind)))
        );

    [Theory]
    [InlineData(""), InlineData(null), InlineData(" \n"), InlineData("&nbsp;")]
    public async Task A_message_with_a_buttons_data_and_no_words_is_a_press(string? text)
    {
        await AnswersAsync(
            bot.Message(
                "",
                change: a =>
                    (a["text"], a["value"]) = (
                        text,
                        new JsonObject
                        {
                            ["say"] = "tick",
                            ["card"] = "counter/P1/1",
                            ["rev"] = 0,
                        }
                    )
            )
        );
        Assert.Equal(1, bot.FakeCommands.Count);
    }
}

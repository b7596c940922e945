using System.Net;
using System.Text.Json.Nodes;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

public sealed class ActivityReaderTests : IAsyncLifetime
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000001";
    private TeamsBot bot = null!;

    public async Task InitializeAsync() => bot = await TeamsBot.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    private async Task<Turn> HeardAsync(JsonObject activity)
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).Status);
        return bot.FakeCommands.Turns.Last();
    }

    private static JsonObject MentionOf(string id, string name, string text) =>
        new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["text"] = text,
        };

    [Fact]
    public async Task A_message_in_a_channel_thread_becomes_a_turn_of_the_channel()
    {
        var turn = await HeardAsync(bot.Payload("message-channel"));

        Assert.Equal(new Conversation("msteams", Tenant, "team-id"), turn.Conversation);
        Assert.Equal("team-id;messageid=1795334766477", turn.Thread);
        Assert.Equal("msteams/team-id;messageid=1795334766477/cb1a6192-c544-46cf-9d0d-0bbf3c0ec281", turn.Id);
        Assert.Equal("cb1a6192-c544-46cf-9d0d-0bbf3c0ec281", turn.MessageId);
        Assert.Equal("status", turn.Text);
        Assert.Equal(
            new Sender($"msteams|{Tenant}|00000000-0000-0000-0000-0000000000020", "Alex Wilber", Membership.Staff),
            turn.Sender
        );
        Assert.Equal(("en-US", "UTC"), (turn.Locale, turn.TimeZone));
        Assert.Null(turn.CardAction);
        Assert.Empty(turn.Mentions);
    }

    [Fact]
    public async Task The_bots_own_mention_is_cut_wherever_it_stands_and_others_become_their_ids()
    {
        var turn = await HeardAsync(
            bot.Message(
                "role add <at>Test Bot</at> finance <at>Dana</at> and <at>Dana</at>",
                "message-groupchat",
                a => a["entities"]!.AsArray().Insert(0, MentionOf("29:dana-1", "Dana", "<at>Dana</at>"))
            )
        );
        var two = await HeardAsync(
            bot.Message(
                "x <at>Dana</at> <at>Dana</at>",
                "message-groupchat",
                a =>
                {
                    a["entities"]!.AsArray().Add(MentionOf("29:dana-1", "Dana", "<at>Dana</at>"));
                    a["entities"]!.AsArray().Add(MentionOf("29:dana-2", "Dana\u202E\nW", "<at>Dana</at>"));
                }
            )
        );

        Assert.Equal(
            "role add   finance @Dana and <at>Dana</at>",
            CommandSyntax.ReplaceMentions(turn.Text, turn.Mentions)
        );
        Assert.Equal([new Mention($"msteams|{Tenant}|aad-29:dana-1", "Dana", Membership.Staff)], turn.Mentions);
        Assert.Equal("x @Dana @Dana W", CommandSyntax.ReplaceMentions(two.Text, two.Mentions));
        Assert.Equal(["Dana", "Dana W"], two.Mentions.Select(m => m.Name));
    }

    [Fact]
    public async Task A_name_that_is_only_typed_is_no_mention()
    {
        var turn = await HeardAsync(bot.Message("x <at>Dana Weiss</at>", "message-personal"));

        Assert.Equal("x <at>Dana Weiss</at>", turn.Text);
        Assert.Empty(turn.Mentions);
    }

    [Theory]
    [InlineData("<p>plan</p><p>one | 30%</p>", "plan\none | 30%")]
    [InlineData("plan<br>one<br/>two<BR />three", "plan\none\ntwo\nthree")]
    [InlineData("<div>plan&nbsp;x</div>\r\n<div>y</div>", "plan x\n\ny")]
    public async Task Line_breaks_of_rich_text_are_line_ends(string text, string says) =>
        Assert.Equal(says, (await HeardAsync(bot.Message(text))).Text);

    [Fact]
    public async Task Somebody_of_another_tenant_is_a_guest()
    {
        var external = await HeardAsync(bot.Message("echo a", change: a => a["from"]!["tenantId"] = "another"));
        var meeting = await HeardAsync(bot.Message("echo a", change: a => a["conversation"]!["tenantId"] = "another"));
        var own = await HeardAsync(bot.Message("echo a", change: a => a["from"]!["tenantId"] = Tenant));

        Assert.Equal(
            [Membership.Guest, Membership.Guest, Membership.Staff],
            new[] { external, meeting, own }.Select(t => t.Sender.Membership)
        );
        Assert.Equal([true, true, false], new[] { external, meeting, own }.Select(t => t.Sender.IsForeign));
        // The conversation is another organisation's, whatever tenant the message was sent from.
        Assert.Equal("another", meeting.Conversation.Workspace);
    }

    [Fact]
    public async Task A_tenant_and_the_people_in_it_are_the_same_in_letters_of_either_case()
    {
        const string spelled = "7F0E3A1C-93A1-4F0F-9D0D-2F6A1B0C9E11";
        bot.Connector.Tenant = spelled.ToLowerInvariant();
        var turns = new List<Turn>();
        foreach (
            var (conversation, sender, person) in new[]
            {
                (spelled, spelled.ToLowerInvariant(), "AB-1"),
                (spelled.ToLowerInvariant(), spelled, "ab-1"),
                (null, spelled, "Ab-1"),
            }
        )
            turns.Add(
                await HeardAsync(
                    bot.Message(
                        "echo a",
                        change: a =>
                        {
                            if (conversation is null)
                                a["conversation"]!.AsObject().Remove("tenantId");
                            else
                                a["conversation"]!["tenantId"] = conversation;
                            a["channelData"]!["tenant"]!["id"] = sender;
                            a["from"]!["aadObjectId"] = person;
                        }
                    )
                )
            );

        var id = spelled.ToLowerInvariant();
        Assert.All(
            turns,
            t =>
                Assert.Equal(
                    (id, $"msteams|{id}|ab-1", Membership.Staff),
                    (t.Conversation.Workspace, t.Sender.Id, t.Sender.Membership)
                )
        );
    }

    [Fact]
    public async Task A_message_of_Teams_without_a_tenant_is_not_heard()
    {
        var (status, _) = await bot.PostAsync(
            bot.Message(
                "echo a",
                change: a =>
                {
                    a.Remove("channelData");
                    a["conversation"]!.AsObject().Remove("tenantId");
                }
            )
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Fact]
    public async Task Elsewhere_nobody_becomes_part_of_a_tenant_by_saying_so()
    {
        var turn = await HeardAsync(
            bot.Message(
                "echo a",
                change: a =>
                {
                    a["channelId"] = "webchat";
                    a["conversation"]!["id"] = "abc|livechat";
                }
            )
        );

        Assert.Equal(new Conversation("webchat", "webchat/abc%7Clivechat", "abc|livechat"), turn.Conversation);
    }

    [Fact]
    public async Task The_same_message_again_has_one_answer()
    {
        var activity = bot.Message("tick");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bot.PostAsync(activity.ToJsonString())));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(1, bot.FakeCommands.Count);
        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task What_the_bot_itself_said_is_not_heard()
    {
        var (status, _) = await bot.PostAsync(
            bot.Message("echo a", change: a => a["from"] = a["recipient"]!.DeepClone())
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Fact]
    public async Task Who_expects_the_answer_in_the_answer_gets_it_there()
    {
        var (status, body) = await bot.PostAsync(
            bot.Message("echo hello", "message-personal-deliverymode-expectreplies")
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("hello", (string?)Assert.Single(body!["activities"]!.AsArray())!["text"]);
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_turn_leaves_one_line_without_words_names_or_secrets()
    {
        await bot.PostAsync(bot.Message("echo canary-words"));

        var line = Assert.Single(bot.Logs.Lines, l => l.Line.StartsWith("Turn ", StringComparison.Ordinal)).Line;
        Assert.Matches("^Turn msteams/0077526d[^ ]+ answered in [0-9.]+ ms", line);
        Assert.DoesNotContain(
            bot.Logs.Lines,
            l =>
                l.Line.Contains("canary", StringComparison.Ordinal) || l.Line.Contains("Alex", StringComparison.Ordinal)
        );
    }
}

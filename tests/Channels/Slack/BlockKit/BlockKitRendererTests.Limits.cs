using System.Buffers;
using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Slack;
using static MilestoneBot.Tests.Channels.Slack.BlockKit.HostileCards;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

/// <summary>Cards that exceed Slack's limits, hostile text, and plain messages.</summary>
public sealed partial class BlockKitRendererTests
{
    public static TheoryData<string, Card> TooMuch => Oversized;

    [Theory, MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public void A_card_never_exceeds_what_the_platform_takes(string name, Card card)
    {
        Assert.NotEmpty(name);
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Raw(card)));
        Assert.Empty(
            BlockKitRules.ProblemsOfView(Encoding.UTF8.GetString(ModalRenderer.Render(card, new("C1", "")).Span))
        );
        Assert.Empty(
            BlockKitRules.ProblemsOfView(
                Encoding.UTF8.GetString(HomeTabRenderer.Render([card, card, card], new("D0MARC", "")).Span)
            )
        );
    }

    [Fact]
    public void A_table_that_is_too_long_says_how_much_is_missing_and_keeps_its_sum()
    {
        var card = (Card)Oversized.First(o => (string)o[0] == "1,000 rows")[1];
        var rows = Fields(card).Length / 2;
        Assert.InRange(rows, 50, 300);
        Assert.Equal(["*Sum*", "Net: 1,000.00"], Fields(card)[^2..]);
        Assert.Contains($"… {1000 - (rows - 1)} more rows do not fit here", Raw(card), StringComparison.Ordinal);
        Assert.Contains("VAT 19 %", Raw(card), StringComparison.Ordinal);
        Assert.Single(Of("button", card));
    }

    [Fact]
    public void Words_and_buttons_without_room_are_named_with_what_to_do_instead()
    {
        var words = (Card)Oversized.First(o => (string)o[0] == "endless words")[1];
        Assert.Empty(Of("button", words));
        Assert.Contains(
            "[1], [2], [3], [4], [5], [6]: too much for a button here.",
            Raw(words),
            StringComparison.Ordinal
        );
        var buttons = (Card)Oversized.First(o => (string)o[0] == "many buttons")[1];
        Assert.Equal(25, Of("button", buttons).Count);
        Assert.Contains("[Button 26], ", Raw(buttons), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(BlockTextTests.Hostile), MemberType = typeof(BlockTextTests))]
    public void Hostile_words_are_no_markup_wherever_they_stand(string typed)
    {
        var card = new Card(typed)
        {
            Mentions = [new($"slack|T1|{typed}", typed)],
            Lines = [typed],
            Facts = [new(typed, typed), new("Evidence", typed, new Uri("https://files.example/x"))],
            Table = new(
                [new(typed), new(typed)],
                [
                    [typed, typed],
                ]
            ),
            Inputs =
            [
                new("why", typed)
                {
                    Value = typed,
                    Placeholder = typed,
                    Heading = typed,
                    Error = typed,
                },
                new("how", typed, InputKind.Choice) { Choices = [new("a", typed)], Value = "a" },
            ],
            Buttons = [new(typed, $"echo {typed}", SendsInputs: true)],
            Footer = typed,
        };
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Raw(card)));
        Assert.Empty(
            BlockKitRules.ProblemsOfView(Encoding.UTF8.GetString(ModalRenderer.Render(card, new("C1", "")).Span))
        );
        Assert.Empty(
            BlockKitRules.ProblemsOfView(
                Encoding.UTF8.GetString(HomeTabRenderer.Render([card], new("D0MARC", "")).Span)
            )
        );
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Encoding.UTF8.GetString(BlockKitRenderer.Render(typed).Span)));
    }

    [Fact]
    public void A_message_says_its_meaning_in_plain_text_and_nothing_in_it_is_read_as_markup()
    {
        var post = Message(json => SlackMessageWriter.WritePost(json, Reply.FromCard(Full)));
        Assert.Equal(
            BlockText.Literal(Full.ToPlainText().Replace('\ud800', '\uFFFD'), 4000).Text,
            post.GetProperty("text").GetString()
        );
        Assert.Equal(Raw(Full), post.GetProperty("blocks").GetRawText());
        Assert.All(
            new[] { "mrkdwn", "unfurl_links", "unfurl_media" },
            flag => Assert.False(post.GetProperty(flag).GetBoolean())
        );

        var endless = Message(json => SlackMessageWriter.WritePost(json, Reply.Refuse(new string('<', 20_000))))
            .GetProperty("text")
            .GetString()!;
        Assert.InRange(endless.Length, 3990, 4000);
        Assert.EndsWith("&lt;…", endless, StringComparison.Ordinal);
        Assert.Equal(
            ["text", "blocks"],
            Message(json => SlackMessageWriter.WriteEdit(json, Full)).EnumerateObject().Select(p => p.Name)
        );
    }

    [Fact]
    public void A_sentence_is_literal_and_one_without_end_says_that_it_goes_on()
    {
        var said = JsonDocument.Parse(BlockKitRenderer.Render("Only an *approver* may do this.")).RootElement[0];
        Assert.Equal(
            """{"type":"section","text":{"type":"plain_text","text":"Only an *approver* may do this.","emoji":false}}""",
            said.GetRawText()
        );
        var endless = Encoding.UTF8.GetString(BlockKitRenderer.Render(new string('x', 20_000)).Span);
        Assert.Empty(BlockKitRules.ProblemsOfMessage(endless));
        Assert.Contains("… the rest does not fit here.", endless, StringComparison.Ordinal);
    }

    private static JsonElement Message(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }
}

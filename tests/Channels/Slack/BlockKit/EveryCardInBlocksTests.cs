using System.Text;
using System.Text.Json;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Clocks;
using MilestoneBot.Tests.Kit.Slack;
using MilestoneBot.Tests.Kit.Teams;
using MilestoneBot.Tests.Stories.Cards;
using static MilestoneBot.Tests.Channels.Slack.BlockKit.HostileCards;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

/// <summary>
/// All cards of the bot: what a project's life in which every kind is shown sends to a Slack workspace.
/// </summary>
public sealed class EveryCardFixture : IAsyncLifetime
{
    internal IReadOnlyList<Card> Cards { get; private set; } = [];

    internal IReadOnlyList<string> Said { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using var bot = new PacedSlackBot(TestClock.WithRealTimers(DateTimeOffset.Parse(EveryKindOfCard.Begins)));
        await EveryKindOfCard.TellAsync(
            bot.Clock,
            bot.SayAsync,
            async () =>
            {
                await bot.TickAsync();
                await bot.LookAsync(StoryPerson.Priya, StoryPerson.Marc);
            }
        );
        // One of several cards with the same text is enough.
        Cards = [.. bot.Cards.DistinctBy(c => (c.ToPlainText(), c.Address, c.Revision))];
        Said = [.. bot.Replies.Select(r => r.Text)];
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>
/// Every card of the bot as the blocks of a message, a modal and the home page: within the limits, with the published
/// types, and read back unchanged.
/// </summary>
public sealed class EveryCardInBlocksTests(EveryCardFixture fixture) : IClassFixture<EveryCardFixture>
{
    private static readonly ModalOrigin Place = new("C0ACME", "1700000000.000100");

    [Fact]
    public void Every_kind_of_card_is_among_them()
    {
        Assert.True(fixture.Cards.Count > 150, $"{fixture.Cards.Count} cards");
        Assert.All(
            EveryKindOfCard.Seen,
            words => Assert.Contains(fixture.Said, text => text.Contains(words, StringComparison.Ordinal))
        );
        Assert.Contains(fixture.Cards, c => c.Inputs.Count > 0);
        Assert.Contains(fixture.Cards, c => c.Table is not null);
        Assert.Contains(fixture.Cards, c => c.Mentions.Count > 0);
    }

    [Fact]
    public void Each_keeps_the_published_limits_and_says_all_of_itself_in_a_message() =>
        Assert.All(
            fixture.Cards,
            card =>
            {
                var json = Json(BlockKitRenderer.Render(card));
                Assert.Empty(BlockKitRules.ProblemsOfMessage(json));
                Assert.DoesNotContain("do not fit here", json, StringComparison.Ordinal);
                Assert.DoesNotContain("too much for a button", json, StringComparison.Ordinal);
                foreach (
                    var words in card
                        .Lines.Concat(card.Facts.Select(f => f.Value))
                        .Concat(card.Table?.Rows.SelectMany(r => r) ?? [])
                        .SelectMany(w => w.Split('\n'))
                        .Where(w => w.Length > 0)
                )
                    Assert.Contains(words, Shown(json), StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Each_keeps_them_in_a_window_and_all_of_them_on_home_pages()
    {
        Assert.All(
            fixture.Cards,
            card => Assert.Empty(BlockKitRules.ProblemsOfView(Json(ModalRenderer.Render(card, Place))))
        );
        Assert.All(
            fixture.Cards.Chunk(7),
            cards => Assert.Empty(BlockKitRules.ProblemsOfView(Json(HomeTabRenderer.Render(cards, new("D0MARC", "")))))
        );
    }

    [Fact]
    public void Each_button_read_back_says_the_same_words_with_the_same_card_and_revision()
    {
        var pressed = 0;
        foreach (var card in fixture.Cards)
        {
            var blocks = JsonDocument.Parse(BlockKitRenderer.Render(card)).RootElement;
            var buttons = BlockKitRules.All(blocks).Where(e => BlockKitRules.TypeOf(e) == "button").ToList();
            Assert.Equal(card.Buttons.Count, buttons.Count);
            foreach (var (drawn, button) in buttons.Zip(card.Buttons))
            {
                var read = ActionReader.ReadBlockAction(SlackPayloads.Press(drawn, blocks))!;
                Assert.Equal(
                    (button.CommandText, card.ActionAddress, card.Revision),
                    (read.CommandText, read.Card, read.Revision)
                );
                Assert.Equal(button.SendsInputs ? card.Inputs.Select(i => i.Name) : [], read.Inputs.Keys);
                // The values of the fields come back as they were rendered; a form that is sent unchanged changes
                // nothing.
                Assert.All(
                    card.Inputs.Where(i =>
                        button.SendsInputs && (i.Kind != InputKind.Choice || i.Choices.Any(c => c.Value == i.Value))
                    ),
                    i => Assert.Equal(i.Value, read.Inputs[i.Name])
                );
                pressed++;
            }
        }
        Assert.True(pressed > 100, $"{pressed} buttons");
    }

    [Fact]
    public void Each_button_that_moves_money_for_good_asks_back_and_no_other()
    {
        var buttons = fixture.Cards.SelectMany(c => c.Buttons).ToList();
        Assert.All(buttons, b => Assert.Equal(ConfirmedButtons.Find(b), b.Confirmation));
        Assert.Contains(buttons, b => b.Confirmation is not null);
    }

    [Fact]
    public void Each_form_submitted_says_the_words_of_its_button_and_knows_where_it_was_opened()
    {
        var forms = fixture.Cards.Where(c => c.Inputs.Count > 0).ToList();
        Assert.True(forms.Count > 10, $"{forms.Count} forms");
        Assert.All(
            forms,
            card =>
            {
                // A modal asks nothing back.
                var button = card.Buttons.Where(b => b.SendsInputs).MinBy(b => b.Confirmation is null ? 0 : 1)!;
                var read = ActionReader.ReadViewSubmission(
                    SlackPayloads.Submission(JsonDocument.Parse(ModalRenderer.Render(card, Place)).RootElement)
                )!;
                Assert.Equal(
                    (button.CommandText, card.Address, card.Revision, Place),
                    (read.CommandText, read.Card, read.Revision, read.Origin)
                );
                Assert.Equal(card.Inputs.Select(i => i.Name), read.Inputs.Keys);
            }
        );
    }

    [Fact]
    [Needs(Need.Node)]
    public async Task All_of_it_is_of_the_published_types_and_what_is_not_is_found()
    {
        TypedJson[] wrong =
        [
            TypedJson.Message("an unknown block", """[{"type":"sektion","text":{"type":"plain_text","text":"x"}}]"""),
            TypedJson.Message("text that is no object", """[{"type":"section","text":"x"}]"""),
            TypedJson.Message("markup in a headline", """[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]"""),
            TypedJson.Message(
                "a field without a label",
                """[{"type":"input","element":{"type":"plain_text_input"}}]"""
            ),
            TypedJson.Message(
                "a member that is none",
                """[{"type":"section","text":{"type":"plain_text","text":"x"},"colour":"red"}]"""
            ),
            TypedJson.Message(
                "a style that is none",
                """[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"blue"}]}]"""
            ),
            TypedJson.Message(
                "a number that is none",
                """[{"type":"input","label":{"type":"plain_text","text":"x"}"""
                    + ""","element":{"type":"number_input","is_decimal_allowed":true,"initial_value":7}}]"""
            ),
            TypedJson.Modal("a window without a title", """{"type":"modal","blocks":[{"type":"divider"}]}"""),
            TypedJson.Modal(
                "a window of unknown blocks",
                """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"sektion"}]}"""
            ),
            TypedJson.Home(
                "a home page with a title",
                """{"type":"home","title":{"type":"plain_text","text":"x"},"blocks":[]}"""
            ),
        ];
        TypedJson[] right =
        [
            .. fixture
                .Cards.Append(Full)
                .Concat(Oversized.Select(o => (Card)o[1]))
                .Select(card => TypedJson.Message(card.Title, Json(BlockKitRenderer.Render(card)))),
            .. fixture
                .Cards.Where(c => c.Inputs.Count > 0)
                .Append(Full)
                .Select(card => TypedJson.Modal(card.Title, Json(ModalRenderer.Render(card, Place)))),
            .. fixture
                .Cards.Chunk(9)
                .Select(
                    (cards, i) =>
                        TypedJson.Home($"home page {i}", Json(HomeTabRenderer.Render(cards, new("D0MARC", ""))))
                ),
            TypedJson.Message("a sentence", Json(BlockKitRenderer.Render(Nasty))),
            TypedJson.Modal("one moment", Json(ModalRenderer.RenderLoading("New project"))),
            TypedJson.Home("nothing", Json(HomeTabRenderer.Render([], new("D0MARC", "")))),
        ];

        var problems = await SlackTypes.ProblemsAsync([.. right, .. wrong]);

        Assert.Equal(wrong.Select(w => w.Name), problems.Select(p => p.Name).Distinct());
    }

    /// <summary>Everything that people see, as one text.</summary>
    private static string Shown(string json) =>
        string.Join(
            '\n',
            BlockKitRules
                .Texts(JsonDocument.Parse(json).RootElement)
                .Select(t =>
                    t.Text.Replace("&lt;", "<", StringComparison.Ordinal)
                        .Replace("&gt;", ">", StringComparison.Ordinal)
                        .Replace("&amp;", "&", StringComparison.Ordinal)
                )
        );

    private static string Json(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}

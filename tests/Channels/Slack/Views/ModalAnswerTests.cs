using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Views;

public sealed class ModalAnswerTests
{
    private static readonly ModalOrigin Place = new("C0ACME", "1700000000.000100");

    private static readonly Card Form = new("Record a payment on INV-2026-0001")
    {
        Lines = ["What arrived?"],
        Inputs =
        [
            new("money", "Amount received") { IsRequired = true, Value = "2,284.00" },
            new("on", "Received on", InputKind.Date),
        ],
        Buttons =
        [
            new("Details", "show 1 ACME"),
            new("Record payment", "pay INV-2026-0001", ButtonStyle.Primary, SendsInputs: true),
        ],
        Address = "pay-1/ACME/m1",
        Revision = 4,
    };

    private static JsonElement Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json).RootElement;

    private static string? TextOf(JsonElement owner, string property) =>
        owner.GetProperty(property).GetProperty("text").GetString();

    [Fact]
    public void A_form_has_a_window_of_its_own_whose_button_says_the_cards_words()
    {
        var view = Parse(ModalRenderer.Render(Form, Place));
        Assert.Equal(
            ("modal", "say", "Record a payment on INV…", "Record payment", "Cancel"),
            (
                BlockKitRules.TypeOf(view),
                view.GetProperty("callback_id").GetString(),
                TextOf(view, "title"),
                TextOf(view, "submit"),
                TextOf(view, "close")
            )
        );
        Assert.Equal(
            """{"say":"pay INV-2026-0001","card":"pay-1/ACME/m1","rev":4,"channel":"C0ACME","thread":"1700000000.000100"}""",
            view.GetProperty("private_metadata").GetString()
        );
        Assert.Equal(
            ["header", "section", "input", "input", "actions"],
            view.GetProperty("blocks").EnumerateArray().Select(BlockKitRules.TypeOf)
        ); // The end of the title is shown in full.
        Assert.Equal(
            "show 1 ACME",
            ActionReader
                .ReadBlockAction(
                    SlackPayloads.Press(
                        BlockKitRules.All(view).Single(e => BlockKitRules.TypeOf(e) == "button"),
                        view.GetProperty("blocks")
                    )
                )!
                .CommandText
        );
    }

    [Fact]
    public void A_short_title_is_the_windows_own_and_is_not_said_twice()
    {
        var view = Parse(ModalRenderer.Render(new("Saved") { Tone = Tone.Good, Lines = ["All of it."] }, Place));
        Assert.Equal("✓ Saved", TextOf(view, "title"));
        Assert.Equal(["section"], view.GetProperty("blocks").EnumerateArray().Select(BlockKitRules.TypeOf));
    }

    [Fact]
    public void A_card_that_is_only_read_has_nothing_to_submit_and_no_fields()
    {
        var view = Parse(ModalRenderer.Render(Form with { Buttons = [new("Details", "show 1 ACME")] }, Place));
        Assert.False(view.TryGetProperty("submit", out _));
        Assert.Equal("Close", TextOf(view, "close"));
        Assert.DoesNotContain("input", view.GetProperty("blocks").EnumerateArray().Select(BlockKitRules.TypeOf));
        Assert.Null(ActionReader.ReadViewSubmission(SlackPayloads.Submission(view)));
    }

    [Fact]
    public void A_window_for_the_wait_says_so()
    {
        var view = Parse(ModalRenderer.RenderLoading("New project"));
        Assert.Equal("New project", TextOf(view, "title"));
        Assert.StartsWith(
            "One moment …\nIf this still stands here in a minute, close this window",
            TextOf(view.GetProperty("blocks")[0], "text"),
            StringComparison.Ordinal
        );
        Assert.Empty(BlockKitRules.ProblemsOfView(view.GetRawText()));
    }

    [Fact]
    public void Nobody_is_rung_for_in_a_window_or_on_the_home_page()
    {
        var card = new Card("x") { Mentions = [new("slack|T1|UMARC", "Marc")], Lines = ["y"] };
        Assert.DoesNotContain("UMARC", Parse(ModalRenderer.Render(card, Place)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "UMARC",
            Parse(HomeTabRenderer.Render([card], new("D0MARC", ""))).GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Words_that_no_window_can_carry_are_told_of()
    {
        var view = Parse(
            ModalRenderer.Render(Form with { Buttons = [new("Save", new string('y', 3000), SendsInputs: true)] }, Place)
        );
        Assert.False(view.TryGetProperty("submit", out _));
        Assert.Contains("Type the command with less in it.", view.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(BlockKitRules.ProblemsOfView(view.GetRawText()));
    }

    [Fact]
    public void A_mistake_is_marked_beside_its_field_by_the_id_that_the_field_was_drawn_with()
    {
        var view = Parse(ModalRenderer.Render(Form, Place));
        var sent = ActionReader.ReadViewSubmission(SlackPayloads.Submission(view))!;
        var answer = Parse(
            ModalRenderer
                .ErrorsResponse(
                    sent,
                    new Dictionary<string, string> { ["money"] = "2,716.00 is too much for \"R&D\"." }
                )!
                .Value
        );
        Assert.Equal("errors", answer.GetProperty("response_action").GetString());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateObject());
        Assert.Equal("2,716.00 is too much for \"R&D\".", error.Value.GetString());
        Assert.Contains(
            view.GetProperty("blocks").EnumerateArray(),
            b =>
                BlockKitRules.TypeOf(b) == "input"
                && b.GetProperty("block_id").GetString() == error.Name
                && b.GetProperty("element").GetProperty("action_id").GetString() == "in.money"
        );
    }

    [Fact]
    public void What_is_wrong_with_no_field_cannot_be_marked()
    {
        var sent = ActionReader.ReadViewSubmission(SlackPayloads.Submission(Parse(ModalRenderer.Render(Form, Place))))!;
        Assert.Null(ModalRenderer.ErrorsResponse(sent, new Dictionary<string, string>()));
        Assert.Null(
            ModalRenderer.ErrorsResponse(
                sent,
                new Dictionary<string, string> { ["money"] = "Too much.", ["ref"] = "Recorded already." }
            )
        );
    }

    [Fact]
    public void A_window_drawn_again_with_mistakes_keeps_what_was_typed_and_the_ids_by_which_the_platform_keeps_it_too()
    {
        var typed = new Dictionary<string, string> { ["money"] = "5000", ["on"] = "2026-07-20" };
        var wrong = Form.WithInputs(
            typed,
            new Dictionary<string, string> { ["money"] = "2,716.00 too much.", ["ref"] = "Recorded already." }
        );
        var answer = Parse(ModalRenderer.UpdateResponse(wrong, Place));
        Assert.Equal("update", answer.GetProperty("response_action").GetString());
        var view = answer.GetProperty("view");
        var inputs = view.GetProperty("blocks")
            .EnumerateArray()
            .Where(b => BlockKitRules.TypeOf(b) == "input")
            .ToList();
        Assert.Equal(
            Parse(ModalRenderer.Render(Form, Place))
                .GetProperty("blocks")
                .EnumerateArray()
                .Where(b => BlockKitRules.TypeOf(b) == "input")
                .Select(b => b.GetProperty("block_id").GetString()),
            inputs.Select(b => b.GetProperty("block_id").GetString())
        );
        Assert.Equal(
            ("5000", "2026-07-20"),
            (
                inputs[0].GetProperty("element").GetProperty("initial_value").GetString(),
                inputs[1].GetProperty("element").GetProperty("initial_date").GetString()
            )
        );
        Assert.Contains("! 2,716.00 too much.", view.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Recorded already.", view.GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(
            inputs[0].GetProperty("block_id").GetString(),
            Parse(ModalRenderer.Render(Form with { Revision = 5 }, Place))
                .GetProperty("blocks")
                .EnumerateArray()
                .First(b => BlockKitRules.TypeOf(b) == "input")
                .GetProperty("block_id")
                .GetString()
        );
    }

    [Fact]
    public void What_was_taken_closes_the_window() =>
        Assert.Equal("""{"response_action":"clear"}""", Encoding.UTF8.GetString(ModalRenderer.CloseResponse().Span));

    [Fact]
    public void The_home_page_shows_cards_below_each_other_with_buttons_of_their_own()
    {
        var view = Parse(
            HomeTabRenderer.Render(
                [
                    new("Waiting for me")
                    {
                        Buttons = [new("Draft", "show 1 ACME"), new("Fill in", "fill", SendsInputs: true)],
                        Inputs = [new("why", "Why")],
                    },
                    new("Overdue") { Lines = ["Nothing."], Buttons = [new("More", "board page 2")] },
                ],
                new("D0MARC", "")
            )
        );
        Assert.Equal("home", BlockKitRules.TypeOf(view));
        Assert.Equal(
            ["header", "actions", "divider", "header", "section", "actions"],
            view.GetProperty("blocks").EnumerateArray().Select(BlockKitRules.TypeOf)
        );
        Assert.Equal(
            ["show 1 ACME", "board page 2"],
            BlockKitRules
                .All(view)
                .Where(e => BlockKitRules.TypeOf(e) == "button")
                .Select(b =>
                    JsonDocument.Parse(b.GetProperty("value").GetString()!).RootElement.GetProperty("say").GetString()
                )
        );
        Assert.Empty(BlockKitRules.ProblemsOfView(view.GetRawText()));
    }

    [Fact]
    public void Cards_without_room_on_the_home_page_are_named()
    {
        var cards = Enumerable
            .Range(1, 60)
            .Select(i => new Card($"Project {i}") { Lines = ["x"], Footer = "y" })
            .ToList();
        var view = Parse(HomeTabRenderer.Render(cards, new("D0MARC", "")));
        var shown = view.GetProperty("blocks").EnumerateArray().Count(b => BlockKitRules.TypeOf(b) == "header");
        Assert.InRange(shown, 20, 25);
        Assert.Contains(
            $"… {60 - shown} more do not fit here: Project {shown + 1}, ",
            view.GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Empty(BlockKitRules.ProblemsOfView(view.GetRawText()));
    }

    [Fact]
    public void A_home_page_of_nothing_says_so() =>
        Assert.Contains(
            "There is nothing to show yet.",
            Parse(HomeTabRenderer.Render([], new("D0MARC", ""))).GetRawText(),
            StringComparison.Ordinal
        );
}

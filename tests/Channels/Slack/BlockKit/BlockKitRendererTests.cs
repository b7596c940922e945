using System.Text;
using System.Text.Json;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Tests.Kit.Slack;
using static MilestoneBot.Tests.Channels.Slack.BlockKit.HostileCards;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

public sealed partial class BlockKitRendererTests
{
    private static List<JsonElement> Render(Card card) =>
        [.. JsonDocument.Parse(BlockKitRenderer.Render(card)).RootElement.EnumerateArray()];

    private static List<JsonElement> Of(string type, Card card) =>
        [.. Render(card).SelectMany(BlockKitRules.All).Where(e => BlockKitRules.TypeOf(e) == type)];

    private static string Raw(Card card) => Encoding.UTF8.GetString(BlockKitRenderer.Render(card).Span);

    private static string[] Fields(Card card) =>
        [
            .. Render(card)
                .Where(b => b.TryGetProperty("fields", out _))
                .SelectMany(b => b.GetProperty("fields").EnumerateArray())
                .Select(f => f.GetProperty("text").GetString()!),
        ];

    [Fact]
    public void A_card_with_everything_keeps_the_limits_and_has_no_markup_of_others() =>
        Assert.Empty(BlockKitRules.ProblemsOfMessage(Raw(Full)));

    [Theory]
    [InlineData(Tone.Plain, "Draft")]
    [InlineData(Tone.Good, "✓ Draft")]
    [InlineData(Tone.Warning, "! Draft")]
    [InlineData(Tone.Stop, "✕ Draft")]
    public void The_tone_is_a_sign_before_the_title(Tone tone, string title) =>
        Assert.Equal(
            title,
            Render(new Card("Draft") { Tone = tone })[0].GetProperty("text").GetProperty("text").GetString()
        );

    [Fact]
    public void A_title_that_is_no_headline_any_more_follows_in_full()
    {
        var title = string.Join(' ', Enumerable.Repeat("Design approval", 20));
        var blocks = Render(new Card(title));
        Assert.EndsWith("…", blocks[0].GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(title, blocks[1].GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public void Who_is_called_is_rung_for_and_nobody_else_is()
    {
        var mentions = BlockKitRules
            .Texts(JsonDocument.Parse(Raw(Full)).RootElement)
            .Where(t => t.Text.Contains("<@", StringComparison.Ordinal));
        Assert.Equal(("mrkdwn", "<@UMARC>"), Assert.Single(mentions));
        Assert.DoesNotContain(
            "<@",
            Raw(new Card("Nobody") { Mentions = [new("web|local|priya", "Priya")] }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Lines_stand_below_each_other_in_one_section_and_long_ones_are_not_folded_away()
    {
        var section = Render(new Card("x") { Lines = ["one\ntwo", "", "three"] })[1];
        Assert.Equal("one\ntwo\n\nthree", section.GetProperty("text").GetProperty("text").GetString());
        Assert.False(section.TryGetProperty("expand", out _));
        Assert.True(Render(new Card("x") { Lines = [new string('l', 500)] })[1].GetProperty("expand").GetBoolean());
    }

    [Fact]
    public void A_line_that_no_section_holds_goes_on_in_the_next_and_nothing_of_it_is_lost()
    {
        var sections = Render(new Card("x") { Lines = [new string('&', 1500)] })
            .Skip(1)
            .Select(b => b.GetProperty("text").GetProperty("text").GetString()!)
            .ToList();
        Assert.Equal(3, sections.Count);
        Assert.Equal(string.Concat(Enumerable.Repeat("&amp;", 1500)), string.Concat(sections));
    }

    [Fact]
    public void Facts_are_pairs_of_a_bold_name_and_a_literal_value_five_in_a_section()
    {
        var blocks = Render(
            new Card("x")
            {
                Facts =
                [
                    new("Due date", "2026-07-30"),
                    .. Enumerable.Range(1, 5).Select(i => new Fact($"Fact {i}", "*v*")),
                ],
            }
        );
        Assert.Equal([10, 2], blocks.Skip(1).Select(b => b.GetProperty("fields").GetArrayLength()));
        var fields = blocks[1].GetProperty("fields");
        Assert.Equal("""{"type":"mrkdwn","text":"*Due date*","verbatim":true}""", fields[0].GetRawText());
        Assert.Equal("""{"type":"plain_text","text":"2026-07-30","emoji":false}""", fields[1].GetRawText());
    }

    [Fact]
    public void A_value_that_is_to_be_opened_is_a_link_and_one_that_is_not_mere_words_stands_beside_it()
    {
        var link = new Uri("https://files.example/a?b=1&c=2");
        Assert.Equal(
            ["*Evidence*", "<https://files.example/a?b=1&amp;c=2|report v3.pdf>"],
            Fields(new("x") { Facts = [new("Evidence", "report v3.pdf", link)] })
        );
        Assert.Equal(
            ["*Link*", "<https://files.example/a?b=1&amp;c=2>"],
            Fields(new("x") { Facts = [new("Link", link.ToString(), link)] })
        );
        Assert.Equal(
            ["*Evidence*", "report_v3 *final*", "Evidence, link", "<https://files.example/a?b=1&amp;c=2>"],
            Fields(new("x") { Facts = [new("Evidence", "report_v3 *final*", link)] })
        );
        Assert.Equal(
            ["*Trap*", "report"],
            Fields(new("x") { Facts = [new("Trap", "report", new Uri("javascript:alert(1)"))] })
        );
    }

    [Fact]
    public void A_row_says_what_it_is_about_and_each_sum_what_it_is_a_sum_of()
    {
        var table = new Table(
            [new("#", true), new("Milestone"), new("Net", true), new("State")],
            [
                ["1", "Discovery", "3,600.00", "started"],
                ["2", "Design"],
                ["", "Sum", "3,600.00", ""],
            ],
            HasTotalRow: true
        );
        Assert.Equal(
            ["*1 Discovery*", "Net: 3,600.00\nState: started", "*2 Design*", "–", "*Sum*", "Net: 3,600.00"],
            Fields(new("x") { Table = table })
        );
        Assert.Equal(
            ["*INV-2026-0001*", "Total: 4,284.00"],
            Fields(
                new("x")
                {
                    Table = new(
                        [new("Invoice"), new("Total", true)],
                        [
                            ["INV-2026-0001", "4,284.00"],
                        ]
                    ),
                }
            )
        );
    }

    [Fact]
    public void The_footer_is_the_small_print_above_the_buttons()
    {
        var blocks = Render(
            new Card("x") { Footer = "As of Wed 1 Jul 2026", Buttons = [new("More", "status page 2")] }
        );
        Assert.Equal(["header", "context", "actions"], blocks.Select(BlockKitRules.TypeOf));
        Assert.Equal("As of Wed 1 Jul 2026", blocks[1].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void A_button_carries_words_card_and_revision_and_whether_the_fields_go_with_it()
    {
        var card = new Card("x")
        {
            Address = "invoice/ACME/INV-1",
            Revision = 7,
            Inputs = [new("why", "Why")],
            Buttons =
            [
                new("Save", "set 1 name \"R&D <x>\"", ButtonStyle.Primary, SendsInputs: true),
                new("Also", "show 1", ButtonStyle.Primary),
                new("Drop", "drop 1", ButtonStyle.Danger),
            ],
        };
        var buttons = Of("button", card);
        Assert.Equal(("set 1 name \"R&D <x>\"", "invoice/ACME/INV-1", 7, true), ReadData(buttons[0]));
        Assert.Equal(("show 1", "invoice/ACME/INV-1", 7, false), ReadData(buttons[1]));
        Assert.DoesNotMatch("[<>&]", buttons[0].GetProperty("value").GetString());
        Assert.Equal(["b0", "b1", "b2"], buttons.Select(b => b.GetProperty("action_id").GetString()));
        Assert.Equal(
            ["primary", "", "danger"],
            buttons.Select(b => b.TryGetProperty("style", out var style) ? style.GetString() : "")
        ); // Slack recommends one primary button at most.
    }

    private static (string, string, int, bool) ReadData(JsonElement button)
    {
        var data = JsonDocument.Parse(button.GetProperty("value").GetString()!).RootElement;
        return (
            data.GetProperty("say").GetString()!,
            data.GetProperty("card").GetString()!,
            data.GetProperty("rev").GetInt32(),
            data.TryGetProperty("in", out _)
        );
    }

    [Theory]
    [InlineData("issue 2", "Issue")]
    [InlineData("ISSUE design", "Issue")]
    [InlineData("/credit INV-2026-0001 reason \"x\"", "Credit")]
    [InlineData("override 3 reason \"x\"", "Override")]
    [InlineData("writeoff 4 reason \"x\"", "Write off")]
    [InlineData("ask override 3", null)]
    [InlineData("invoice 2", null)]
    [InlineData("issued", null)]
    [InlineData("show issue", null)]
    [InlineData("approve R1", null)]
    [InlineData("pay 1 2000", null)]
    public void Only_what_moves_money_for_good_is_asked_back(string says, string? yes)
    {
        var button = Of("button", new Card("x") { Buttons = [new Button("Do it", says).Confirmed()] })[0];
        if (yes is null)
            Assert.False(button.TryGetProperty("confirm", out _));
        else
        {
            var confirm = button.GetProperty("confirm");
            Assert.Equal(yes, confirm.GetProperty("confirm").GetProperty("text").GetString());
            Assert.EndsWith(
                "?",
                confirm.GetProperty("title").GetProperty("text").GetString(),
                StringComparison.Ordinal
            );
            Assert.InRange(confirm.GetProperty("text").GetProperty("text").GetString()!.Length, 40, 300);
        }
    }

    [Theory]
    [InlineData("issue 2")]
    [InlineData("credit INV-2026-0001 reason \"x\"")]
    public void What_gets_a_number_is_not_said_to_reach_the_client_by_itself(string says)
    {
        var text = Of("button", new Card("x") { Buttons = [new Button("Do it", says).Confirmed()] })[0]
            .GetProperty("confirm")
            .GetProperty("text")
            .GetProperty("text")
            .GetString()!;
        Assert.DoesNotContain("goes to the client", text, StringComparison.Ordinal);
        Assert.Contains("without a mail server please send it yourself.", text, StringComparison.Ordinal);
        Assert.Contains("cannot be taken back", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_says_its_name_to_the_platform_and_what_is_wrong_stands_below_it()
    {
        var blocks = Render(
            new Card("x")
            {
                Revision = 3,
                Inputs =
                [
                    new("by", "By")
                    {
                        IsRequired = true,
                        Heading = "Design approval",
                        Placeholder = "Full name",
                        Value = "R&D",
                        Error = "That is no name.",
                    },
                ],
            }
        );
        Assert.Equal(["header", "section", "input", "context"], blocks.Select(BlockKitRules.TypeOf));
        Assert.Equal("*Design approval*", blocks[1].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("! That is no name.", blocks[3].GetProperty("elements")[0].GetProperty("text").GetString());
        var (input, element) = (blocks[2], blocks[2].GetProperty("element"));
        Assert.Equal(
            ("in.3.by", false, "in.by", "plain_text_input", "R&D"),
            (
                input.GetProperty("block_id").GetString(),
                input.GetProperty("optional").GetBoolean(),
                element.GetProperty("action_id").GetString(),
                BlockKitRules.TypeOf(element),
                element.GetProperty("initial_value").GetString()
            )
        );
        Assert.Equal(
            ("By", "Full name"),
            (
                input.GetProperty("label").GetProperty("text").GetString(),
                element.GetProperty("placeholder").GetProperty("text").GetString()
            )
        );
    }

    [Fact]
    public void Each_kind_of_field_has_its_element_and_a_value_that_it_cannot_hold_is_left_out()
    {
        var elements = Render(Full)
            .Where(b => BlockKitRules.TypeOf(b) == "input")
            .ToDictionary(
                b => b.GetProperty("element").GetProperty("action_id").GetString()!,
                b => b.GetProperty("element")
            );
        Assert.Equal(
            ("datepicker", "2026-07-29"),
            (BlockKitRules.TypeOf(elements["in.on"]), elements["in.on"].GetProperty("initial_date").GetString())
        );
        Assert.False(elements["in.bad"].TryGetProperty("initial_date", out _));
        Assert.Equal(
            ("number_input", "2284.00"),
            (BlockKitRules.TypeOf(elements["in.sum"]), elements["in.sum"].GetProperty("initial_value").GetString())
        );
        Assert.False(elements["in.bad2"].TryGetProperty("initial_value", out _));
        Assert.Equal(
            ("static_select", "bank"),
            (
                BlockKitRules.TypeOf(elements["in.how"]),
                elements["in.how"].GetProperty("initial_option").GetProperty("value").GetString()
            )
        );
        Assert.Equal(
            elements["in.how"].GetProperty("options")[0].GetRawText(),
            elements["in.how"].GetProperty("initial_option").GetRawText()
        );
        Assert.True(elements["in.why"].GetProperty("multiline").GetBoolean());
        Assert.Equal("plain_text_input", BlockKitRules.TypeOf(elements["in.none"])); // A choice without options becomes a text field.
    }

    [Fact]
    public void Of_too_many_choices_the_preset_one_is_kept_and_the_rest_is_said()
    {
        var input = Render((Card)Oversized.First(o => (string)o[0] == "many choices")[1])
            .Single(b => BlockKitRules.TypeOf(b) == "input");
        var values = input
            .GetProperty("element")
            .GetProperty("options")
            .EnumerateArray()
            .Select(o => o.GetProperty("value").GetString())
            .ToList();
        Assert.Equal((100, "1", "120"), (values.Count, values[0], values[^1]));
        Assert.StartsWith(
            "30 more cannot be offered here.",
            input.GetProperty("hint").GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
    }
}

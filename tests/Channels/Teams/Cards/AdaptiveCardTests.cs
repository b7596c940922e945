using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Cards;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Cards;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Channels.Teams.Cards;

public sealed class AdaptiveCardTests
{
    private const string Nasty =
        "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold** _it_ `c` # h <at>everyone</at> "
        + "@everyone ${title} {{name}} | & &lt; \\ \"q\" \u0000\u0007 \u202E \U0001F468\u200D\U0001F469 \ud800";

    private static readonly Card Full = new(Nasty)
    {
        Tone = Tone.Stop,
        Lines = [Nasty, "one\ntwo", ""],
        Facts =
        [
            new(Nasty, Nasty),
            new("Evidence", "report", new Uri("https://files.example/a b")),
            new("Trap", "report", new Uri("javascript:alert(1)")),
        ],
        Table = new(
            [new("Milestone", Weight: 4), new("Net", true)],
            [
                ["Discovery", "3,600.00"],
                ["Short"],
                ["Sum", "3,600.00"],
            ],
            HasTotalRow: true
        ),
        Inputs =
        [
            new("by", "By")
            {
                IsRequired = true,
                Placeholder = Nasty,
                Value = Nasty,
            },
            new("why", "Why", InputKind.LongText),
            new("on", "On", InputKind.Date) { Value = "2026-07-29" },
            new("bad", "On", InputKind.Date) { Value = "soon" },
            new("sum", "Sum", InputKind.Number) { Value = "2284.00" },
            new("bad2", "Sum", InputKind.Number) { Value = "2,284" },
            new("how", "How", InputKind.Choice)
            {
                IsRequired = true,
                Choices = ["bank", Nasty],
                Value = "bank",
            },
        ],
        Buttons =
        [
            .. Enumerable
                .Range(1, 8)
                .Select(i => new Button($"Button {i}", $"say {i}", (ButtonStyle)(i % 3), SendsInputs: i == 1)),
        ],
        Footer = Nasty,
        Address = "invoice/ACME/INV-2026-0001",
        Revision = 7,
    };

    private static JsonElement Render(Card card) => JsonDocument.Parse(AdaptiveCardRenderer.Render(card)).RootElement;

    private static IEnumerable<JsonElement> All(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => All(p.Value)).Prepend(element),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
            _ => [],
        };

    private static string TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    [ContractFact]
    [Needs(Need.Node)]
    public async Task A_card_with_everything_fits_the_schema_of_Adaptive_Cards()
    {
        await CardSchema.AssertValidAsync(
            Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(Full with { Buttons = [.. Full.Buttons.Take(5)] }).Span)
        ); // The schema checker itself shows five.
        await CardSchema.AssertValidAsync(
            Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(new Card("Only a title")).Span)
        );
    }

    [Fact]
    public void Text_stands_only_where_no_client_reads_markup()
    {
        var types = All(Render(Full)).Select(TypeOf).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain("TextBlock", types);
        Assert.DoesNotContain("FactSet", types);
        Assert.Contains("RichTextBlock", types);
    }

    [Fact]
    [Needs(Need.Node)]
    public async Task Who_is_called_is_rung_for_by_a_name_of_letters_alone_and_nobody_of_another_channel()
    {
        var card = Render(
            new Card("Confirmed")
            {
                Mentions =
                [
                    new("msteams|t|29:p", "Priya <b>*O'Neil*</b> [x](javascript:1)"),
                    new("web|local|marc", "Marc"),
                    new("msteams|t|29:z", "<>"),
                ],
            }
        );
        var block = card.GetProperty("body").EnumerateArray().Single(e => TypeOf(e) == "TextBlock");
        Assert.Equal("<at>Priya bO'Neilb xjavascript1</at>", block.GetProperty("text").GetString());
        var entity = Assert.Single(card.GetProperty("msteams").GetProperty("entities").EnumerateArray());
        Assert.Equal(
            ("29:p", block.GetProperty("text").GetString()),
            (entity.GetProperty("mentioned").GetProperty("id").GetString(), entity.GetProperty("text").GetString())
        );
        if (Contracts.Absent is null)
            await CardSchema.AssertValidAsync(card.GetRawText());
        Assert.False(Render(new Card("Nobody")).TryGetProperty("msteams", out _));
    }

    [Fact]
    public void Only_web_addresses_become_links()
    {
        var links = All(Render(Full))
            .Where(e => TypeOf(e) == "Action.OpenUrl")
            .Select(e => e.GetProperty("url").GetString());

        Assert.Equal(["https://files.example/a%20b"], links);
    }

    [Fact]
    public void A_button_carries_words_card_and_revision_and_an_older_way()
    {
        var actions = Render(Full).GetProperty("actions").EnumerateArray().ToArray();
        var first = actions[0];

        Assert.Equal(
            """{"say":"say 1","card":"invoice/ACME/INV-2026-0001","rev":7}""",
            first.GetProperty("data").GetRawText()
        );
        Assert.Equal(
            ("Action.Execute", "auto", "positive"),
            (TypeOf(first), first.GetProperty("associatedInputs").GetString(), first.GetProperty("style").GetString())
        );
        Assert.Equal(
            first.GetProperty("data").GetRawText(),
            first.GetProperty("fallback").GetProperty("data").GetRawText()
        );
        Assert.Equal("Action.Submit", TypeOf(first.GetProperty("fallback")));
        Assert.Equal("none", actions[1].GetProperty("associatedInputs").GetString());
        Assert.Equal("destructive", actions[1].GetProperty("style").GetString());
        Assert.Equal(6, actions.Count(a => !a.TryGetProperty("mode", out _)));
    }

    [Fact]
    public void No_input_can_stand_in_the_place_of_the_buttons_own_data()
    {
        var card = new Card("x") { Inputs = [new("say", "Say"), new("card", "Card"), new("rev", "Rev")] };

        Assert.Equal(
            ["in.say", "in.card", "in.rev"],
            All(Render(card)).Where(e => TypeOf(e) == "Input.Text").Select(e => e.GetProperty("id").GetString()!)
        );
    }

    [Fact]
    public void A_value_that_a_field_cannot_hold_is_left_out()
    {
        var inputs = All(Render(Full))
            .Where(e => TypeOf(e).StartsWith("Input.", StringComparison.Ordinal))
            .ToDictionary(e => e.GetProperty("id").GetString()!);

        Assert.Equal("2026-07-29", inputs["in.on"].GetProperty("value").GetString());
        Assert.False(inputs["in.bad"].TryGetProperty("value", out _));
        Assert.Equal(2284, inputs["in.sum"].GetProperty("value").GetDecimal());
        Assert.False(inputs["in.bad2"].TryGetProperty("value", out _));
        Assert.True(inputs["in.by"].GetProperty("isRequired").GetBoolean());
    }

    [Fact]
    public void Sums_stand_to_the_right_and_the_last_row_is_bold()
    {
        var table = All(Render(Full)).Single(e => TypeOf(e) == "Table");
        var rows = table.GetProperty("rows").EnumerateArray().ToArray();
        JsonElement Block(int row, int cell) => rows[row].GetProperty("cells")[cell].GetProperty("items")[0];

        Assert.Equal(4, rows.Length);
        Assert.All(rows, r => Assert.Equal(2, r.GetProperty("cells").GetArrayLength()));
        Assert.Equal("Right", Block(1, 1).GetProperty("horizontalAlignment").GetString());
        Assert.Equal("Bolder", Block(3, 1).GetProperty("inlines")[0].GetProperty("weight").GetString());
        Assert.Equal(JsonValueKind.String, Block(1, 0).GetProperty("inlines")[0].ValueKind);
    }

    [Fact]
    public void Those_who_may_not_decide_are_listed_by_the_platforms_own_ids()
    {
        var card = Render(
            new Card("Draft")
            {
                Address = "draft/P1/m1",
                Revision = 3,
                RestrictedViewers =
                [
                    "msteams|t|29:bob",
                    "msteams|t|29:a|b",
                    "web|local|marc",
                    "msteams|t|",
                    "nonsense",
                ],
            }
        );

        Assert.Equal(
            """{"action":{"type":"Action.Execute","verb":"refresh","data":"""
                + """{"say":"","card":"draft/P1/m1","rev":3}},"userIds":["29:bob","29:a|b"]}""",
            card.GetProperty("refresh").GetRawText()
        );
        Assert.False(
            Render(new Card("Draft") { RestrictedViewers = ["web|local|marc"] }).TryGetProperty("refresh", out _)
        );
    }

    [Fact]
    public void A_choice_reads_as_its_title_and_sends_its_value()
    {
        var input = All(
                Render(
                    new("x")
                    {
                        Inputs =
                        [
                            new("how", "How", InputKind.Choice)
                            {
                                Choices = [new("bank", "by bank transfer"), "cash"],
                                Value = "bank",
                                Heading = "**Invoice** 1",
                            },
                        ],
                    }
                )
            )
            .Single(e => TypeOf(e) == "Input.ChoiceSet");

        Assert.Equal(
            """[{"title":"by bank transfer","value":"bank"},{"title":"cash","value":"cash"}]""",
            input.GetProperty("choices").GetRawText()
        );
        Assert.Equal("bank", input.GetProperty("value").GetString());
    }

    public static TheoryData<string, Card> Oversized =>
        new()
        {
            {
                "endless typed values",
                new("Form")
                {
                    Inputs =
                    [
                        .. Enumerable
                            .Range(1, 12)
                            .Select(i => new Input($"f{i}", "Field")
                            {
                                Value = new string('v', 20_000),
                                Error = new string('e', 5_000),
                            }),
                    ],
                    Buttons = [new("Save", "save", SendsInputs: true)],
                }
            },
            {
                "sixty people with long names",
                new("Draft")
                {
                    Inputs = [new("why", "Why") { Value = "because" }],
                    Buttons = [new("Issue", "issue 1")],
                    RestrictedViewers =
                    [
                        .. Enumerable.Range(1, 60).Select(i => $"msteams|t|{new string('u', 400)}{i}"),
                    ],
                }
            },
            {
                "1,000 rows",
                new("Schedule")
                {
                    Table = new(
                        [new("Milestone"), new("Net", true)],
                        [
                            .. Enumerable.Range(1, 1000).Select(i => new[] { $"Milestone {i}", "1.00" }),
                            ["Sum", "1,000.00"],
                        ],
                        true
                    ),
                    Footer = "VAT 19 %",
                    Buttons = [new("More", "schedule page 2")],
                }
            },
            {
                "one endless cell",
                new("Schedule")
                {
                    Table = new(
                        [new("A")],
                        [
                            [new string('x', 30_000)],
                        ]
                    ),
                }
            },
            {
                "endless lines",
                new("Lines") { Lines = [.. Enumerable.Range(1, 900).Select(i => $"Line {i} " + new string('ä', 40))] }
            },
            {
                "endless facts",
                new("Facts") { Facts = [.. Enumerable.Range(1, 300).Select(i => new Fact($"Fact {i}", "value"))] }
            },
            {
                "endless words",
                new("Words")
                {
                    Buttons = [.. Enumerable.Range(1, 6).Select(i => new Button($"{i}", new string('y', 4000)))],
                }
            },
            { "endless title", new(string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469", 9000))) },
            {
                "everything quoted",
                new("Quotes") { Lines = [new string('"', 20_000)] }
            },
        };

    [Theory, MemberData(nameof(Oversized), DisableDiscoveryEnumeration = true)]
    public void A_card_never_exceeds_what_the_platform_takes(string name, Card card)
    {
        var json = AdaptiveCardRenderer.Render(card);

        Assert.True(Encoding.UTF8.GetCharCount(json.Span) * 2 <= 28_000, name);
        Assert.NotEmpty(JsonDocument.Parse(json).RootElement.GetProperty("body").EnumerateArray());
    }

    [Fact]
    public void A_form_with_endless_values_keeps_its_fields_and_buttons_and_what_is_not_endless()
    {
        var form = Render((Card)Oversized.First(o => (string)o[0] == "endless typed values")[1]);
        Assert.Equal(12, All(form).Count(e => TypeOf(e) == "Input.Text"));
        Assert.All(
            All(form).Where(e => TypeOf(e) == "Input.Text"),
            i => Assert.StartsWith("vvv", i.GetProperty("value").GetString(), StringComparison.Ordinal)
        );
        var draft = Render((Card)Oversized.First(o => ((string)o[0]).StartsWith("sixty", StringComparison.Ordinal))[1]);
        Assert.Equal("because", All(draft).Single(e => TypeOf(e) == "Input.Text").GetProperty("value").GetString());
        Assert.False(draft.TryGetProperty("refresh", out _));
    }

    [Fact]
    public void A_table_that_is_too_long_says_how_much_is_missing_and_keeps_its_sum()
    {
        var card = (Card)Oversized.First(o => (string)o[0] == "1,000 rows")[1];
        var body = Render(card);
        var rows = All(body).Single(e => TypeOf(e) == "Table").GetProperty("rows").GetArrayLength() - 2;
        var text = body.GetRawText();

        Assert.InRange(rows, 20, 999);
        Assert.Contains($"… {1000 - rows} more rows do not fit here", text, StringComparison.Ordinal);
        Assert.Contains("1,000.00", text, StringComparison.Ordinal);
        Assert.Contains("VAT 19 %", text, StringComparison.Ordinal);
        Assert.Single(body.GetProperty("actions").EnumerateArray());
    }

    [Fact]
    public void Lines_that_are_too_many_are_shown_as_far_as_they_fit()
    {
        var text = Render(new("Lines") { Lines = [.. Enumerable.Range(1, 900).Select(i => $"Line {i} is here")] })
            .GetRawText();

        Assert.Contains("Line 1 is here", text, StringComparison.Ordinal);
        Assert.Matches("… [0-9]+ more lines do not fit here", text);
    }
}

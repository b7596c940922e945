using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Tests.Channels.Slack.BlockKit;

/// <summary>Cards that the bot would never render, and hostile text.</summary>
internal static class HostileCards
{
    /// <summary>Everything that a client could read as a mark, a link, a mention or a change of direction.</summary>
    public const string Nasty =
        "<!channel> <!here> <@U1> <@UMARC> <#C1|general> <!subteam^S1> <!date^0^{date}|x> "
        + "<https://evil.example|x> <mailto:x@y.example|y> https://evil.example "
        + "*bold* _it_ ~no~ `c` ```d``` &lt;b&gt; &amp; :tada: @everyone\n> quote\n&gt; quote\n"
        + "- item \u202Egnp.exe\u202C \u2066x\u2069 \u0000\u0007\t\U0001F468\u200D\U0001F469 \ud800";

    public static IReadOnlyList<string> Hostile { get; } =
    [
        Nasty,
        "<!channel>",
        "<@U1>",
        "<https://evil|x>",
        "`x`",
        "*bold*",
        "&lt;",
        "_it_",
        "~x~",
        "> quote",
        "&gt; quote",
        "*",
        "**",
        "x*",
        "*x",
        "a|b",
        "<",
        ">",
        "&",
        "\u202Eevil",
        new string('W', 5000),
        new string('&', 5000),
        new string('<', 3001),
        "[x](https://evil.example)",
        "https://evil.example/a_b*c",
        ":smile:",
        "#general",
        "@here",
        " ",
        "\n\n",
        "",
    ];

    public static Card Full { get; } =
        new(Nasty)
        {
            Tone = Tone.Stop,
            Mentions =
            [
                new("slack|T1|UMARC", Nasty),
                new("slack|T1|<!channel>", "x"),
                new("slack|T1|C0GENERAL", "x"),
                new("web|local|priya", "Priya"),
            ],
            Lines = [Nasty, "one\ntwo", ""],
            Facts =
            [
                new(Nasty, Nasty),
                new("Evidence", "report", new Uri("https://files.example/a b?c=1&d=2")),
                new("Evidence", Nasty, new Uri("https://files.example/x|y<z>")),
                new("Trap", "report", new Uri("javascript:alert(1)")),
                new("Empty", ""),
            ],
            Table = new(
                [new("#", true), new("Milestone", Weight: 4), new("Net", true), new("State")],
                [
                    ["1", "Discovery & strategy", "3,600.00", "started"],
                    ["2", Nasty, "1.00", Nasty],
                    ["3"],
                    ["", "Sum", "3,601.00"],
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
                    Heading = Nasty,
                    Error = Nasty,
                },
                new("why", "Why", InputKind.LongText),
                new("on", "On", InputKind.Date) { Value = "2026-07-29" },
                new("bad", "On", InputKind.Date) { Value = "soon" },
                new("sum", "Sum", InputKind.Number) { Value = "2284.00" },
                new("bad2", Nasty, InputKind.Number) { Value = "2,284" },
                new("how", "How", InputKind.Choice)
                {
                    IsRequired = true,
                    Choices = [new("bank", Nasty), "cash"],
                    Value = "bank",
                },
                new("none", "Which", InputKind.Choice),
            ],
            Buttons =
            [
                .. Enumerable
                    .Range(1, 8)
                    .Select(i => new Button(
                        i == 8 ? Nasty : $"Button {i}",
                        $"say {i} \"R&D <x> 'é'\"",
                        (ButtonStyle)(i % 3),
                        SendsInputs: i == 1
                    )),
                new("Issue", "issue 2", ButtonStyle.Primary),
            ],
            Footer = Nasty,
            Address = "invoice/ACME/INV-2026-0001",
            Revision = 7,
        };

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
                "one endless line",
                new("Line") { Lines = [new string('&', 9_000)] }
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
            {
                "many buttons",
                new("Buttons")
                {
                    Buttons = [.. Enumerable.Range(1, 40).Select(i => new Button($"Button {i}", $"show {i}"))],
                }
            },
            {
                "many fields",
                new("Fields")
                {
                    Inputs = [.. Enumerable.Range(1, 70).Select(i => new Input($"f{i}", "Field"))],
                    Buttons = [new("Save", "save", SendsInputs: true)],
                }
            },
            {
                "many choices",
                new("Choices")
                {
                    Inputs =
                    [
                        new("which", "Which", InputKind.Choice)
                        {
                            Choices =
                            [
                                .. Enumerable
                                    .Range(1, 130)
                                    .Select(i => new Choice(
                                        i == 3 ? new string('c', 90) : $"{i}",
                                        $"Choice {i} " + new string('t', i == 5 ? 100 : 40)
                                    )),
                            ],
                            Value = "120",
                        },
                    ],
                    Buttons = [new("Choose", "show", SendsInputs: true)],
                }
            },
            { "endless title", new(string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469", 9000))) },
            {
                "endless marks on a letter",
                new("e" + new string('\u0301', 20_000)) { Lines = ["e" + new string('\u0301', 20_000)] }
            },
        };
}

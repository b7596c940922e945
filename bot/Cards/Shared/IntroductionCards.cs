using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Installations;

namespace MilestoneBot.Cards.Shared;

/// <summary>What the bot shows of itself before anybody has asked.</summary>
internal static class IntroductionCards
{
    public static Introduction All { get; } =
        new(
            new("MilestoneBot bills your project by stage")
            {
                Lines =
                [
                    "It keeps which deliverable is paid by which invoice, asks for the invoice when a stage is confirmed, "
                        + "and says before the next stage whether the last one is paid.",
                    "Begin with your project, by the form or in one line:",
                    "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30",
                ],
                Footer = "Type help for everything else.",
                Buttons = [new("New project", "project new", ButtonStyle.Primary), new("Help", "help")],
            },
            [new("inbox", "Waiting for you"), new("board", "Your projects"), new("what is overdue?", "Overdue")],
            new("More")
            {
                Lines =
                [
                    "Everything here can be typed, in this chat or in a project's channel. In a channel, begin with /milestone.",
                ],
                Buttons =
                [
                    new("New project", "project new", ButtonStyle.Primary),
                    new("Settings", "settings"),
                    new("Help", "help"),
                ],
            },
            new(
                "status EXAMPLEWEB",
                "project use EXAMPLEWEB",
                [
                    new(
                        "priya",
                        "project new \"Example website\" client \"Acme GmbH\" contact dana@acme.example key EXAMPLEWEB "
                            + "total 12000 EUR vat 19 starts today using website-30-40-30"
                    ),
                    new("priya", "role add approver @Marc"),
                    new("priya", "role add finance @Finn"),
                    new("priya", "set 1 expected +14d done-when client-sign-off"),
                    new("priya", "set 2 expected +44d done-when client-sign-off"),
                    new("priya", "set 3 expected +79d done-when file-delivery"),
                    new("priya", "terms send"),
                    new("priya", "terms agreed by \"Dana Weiss\" ref \"e-mail of today\""),
                    new("priya", "start 1"),
                    new("priya", "submit 1 \"Discovery report\""),
                    new("marc", "confirm 1 by \"Dana Weiss\" ref \"e-mail of today\""),
                    new("priya", "invoice 1"),
                    new("marc", "issue 1"),
                    new("priya", "start 2"),
                ]
            )
        );
}

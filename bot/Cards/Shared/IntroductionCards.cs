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
            [
                "help",
                "project new \"Acme website\" client \"Acme GmbH\" contact dana@acme.example total 12000 EUR vat 19 "
                    + "starts 2026-07-01 using website-30-40-30",
            ]
        );
}

using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Cards.Team;

/// <summary>The commands by group, and one command with its usage and examples.</summary>
internal static class HelpCards
{
    public static Card All(IReadOnlyList<CommandSyntax> known) =>
        new("What you can say")
        {
            Lines =
            [
                "Bill by project stage: define the milestones, have completion confirmed, invoice at that moment, "
                    + "and let the gate hold the next stage until it is paid.",
            ],
            Facts =
            [
                .. known.GroupBy(p => p.Group).Select(g => new Fact(g.Key, string.Join(" · ", g.Select(p => p.Verb)))),
            ],
            Footer = "help <command> explains one with examples. Questions work too: was phase 2 billed? was it paid?",
        };

    public static Card One(CommandSyntax syntax) =>
        new($"{syntax.Verb}: {syntax.Purpose}")
        {
            Lines =
            [
                "Usage:",
                syntax.FormatUsage(),
                "Examples:",
                .. syntax.Examples.SelectMany(e => CommandSyntax.FormatExample(e).Split('\n')),
            ],
        };

    public static Card Some(string verb, IReadOnlyList<CommandSyntax> syntaxes) =>
        new($"help {verb}")
        {
            Facts = [.. syntaxes.Select(p => new Fact(p.Verb, p.Purpose))],
            Footer = "help <command> explains one with examples.",
        };
}

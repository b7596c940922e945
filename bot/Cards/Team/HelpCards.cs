using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Team;

/// <summary>The commands by group, and one command with its usage and examples.</summary>
internal static class HelpCards
{
    /// <param name="known">All commands.</param>
    /// <param name="view">The project of the chat; null where there is none, or where it is not for the reader.</param>
    public static Card All(IReadOnlyList<CommandSyntax> known, ProjectView? view = null) =>
        new("What you can say")
        {
            Lines =
            [
                .. view is null ? Array.Empty<string>() : [$"{view.Project.Name}: {MoneyCards.NextLine(view)}"],
                "Bill by project stage: define the milestones, have completion confirmed, invoice at that moment, "
                    + "and let the gate hold the next stage until it is paid.",
            ],
            Facts =
            [
                .. known.GroupBy(p => p.Group).Select(g => new Fact(g.Key, string.Join(" · ", g.Select(p => p.Verb)))),
            ],
            Buttons = view is null
                ?
                [
                    new("New project", "project new", ButtonStyle.Primary),
                    new("How to begin", "help project new"),
                    new("Templates", "template list"),
                ]
                :
                [
                    new("What waits for me", "inbox", ButtonStyle.Primary),
                    new("Status", $"status {view.Project.Key}"),
                    new("Next billing point", $"next {view.Project.Key}"),
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
            Facts = [.. syntax.Arguments.Select(a => new Fact(NameOf(a), ArgumentWords.Describe(a) + Optional(a)))],
        };

    private static string NameOf(Argument argument) =>
        argument.IsNumbered ? $"{argument.Name}-1, {argument.Name}-2 …" : argument.Name;

    private static string Optional(Argument argument) => Suffix.When(argument.IsOptional, " (may be left out)");

    public static Card Some(string verb, IReadOnlyList<CommandSyntax> syntaxes) =>
        new($"help {verb}")
        {
            Facts = [.. syntaxes.Select(p => new Fact(p.Verb, p.Purpose))],
            Footer = "help <command> explains one with examples.",
        };
}

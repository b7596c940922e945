using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// The commands nearest to an unknown text, each as a line that works: the person's own words behind the right verb,
/// otherwise the verb with an example from the project, otherwise its help. Nothing in a suggestion is invented.
/// </summary>
internal static class Suggestions
{
    // Longer text is not suggested.
    private const int MaxLength = 200;

    public static IReadOnlyList<string> Find(
        string typed,
        IReadOnlyList<CommandSyntax> known,
        ProjectView? view,
        IReadOnlyList<Mention> mentions
    ) =>
        [
            .. DidYouMean
                .FindNearest(typed, known)
                .Select(commandSuggestion =>
                    CorrectedLine(commandSuggestion, known, mentions)
                    ?? ExampleLine(commandSuggestion.Syntax, view)
                    ?? $"help {commandSuggestion.Syntax.Verb}"
                )
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The suggestions one below the other, so that each can be copied.</summary>
    public static string ToText(IReadOnlyList<string> offers) =>
        offers.Count == 0
            ? "Say help for what I understand."
            : $"Did you mean\n{string.Join('\n', offers)}\nhelp lists everything.";

    private static string? CorrectedLine(
        CommandSuggestion commandSuggestion,
        IReadOnlyList<CommandSyntax> known,
        IReadOnlyList<Mention> mentions
    )
    {
        var line = $"{commandSuggestion.Syntax.Verb} {commandSuggestion.Rest}".Trim();
        if (line.Length > MaxLength || line.Contains('\n'))
            return null;
        var works =
            ParsedCommand.Match(line, known) is { } parsedCommand
            && parsedCommand.Syntax.Verb == commandSuggestion.Syntax.Verb
            && parsedCommand.IsValid(mentions);
        return works ? CommandSyntax.ReplaceMentions(line, mentions) : null;
    }

    /// <summary>
    /// The verb with an existing milestone or invoice; null where it takes something else that only the person knows.
    /// </summary>
    private static string? ExampleLine(CommandSyntax syntax, ProjectView? view)
    {
        if (syntax.TakesText)
            return null;
        var words = syntax
            .Arguments.Where(argument => !argument.IsOptional)
            .Select(argument => argument.IsKeyword ? null : Value(argument, view))
            .ToList();
        if (words.Contains(null))
            return null;
        var line = string.Join(' ', words.Prepend(syntax.Verb));
        return ParsedCommand.Match(line, [syntax])?.IsValid([]) == true ? line : null;
    }

    private static string? Value(Argument argument, ProjectView? view)
    {
        if (view?.Project is not { } project)
            return null;
        var invoice =
            project.IssuedInvoices.LastOrDefault(i => i.Open.IsPositive) ?? project.IssuedInvoices.LastOrDefault();
        return argument.Name switch
        {
            "milestone" => (
                project.LiveMilestones.FirstOrDefault(m => m.Stage != Stage.Confirmed)
                ?? project.LiveMilestones.FirstOrDefault()
            )
                is { } milestone
                ? $"{project.PositionOf(milestone)}"
                : null,
            "invoice" => invoice?.IssueDetails!.Number,
            "KEY" => project.Key,
            _ => null,
        };
    }
}

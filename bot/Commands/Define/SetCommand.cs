using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Changes a milestone before its terms are agreed.</summary>
internal sealed class SetCommand(ProjectStore projects, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("set", "changes a milestone before the terms are agreed")
            .WithArguments([Milestone, .. TermsArguments.All])
            .WithExamples("set 2 expected 2026-08-14 done-when client-sign-off", "set design amount 4800 EUR due 30");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var labels = arguments.Has(TermsArguments.Name) ? await StandardLabels.AllAsync(workspaces, turn, cancel) : [];
        var taken = "";
        var outcome = await projects.ChangeMilestoneAsync(
            turn,
            arguments.Get(Milestone),
            (project, milestone, context) =>
            {
                if (TermsArguments.Read(arguments, project, turn.At, out var refusal) is not { } proposed)
                    return refusal!;
                var change = StandardLabels.WithLabelDefaults(proposed, milestone, project, labels);
                taken = LabelCards.AppliedText(proposed, change);
                var decision = project.ChangeMilestone(milestone, change, context);
                return decision is Decision.Refused(Refusal.TermsFrozen frozen)
                    ? frozen with
                    {
                        Amend = AmendLine(turn.Text) ?? frozen.Amend,
                    }
                    : decision;
            },
            cancel
        );
        return outcome.ShowWithLabels(labels, taken);
    }

    /// <summary>The same text as a proposal to the client.</summary>
    private static string? AmendLine(string text) =>
        text.StartsWith("set ", StringComparison.OrdinalIgnoreCase) && !text.Contains('\n')
            ? $"amend {text[4..]}"
            : null;
}

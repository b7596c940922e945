using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Adds one milestone at the end of the schedule; one that is named like a label gets the label's defaults.
/// </summary>
internal sealed class AddCommand(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("add", "adds a billing point to the schedule")
            .WithArguments([.. AddedMilestone.Arguments])
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples(
                "add \"Design approval\" 40%",
                "add \"Contract signed\" 20% advance",
                "add \"Checkout live\" 4800 EUR expected 2026-08-14 due 14 done-when client-sign-off"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                AddedMilestone.Read(arguments, labels, project, turn, out var refusal) is { } milestone
                    ? WithAmendLine(project.AddMilestones([milestone], context), turn.Text)
                    : refusal!,
            cancel
        );
        return outcome.ShowWithLabels(labels, LabelCards.AppliedText(AddedMilestone.Wanted(arguments), labels));
    }

    /// <summary>The command alone gets the form; sent by the form itself, it is a form left empty.</summary>
    public async Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel)
    {
        if (
            incomplete.RawText.Length > 0
            || turn.IsActionOn(CardKind.NewMilestoneForm)
            || await reader.FindAsync(turn, "", cancel) is not { Project: { Agreement: null } project } view
        )
            return null;
        return project.CheckDefine(SenderActor.Create(turn, project), turn.At) is { } no
            ? RefusalText.ToReply(no, view)
            : Reply.FromCard(MilestoneFormCards.Add(view));
    }

    /// <summary>Once the terms are agreed, the same text is a proposal to the client.</summary>
    private static Decision WithAmendLine(Decision decision, string text) =>
        decision is Decision.Refused(Refusal.TermsFrozen frozen)
        && text.StartsWith("add ", StringComparison.OrdinalIgnoreCase)
        && !text.Contains('\n')
            ? frozen with
            {
                Amend = $"amend {text}",
            }
            : decision;
}

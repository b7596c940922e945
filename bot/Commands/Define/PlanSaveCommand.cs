using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Paste;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>Saves the preview that was last shown to the same person in the same conversation.</summary>
internal sealed class PlanSaveCommand(
    ProjectStore projects,
    ProjectReader reader,
    WorkspaceStore workspaces,
    PendingInputStore pendingInputStore
) : ICommand
{
    private static readonly Argument<Boxed<bool>> SkipBad = CommandArgument.Flag("skip-bad");
    private static readonly Argument<string> Code = CommandArgument.Text("preview").AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("plan save", "saves the schedule you were shown")
            .WithArguments(Code, SkipBad)
            .WithExamples("plan save", "plan save skip-bad");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var kind = PlanCommand.KindOf(await reader.FindAsync(turn, "", cancel));
        var text = await pendingInputStore.FindAsync(turn, kind, cancel);
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
            {
                if (text.Length == 0)
                    return new Refusal.UnreadableText(
                        "plan",
                        "there is no schedule of yours waiting here (a preview lasts an hour, or it was saved). Paste it behind plan"
                    );
                if (
                    arguments.GetOrDefault(Code) is { } code
                    && !code.Equals(PlanParser.CodeOf(text), StringComparison.OrdinalIgnoreCase)
                )
                    return new Refusal.UnreadableText(
                        "plan",
                        "that preview is not your last one. Say plan save for the last one you were shown, or paste it again behind plan"
                    );
                var paste = PlanParser.Parse(text, project, project.Today(turn.At));
                if (paste.InvalidLines.Count > 0 && !arguments.Has(SkipBad))
                    return new Refusal.UnreadableText(
                        "plan",
                        $"nothing was saved, because of {Problems(paste)}. Mend them, or say plan save skip-bad"
                    );
                return project.AddMilestones(
                    [.. paste.ValidMilestones.Select(m => StandardLabels.WithLabelDefaults(m, labels))],
                    context
                );
            },
            cancel
        );
        if (outcome is Outcome.Saved)
            await pendingInputStore.DeleteAsync(turn, kind, cancel);
        return outcome.ShowWithLabels(labels, "");
    }

    private static string Problems(PastedPlan paste)
    {
        var lines = string.Join("; ", paste.InvalidLines.Take(5).Select(line => $"line {line.Number}: {line.Problem}"));
        return lines + Suffix.When(paste.InvalidLines.Count > 5, $"; and {paste.InvalidLines.Count - 5} more lines");
    }
}

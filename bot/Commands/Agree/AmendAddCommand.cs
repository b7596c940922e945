using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Define;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Agree;

/// <summary>Proposes one more milestone after the client's agreement.</summary>
internal sealed class AmendAddCommand(ProjectStore projects, ProjectReader reader, WorkspaceStore workspaces) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("amend add", "proposes one more milestone, at the end of the schedule")
            .WithArguments([.. AddedMilestone.Arguments])
            .OpensFormWhen(given => given.RawText.Length == 0)
            .WithExamples(
                "amend add \"Online shop live\" 3000 EUR expected 2026-12-15 done-when client-sign-off",
                "amend add \"Extra report\" rest"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var taken = LabelCards.AppliedText(AddedMilestone.Wanted(arguments), labels);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                AddedMilestone.Read(arguments, labels, project, turn, out var refusal) is { } milestone
                    ? project.AmendAdd(milestone, context)
                    : refusal!,
            cancel
        );
        return outcome.Show(view => AmendmentCards.Create(view).WithEvents(taken.Length > 0 ? [taken] : []));
    }

    public Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        reader.CreateContractFormAsync(
            turn,
            CardKind.AddForm,
            view => incomplete.RawText.Length > 0 ? null : ContractFormCards.Add(view),
            cancel
        );
}

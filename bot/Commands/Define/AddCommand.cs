using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Adds one milestone at the end of the schedule; one that is named like a label gets the label's defaults.
/// </summary>
internal sealed class AddCommand(ProjectStore projects, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("milestone");
    private static readonly Argument<AmountInput> Amount = CommandArgument.Amount("amount");
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("add", "adds a billing point to the schedule")
            .WithArguments(
                Name,
                Amount,
                Starts,
                Expected,
                CommandArgument.DueDays,
                CommandArgument.Discount,
                CommandArgument.DoneWhen
            )
            .WithExamples(
                "add \"Design approval\" 40%",
                "add \"Checkout live\" 4800 EUR expected 2026-08-14 due 14 done-when client-sign-off"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var wanted = new NewMilestone(
            arguments.Get(Name),
            new Amount.Rest(),
            DueDays: arguments.GetOrDefault(CommandArgument.DueDays)?.Value,
            Criterion: arguments.GetOrDefault(CommandArgument.DoneWhen)?.Value
        )
        {
            Discount = arguments.GetOrDefault(CommandArgument.Discount),
        };
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
            {
                var today = project.Today(turn.At);
                return arguments.Get(Amount).ToAmount(project.Currency) is ({ } amount, _)
                    ? project.AddMilestones(
                        [
                            StandardLabels.WithLabelDefaults(wanted, labels) with
                            {
                                Amount = amount,
                                Starts = arguments.GetOrDefault(Starts)?.Resolve(today),
                                Expected = arguments.GetOrDefault(Expected)?.Resolve(today),
                            },
                        ],
                        context
                    )
                    : arguments.Get(Amount).ToAmount(project.Currency).No!;
            },
            cancel
        );
        return outcome.ShowWithLabels(labels, LabelCards.AppliedText(wanted, labels));
    }
}

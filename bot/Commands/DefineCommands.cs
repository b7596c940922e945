using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Puts one billing point at the end of the schedule; one that is named as a label takes what the label carries.
/// </summary>
internal sealed class AddCommand(ProjectStore projects, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = CommandArgument.Quoted("milestone");
    private static readonly Argument<AmountInput> Amount = CommandArgument.Amount("amount");
    private static readonly Argument<DateExpression> Starts = CommandArgument.Date("starts");
    private static readonly Argument<DateExpression> Expected = CommandArgument.Date("expected");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("add", "adds a billing point to the schedule")
            .WithArguments(Name, Amount, Starts, Expected, CommandArgument.DueDays, CommandArgument.DoneWhen)
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
        );
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
                if (TermsArguments.Read(arguments, project, turn.At, out var no) is not { } said)
                    return no!;
                var change = StandardLabels.WithLabelDefaults(said, milestone, project, labels);
                taken = LabelCards.AppliedText(said, change);
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

    /// <summary>The same words as a proposal to the client.</summary>
    private static string? AmendLine(string says) =>
        says.StartsWith("set ", StringComparison.OrdinalIgnoreCase) && !says.Contains('\n')
            ? $"amend {says[4..]}"
            : null;
}

/// <summary>Changes the order of the schedule.</summary>
internal sealed class MoveCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Before = CommandArgument.Milestone("before").AsKeyword().AsOptional();
    private static readonly Argument<string> After = CommandArgument.Milestone("after").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("move", "changes the order of the milestones")
            .WithArguments(Milestone, Before, After)
            .WithValidation(arguments =>
                arguments.Has(Before) == arguments.Has(After) ? (Before, "say before or after which milestone") : null
            )
            .WithExamples("move 3 before 2", "move discovery after design");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var beside = arguments.GetOrDefault(Before) ?? arguments.Get(After);
        return (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(Milestone),
                (project, milestone, context) =>
                    project.FindMilestone(beside) is ({ } found, _)
                        ? project.MoveMilestone(milestone, found, arguments.Has(Before), context)
                        : project.FindMilestone(beside, turn).No!,
                cancel
            )
        ).Show(ScheduleCards.Project);
    }
}

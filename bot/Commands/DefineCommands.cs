using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Puts one billing point at the end of the schedule; one that is named as a label takes what the label carries.
/// </summary>
internal sealed class Add(ProjectStore projects, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("milestone");
    private static readonly Argument<AmountText> Amount = Arg.Amount("amount");
    private static readonly Argument<DateWords> Starts = Arg.Date("starts");
    private static readonly Argument<DateWords> Expected = Arg.Date("expected");

    public Phrase Phrase { get; } =
        new Phrase("add", "adds a billing point to the schedule")
            .Takes(Name, Amount, Starts, Expected, Arg.Days, Arg.DoneWhen)
            .For(
                "add \"Design approval\" 40%",
                "add \"Checkout live\" 4800 EUR expected 2026-08-14 due 14 done-when client-sign-off"
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var labels = await StandardLabels.AllAsync(workspaces, turn, cancel);
        var wanted = new NewMilestone(
            given.Get(Name),
            new Amount.Rest(),
            DueDays: given.Maybe(Arg.Days)?.Value,
            Criterion: given.Maybe(Arg.DoneWhen)?.Value
        );
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) =>
            {
                var today = project.Today(turn.At);
                return given.Get(Amount).In(project.Currency) is ({ } amount, _)
                    ? project.AddAll(
                        [
                            StandardLabels.Filled(wanted, labels) with
                            {
                                Amount = amount,
                                Starts = given.Maybe(Starts)?.On(today),
                                Expected = given.Maybe(Expected)?.On(today),
                            },
                        ],
                        stamp
                    )
                    : given.Get(Amount).In(project.Currency).No!;
            },
            cancel
        );
        return outcome.ShowNamed(labels, LabelCards.Taken(wanted, labels));
    }
}

/// <summary>Changes a milestone before its terms are agreed.</summary>
internal sealed class Set(ProjectStore projects, WorkspaceStore workspaces) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();

    public Phrase Phrase { get; } =
        new Phrase("set", "changes a milestone before the terms are agreed")
            .Takes([Milestone, .. TermsArguments.All])
            .For("set 2 expected 2026-08-14 done-when client-sign-off", "set design amount 4800 EUR due 30");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var labels = given.Has(TermsArguments.Name) ? await StandardLabels.AllAsync(workspaces, turn, cancel) : [];
        var taken = "";
        var outcome = await projects.OnMilestoneAsync(
            turn,
            given.Get(Milestone),
            (project, milestone, stamp) =>
            {
                if (TermsArguments.Read(given, project, turn.At, out var no) is not { } said)
                    return no!;
                var change = StandardLabels.Filled(said, milestone, project, labels);
                taken = LabelCards.Taken(said, change);
                var decision = project.Set(milestone, change, stamp);
                return decision is Decision.Refused(Refusal.TermsFrozen frozen)
                    ? frozen with
                    {
                        Amend = Amended(turn.Says) ?? frozen.Amend,
                    }
                    : decision;
            },
            cancel
        );
        return outcome.ShowNamed(labels, taken);
    }

    /// <summary>The same words as a proposal to the client.</summary>
    private static string? Amended(string says) =>
        says.StartsWith("set ", StringComparison.OrdinalIgnoreCase) && !says.Contains('\n')
            ? $"amend {says[4..]}"
            : null;
}

/// <summary>Changes the order of the schedule.</summary>
internal sealed class Move(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> Before = Arg.Milestone("before").AsKeyword().OrNothing();
    private static readonly Argument<string> After = Arg.Milestone("after").AsKeyword().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("move", "changes the order of the milestones")
            .Takes(Milestone, Before, After)
            .Provided(given =>
                given.Has(Before) == given.Has(After) ? (Before, "say before or after which milestone") : null
            )
            .For("move 3 before 2", "move discovery after design");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var beside = given.Maybe(Before) ?? given.Get(After);
        return (
            await projects.OnMilestoneAsync(
                turn,
                given.Get(Milestone),
                (project, milestone, stamp) =>
                    project.Find(beside) is ({ } found, _)
                        ? project.Move(milestone, found, given.Has(Before), stamp)
                        : project.Find(beside, turn).No!,
                cancel
            )
        ).Show(ScheduleCards.Project);
    }
}

using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// A command about one milestone: it calls one method of the project and shows one card, or the request for approval
/// that it became.
/// </summary>
/// <param name="syntax">Takes a milestone, and the further arguments of the rule.</param>
internal sealed class MilestoneCommand(
    ProjectStore projects,
    CommandSyntax syntax,
    Func<Project, Milestone, ParsedArguments, DecisionContext, Decision> rule,
    Func<ProjectView, Milestone, Card> card
) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();

    /// <summary>A command without further arguments.</summary>
    public MilestoneCommand(
        ProjectStore projects,
        string verb,
        string purpose,
        Func<Project, Milestone, DecisionContext, Decision> rule,
        Func<ProjectView, Milestone, Card> card
    )
        : this(
            projects,
            new CommandSyntax(verb, purpose).WithArguments(Milestone).WithExamples($"{verb} 1", $"{verb} design"),
            (p, m, _, context) => rule(p, m, context),
            card
        ) { }

    public CommandSyntax Syntax { get; } = syntax;

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeMilestoneAsync(
            turn,
            arguments.Get(Milestone),
            (p, m, context) => rule(p, m, arguments, context),
            cancel
        );
        return outcome.Show(
            arguments.Get(Milestone),
            (view, m) =>
                outcome.FindRequest(turn, view) is { } request
                    ? RequestCards.Create(view, request)
                    : card(view, m).WithRecalculation(outcome, view)
        );
    }
}

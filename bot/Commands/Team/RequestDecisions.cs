using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>The shared parts of approve and decline: a request by its name.</summary>
internal static class RequestDecisions
{
    public static Argument<string> Request { get; } = CommandArgument.Text("request");

    public static async Task<Reply> DecideAsync(
        ProjectStore projects,
        Turn turn,
        ParsedArguments arguments,
        Func<Project, ApprovalRequest, DecisionContext, Decision> rule,
        Func<Outcome, ProjectView, ApprovalRequest, Card> card,
        CancellationToken cancel
    )
    {
        var name = arguments.Get(Request);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, context) => p.FindRequest(name) is ({ } found, _) ? rule(p, found, context) : p.FindRequest(name).No!,
            cancel
        );
        return outcome.Show(view =>
            view.Project.FindRequest(name).Found is { } request
                ? card(outcome, view, request)
                : ScheduleCards.Project(view)
        );
    }
}

using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Approves a request and does what was requested.</summary>
internal sealed class ApproveCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("approve", "does what somebody asked for")
            .WithArguments(RequestDecisions.Request)
            .WithExamples("approve R1", "approve 2");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RequestDecisions.DecideAsync(
            projects,
            turn,
            arguments,
            (p, request, context) => p.Approve(request, context),
            (outcome, view, request) => RequestCards.Approved(view, request).WithOutcome(outcome, view),
            cancel
        );
}

using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Does what somebody asked for.</summary>
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

/// <summary>Says no to what somebody asked for.</summary>
internal sealed class DeclineCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Why = CommandArgument.Quoted("why").AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("decline", "says no to what somebody asked for")
            .WithArguments(RequestDecisions.Request, Why)
            .WithExamples("decline R1", "decline R1 \"the client pays on Friday\"");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RequestDecisions.DecideAsync(
            projects,
            turn,
            arguments,
            (p, request, context) => p.Decline(request, arguments.GetOrDefault(Why) ?? "", context),
            (_, view, request) => RequestCards.Create(view, request),
            cancel
        );
}

/// <summary>What both have in common: a request by its name.</summary>
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
        var said = arguments.Get(Request);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, context) => p.FindRequest(said) is ({ } found, _) ? rule(p, found, context) : p.FindRequest(said).No!,
            cancel
        );
        return outcome.Show(view =>
            view.Project.FindRequest(said).Found is { } request
                ? card(outcome, view, request)
                : ScheduleCards.Project(view)
        );
    }
}

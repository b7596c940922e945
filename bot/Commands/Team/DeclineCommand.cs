using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Declines a request.</summary>
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

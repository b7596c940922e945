using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Does what somebody asked for.</summary>
internal sealed class Approve(ProjectStore projects) : ICommand
{
    public Phrase Phrase { get; } =
        new Phrase("approve", "does what somebody asked for").Takes(Asked.Request).For("approve R1", "approve 2");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Asked.DecideAsync(
            projects,
            turn,
            given,
            (p, request, stamp) => p.Approve(request, stamp),
            (outcome, sight, request) => RequestCards.Done(sight, request).Saying(outcome, sight),
            cancel
        );
}

/// <summary>Says no to what somebody asked for.</summary>
internal sealed class Decline(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Why = Arg.Quoted("why").OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("decline", "says no to what somebody asked for")
            .Takes(Asked.Request, Why)
            .For("decline R1", "decline R1 \"the client pays on Friday\"");

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        Asked.DecideAsync(
            projects,
            turn,
            given,
            (p, request, stamp) => p.Decline(request, given.Maybe(Why) ?? "", stamp),
            (_, sight, request) => RequestCards.Of(sight, request),
            cancel
        );
}

/// <summary>What both have in common: a request by its name.</summary>
internal static class Asked
{
    public static Argument<string> Request { get; } = Arg.Text("request");

    public static async Task<Reply> DecideAsync(
        ProjectStore projects,
        Turn turn,
        Given given,
        Func<Project, Request, Stamp, Decision> rule,
        Func<Outcome, Sight, Request, Card> card,
        CancellationToken cancel
    )
    {
        var said = given.Get(Request);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, stamp) => p.FindRequest(said) is ({ } found, _) ? rule(p, found, stamp) : p.FindRequest(said).No!,
            cancel
        );
        return outcome.Show(sight =>
            sight.Project.FindRequest(said).Found is { } request
                ? card(outcome, sight, request)
                : ScheduleCards.Project(sight)
        );
    }
}

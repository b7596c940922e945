using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Claims that a stage is complete and says where the deliverable is.</summary>
internal sealed class Submit(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> Deliverable = Arg.Quoted("deliverable");
    private static readonly Argument<string> Url = Arg.Text("url").OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("submit", "says that a stage is complete and where the deliverable is")
            .Takes(Milestone, Deliverable, Url)
            .For(
                "submit 1 \"Discovery report v3\" https://files.example/discovery-v3.pdf",
                "submit design \"Final screens\""
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (
            await projects.OnMilestoneAsync(
                turn,
                given.Get(Milestone),
                (p, m, stamp) => p.Submit(m, given.Get(Deliverable), given.Maybe(Url) ?? "", stamp),
                cancel
            )
        ).Show(given.Get(Milestone), StageCards.Submitted);
}

/// <summary>Confirms completion: the team's own criteria at once, the client's with evidence.</summary>
internal sealed class Confirm(ProjectStore projects, ProjectReader reader, Pending pending) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> By = Arg.Quoted("by", "name").AsKeyword().OrNothing();
    private static readonly Argument<string> Ref = Arg.Quoted("ref", "evidence").AsKeyword().OrNothing();

    private static readonly Argument<BoxOf<bool>> Message = Arg.Flag("message");

    public Phrase Phrase { get; } =
        new Phrase("confirm", "confirms that a stage is complete; for the client with evidence")
            .Takes(Milestone, By, Ref, Message)
            .Provided(given =>
                (given.Has(Message), given.Has(By), given.Has(Ref)) switch
                {
                    (true, true, _) or (true, _, true) => (
                        Message,
                        "the message says who confirms and where that stands; leave by and ref out"
                    ),
                    (_, true, false) => (Ref, "say where that stands: ref \"portal approval 16 July\""),
                    (_, false, true) => (By, "say whose confirmation that is: by \"Dana Weiss\""),
                    _ => null,
                }
            )
            .For("confirm 1 by \"Dana Weiss\" ref \"portal approval 16 July\"", "confirm final");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (given.Has(Message))
            return await ByMessageAsync(turn, given.Get(Milestone), cancel);
        var outcome = await projects.OnMilestoneAsync(
            turn,
            given.Get(Milestone),
            (p, m, stamp) => p.Confirm(m, given.Maybe(By) ?? "", given.Maybe(Ref) ?? "", turn.Who.Name, stamp),
            cancel
        );
        return outcome.Show(given.Get(Milestone), StageCards.Confirmed);
    }

    /// <summary>By the message that the same person pointed at here last.</summary>
    private async Task<Reply> ByMessageAsync(Turn turn, string milestone, CancellationToken cancel)
    {
        var message = Quotes.Read(await pending.FindAsync(turn, Pending.Message, cancel));
        // Heard again after its answer was lost, the message is used already: the store knows what came of it.
        if (message is null && !turn.Resumed)
            return Reply.No(
                "No message is waiting: you pointed at none here within the last hour, it was edited since, "
                    + "or it is used. Nothing was changed. Open the message's menu and choose \"Written confirmation\"."
            );
        if (await reader.FindAsync(turn, "", cancel) is not { } sight)
            return Answers.NoProject(turn);
        var outcome = await projects.OnMilestoneAsync(
            turn,
            milestone,
            (p, m, stamp) =>
                message is null
                    ? new Refusal.EvidenceNeeded(m)
                    : p.Confirm(m, message, MessageCards.Line(sight, message), stamp),
            cancel
        );
        if (outcome is Outcome.Saved)
            await pending.ForgetAsync(turn, Pending.Message, cancel);
        return outcome.Show(milestone, StageCards.Confirmed);
    }
}

/// <summary>Sends a submitted stage back with what is missing.</summary>
internal sealed class Changes(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();
    private static readonly Argument<string> Missing = Arg.Quoted("missing", "what is missing");

    public Phrase Phrase { get; } =
        new Phrase("changes", "sends a submitted stage back with what is missing")
            .Takes(Milestone, Missing)
            .For("changes 1 \"the budget page is missing\"", "changes design \"logo in the old colour\"");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (
            await projects.OnMilestoneAsync(
                turn,
                given.Get(Milestone),
                (p, m, stamp) => p.RequestChanges(m, given.Get(Missing), stamp),
                cancel
            )
        ).Show(given.Get(Milestone), StageCards.Started);
}

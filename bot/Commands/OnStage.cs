using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>A command about one milestone: one verb of the project, one card; or the request that it became.</summary>
/// <param name="phrase">Takes a milestone, and whatever else the rule needs.</param>
internal sealed class OnStage(
    ProjectStore projects,
    Phrase phrase,
    Func<Project, Milestone, Given, Stamp, Decision> rule,
    Func<Sight, Milestone, Card> card
) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();

    /// <summary>One that needs nothing but the milestone.</summary>
    public OnStage(
        ProjectStore projects,
        string verb,
        string purpose,
        Func<Project, Milestone, Stamp, Decision> rule,
        Func<Sight, Milestone, Card> card
    )
        : this(
            projects,
            new Phrase(verb, purpose).Takes(Milestone).For($"{verb} 1", $"{verb} design"),
            (p, m, _, stamp) => rule(p, m, stamp),
            card
        ) { }

    public Phrase Phrase { get; } = phrase;

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var outcome = await projects.OnMilestoneAsync(
            turn,
            given.Get(Milestone),
            (p, m, stamp) => rule(p, m, given, stamp),
            cancel
        );
        return outcome.Show(
            given.Get(Milestone),
            (sight, m) => outcome.Asked(turn, sight) is { } asked ? RequestCards.Of(sight, asked) : card(sight, m)
        );
    }
}

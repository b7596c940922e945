using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>A command that needs nothing but the milestone: one verb of the project, one card.</summary>
internal sealed class OnStage(ProjectStore projects, string verb, string purpose, Func<Project, Milestone, Stamp, Decision> rule, Func<Sight, Milestone, Card> card) : ICommand
{
    private static readonly Argument<string> Milestone = Arg.Milestone();

    public Phrase Phrase { get; } = new Phrase(verb, purpose).Takes(Milestone).For($"{verb} 1", $"{verb} design");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.OnMilestoneAsync(turn, given.Get(Milestone), rule, cancel)).Show(given.Get(Milestone), card);
}

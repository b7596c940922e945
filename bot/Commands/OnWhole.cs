using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>A command about the project as a whole: one verb of it, one card.</summary>
/// <param name="phrase">Takes whatever the rule needs.</param>
internal sealed class OnWhole(
    ProjectStore projects,
    Phrase phrase,
    Func<Project, Given, Stamp, Decision> rule,
    Func<Sight, Card> card
) : ICommand
{
    /// <summary>One that needs nothing but the project.</summary>
    public OnWhole(
        ProjectStore projects,
        string verb,
        string purpose,
        Func<Project, Stamp, Decision> rule,
        Func<Sight, Card> card
    )
        : this(projects, new Phrase(verb, purpose).For(verb, $"{verb}."), (p, _, stamp) => rule(p, stamp), card) { }

    public Phrase Phrase { get; } = phrase;

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, "", (project, stamp) => rule(project, given, stamp), cancel)).Show(card);
}

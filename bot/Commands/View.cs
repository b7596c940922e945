using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>A command that only shows a project: of this place, or of the key.</summary>
/// <param name="card">The card of the project, by page where the list may be long.</param>
internal sealed class View(ProjectReader reader, string verb, string purpose, Func<Sight, int, Card> card) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public View(ProjectReader reader, string verb, string purpose, Func<Sight, Card> card)
        : this(reader, verb, purpose, (sight, _) => card(sight)) { }

    public Phrase Phrase { get; } = new Phrase(verb, purpose).Takes(Key, Arg.Page).For(verb, $"{verb} ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        return Answers.Show(
            turn,
            await reader.FindAsync(turn, key, cancel),
            key,
            sight => card(sight, given.Maybe(Arg.Page)?.Value ?? 1)
        );
    }
}

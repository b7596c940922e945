using MilestoneBot.Cards;
using MilestoneBot.Chat;

namespace MilestoneBot.Commands;

/// <summary>What can be said, from the same definitions that read it.</summary>
internal sealed class Help : ICommand
{
    private static readonly Argument<string> Command = new Argument<string>(
        "command",
        "<command>",
        text => Reading.Of(text)
    )
        .Words(4)
        .OrNothing();
    private readonly List<Phrase> known = [];

    public Phrase Phrase { get; } =
        new Phrase("help", "lists what you can say, or explains one command")
            .Takes(Command)
            .ForAnybody()
            .For("help", "help project new");

    /// <summary>Told once, when the catalogue is complete.</summary>
    public void Knows(IEnumerable<Phrase> phrases) => known.AddRange(phrases.Where(p => !p.Internal));

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (given.Maybe(Command)?.ToLowerInvariant() is not { } asked)
            return Task.FromResult(Reply.Show(HelpCards.All(known)));
        if (known.Find(p => p.Verb == asked) is { } phrase)
            return Task.FromResult(Reply.Show(HelpCards.One(phrase)));
        var group = known.FindAll(p =>
            p.Verb.StartsWith(asked + " ", StringComparison.Ordinal)
            || p.Group.Equals(asked, StringComparison.OrdinalIgnoreCase)
        );
        return Task.FromResult(
            group.Count > 0
                ? Reply.Show(HelpCards.Some(asked, group))
                : Reply.No(
                    $"There is no command \"{asked}\". "
                        + $"{Offers.Say([.. DidYouMean.Nearest(asked, known).Select(guess => $"help {guess.Phrase.Verb}")])}"
                )
        );
    }
}

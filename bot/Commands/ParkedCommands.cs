using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>All reported payments that wait for the speaker, with the reason of each.</summary>
internal sealed class ParkedList(ParkedLines parked) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("parked", "lists reported payments that wait for you")
            .Takes(Key, Arg.Page)
            .For("parked", "parked ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (key, seen) = (given.Maybe(Key) ?? "", await parked.SeenAsync(turn, cancel));
        var asked = seen.Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (asked.Count == 0)
            return Answers.NoProject(turn, key) with { IsRefusal = key.Length > 0 };
        var lines = await parked.ForAsync(turn, asked, await parked.KeyHereAsync(turn, cancel), cancel);
        return Reply.Show(ParkedCards.List(lines, given.Maybe(Arg.Page)?.Value ?? 1, key, asked[0])) with
        {
            To = Audience.OnlyYou,
        };
    }
}

/// <summary>One reported payment with what the bank says of it, and the invoices it could be for.</summary>
internal sealed class ParkedShow(ParkedLines parked) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("parked show", "shows a reported payment and the invoices it could be for")
            .Takes(ParkedLines.Line, Key)
            .For("parked show B7", "parked show B7 ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
        await parked.FindAsync(turn, given.Get(ParkedLines.Line).Value, given.Maybe(Key) ?? "", cancel)
            is ({ } found, { } sight)
        && ParkedLines.May(turn, sight)
            ? Reply.Show(ParkedCards.Of(sight, found)) with
            {
                To = Audience.OnlyYou,
            }
            : Reply.Say(ParkedLines.Nothing(given.Get(ParkedLines.Line).Value)) with
            {
                To = Audience.OnlyYou,
            };
}

/// <summary>Puts a reported payment aside that is no client's.</summary>
internal sealed class ParkedDismiss(ProjectStore projects, ParkedLines parked) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("parked dismiss", "puts a reported payment aside that is not for you")
            .Takes(ParkedLines.Line, Key)
            .For("parked dismiss B7", "parked dismiss B7 ACME");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var number = given.Get(ParkedLines.Line).Value;
        if (await parked.FindAsync(turn, number, given.Maybe(Key) ?? "", cancel) is not ({ } found, { } sight))
            return ParkedLines.None(number);
        var outcome = await projects.ChangeAsync(
            turn,
            sight.Project.Key,
            (project, stamp) => project.Dismiss(found, stamp),
            cancel
        );
        return outcome.Show(now => ParkedCards.Of(now, found with { IsDismissed = true }));
    }
}

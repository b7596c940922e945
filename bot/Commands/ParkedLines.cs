using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// Which reported payments wait for somebody: those that name an invoice for who may record payments in its project,
/// the others for who may in any project. Whoever may not is told nothing, and what is another workspace's is not
/// there.
/// </summary>
internal sealed class ParkedLines(ProjectReader reader, Receipts receipts, SourceChecks checks)
{
    /// <summary>A reported payment by its name.</summary>
    public static Argument<BoxOf<int>> Line { get; } =
        new(
            "line",
            "<line>",
            text =>
                int.TryParse(text.TrimStart('B', 'b'), out var number) && number > 0
                    ? Reading.Of(new BoxOf<int>(number))
                    : Reading.Wrong($"\"{text}\" is no reported payment; write B7, as parked lists them")
        );

    public static Reply None(int number) => Reply.No(Nothing(number));

    public static string Nothing(int number) =>
        $"There is no reported payment B{number} here that waits for you. parked lists those that do, each with its project.";

    /// <summary>
    /// What waits for the speaker, each in the project in which he would deal with it: the one of the place if it may
    /// be meant.
    /// </summary>
    /// <param name="seen">The projects that he may see.</param>
    public async Task<IReadOnlyList<InboxLine>> ForAsync(
        Turn turn,
        IReadOnlyList<Sight> seen,
        string keyHere,
        CancellationToken cancel
    )
    {
        var mine = seen.Where(s => May(turn, s)).OrderByDescending(s => s.Project.Key == keyHere).ToList();
        if (mine.Count == 0)
            return [];
        var lines = new List<InboxLine>();
        foreach (var parked in await receipts.OpenAsync(turn, cancel))
            if (At(mine, parked) is { } sight)
                lines.Add(
                    Waits(sight, new(Wait.Money, Calendar.DateOf(parked.At, sight.Project.Zone)) { Parked = parked })
                );
        foreach (var bad in await checks.BadAsync(turn, cancel))
            lines.Add(
                Waits(
                    mine[0],
                    new(Wait.Statement, Calendar.DateOf(bad.At, mine[0].Project.Zone))
                    {
                        Statement = $"{bad.Name} cannot be read: {bad.Problem}",
                    }
                )
            );
        return lines;
    }

    /// <summary>
    /// One reported payment, open or not, in the project of the key, of the card or of the place; null where it cannot
    /// be that one's.
    /// </summary>
    public async Task<(Parked Parked, Sight Sight)?> FindAsync(
        Turn turn,
        int number,
        string key,
        CancellationToken cancel
    ) =>
        await receipts.FindAsync(turn, number, cancel) is { } parked
        && await reader.FindAsync(turn, key, cancel) is { } sight
        && parked.MayBeOf(sight.Project.Id)
            ? (parked, sight)
            : null;

    public static bool May(Turn turn, Sight sight) =>
        Rights.Allow(sight.Project, Act.RecordPayment, Acting.As(turn, sight.Project), turn.At);

    /// <summary>
    /// The card as it stands now, for whoever may see it; what stands in a place is drawn there by the process.
    /// </summary>
    public async Task<Card?> DrawAsync(Turn turn, Sight sight, string which, CancellationToken cancel) =>
        int.TryParse(which, out var number)
        && (turn.Where.IsInProcess || May(turn, sight))
        && await receipts.FindAsync(turn, number, cancel) is { } parked
        && parked.MayBeOf(sight.Project.Id)
            ? ParkedCards.Of(sight, parked)
            : null;

    public Task<IReadOnlyList<Sight>> SeenAsync(Turn turn, CancellationToken cancel) => reader.ListAsync(turn, cancel);

    public Task<string> KeyHereAsync(Turn turn, CancellationToken cancel) => reader.KeyHereAsync(turn, cancel);

    private static Sight? At(List<Sight> mine, Parked parked) =>
        mine.Find(s => parked.MayBeOf(s.Project.Id) && !s.Project.IsOver)
        ?? mine.Find(s => parked.MayBeOf(s.Project.Id));

    private static InboxLine Waits(Sight sight, Waiting what) => new(sight, what, what.Since);
}

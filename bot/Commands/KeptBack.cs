using System.Globalization;
using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// A message that did not arrive, for who may send it again: an approver of the project that it belongs to, or whoever
/// asked for it in a chat of their own. What somebody else said is told only where it has changed that project, and was
/// not said in a chat of their own.
/// </summary>
/// <param name="Sight">Its project; null for the speaker's own question.</param>
internal sealed record KeptBack(Undelivered Message, Sight? Sight)
{
    private const int MostWords = 80;

    /// <summary>Those of the speaker's, the oldest first.</summary>
    /// <param name="seen">The projects that he may see from here.</param>
    public static async Task<IReadOnlyList<KeptBack>> ForAsync(
        ProjectReader reader,
        Turn turn,
        IReadOnlyList<Sight> seen,
        CancellationToken cancel
    )
    {
        if (!turn.Who.IsStaff)
            return [];
        var mine = seen.Where(s => Rights.Allow(s.Project, Act.Decide, Acting.As(turn, s.Project), turn.At))
            .ToDictionary(s => s.Project.Id, StringComparer.Ordinal);
        bool IsOwn(Undelivered m) =>
            m is { Project: "", Asked: { } asked } && turn.IsPersonal && asked.Who.Id == turn.Who.Id;
        return
        [
            .. (await reader.UndeliveredAsync(cancel))
                .Select(m => new KeptBack(m, mine.GetValueOrDefault(m.Project)))
                .Where(k => k.Sight is not null || IsOwn(k.Message)),
        ];
    }

    /// <summary>The number of a message by its name, M7; null for what is none.</summary>
    public static long? NumberOf(string text) =>
        text is ['M' or 'm', .. var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// What an inbox says of them: one line a project for what goes by itself, and one for what is left to somebody.
    /// </summary>
    public static IEnumerable<InboxLine> Waiting(IReadOnlyList<KeptBack> kept) =>
        kept.Where(k => k is { Sight: not null, Message.IsClosed: false })
            .GroupBy(k => (k.Sight!.Project.Id, k.Message.IsForSomebody))
            .Select(group =>
            {
                var (sight, first) = (group.First().Sight!, group.First().Message);
                var since = Domain.Calendar.DateOf(first.Since, sight.Project.Zone);
                var (count, why) = (Words.Count(group.Count(), "message"), Hindrance.Of(first.Why));
                var (does, did) = group.Count() == 1 ? ("waits", "was") : ("wait", "were");
                return new InboxLine(sight, new(Wait.Undelivered, since), since)
                {
                    Undelivered = first.IsForSomebody
                        ? $"{count} may not have arrived or {did} given up ({why}): say retry and look"
                        : $"{count} of mine {does} to be delivered since {sight.Moment(first.Since)} ({why}); I go on trying by myself",
                };
            });

    public KeptLine ToLine(Turn turn) =>
        new(
            Message.Name,
            What(turn),
            Sight?.Project.Key ?? "–",
            Sight?.Moment(Message.Since)
                ?? Message.Since.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            Message.IsForSomebody ? Hindrance.Of(Message.Why) : $"{Hindrance.Of(Message.Why)}; it goes by itself",
            Message.IsForSomebody
        );

    private string What(Turn turn) =>
        Message.Asked switch
        {
            null => $"a card ({Message.Card})",
            { } mine when mine.Who.Id == turn.Who.Id => $"the answer to your \"{WordsOf(mine)}\"",
            { IsPersonal: false } said when Message.HasChanged =>
                $"the answer to {said.Who.Name}'s \"{WordsOf(said)}\"",
            { } said => $"the answer to {said.Who.Name}",
        };

    private static string WordsOf(Turn said) => Words.Cut(Phrase.WithNames(said.Says, said.Mentions), MostWords);
}

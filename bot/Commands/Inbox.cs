using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// What waits for the speaker in all the projects that he may see, by his rights; where everybody reads along, in the
/// place's own, and how much waits elsewhere.
/// </summary>
internal sealed class Inbox(ProjectReader reader, ParkedLines parked) : ICommand
{
    private static readonly Argument<string> Key = Arg.Key.OrNothing();

    public Phrase Phrase { get; } =
        new Phrase(
            "inbox",
            "shows what waits for you in all your projects; in a channel or group in the one of that place"
        )
            .Takes(Key, Arg.Page)
            .For("inbox", "inbox ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var key = given.Maybe(Key) ?? "";
        var all = (await reader.ListAsync(turn, cancel))
            .Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (all.Count == 0 && key.Length > 0)
            return Answers.NoProject(turn, key);
        var here = await reader.KeyHereAsync(turn, cancel);
        IEnumerable<InboxLine> For(IEnumerable<Sight> some) =>
            some.SelectMany(s =>
                Waiting
                    .For(s.Project, Me(turn, !turn.IsPersonal && s.Project.Key == here), s.Now, s.SellerToday)
                    .Select(w => new InboxLine(s, w, w.Since))
            );
        var lost =
            all.Count == 0 ? [] : await reader.UnreachableAsync([.. all.Select(s => s.Project.Id)], all[0].Now, cancel);
        var waiting = For(all)
            .Concat(await parked.ForAsync(turn, all, here, cancel))
            .Concat(
                all.Where(s =>
                        s.Project is { Closed: null, Cancelled: null }
                        && Rights.Allow(s.Project, Act.ManageRoles, Me(turn, inPlace: false), s.Now)
                    )
                    .Join(lost, s => s.Project.Id, l => l.Project, Lost)
            )
            .Concat(KeptBack.Waiting(await KeptBack.ForAsync(reader, turn, all, cancel)))
            .OrderBy(l => l.Waiting.What)
            .ThenBy(l => l.Since)
            .ToList();
        var others = turn.IsOpen && key.Length == 0 ? await reader.ListAsync(turn.Alone(), cancel) : [];
        var more = Elsewhere.Things(
            turn,
            For(others.Where(o => !all.Any(s => s.Project.Id == o.Project.Id))).Count(),
            waiting.Count
        );
        if (all.Count == 0)
            return Elsewhere.None(turn, more);
        var (shown, _) = Paging.Of(waiting, given.Maybe(Arg.Page)?.Value ?? 1, "inbox", key);
        var dated = new List<InboxLine>();
        foreach (var line in shown)
            dated.Add(await DatedAsync(line, cancel));
        return Reply.Show(
            InboxCard.Of(
                dated,
                waiting.Count,
                all.Count,
                Paging.Within(given.Maybe(Arg.Page)?.Value ?? 1, waiting.Count),
                here,
                key,
                all[0].AsOf(),
                more
            )
        ) with
        {
            To = Audience.OnlyYou,
        };
    }

    private static Actor Me(Turn turn, bool inPlace) =>
        new(turn.Who.Id, turn.Who.Name, turn.Who.IsStaff ? ActorKind.Staff : ActorKind.Guest, inPlace);

    /// <summary>Who may say where the project is spoken of learns that I cannot post there any more.</summary>
    private static InboxLine Lost(Sight sight, Unreachable lost)
    {
        var since = Calendar.DateOf(lost.Since, sight.Project.Zone);
        return new InboxLine(sight, new(Wait.Unreachable, since), since) { Places = (lost.Closed, lost.All) };
    }

    /// <summary>Since when something is back is in no table, only in the journal.</summary>
    private async Task<InboxLine> DatedAsync(InboxLine line, CancellationToken cancel)
    {
        string[] verbs = line.Waiting switch
        {
            { What: Wait.Changes } => ["changes-requested"],
            { What: Wait.Unbilled, Invoice: not null } => ["invoice-sent-back"],
            _ => [],
        };
        if (verbs.Length == 0)
            return line;
        var project = line.Sight.Project;
        return await reader.LastAsync(project.Id, line.Waiting.Milestone!.Id, verbs, cancel) is { } at
            ? line with
            {
                Since = Calendar.DateOf(at, project.Zone),
            }
            : line;
    }
}

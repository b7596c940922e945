using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Begins a project in one message: client, contract, terms, and a schedule from a template.</summary>
internal sealed class ProjectNew(
    ProjectStore projects,
    ProjectReader reader,
    WorkspaceStore workspaces,
    NewProjectForm form,
    ReservedKeys reserved
) : ICommand
{
    private static readonly Argument<string> Name = Arg.Quoted("name");
    private static readonly Argument<string> Client = Arg.Quoted("client").AsKeyword();
    private static readonly Argument<BoxOf<Money>> Total = new Argument<BoxOf<Money>>("total", "<money>", ReadTotal)
        .Words(3)
        .AsKeyword();
    private static readonly Argument<string> Contact = Arg.Text("contact").AsKeyword().OrNothing();
    private static readonly Argument<BoxOf<Percent>> Vat = Arg.Rate("vat");
    private static readonly Argument<string> Key = Arg.Key with { Name = "key", Keyword = true, Optional = true };
    private static readonly Argument<DateWords> Starts = Arg.Date("starts");
    private static readonly Argument<string> Zone = new Argument<string>(
        "zone",
        "<zone>",
        text =>
            Calendar.IsZone(text)
                ? Reading.Of(text)
                : Reading.Wrong($"\"{text}\" is no time zone; write it like Europe/Berlin")
    )
        .AsKeyword()
        .OrNothing();
    private static readonly Argument<string> Using = Arg.Text("using").AsKeyword().OrNothing();

    public Phrase Phrase { get; } =
        new Phrase("project new", "begins a project with its client and contract")
            .Takes(Name, Client, Total, Contact, Vat, Key, Starts, Zone, Arg.Days, Arg.Gate, Using)
            .AsksByFormWhen(some => some.Text.Length == 0)
            .For(
                "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR vat 19 using website-30-40-30",
                "project new \"Shop\" client \"Baker Ltd\" total 9,500.00 GBP vat 20 key SHOP starts 2026-09-01 due 30"
            );

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (given.Maybe(Key) is { } chosen && reserved.Problem(chosen) is { } unfit)
            return RefusalText.Say(new Refusal.BadText("key", unfit), null);
        IReadOnlyList<NewMilestone> milestones = [];
        if (given.Maybe(Using) is { } template)
        {
            var all = await Templates.AllAsync(workspaces, turn, cancel);
            if (!all.TryGetValue(template.ToLowerInvariant(), out milestones!))
                return Reply
                    .No(
                        $"There is no template \"{template}\"; there are {string.Join(", ", all.Keys)}. Nothing was changed."
                    )
                    .About(Using.Name, "There is no such template any more; choose another.");
        }
        var zone = given.Maybe(Zone) ?? (Calendar.IsZone(turn.Zone) ? turn.Zone : "UTC");
        var days = given.Maybe(Arg.Days)?.Value;
        if (days is not null)
            milestones = [.. milestones.Select(m => m with { DueDays = days })];
        var before = await reader.KeyHereAsync(turn, cancel);
        var outcome = await projects.CreateAsync(
            turn,
            (room, stamp) =>
            {
                var key =
                    given.Maybe(Key)
                    ?? Fresh(given.Get(Name), taken => reserved.Problem(taken) is not null || room.IsTaken(taken));
                if (room.IsTaken(key))
                    return new Refusal.KeyTaken(key);
                var starts = given.Maybe(Starts)?.On(Calendar.DateOf(turn.At, zone));
                return Project.Begin(
                    new(
                        room.Id,
                        turn.Where.Workspace,
                        key,
                        given.Get(Name),
                        given.Get(Client),
                        given.Maybe(Contact) ?? "",
                        given.Get(Total).Value,
                        given.Maybe(Vat)?.Value ?? Percent.Zero,
                        starts,
                        zone,
                        days ?? TermsWords.UsualDueDays,
                        given.Maybe(Arg.Gate)?.Value ?? GatePolicy.Paid,
                        turn.Where.Channel,
                        turn.Where.Conversation,
                        milestones
                    ),
                    stamp
                );
            },
            cancel
        );
        return outcome.Show(sight =>
            ScheduleCards.Project(sight) is var card && before.Length > 0 && before != sight.Project.Key
                ? card with
                {
                    Lines =
                    [
                        $"This place now speaks of {sight.Project.Key}. Before: {before} (back with project use {before}).",
                        .. card.Lines,
                    ],
                }
                : card
        );
    }

    /// <summary>The words alone are answered with the form; on the form itself they are a form left empty.</summary>
    public async Task<Reply?> AskAsync(Turn turn, Given some, CancellationToken cancel)
    {
        if (some.Text.Length > 0 || turn.Presses(Forms.NewProjectKind))
            return null;
        return await form.NewAsync(turn, cancel) is { } card
            ? Reply.Show(card)
            : RefusalText.Say(new Refusal.NotAllowed(Act.Define, [], [], IsGuest: true), null);
    }

    /// <summary>The contract is where the project's currency comes from, so it is said here.</summary>
    private static Reading ReadTotal(string text) =>
        MoneyText.Read(text, out var problem) is { } read && read.In(null, out problem) is { } total
            ? Reading.Of(new BoxOf<Money>(total))
            : Reading.Wrong(problem);

    /// <summary>
    /// A short key from the first word of the name that begins with a letter, and that nobody in the workspace uses.
    /// </summary>
    private static string Fresh(string name, Func<string, bool> isTaken)
    {
        var word = new string([
            .. name.SkipWhile(c => !char.IsAsciiLetter(c)).TakeWhile(char.IsAsciiLetterOrDigit),
        ]).ToUpperInvariant();
        var stem = word.Length == 0 ? "P" : word[..Math.Min(word.Length, 8)];
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : n.ToString();
            var key = stem[..Math.Min(stem.Length, 10 - suffix.Length)] + suffix;
            if (!isTaken(key))
                return key;
        }
    }
}

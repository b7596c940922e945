using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Turns what became of an act into an answer.</summary>
internal static class Answers
{
    /// <summary>The card of the present state if it stands; words if it was refused.</summary>
    public static Reply Show(this Outcome outcome, Func<Sight, Card> card) =>
        outcome switch
        {
            Outcome.Saved(var sight, _) => Reply.Show(card(sight)) with { IsChange = true },
            Outcome.Repeated(var sight) => (Reply.Show(card(sight)) with { IsChange = true }).Old(),
            Outcome.Stale => Reply.OldCard(),
            Outcome.Overtaken(var sight) => Overtaken(sight),
            Outcome.Refused(var why, var sight) => RefusalText.Say(why, sight),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
        };

    private const string Faster =
        "Somebody else was faster: nothing of yours was saved. Look how it stands now, and say it again if it still holds.";

    private static Reply Overtaken(Sight? sight) =>
        sight is null
            ? Reply.No(Faster)
            : Reply.No(ScheduleCards.Project(sight).Saying([Faster]) with { Tone = Tone.Warning }) with
            {
                To = Audience.OnlyYou,
            };

    /// <summary>The same for an act on one milestone; by the time it is shown it may have left the schedule.</summary>
    public static Reply Show(this Outcome outcome, string milestone, Func<Sight, Milestone, Card> card) =>
        outcome.Show(sight =>
            sight.Project.Find(milestone).Found is { } found ? card(sight, found) : ScheduleCards.Project(sight)
        );

    /// <summary>
    /// The card with what the act has written on top. Who gave up a balance or opened a gate, and why, stands on the
    /// card itself.
    /// </summary>
    public static Card Saying(this Card card, Outcome outcome, Sight sight) =>
        outcome is Outcome.Saved(_, var events)
            ? card.Saying(
                events.Where(e => e is not (InvoiceWrittenOff or GateOverridden)).Select(e => AuditCards.Say(sight, e))
            )
            : card;

    /// <summary>The request that the turn made, because its speaker may only ask; null when it did not.</summary>
    public static Request? Asked(this Outcome outcome, Turn turn, Sight sight) =>
        outcome switch
        {
            Outcome.Saved(_, var events) when events.OfType<RequestMade>().FirstOrDefault() is { } made =>
                sight.Project.Requests.Find(r => r.Id == made.Request),
            // Heard again after its answer was lost: what the same speaker asked for at that instant.
            Outcome.Repeated => sight.Project.Requests.Find(r =>
                r.Signed.By == turn.Who.Id && r.Signed.At.ToUnixTimeMilliseconds() == turn.At.ToUnixTimeMilliseconds()
            ),
            _ => null,
        };

    /// <summary>A reader's card of a project, or the way to begin where there is none.</summary>
    public static Reply Show(Turn turn, Sight? sight, string key, Func<Sight, Card> card) =>
        sight is null ? NoProject(turn, key) : Reply.Show(card(sight));

    /// <summary>
    /// None of that key, or none here; where everybody reads along, another place's project and one that is not there
    /// have one answer.
    /// </summary>
    public static Reply NoProject(Turn turn, string key = "") => RefusalText.Say(WhyNoProject(turn, key), null);

    private static Refusal WhyNoProject(Turn turn, string key)
    {
        if (turn.Who.IsForeign)
            return new Refusal.GuestHere();
        if (key.Length == 0)
            return new Refusal.NoProjectHere();
        return turn.IsOpen
            ? new Refusal.ProjectNotHere(key, Phrase.WithNames(turn.Says, turn.Mentions))
            : new Refusal.ProjectUnknown(key);
    }

    /// <summary>An act on the milestone that somebody means.</summary>
    public static Task<Outcome> OnMilestoneAsync(
        this ProjectStore projects,
        Turn turn,
        string milestone,
        Func<Project, Milestone, Stamp, Decision> rule,
        CancellationToken cancel
    ) =>
        projects.ChangeAsync(
            turn,
            "",
            (project, stamp) =>
                project.Find(milestone, turn) is ({ } found, _)
                    ? rule(project, found, stamp)
                    : project.Find(milestone, turn).No!,
            cancel
        );

    /// <summary>
    /// The milestone that somebody means; if several could be meant, they are offered in the words of his turn.
    /// </summary>
    public static (Milestone? Found, Refusal? No) Find(this Project project, string said, Turn turn) =>
        project.Find(said) is (_, Refusal.MilestoneAmbiguous no)
            ? (null, no with { Words = Around(turn.Says, said) })
            : project.Find(said);

    /// <summary>
    /// Typed words can be said again with a position in the place of what was ambiguous: where it stands as words of
    /// its own.
    /// </summary>
    internal static (string Before, string After)? Around(string says, string said)
    {
        for (
            var at = says.IndexOf(said, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = says.IndexOf(said, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (at > 0 && says[at - 1] == ' ' && (at + said.Length == says.Length || says[at + said.Length] == ' '))
                return (says[..at], says[(at + said.Length)..]);
        return null;
    }
}
